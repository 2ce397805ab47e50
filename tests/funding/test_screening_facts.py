"""What is already known when a call is judged: known rows in, exact figures out."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from funding.models import OpportunityDate, OpportunityTheme, ProjectAxis, ProjectTheme, ProposalAxis, ProposalTheme
from funding.screenings.facts import Known
from jisr.models import Via
from partnerships.models import AgreementParty, Plan, PlanAxis, Theme
from tests.factories import TODAY, make_agreement, make_authority, make_partner, make_user
from tests.factories_exchanges import make_exchange
from tests.factories_funding import (
    funding,
    make_disbursement,
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
)
from tests.factories_screening import make_screening

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def clerk():
    return make_user("officer")


@pytest.fixture
def partner(clerk):
    return make_partner(by=clerk)


def known(clerk, partner, *, rows=(), call=(), **fields):
    opportunity = make_opportunity(by=clerk, partner=partner, rows=rows, **dict(call))
    return Known(make_screening(by=clerk, opportunity=opportunity, **fields), TODAY)


def make_plan(clerk, *codes, **fields):
    plan = Plan(
        authority=clerk.authority,
        **{"name_fr": "PAC", "starts_on": date(2024, 1, 1), "ends_on": date(2028, 1, 1), **fields},
    )
    plan.store(by=clerk, via=Via.COMMAND, rows=[PlanAxis(code=code, name_fr=f"Axe {code}") for code in codes])
    return plan


def test_the_partners_past_outcomes(clerk, partner):
    money = {"donor": partner, "currency": "EUR", "requested_amount": Decimal(10)}
    make_proposal(by=clerk, stage="awarded", submitted_on=MAY, decided_on=JUNE, **money)
    make_proposal(by=clerk, stage="rejected", concept_submitted_on=MAY, decided_on=date(2026, 5, 11), **money)
    make_proposal(by=clerk, stage="withdrawn", **money)
    make_proposal(by=clerk, stage="submitted", submitted_on=MAY, donor=partner)
    make_proposal(by=clerk, stage="awarded", **money).archive(by=clerk, reason="double")
    make_proposal(by=clerk, stage="awarded")
    past = known(clerk, partner).history
    assert (past.won, past.lost, past.withdrawn, past.open) == (1, 1, 1, 1)
    assert (past.median_days, dict(past.requested)) == (Decimal("20.5"), {"EUR": 30})


def test_money_granted_the_last_contact_and_who_worked_with_them(clerk, partner):
    other = make_user("officer", authority=clerk.authority)
    make_project(by=clerk, owner=other, rows=[funding(5, "EUR", funder=partner), funding(7, "MAD", funder=partner)])
    make_project(by=clerk, state="cancelled", rows=[funding(100, "EUR", funder=partner)])
    make_proposal(by=clerk, donor=partner, owner=other)
    make_exchange(by=clerk, partners=[partner], state="held", starts_on=MAY, owner=clerk)
    last = make_exchange(by=clerk, partners=[partner], state="held", starts_on=JUNE)
    make_exchange(by=clerk, partners=[partner], starts_on=date(2026, 7, 1))
    agreement = make_agreement(by=clerk, owner=other)
    agreement.store(by=clerk, via=Via.COMMAND, rows=[AgreementParty(partner=partner)])
    past = known(clerk, partner).history
    assert dict(past.granted) == {"EUR": 5, "MAD": 7}
    assert (past.last_contact, past.people) == (last, ((other, 3), (clerk, 1)))


def test_a_partner_we_never_met_has_an_empty_past(clerk, partner):
    past = known(clerk, partner).history
    assert (past.won, past.median_days, past.last_contact, past.people, len(past.requested)) == (0, None, None, (), 0)


def test_what_the_partner_still_owes_us(clerk, partner):
    payer = make_user("finance", authority=clerk.authority)
    project = make_project(by=clerk)
    part_paid = make_instalment(by=clerk, project=project, funder=partner, amount=100, due_on=JUNE)
    make_disbursement(by=clerk, amount=40, parts={part_paid: 40}, posted_by=payer)
    make_instalment(by=clerk, project=project, funder=partner, amount=5, currency="MAD", due_on=MAY)
    make_instalment(by=clerk, project=project, funder=partner, amount=9, due_on=date(2999, 1, 1))
    make_instalment(by=clerk, project=project, funder=partner, amount=9, due_on=MAY, direction="own")
    make_instalment(by=clerk, project=project, amount=9, due_on=MAY)
    owed = known(clerk, partner).owed
    assert (owed.count, owed.since, dict(owed.totals)) == (2, MAY, {"MAD": 5, "EUR": 60})


def test_themes_of_the_call_with_what_serves_them_and_how_bids_ended(clerk, partner):
    theme, other = Theme.objects.order_by("code")[:2]
    make_project(by=clerk, rows=[ProjectTheme(theme=theme)])
    make_project(by=clerk, state="closed", rows=[ProjectTheme(theme=theme)])
    for stage in ("identified", "submitted", "awarded", "rejected"):
        make_proposal(by=clerk, stage=stage, rows=[ProposalTheme(theme=theme)])
    make_proposal(by=clerk, rows=[ProposalTheme(theme=other)])
    [row] = known(clerk, partner, rows=[OpportunityTheme(theme=theme)]).themes
    assert (row.subject, row.projects, row.bids, row.won, row.lost) == (theme, 1, 2, 1, 1)


def test_axes_of_the_plan_in_force_with_the_empty_ones(clerk, partner):
    plan = make_plan(clerk, "1", "2")
    make_plan(clerk, "9", ends_on=date(2025, 1, 1))
    first, second = plan.axes.all()
    make_project(by=clerk, rows=[ProjectAxis(axis=first)])
    make_proposal(by=clerk, rows=[ProposalAxis(axis=first)])
    make_proposal(by=clerk, stage="rejected", rows=[ProposalAxis(axis=first)])
    facts = known(clerk, partner)
    assert [(row.subject, row.projects, row.bids) for row in facts.axes] == [(first, 1, 1), (second, 0, 0)]
    assert facts.plans == [plan]


def test_time_left_and_the_owners_workload(clerk, partner):
    rows = [OpportunityDate(on=MAY), OpportunityDate(on=date(2999, 1, 1))]
    make_proposal(by=clerk, owner=clerk, due_on=MAY)
    make_proposal(by=clerk, owner=clerk, stage="submitted", due_on=MAY)
    make_proposal(by=clerk, owner=clerk, due_on=date(2999, 1, 1))
    make_proposal(by=clerk, owner=clerk, stage="rejected")
    facts = known(clerk, partner, rows=rows, owner=clerk)
    assert [(item.row.on, item.days_left) for item in facts.deadlines] == [
        (date(2999, 1, 1), (date(2999, 1, 1) - TODAY).days)
    ]
    load = facts.workload
    assert (load.owner, load.open, load.writing, load.soon) == (clerk, 3, 2, 1)
    assert known(clerk, partner).workload is None


@pytest.mark.parametrize(
    ("own", "is_short"), [(None, False), (Decimal("199.99"), True), (Decimal(200), False), (Decimal(0), True)]
)
def test_what_the_call_asks_of_us(clerk, partner, own, is_short):
    call = {"cofinancing_percent": Decimal(20)}
    facts = known(clerk, partner, call=call, asked_amount=Decimal(800), own_amount=own, currency="EUR")
    assert (facts.asked.amount.amount, facts.asked.is_short) == (200, is_short)
    assert known(clerk, partner).asked is None


def test_another_authoritys_past_is_not_ours(clerk, partner):
    theirs = make_authority()
    make_proposal(authority=theirs, donor=partner, stage="awarded")
    make_exchange(authority=theirs, partners=[partner], state="held")
    facts = known(clerk, partner)
    assert (facts.history.won, facts.history.last_contact, facts.owed.count) == (0, None, 0)


def test_the_page_asks_the_same_queries_however_much_is_known(client, clerk, partner):
    client.force_login(clerk)
    make_plan(clerk, "1", "2", "3")
    themes = list(Theme.objects.all()[:3])
    facts = known(clerk, partner, owner=clerk, answers=(1, 2, 3), own_amount=Decimal(5), currency="MAD")
    asked = []
    for theme in themes:
        facts.call.store(by=clerk, rows=[OpportunityTheme(theme=theme), OpportunityDate(on=date(2999, 1, 1))])
        bid = {"own_amount": Decimal(3), "currency": "EUR", "rows": [ProposalTheme(theme=theme)]}
        make_proposal(by=clerk, donor=partner, owner=clerk, **bid)
        make_project(by=clerk, rows=[ProjectTheme(theme=theme), funding(5, funder=partner)])
        make_instalment(by=clerk, funder=partner, due_on=MAY)
        make_exchange(by=clerk, partners=[partner], state="held", owner=clerk)
        for address in (facts.screening.url_for(), facts.screening.url_for("update")):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            asked.append(len(queries))
    assert asked[2:] == asked[:2] * 2
    assert max(asked) < 45
