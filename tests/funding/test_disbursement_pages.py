from datetime import date
from decimal import Decimal

import pytest

from funding.models import Disbursement
from jisr.timeline import timeline
from tests.factories import make_authority, make_user
from tests.factories_funding import make_disbursement, make_instalment, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance(client):
    user = make_user("finance")
    client.force_login(user)
    return user


def fields(row, amount="1000", parts=(), **changes):
    data = {
        "project": row.project.reference,
        "payer": row.funder.reference,
        "modality": "received",
        "amount": amount,
        "currency": "EUR",
        "value_on": "2026-11-02",
        "allocations-TOTAL_FORMS": str(len(parts)),
        "allocations-INITIAL_FORMS": "0",
    }
    for place, (instalment, part) in enumerate(parts):
        data |= {f"allocations-{place}-instalment": instalment.reference, f"allocations-{place}-amount": part}
    return {**data, **changes}


def test_a_payment_is_entered_with_its_parts_and_waits_to_be_posted(client, finance):
    row = make_instalment(by=finance)
    response = client.post("/disbursements/new/", fields(row, "1 000", [(row, "400,5")]))
    payment = Disbursement.objects.get()
    assert response.headers["Location"] == payment.url_for()
    assert (payment.amount, payment.is_posted, payment.allocations.get().amount) == (1000, False, Decimal("400.5"))


@pytest.mark.parametrize("amount", ["0", "0,00", "1.250", "10.505", ""])
def test_an_amount_that_is_zero_or_has_two_readings_is_refused(client, finance, amount):
    row = make_instalment(by=finance)
    response = client.post("/disbursements/new/", fields(row, amount))
    assert (response.status_code, [*response.context["form"].errors]) == (422, ["amount"])
    assert Disbursement.objects.count() == 0


def test_parts_above_the_payment_or_the_instalment_are_refused_before_anything_is_saved(client, finance):
    row = make_instalment(by=finance, amount=500)
    for amount, part in (("400", "401"), ("1000", "501")):
        response = client.post("/disbursements/new/", fields(row, amount, [(row, part)]))
        assert (response.status_code, len(response.context["form"].non_field_errors())) == (422, 1)
    other = make_instalment(by=finance, project=row.project, currency="USD")
    response = client.post("/disbursements/new/", fields(row, "400", [(other, "5")]))
    assert response.context["form"].non_field_errors() == [
        f"Instalment {other.reference} is in USD, the payment in EUR."
    ]
    assert Disbursement.objects.count() == 0


def test_a_payment_begun_from_an_instalment_pays_what_is_to_come(client, finance):
    row = make_instalment(by=finance, amount=1000)
    make_disbursement(amount=400, parts={row: 400}, posted_by=finance)
    form = client.get(f"/disbursements/new/?instalment={row.reference}").context["form"]
    assert (form["project"].value(), form["payer"].value(), form["amount"].value(), form["currency"].value()) == (
        f"{row.project.reference} · {row.project.name}",
        f"{row.funder.reference} · {row.funder.name}",
        "600",
        "EUR",
    )
    [formset] = form.formsets
    [part] = formset.forms
    assert (part["instalment"].value().partition(" ")[0], part["amount"].value()) == (row.reference, "600")


def test_posting_asks_first_and_happens_by_post_alone(client, finance):
    row = make_instalment(by=finance)
    payment = make_disbursement(by=finance, parts={row: 400})
    assert client.get(payment.url_for()).context["may_post"] is True
    assert client.get(f"{payment.url_for()}post/").status_code == 200
    payment.refresh_from_db()
    assert payment.is_posted is False
    assert client.post(f"{payment.url_for()}post/").headers["Location"] == payment.url_for()
    payment.refresh_from_db()
    assert payment.posted_by == finance
    assert timeline(payment)[0].sentence == "posted the payment"


def test_posting_parts_that_no_longer_fit_is_refused_on_the_page(client, finance):
    row = make_instalment(by=finance, amount=1000)
    first, second = make_disbursement(parts={row: 800}), make_disbursement(parts={row: 300})
    first.post(by=finance)
    response = client.post(f"{second.url_for()}post/")
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [
        f"Instalment {row.reference} would be paid more than its amount."
    ]


def test_a_posted_payment_has_no_edit_and_refuses_one(client, finance):
    row = make_instalment(by=finance)
    payment = make_disbursement(by=finance, project=row.project, posted_by=finance)
    assert f'href="{payment.url_for()}edit/"' not in client.get(payment.url_for()).content.decode()
    assert client.get(payment.url_for("update")).headers["Location"] == payment.url_for()
    response = client.post(payment.url_for("update"), fields(row, "5", version=str(payment.version)))
    assert response.status_code == 422
    payment.refresh_from_db()
    assert payment.amount == 1000


def test_a_reversal_asks_why_and_shows_both(client, finance):
    payment = make_disbursement(by=finance, posted_by=finance)
    address = f"{payment.url_for()}reverse/"
    assert client.post(address, {"reason": ""}).status_code == 422
    response = client.post(address, {"reason": "Booked twice"})
    opposite = Disbursement.objects.get(reverses=payment)
    assert response.headers["Location"] == opposite.url_for()
    assert f'href="{opposite.url_for()}"' in client.get(payment.url_for()).content.decode()
    assert client.post(address, {"reason": "Again"}).headers["Location"] == payment.url_for()
    assert Disbursement.objects.count() == 2


@pytest.mark.parametrize("role", ["officer", "head", "auditor", "administrator"])
def test_only_finance_posts_and_reverses(client, role):
    user = make_user(role)
    finance = make_user("finance", authority=user.authority)
    draft, posted = make_disbursement(by=finance), make_disbursement(by=finance, posted_by=finance)
    client.force_login(user)
    assert client.post(f"{draft.url_for()}post/").status_code == 403
    assert client.post(f"{posted.url_for()}reverse/", {"reason": "No"}).status_code == 403
    context = client.get(draft.url_for()).context
    assert (context["may_post"], client.get(posted.url_for()).context["may_reverse"]) == (False, False)


def test_another_authoritys_payment_is_neither_posted_nor_reversed(client, finance):
    stranger = make_user("finance", authority=make_authority())
    foreign = make_disbursement(project=make_project(by=stranger), by=stranger)
    assert client.post(f"{foreign.url_for()}post/").status_code == 404
    foreign.refresh_from_db()
    assert foreign.is_posted is False


def test_history_shows_an_added_and_a_changed_part(client, finance):
    row = make_instalment(by=finance)
    payment = make_disbursement(by=finance, parts={row: 400})
    part = payment.allocations.get()
    data = fields(row, version="1") | {
        "allocations-TOTAL_FORMS": "1",
        "allocations-INITIAL_FORMS": "1",
        "allocations-0-id": str(part.pk),
        "allocations-0-instalment": row.reference,
        "allocations-0-amount": "500",
        "payer": payment.payer.reference,
    }
    assert client.post(payment.url_for("update"), data).status_code == 302
    [change] = timeline(payment)[0].changes
    assert (change.label, change.old[:3], change.new[:3]) == ("Part put on an instalment: Amount", "400", "500")


def test_a_look_up_tells_instalments_apart_by_amount_and_day(client, finance):
    row = make_instalment(by=finance, amount=1000, due_on=date(2026, 12, 1))
    [label] = client.get("/lookup/funding.instalment/", {"q": row.project.name}).json()["results"]
    assert label.replace("\xa0", " ") == f"{row.reference} · 1,000.00 EUR · 01/12/2026"


@pytest.mark.parametrize("typed, kept", [("10,8243", "10.8243"), ("10.80000001", "10.80000001"), ("1.250", "1.25")])
def test_a_rate_is_typed_with_a_point_or_a_comma(client, finance, typed, kept):
    from funding.models import ExchangeRate

    data = {"base": "EUR", "quote": "MAD", "on": "2026-11-02", "source": "Bank Al-Maghrib", "value": typed}
    assert client.post("/rates/new/", data).status_code == 302
    assert ExchangeRate.objects.get().value == Decimal(kept)
    again = client.post("/rates/new/", data)
    assert (again.status_code, len(again.context["form"].non_field_errors())) == (422, 1)


@pytest.mark.parametrize("typed", ["", "0", "-1", "abc", "1.123456789"])
def test_a_rate_that_cannot_be_is_refused(client, finance, typed):
    data = {"base": "EUR", "quote": "MAD", "on": "2026-11-02", "source": "Bank Al-Maghrib", "value": typed}
    response = client.post("/rates/new/", data)
    assert (response.status_code, [*response.context["form"].errors]) == (422, ["value"])
