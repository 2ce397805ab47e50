"""The award of a proposal."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from funding.bids.versions import version_at_hand
from funding.models import Project, Proposal, ProposalStage
from funding.services.carried import fundings, parties, served
from jisr.models import Activity, Described, Stateful, Trace, User, Via
from jisr.models.activity import Verb
from partnerships.models import Agreement, AgreementKind, AgreementState

GRANT = "grant"
AWARD_NAMES = {"donor_number": "number"}
CARRIED = (*Described.NAME_FIELDS, *Described.DESCRIPTION_FIELDS)


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
        state = AgreementState.SIGNED if signed_on else AgreementState.DRAFTING
        _store_new(agreement, state, list(parties(proposal)), by, via)
        project = _project(proposal, number, **dates)
        rows = [*fundings(proposal, agreement, amount, currency), *served(proposal)]
        _store_new(project, project.state, rows, by, via)
        made = {"agreement": agreement.reference, "project": project.reference}
        Activity.write(proposal, Verb.AWARDED, Trace(by, via), **made)
    return Award(proposal, agreement, project)


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
