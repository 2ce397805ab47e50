from datetime import date
from decimal import Decimal

import pytest

from funding.models import Instalment, Outcome, Place, Project, ProjectFunding, ProjectTheme, SourceTransaction
from jisr.models.activity import Verb
from partnerships.models import Theme
from tests.factories import make_agreement, make_authority, make_partner, make_user
from tests.factories_funding import funding, make_disbursement, make_instalment, make_project, make_rate
from tests.funding.lines import lines_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def test_a_project_is_made_with_fundings_places_and_themes(client, officer):
    funder, agreement = make_partner(by=officer), make_agreement(by=officer)
    data = {
        "name_fr": "Station",
        "fundings-TOTAL_FORMS": "2",
        "fundings-INITIAL_FORMS": "0",
        "fundings-0-funder": funder.reference,
        "fundings-0-agreement": agreement.reference,
        "fundings-0-form": "cash",
        "fundings-0-amount": "1 000,5",
        "fundings-0-currency": "EUR",
        "fundings-1-funder": funder.reference,
        "fundings-1-form": "in_kind",
        "fundings-1-amount": "20",
        "fundings-1-currency": "MAD",
        "places-TOTAL_FORMS": "1",
        "places-INITIAL_FORMS": "0",
        "places-0-name_ar": "تمازيرت",
        "themes-TOTAL_FORMS": "0",
        "axes-TOTAL_FORMS": "0",
        "axes-INITIAL_FORMS": "0",
        "goals-TOTAL_FORMS": "0",
        "goals-INITIAL_FORMS": "0",
        "themes-INITIAL_FORMS": "0",
    }
    client.post("/projects/new/", data)
    project = Project.objects.get()
    assert dict(project.totals()) == {"EUR": Decimal("1000.5"), "MAD": Decimal(20)}
    assert [str(place) for place in project.places.all()] == ["تمازيرت"]
    assert (project.fundings.first().agreement, project.origin, project.state) == (agreement, "ours", "preparation")


def test_a_funding_with_too_many_decimals_is_refused_in_its_row(client, officer):
    data = {
        "name_fr": "Station",
        "fundings-TOTAL_FORMS": "1",
        "fundings-INITIAL_FORMS": "0",
        "fundings-0-funder": make_partner(by=officer).reference,
        "fundings-0-form": "cash",
        "fundings-0-amount": "10.5",
        "fundings-0-currency": "JPY",
        **{
            f"{kind}-{count}_FORMS": "0"
            for kind in ("places", "themes", "axes", "goals")
            for count in ("TOTAL", "INITIAL")
        },
    }
    response = client.post("/projects/new/", data)
    [formset] = [item for item in response.context["form"].formsets if item.prefix == "fundings"]
    assert (response.status_code, [*formset.errors[0]]) == (422, ["amount"])


def test_the_page_adds_up_the_fundings_per_currency_and_says_at_which_rates(client, officer):
    today_rate = make_rate("EUR", "10.80", on=date.today())
    project = make_project(by=officer, rows=[funding(100), funding(50), funding(7, "MAD"), funding(9, "JPY")])
    context = client.get(project.url_for()).context
    assert dict(context["record"].totals()) == {"EUR": Decimal(150), "JPY": Decimal(9), "MAD": Decimal(7)}
    total = context["funding"]
    assert (total.amount, dict(total.missing)) == (Decimal("1627.00"), {"JPY": Decimal(9)})
    assert [(rate.base, rate.value, rate.source) for rate in total.rates] == [
        ("EUR", today_rate.value, "Bank Al-Maghrib")
    ]
    text = client.get(project.url_for()).content.decode()
    assert ("rate missing" in text, "Bank Al-Maghrib" in text) == (True, True)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(client, officer, how_many, django_assert_num_queries):
    themes = [ProjectTheme(theme=theme) for theme in Theme.objects.all()[:how_many]]
    places = [Place(name_fr=f"Lieu {number}") for number in range(how_many)]
    project = make_project(by=officer, owner=officer, rows=[*(funding(5) for _ in range(how_many)), *themes, *places])
    for _ in range(how_many):
        row = make_instalment(by=officer, project=project)
        make_disbursement(by=officer, parts={row: 5})
        make_project(by=officer, owner=officer, parent=project, rows=[funding(5)])
    client.get(project.url_for())
    with django_assert_num_queries(33):
        response = client.get(project.url_for())
    assert response.status_code == 200


def test_the_page_shows_instalments_with_what_is_paid_and_to_come(client, officer):
    finance = make_user("finance", authority=officer.authority)
    project = make_project(by=officer)
    row = make_instalment(by=officer, project=project, amount=1000, due_on=date(2020, 1, 1))
    make_disbursement(amount=400, parts={row: 400}, posted_by=finance)
    [instalments] = [
        part for part in client.get(project.url_for()).context["related"] if part["title"] == "Instalments"
    ]
    [shown] = instalments["table"].data.data
    assert (shown.paid, shown.outstanding) == (Decimal(400), Decimal(600))
    assert instalments["all_url"] == f"/instalments/?project={project.reference}&origin=all"
    assert instalments["add_url"] == ""


def test_finance_adds_an_instalment_from_the_project(client):
    finance = make_user("finance")
    client.force_login(finance)
    funder, agreement = make_partner(by=finance), make_agreement(by=finance)
    own = make_partner(by=finance)
    grant = ProjectFunding(funder=funder, agreement=agreement, amount=Decimal(5), currency="USD")
    project = make_project(by=finance, rows=[grant, funding(1, "MAD", funder=own)])
    form = client.get(f"/instalments/new/?project={project.reference}").context["form"]
    values = {name: form[name].value() for name in ("project", "funder", "agreement", "currency")}
    assert values == {
        "project": project.reference,
        "funder": f"{funder.reference} · {funder.name}",
        "agreement": f"{agreement.reference} · {agreement.name}",
        "currency": "USD",
    }
    data = {"funder": values["funder"], "direction": "from_donor", "due_on": "2027-05-01", "amount": "250"}
    client.post("/instalments/new/", {**data, "project": project.reference, "currency": "USD"})
    assert [(row.project, row.amount) for row in Instalment.objects.all()] == [(project, Decimal(250))]


def test_an_instalment_page_computes_its_standing_and_offers_a_payment(client):
    finance = make_user("finance")
    client.force_login(finance)
    row = make_instalment(by=finance, amount=1000, due_on=date(2020, 1, 1))
    make_disbursement(amount=400, parts={row: 400}, posted_by=finance)
    context = client.get(row.url_for()).context
    assert (context["standing"], context["pay_url"]) == ("late", f"/disbursements/new/?instalment={row.reference}")
    make_disbursement(amount=600, parts={row: 600}, posted_by=finance)
    context = client.get(row.url_for()).context
    assert (context["standing"], context["pay_url"]) == ("paid", "")


def test_an_archived_instalment_is_neither_late_nor_paid(client):
    finance = make_user("finance")
    client.force_login(finance)
    row = make_instalment(by=finance, due_on=date(2020, 1, 1))
    row.archive(by=finance, reason="Agreement ended")
    context = client.get(row.url_for()).context
    assert (context["standing"], context["pay_url"]) == (None, "")


def test_an_instalment_below_what_was_paid_is_refused_beside_the_amount(client):
    finance = make_user("finance")
    client.force_login(finance)
    row = make_instalment(by=finance, amount=1000)
    make_disbursement(amount=400, parts={row: 400}, posted_by=finance)
    data = {
        "project": row.project.reference,
        "funder": row.funder.reference,
        "direction": "from_donor",
        "due_on": "2027-01-01",
        "amount": "399",
        "currency": "EUR",
    }
    response = client.post(row.url_for("update"), data)
    assert (response.status_code, [*response.context["form"].errors]) == (422, ["amount"])


def test_a_published_project_is_marked_and_adopted_with_a_reason(client, officer):
    project = make_project(by=officer, origin="published")
    page = client.get(project.url_for())
    assert page.context["is_published"] is True
    address = f"{project.url_for()}adopt/"
    assert client.post(address, {"reason": ""}).context["form"].errors == {"reason": ["This field is required."]}
    assert client.post(address, {"reason": "We carry it out"}).headers["Location"] == project.url_for()
    project.refresh_from_db()
    assert (project.origin, lines_of(project)[0].verb, lines_of(project)[0].data) == (
        "ours",
        Verb.ADOPTED,
        {"reason": "We carry it out"},
    )


def test_what_is_ours_is_not_adopted_again_nor_by_those_who_may_not(client, officer):
    ours, published = make_project(by=officer), make_project(by=officer, origin="published")
    assert client.get(f"{ours.url_for()}adopt/").headers["Location"] == ours.url_for()
    client.force_login(make_user("auditor", authority=officer.authority))
    assert client.post(f"{published.url_for()}adopt/", {"reason": "Mine"}).status_code == 403
    client.force_login(make_user("officer", authority=make_authority()))
    assert client.post(f"{published.url_for()}adopt/", {"reason": "Mine"}).status_code == 404
    published.refresh_from_db()
    assert published.origin == "published"


def test_published_transactions_stand_on_the_page_by_outcome(client, officer):
    project = make_project(by=officer, origin="published")
    for position, outcome in enumerate([Outcome.COMMITMENT, Outcome.KEPT, Outcome.COMMITMENT]):
        SourceTransaction.objects.create(
            project=project, position=position, outcome=outcome, code="2", amount=Decimal(5), currency="USD"
        )
    titles = [part["title"] for part in client.get(project.url_for()).context["related"]]
    assert [title for title in titles if title.startswith("Published")] == [
        "Published by the partner: Commitment of the funder (2)",
        "Published by the partner: Kept in the source, not counted (1)",
    ]
