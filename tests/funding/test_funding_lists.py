"""The lists of every record: queries, filters, what is left out, what another authority has."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from funding.models import OpportunityDate, OpportunityTheme, ProjectTheme
from partnerships.models import Theme
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import (
    funding,
    make_disbursement,
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
    make_rate,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
PAST, SOON, FAR = date(2026, 11, 1), date(2026, 12, 10), date(2027, 3, 1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def user(client):
    user = make_user("officer", "finance")
    client.force_login(user)
    return user


def shown(client, address):
    response = client.get(address)
    assert response.context["filter"].form.errors == {}
    return [row.record for row in response.context["table"].page.object_list]


def make_one(kind, user, number):
    owned = {"by": user, "owner": user}
    makers = {
        "opportunities": lambda: make_opportunity(rows=[OpportunityDate(on=SOON)], **owned),
        "proposals": lambda: make_proposal(**owned),
        "projects": lambda: make_project(rows=[funding(number + 1)], **owned),
        "instalments": lambda: make_instalment(by=user),
        "disbursements": lambda: make_disbursement(by=user, posted_by=user).reverse(by=user, reason="No"),
        "rates": lambda: make_rate(on=date(2026, 1, number + 1)),
    }
    return makers[kind]()


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(
    "kind, queries, rows_each",
    [
        ("opportunities", 9, 1),
        ("proposals", 10, 1),
        ("projects", 10, 1),
        ("instalments", 6, 1),
        ("disbursements", 6, 2),
        ("rates", 6, 1),
    ],
)
def test_a_list_asks_the_same_queries_for_any_number_of_rows(
    client, user, kind, queries, rows_each, how_many, django_assert_num_queries
):
    for number in range(how_many):
        make_one(kind, user, number)
    client.get(f"/{kind}/")
    with django_assert_num_queries(queries):
        response = client.get(f"/{kind}/")
    assert len(response.context["table"].page.object_list) == how_many * rows_each


@pytest.mark.parametrize("kind", ["opportunities", "proposals", "projects", "instalments", "disbursements"])
@pytest.mark.parametrize("screen", ["detail", "update", "remove"])
def test_another_authoritys_record_is_neither_listed_nor_there(client, user, kind, screen):
    stranger = make_user("officer", "finance", authority=make_authority())
    foreign = make_one(kind, stranger, 0)
    assert shown(client, f"/{kind}/") == []
    assert client.get(foreign.url_for(screen)).status_code == 404
    if screen != "detail":
        assert client.post(foreign.url_for(screen), {"do": "delete"}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.authority == stranger.authority


@pytest.mark.parametrize("role, status", [("auditor", 200), ("administrator", 200), ("officer", 200), (None, 403)])
def test_every_role_reads_the_lists_and_nobody_else(client, role, status):
    client.force_login(make_user(*[role] if role else []))
    for kind in ("opportunities", "proposals", "projects", "instalments", "disbursements", "rates"):
        assert client.get(f"/{kind}/").status_code == status


def test_opportunities_are_found_by_partner_state_theme_and_deadline(client, user):
    energy = Theme.objects.get(code="water-energy")
    partner = make_partner(by=user)
    wanted = make_opportunity(
        by=user,
        partner=partner,
        state="open",
        rows=[OpportunityDate(on=SOON), OpportunityTheme(theme=energy)],
    )
    other = make_opportunity(by=user, rows=[OpportunityDate(on=FAR)])
    over = make_opportunity(by=user, rows=[OpportunityDate(on=PAST)])
    for choice in (f"partner={partner.reference}", "state=open", f"theme={energy.pk}", "due=soon"):
        assert shown(client, f"/opportunities/?{choice}") == [wanted]
    assert shown(client, "/opportunities/?deadline_before=2027-03-01") == [other, wanted]
    assert shown(client, "/opportunities/?due=late") == [over]
    assert shown(client, "/opportunities/?sort=next_deadline") == [wanted, other, over]
    assert shown(client, "/opportunities/?sort=-next_deadline") == [other, wanted, over]


def test_proposals_are_found_by_stage_donor_owner_and_day(client, user):
    donor, colleague = make_partner(by=user), make_user("officer", authority=user.authority)
    mine = make_proposal(by=user, donor=donor, owner=user, due_on=SOON)
    late = make_proposal(by=user, owner=colleague, stage="full_proposal", due_on=PAST)
    lost = make_proposal(by=user, stage="withdrawn", due_on=PAST)
    for choice in (f"donor={donor.reference}", "stage=identified", f"owner={user.pk}&open=yes", "due=soon"):
        assert shown(client, f"/proposals/?{choice}") == [mine]
    assert shown(client, "/proposals/?due=late") == [late]
    assert shown(client, "/proposals/?open=yes") == [late, mine]
    assert shown(client, "/proposals/?due_before=2026-11-01") == [lost, late]


def test_projects_count_only_ours_until_asked_otherwise(client, user):
    ours = make_project(by=user)
    theirs = make_project(by=user, origin="published")
    assert shown(client, "/projects/") == [ours]
    assert shown(client, "/projects/?origin=published") == [theirs]
    assert shown(client, "/projects/?origin=all") == [theirs, ours]
    assert "Published by a partner</span>" in client.get("/projects/?origin=published").content.decode()


def test_projects_are_found_by_state_funder_theme_and_end(client, user):
    funder, culture = make_partner(by=user), Theme.objects.get(code="culture-tourism")
    rows = [funding(5, funder=funder), funding(7, funder=funder), ProjectTheme(theme=culture)]
    wanted = make_project(by=user, state="running", ends_on=SOON, rows=rows)
    make_project(by=user, ends_on=FAR)
    choices = (f"funder={funder.reference}", "state=running", f"theme={culture.pk}", "ends_before=2026-12-31")
    for choice in choices:
        assert shown(client, f"/projects/?{choice}") == [wanted]


def test_instalments_are_found_by_standing_day_funder_and_currency(client, user):
    project, funder = make_project(by=user), make_partner(by=user)
    late = make_instalment(by=user, project=project, due_on=PAST, funder=funder)
    soon = make_instalment(by=user, project=project, due_on=SOON, currency="USD", direction="own")
    paid = make_instalment(by=user, project=project, due_on=PAST, amount=10)
    part = make_instalment(by=user, project=project, due_on=FAR, amount=10)
    make_disbursement(amount=15, parts={paid: 10, part: 5}, posted_by=user)
    found = {
        "standing=late": [late],
        "standing=due": [soon],
        "standing=soon": [soon],
        "standing=part_paid": [part],
        "standing=paid": [paid],
        f"funder={funder.reference}": [late],
        "currency=USD": [soon],
        "direction=own": [soon],
        "due_after=2026-11-02&due_before=2026-12-31": [soon],
        f"project={project.reference}&sort=due_on": [late, paid, soon, part],
    }
    for choice, records in found.items():
        assert shown(client, f"/instalments/?{choice}") == records


def test_money_of_published_or_archived_projects_is_left_out_until_asked_for(client, user):
    theirs, gone = make_project(by=user, origin="published"), make_project(by=user)
    published = make_instalment(by=user, project=theirs)
    archived = make_instalment(by=user, project=gone)
    payment = make_disbursement(by=user, project=theirs)
    gone.archive(by=user, reason="A double")
    assert (shown(client, "/instalments/"), shown(client, "/disbursements/")) == ([], [])
    assert shown(client, "/instalments/?origin=all") == [published]
    assert shown(client, "/instalments/?archived=all") == [archived]
    assert shown(client, "/disbursements/?origin=published") == [payment]


def test_disbursements_are_found_by_posting_payer_modality_currency_and_day(client, user):
    payer = make_partner(by=user)
    draft = make_disbursement(by=user, payer=payer, modality="direct", currency="JPY", value_on=PAST)
    posted = make_disbursement(by=user, posted_by=user, value_on=SOON)
    for choice in (
        "posted=no",
        f"payer={payer.reference}",
        "modality=direct",
        "currency=JPY",
        "value_before=2026-11-30",
    ):
        assert shown(client, f"/disbursements/?{choice}") == [draft]
    assert shown(client, "/disbursements/?posted=yes") == [posted]
    assert shown(client, "/disbursements/?value_after=2026-11-30") == [posted]


def test_rates_are_found_by_currency_and_day(client, user):
    old, new, dollar = make_rate(on=PAST), make_rate(on=SOON), make_rate("USD", on=PAST)
    assert shown(client, "/rates/") == [new, old, dollar]
    assert shown(client, "/rates/?base=USD&quote=MAD") == [dollar]
    assert shown(client, "/rates/?after=2026-12-01") == [new]
    assert shown(client, "/rates/?before=2026-11-30&q=maghrib") == [old, dollar]


def test_a_filter_by_somebody_offers_only_colleagues(client, user):
    stranger = make_user("officer", authority=make_authority())
    form = client.get("/proposals/").context["filter"].form
    assert list(form.fields["owner"].queryset) == [user]
    assert client.get(f"/proposals/?owner={stranger.pk}").context["filter"].form.errors != {}


def test_an_unknown_partner_in_a_filter_is_said_and_nothing_breaks(client, user):
    response = client.get("/opportunities/?partner=PRT-1999-0001")
    assert list(response.context["filter"].form.errors) == ["partner"]
    assert response.status_code == 200
