"""What a bid carries over into the agreement and the project that its award makes."""

from collections.abc import Iterator
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from funding.models import (
    FundingForm,
    FundingSource,
    MemberRole,
    ProjectAxis,
    ProjectFunding,
    ProjectGoal,
    ProjectTheme,
    Proposal,
)
from jisr.models import Row
from partnerships.models import Agreement, AgreementParty, Partner, PartyRole

PARTY_ROLES = {
    MemberRole.LEAD: PartyRole.BENEFICIARY,
    MemberRole.CO_APPLICANT: PartyRole.IMPLEMENTING,
    MemberRole.ASSOCIATE: PartyRole.IMPLEMENTING,
}


def parties(proposal: Proposal) -> Iterator[AgreementParty]:
    """The donor, ourselves as beneficiary, and the consortium in the roles it had in the bid."""
    ourselves = _ourselves(proposal)
    yield AgreementParty(partner=proposal.donor, role=PartyRole.DONOR)
    if ourselves:
        yield AgreementParty(partner=ourselves, role=PartyRole.BENEFICIARY)
    for member in proposal.members.select_related("partner"):
        if member.partner not in (ourselves, proposal.donor):
            yield AgreementParty(partner=member.partner, role=PARTY_ROLES[MemberRole(member.role)])


def fundings(proposal: Proposal, agreement: Agreement, amount: Decimal, currency: str) -> Iterator[ProjectFunding]:
    """The grant under its agreement, our own contribution and that of others as the proposal promised them."""
    yield ProjectFunding(funder=proposal.donor, agreement=agreement, amount=amount, currency=currency)
    promised = _promised(proposal)
    ourselves = _ourselves(proposal)
    if ourselves is None and any(funder is None for funder, _form in promised):
        raise ValidationError(
            _("The authority has no partner record of its own to carry our contribution: choose it in the settings.")
        )
    for (funder, form), total in promised.items():
        who = funder or ourselves
        yield ProjectFunding(funder=who, form=form, amount=total, currency=proposal.currency)


def _promised(proposal: Proposal) -> dict[tuple[Partner | None, str], Decimal]:
    """(partner, or None for ourselves; cash or in kind) → what it puts in besides the donor.

    Our own budget lines say it, and where there is none the amount of our contribution, in cash. Lines of a partner
    that is not named are left out: `unnamed_contribution` tells them.
    """
    lines = list(proposal.budget_lines.exclude(amount=0).select_related("partner").order_by("pk"))
    own = [line for line in lines if line.source == FundingSource.OWN]
    found: dict[tuple[Partner | None, str], Decimal] = {}
    if proposal.own_amount and not own:
        found[None, FundingForm.CASH] = proposal.own_amount
    for line in [*own, *(line for line in lines if line.source == FundingSource.OTHER and line.partner_id)]:
        key = (line.partner, line.form)
        found[key] = found.get(key, Decimal(0)) + line.amount
    return found


def unnamed_contribution(proposal: Proposal) -> Decimal:
    """What the budget expects of other partners without naming them: no funding of a project can carry it."""
    lines = proposal.budget_lines.filter(source=FundingSource.OTHER, partner=None)
    return sum(lines.values_list("amount", flat=True), Decimal(0))


def served(proposal: Proposal) -> Iterator[Row]:
    """The themes, axes of the plan and goals, each with its share."""
    for theme in proposal.themes.all():
        yield ProjectTheme(theme_id=theme.theme_id, percent=theme.percent)
    for axis in proposal.axes.all():
        yield ProjectAxis(axis_id=axis.axis_id, percent=axis.percent)
    for goal in proposal.goals.all():
        yield ProjectGoal(goal=goal.goal, percent=goal.percent)


def _ourselves(proposal: Proposal) -> Partner | None:
    return proposal.authority.partner
