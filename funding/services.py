"""Writes that cross records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from funding.bids.versions import version_at_hand
from funding.models import (
    Disbursement,
    FundingForm,
    FundingSource,
    MemberRole,
    Project,
    ProjectAxis,
    ProjectFunding,
    ProjectGoal,
    ProjectTheme,
    Proposal,
    ProposalStage,
)
from jisr.models import Activity, Described, Row, Stateful, Trace, User, Via
from jisr.models.activity import Verb
from partnerships.models import Agreement, AgreementKind, AgreementParty, AgreementState, Event, Partner, PartyRole
from partnerships.obligations import make_obligations

GRANT = "grant"
AWARD_NAMES = {"donor_number": "number"}
CARRIED = (*Described.NAME_FIELDS, *Described.DESCRIPTION_FIELDS)
PARTY_ROLES = {
    MemberRole.LEAD: PartyRole.BENEFICIARY,
    MemberRole.CO_APPLICANT: PartyRole.IMPLEMENTING,
    MemberRole.ASSOCIATE: PartyRole.IMPLEMENTING,
}


@dataclass(frozen=True)
class Award:
    """What an award made."""

    proposal: Proposal
    agreement: Agreement
    project: Project


def award_proposal(
    *,
    proposal: Proposal,
    number: str,
    decided_on: date,
    amount: Decimal,
    currency: str,
    by: User,
    signed_on: date | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    via: str = Via.PAGE,
) -> Award:
    """Record that the donor grants `amount` of `currency`: the proposal is awarded, its agreement and project are made.

    One transaction. The agreement is signed if `signed_on` is given, else being drafted. Raises PermissionDenied for
    somebody who may not award, ValidationError by field (of this function) for anything else.
    """
    dates = {"starts_on": starts_on, "ends_on": ends_on}
    _check(amount, by, signed_on=signed_on, **dates)
    with transaction.atomic():
        proposal.move_to(ProposalStage.AWARDED, by=by, via=via, facts={"decided_on": decided_on})
        version_at_hand(proposal, by=by, via=via)
        agreement = _agreement(proposal, number, amount, currency, signed_on=signed_on, **dates)
        parties = list(_parties(proposal))
        _store_new(agreement, AgreementState.SIGNED if signed_on else AgreementState.DRAFTING, parties, by, via)
        project = _project(proposal, number, **dates)
        rows = [*_fundings(proposal, agreement, amount, currency), *_served(proposal)]
        _store_new(project, project.state, rows, by, via)
        made = {"agreement": agreement.reference, "project": project.reference}
        Activity.write(proposal, Verb.AWARDED, Trace(by, via), **made)
    return Award(proposal, agreement, project)


def post_payment(*, payment: Disbursement, by: User, today: date, via: str = Via.PAGE) -> Disbursement:
    """Post a payment; what its agreements oblige to after each payment falls due from it. Raises ValidationError."""
    with transaction.atomic():
        payment.post(by=by, via=via)
        _make_dates(payment, by, today, via)
    return payment


def reverse_payment(*, payment: Disbursement, by: User, reason: str, today: date, via: str = Via.PAGE) -> Disbursement:
    """Reverse a payment; obligations to come that it gave and nobody touched go with it. Returns the opposite payment."""
    with transaction.atomic():
        opposite = payment.reverse(by=by, reason=reason, via=via)
        _make_dates(payment, by, today, via)
    return opposite


def _make_dates(payment: Disbursement, by: User, today: date, via: str) -> None:
    paid = Agreement.objects.filter(instalments__allocations__disbursement=payment, duties__event=Event.PAYMENT)
    for agreement in paid.distinct():
        make_obligations(agreement, by=by, today=today, via=via)


def _check(amount: Decimal, by: User, *, signed_on: date | None, starts_on: date | None, ends_on: date | None) -> None:
    """Raise ValidationError by field for what the records themselves would refuse in other words."""
    errors = {}
    if amount <= 0:
        errors["amount"] = _("The amount granted is above zero.")
    if signed_on and not by.has_perm("partnerships.sign_agreement"):
        errors["signed_on"] = _("Your role may not sign: leave this blank.")
    if starts_on and ends_on and ends_on < starts_on:
        errors["ends_on"] = _("The project ends before it starts.")
    if errors:
        raise ValidationError(errors)


def _agreement(proposal: Proposal, number: str, amount: Decimal, currency: str, **days: date | None) -> Agreement:
    return Agreement(
        authority_id=proposal.authority_id,
        kind=AgreementKind.objects.get(code=GRANT),
        donor_number=number,
        proposal=proposal,
        amount=amount,
        currency=currency,
        owner=proposal.owner,
        **days,
        **{name: getattr(proposal, name) for name in CARRIED},
    )


def _project(proposal: Proposal, number: str, **days: date | None) -> Project:
    return Project(
        authority_id=proposal.authority_id,
        donor_number=number,
        proposal=proposal,
        owner=proposal.owner,
        **days,
        **{name: getattr(proposal, name) for name in CARRIED},
    )


def _parties(proposal: Proposal) -> Iterator[AgreementParty]:
    """The donor, ourselves as beneficiary, and the consortium in the roles it had in the bid."""
    ourselves = _ourselves(proposal)
    yield AgreementParty(partner=proposal.donor, role=PartyRole.DONOR)
    if ourselves:
        yield AgreementParty(partner=ourselves, role=PartyRole.BENEFICIARY)
    for member in proposal.members.select_related("partner"):
        if member.partner not in (ourselves, proposal.donor):
            yield AgreementParty(partner=member.partner, role=PARTY_ROLES[MemberRole(member.role)])


def _fundings(proposal: Proposal, agreement: Agreement, amount: Decimal, currency: str) -> Iterator[ProjectFunding]:
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


def _served(proposal: Proposal) -> Iterator[Row]:
    """The themes, axes of the plan and goals, each with its share."""
    for theme in proposal.themes.all():
        yield ProjectTheme(theme_id=theme.theme_id, percent=theme.percent)
    for axis in proposal.axes.all():
        yield ProjectAxis(axis_id=axis.axis_id, percent=axis.percent)
    for goal in proposal.goals.all():
        yield ProjectGoal(goal=goal.goal, percent=goal.percent)


def _ourselves(proposal: Proposal) -> Partner | None:
    return proposal.authority.partner


def _store_new(record: Stateful, state: str, rows: list, by: User, via: str) -> None:
    """Check and save a new record in its starting state."""
    record.start_at(state, by=by)
    _full_clean(record)
    is_first = state == record._meta.get_field(record.STATE_FIELD).get_default()  # type: ignore[union-attr]
    started: dict[str, Any] = {} if is_first else {"verb": Verb.STARTED, "data": {"to": str(state)}}
    record.store(by=by, via=via, rows=rows, **started)


def _full_clean(record: Stateful) -> None:
    """Raise ValidationError by the names that `award_proposal` takes."""
    try:
        record.full_clean(exclude=["reference"])
    except ValidationError as error:
        by_field = error.update_error_dict({})
        raise ValidationError({AWARD_NAMES.get(name, name): found for name, found in by_field.items()}) from error
