"""What holds back the next payment."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine

from funding.blocking import blocked_payments, held_back
from funding.services import post_payment, reverse_payment
from jisr.exchange.reading import read_table
from partnerships.models import ObligationState
from tests.factories import make_agreement, make_authority, make_partner, make_user
from tests.factories_funding import make_disbursement, make_instalment, make_project
from tests.factories_obligations import duty, make_living_agreement, make_obligation

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
TODAY = NOW.date()
FIRST, SECOND, THIRD = date(2026, 6, 1), date(2027, 6, 1), date(2028, 6, 1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def user(client):
    user = make_user("head", "finance", full_name="Hind Alaoui")
    client.force_login(user)
    return user


def tranches(user, **fields):
    """Three tranches of one grant, the first paid."""
    agreement = make_living_agreement(by=user)
    project = make_project(by=user)
    fields = {"by": user, "project": project, "agreement": agreement, "amount": 100, **fields}
    rows = [make_instalment(due_on=day, **fields) for day in (FIRST, SECOND, THIRD)]
    make_disbursement(amount=100, currency=rows[0].currency, parts={rows[0]: 100}, posted_by=user)
    return rows


def condition(user, instalment, **fields):
    return make_obligation(by=user, agreement=instalment.agreement, unlocks=instalment, owner=user, **fields)


def test_only_the_next_unpaid_instalment_counts(user):
    paid, second, third = tranches(user)
    condition(user, paid)
    condition(user, third)
    assert list(blocked_payments(user)) == []
    condition(user, second)
    assert list(blocked_payments(user)) == [second]


@pytest.mark.parametrize(("state", "is_blocked"), [(s, s in ObligationState.PENDING) for s in ObligationState.values])
def test_a_condition_blocks_until_it_is_accepted_or_waived(user, state, is_blocked):
    _paid, second, _third = tranches(user)
    condition(user, second, state=state)
    assert list(blocked_payments(user)) == ([second] if is_blocked else [])


def test_an_accepted_report_unblocks_the_tranche(client, user):
    _paid, second, _third = tranches(user)
    report = condition(user, second)
    assert "Blocked" in client.get(second.url_for()).content.decode()
    report.move_to("submitted", by=user, facts={"submitted_on": TODAY})
    report.move_to("accepted", by=user, facts={"accepted_on": TODAY})
    assert ">Blocked<" not in client.get(second.url_for()).content.decode()
    assert client.get("/blocked-payments/").context["table"].paginator.count == 0


def test_our_own_counterpart_an_archived_or_published_one_and_another_authority_do_not_count(user):
    stranger = make_user("head", authority=make_authority())
    for row in (
        make_instalment(by=user, direction="own"),
        make_instalment(by=user, project=make_project(by=user, origin="published")),
        make_instalment(by=stranger),
    ):
        make_obligation(by=user, agreement=make_agreement(authority=row.authority), unlocks=row)
    gone = make_instalment(by=user)
    make_obligation(by=user, unlocks=gone)
    gone.archive(by=user, reason="A double")
    free = make_instalment(by=user)
    make_obligation(by=user, unlocks=free).archive(by=user, reason="A double")
    assert list(blocked_payments(user)) == []


def test_two_agreements_of_one_project_each_have_a_next_payment(user):
    project = make_project(by=user)
    rows = [
        make_instalment(by=user, project=project, agreement=agreement, due_on=day)
        for agreement, day in ((make_agreement(by=user), SECOND), (make_agreement(by=user), FIRST), (None, THIRD))
    ]
    for row in rows:
        make_obligation(by=user, agreement=row.agreement, unlocks=row, due_on=row.due_on)
    assert list(blocked_payments(user)) == [rows[1], rows[0], rows[2]]


def test_what_is_held_back_is_added_up_per_currency_and_never_across(client, user):
    for currency in ("EUR", "EUR", "MAD"):
        _paid, second, _third = tranches(user, currency=currency)
        condition(user, second)
        make_disbursement(amount=30, currency=currency, parts={second: 30}, posted_by=user)
    assert dict(held_back(blocked_payments(user))) == {"EUR": Decimal(140), "MAD": Decimal(70)}
    assert dict(client.get("/blocked-payments/").context["held"]) == {"EUR": Decimal(140), "MAD": Decimal(70)}


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(client, user, how_many, django_assert_num_queries):
    for _ in range(how_many):
        _paid, second, _third = tranches(user)
        condition(user, second, due_on=date(2026, 11, 10))
        condition(user, second, due_on=date(2027, 1, 10))
    client.get("/blocked-payments/")
    with django_assert_num_queries(8):
        response = client.get("/blocked-payments/")
    page = response.context["table"].page.object_list
    assert [len(row.record.waiting_for) for row in page] == [2] * how_many
    assert response.content.decode().count("12 days late") == how_many
    assert response.content.decode().count("<bdi>Hind Alaoui</bdi>") >= 2 * how_many


def test_the_filters_find_and_leave_out(client, user):
    funder, other = make_partner(by=user), make_user("officer", authority=user.authority)
    _paid, late, _third = tranches(user, funder=funder)
    condition(user, late, due_on=date(2026, 11, 1))
    _paid, coming, _third = tranches(user)
    make_obligation(by=user, agreement=coming.agreement, unlocks=coming, owner=other, due_on=date(2027, 1, 1))

    def shown(query):
        return [row.record for row in client.get(f"/blocked-payments/?{query}").context["table"].page.object_list]

    assert shown("") == [late, coming]
    assert shown("late=late") == shown(f"owner={user.pk}") == shown(f"funder={funder.reference}") == [late]
    assert shown(f"owner={other.pk}") == shown(f"agreement={coming.agreement.reference}") == [coming]


def test_the_page_exports_what_each_payment_waits_for(client, user):
    _paid, second, _third = tranches(user)
    report = condition(user, second, due_on=date(2026, 11, 10))
    response = client.get("/blocked-payments/?export=csv")
    table = read_table(BytesIO(b"".join(response.streaming_content)))
    [(_number, cells)] = table.rows
    found = dict(zip(table.headings, cells, strict=True))
    assert (found["Reference"], found["Waits for"]) == (
        second.reference,
        f"{report.reference} Narrative report (10/11/2026) Hind Alaoui",
    )


def test_an_empty_page_says_when_a_payment_is_blocked(client, user):
    assert "Nothing blocks a payment" in client.get("/blocked-payments/").content.decode()


def test_the_list_of_instalments_marks_and_finds_the_blocked_ones(client, user):
    _paid, second, _third = tranches(user)
    condition(user, second)
    response = client.get("/instalments/?standing=blocked")
    assert [row.record for row in response.context["table"].page.object_list] == [second]
    assert response.content.decode().count(">Blocked</span>") == 1


def test_the_instalments_page_shows_its_conditions_those_not_settled_first(client, user):
    _paid, second, _third = tranches(user)
    done = condition(user, second, state="accepted", due_on=FIRST)
    waits = condition(user, second)
    [found] = [
        part
        for part in client.get(second.url_for()).context["related"]
        if part["title"] == "Obligations that unlock it"
    ]
    assert [row.record for row in found["table"].rows] == [waits, done]


def test_a_posted_payment_makes_what_falls_due_after_it_and_a_reversal_takes_it_back(client, user):
    agreement = make_living_agreement(by=user, duties=[duty("bank-statement", event="payment", offset_days=30)])
    row = make_instalment(by=user, agreement=agreement, due_on=FIRST, amount=500)
    first, second = (
        make_disbursement(by=user, amount=100, parts={row: 100}, value_on=day) for day in (date(2026, 11, 2), TODAY)
    )
    client.post(f"/disbursements/{first.pk}/post/")
    post_payment(payment=second, by=user, today=TODAY)
    assert [(item.kind.code, item.due_on) for item in agreement.obligations.order_by("due_on")] == [
        ("bank-statement", date(2026, 12, 2)),
        ("bank-statement", date(2026, 12, 22)),
    ]
    reverse_payment(payment=second, by=user, reason="Wrong account", today=TODAY)
    client.post(f"/disbursements/{first.pk}/reverse/", {"reason": "Wrong account"})
    assert agreement.obligations.count() == 0


def test_the_home_page_shows_obligations_and_days_of_notice(client, user):
    late = make_obligation(by=user, due_on=date(2026, 11, 12))
    make_obligation(by=user, due_on=date(2026, 11, 12), state="submitted")
    soon = make_obligation(by=user, due_on=date(2026, 11, 29))
    make_obligation(by=user, due_on=date(2026, 11, 30))
    ends = {date(2027, 2, 20): 90, date(2027, 3, 31): 90, date(2027, 1, 10): 90}
    [told, *_others] = [make_living_agreement(by=user, ends_on=day, notice_days=notice) for day, notice in ends.items()]
    parts = client.get("/?of=unit").context["parts"]
    assert {name: [(item.kind.value, item.key) for item in part.items] for name, part, _url in parts} == {
        "late": [("obligation", late.pk)],
        "today": [("notice", told.pk)],
        "week": [("obligation", soon.pk)],
    }
