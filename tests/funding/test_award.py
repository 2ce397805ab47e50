"""An award asks once and makes the agreement and the project, or leaves nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from funding.models import FundingForm, Project, ProposalAxis, ProposalGoal, ProposalMember, ProposalTheme
from funding.services import award_proposal, unnamed_contribution
from jisr.models.activity import Verb
from partnerships.models import Agreement, Theme
from tests.factories import make_partner, make_user
from tests.factories_funding import make_proposal
from tests.factories_proposals import line, make_plan
from tests.funding.lines import lines_of

pytestmark = pytest.mark.django_db

DATES = {"starts_on": date(2027, 1, 1), "ends_on": date(2028, 12, 31)}
FACTS = {
    "number": "ENI/2026/77",
    "decided_on": date(2026, 11, 20),
    "amount": Decimal(90000),
    "currency": "EUR",
    **DATES,
}


@pytest.fixture
def head():
    user = make_user("head")
    user.authority.partner = make_partner(authority=user.authority, kind="moroccan_local", name_fr="Nous")
    user.authority.save()
    return user


@pytest.fixture
def proposal(head):
    energy, culture = Theme.objects.get(code="water-energy"), Theme.objects.get(code="culture-tourism")
    rows = [
        ProposalMember(partner=make_partner(name_fr="Université"), percent=Decimal(20)),
        ProposalMember(partner=head.authority.partner, role="lead"),
        ProposalTheme(theme=energy, percent=Decimal(70)),
        ProposalTheme(theme=culture, percent=Decimal(30)),
    ]
    return make_proposal(
        by=head,
        rows=rows,
        name_ar="ماء",
        name_fr="Eau",
        description_fr="Pour tous",
        stage="submitted",
        submitted_on=date(2026, 9, 1),
        requested_amount=Decimal(100000),
        own_amount=Decimal(12000),
        currency="EUR",
        owner=head,
    )


def award(proposal, by, **facts):
    return award_proposal(proposal=proposal, by=by, **{**FACTS, **facts})


def test_an_award_makes_the_agreement_with_its_parties(head, proposal):
    made = award(proposal, head, signed_on=date(2026, 11, 21))
    agreement = Agreement.objects.get()
    assert made.agreement == agreement
    assert (agreement.kind.code, agreement.state, agreement.donor_number) == ("grant", "signed", "ENI/2026/77")
    assert (agreement.name_ar, agreement.name_fr, agreement.proposal) == ("ماء", "Eau", proposal)
    assert (agreement.amount, agreement.currency, agreement.starts_on) == (Decimal(90000), "EUR", date(2027, 1, 1))
    assert [(str(row.partner), row.role) for row in agreement.parties.all()] == [
        (str(proposal.donor), "donor"),
        ("Nous", "beneficiary"),
        ("Université", "implementing"),
    ]


def test_an_award_makes_the_project_with_its_funding_and_themes(head, proposal):
    project = award(proposal, head).project
    assert (project.name_ar, project.description_fr, project.proposal, project.owner) == (
        "ماء",
        "Pour tous",
        proposal,
        head,
    )
    assert (project.state, project.origin, project.ends_on) == ("preparation", "ours", date(2028, 12, 31))
    assert [(row.funder, row.agreement, row.amount, row.currency, row.form) for row in project.fundings.all()] == [
        (proposal.donor, Agreement.objects.get(), Decimal(90000), "EUR", FundingForm.CASH),
        (head.authority.partner, None, Decimal(12000), "EUR", FundingForm.CASH),
    ]
    assert [(row.theme.code, row.percent) for row in project.themes.all()] == [
        ("water-energy", Decimal(70)),
        ("culture-tourism", Decimal(30)),
    ]


def test_an_award_carries_axes_and_goals(head):
    axes = list(make_plan(by=head).axes.all())
    rows = [
        ProposalAxis(axis=axes[1], percent=Decimal(75)),
        ProposalAxis(axis=axes[0], percent=Decimal(25)),
        ProposalGoal(goal=13),
        ProposalGoal(goal=6),
    ]
    project = award(submitted(head, rows), head).project
    assert [(row.axis, row.percent) for row in project.axes.all()] == [(axes[1], Decimal(75)), (axes[0], Decimal(25))]
    assert [(row.goal, row.percent) for row in project.goals.all()] == [(6, None), (13, None)]


def test_an_award_takes_our_own_lines_and_those_of_named_partners(head):
    other = make_partner(by=head, name_fr="Région")
    rows = [
        line("works", "90000"),
        line("staff", "5000.25", "own"),
        line("travel", "999.75", "own"),
        line("staff", "3000", "own", form="in_kind"),
        line("works", "0", "own", form="in_kind"),
        line("works", "7000", "other", partner=other),
        line("staff", "500", "other", partner=other, form="in_kind"),
        line("staff", "1500", "other"),
    ]
    proposal = submitted(head, rows)
    project = award(proposal, head).project
    assert [(str(row.funder), row.form, row.amount, row.currency) for row in project.fundings.all()] == [
        (str(proposal.donor), "cash", Decimal(90000), "EUR"),
        ("Nous", "cash", Decimal(6000), "EUR"),
        ("Nous", "in_kind", Decimal(3000), "EUR"),
        ("Région", "cash", Decimal(7000), "EUR"),
        ("Région", "in_kind", Decimal(500), "EUR"),
    ]
    assert unnamed_contribution(proposal) == Decimal(1500)


def test_without_own_lines_the_amount_of_our_contribution_stands(head):
    proposal = submitted(head, [line("works", "90000")], own_amount=Decimal(1200))
    fundings = award(proposal, head).project.fundings.all()
    assert [(row.form, row.amount) for row in fundings] == [("cash", Decimal(90000)), ("cash", Decimal(1200))]


def test_members_are_parties_in_the_roles_they_had(head):
    lead, associate = make_partner(name_fr="Chef de file"), make_partner(name_fr="Associé")
    donor = make_partner(name_fr="Bailleur")
    rows = [
        ProposalMember(partner=lead, role="lead"),
        ProposalMember(partner=head.authority.partner),
        ProposalMember(partner=associate, role="associate"),
        ProposalMember(partner=donor),
    ]
    agreement = award(submitted(head, rows, donor=donor), head).agreement
    assert [(str(row.partner), row.role) for row in agreement.parties.all()] == [
        ("Bailleur", "donor"),
        ("Nous", "beneficiary"),
        ("Chef de file", "beneficiary"),
        ("Associé", "implementing"),
    ]


def submitted(head, rows, **fields):
    facts = {"submitted_on": date(2026, 9, 1), "requested_amount": Decimal(90000), "currency": "EUR"}
    return make_proposal(by=head, rows=rows, stage="submitted", **{**facts, **fields})


def test_without_a_day_of_signature_the_agreement_is_being_drafted(head, proposal):
    assert award(proposal, head).agreement.state == "drafting"


def test_the_proposal_tells_what_its_award_made(head, proposal):
    made = award(proposal, head)
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.decided_on) == ("awarded", date(2026, 11, 20))
    line = next(line for line in lines_of(proposal) if line.verb == Verb.AWARDED)
    assert line.data == {"agreement": made.agreement.reference, "project": made.project.reference}


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"amount": Decimal(0)}, "amount"),
        ({"ends_on": date(2026, 12, 31)}, "ends_on"),
        ({"currency": "XYZ"}, "currency"),
        ({"number": "9" * 151}, "number"),
    ],
)
def test_an_award_that_fails_leaves_nothing(head, proposal, facts, field):
    with pytest.raises(ValidationError) as caught:
        award(proposal, head, **facts)
    assert list(caught.value.message_dict) == [field]
    proposal.refresh_from_db()
    assert (proposal.stage, Agreement.objects.count(), Project.objects.count()) == ("submitted", 0, 0)


def test_our_own_contribution_needs_our_own_partner_record(head, proposal):
    head.authority.partner = None
    head.authority.save()
    proposal.authority.refresh_from_db()
    with pytest.raises(ValidationError):
        award(proposal, head)
    assert (Agreement.objects.count(), Project.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", ["officer", "finance", "auditor", "administrator"])
def test_only_the_head_awards(proposal, role):
    with pytest.raises(PermissionDenied):
        award(proposal, make_user(role))
    assert Agreement.objects.count() == 0


def test_a_proposal_that_was_not_submitted_is_not_awarded(head):
    with pytest.raises(ValidationError) as caught:
        award(make_proposal(by=head), head)
    assert list(caught.value.message_dict) == ["stage"]
