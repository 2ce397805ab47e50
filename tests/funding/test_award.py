"""An award asks once and makes the agreement and the project, or leaves nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from funding.models import FundingForm, Project, ProposalMember, ProposalTheme
from funding.services import award_proposal
from jisr.models.activity import Verb
from partnerships.models import Agreement, Theme
from tests.factories import make_partner, make_user
from tests.factories_funding import make_proposal
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
