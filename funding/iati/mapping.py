"""An activity as the values of our own records. Pure but for the look-ups it is handed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from funding.models import Outcome, ProjectState

from . import pieces
from .activity import Activity, Org, Problem
from .codes import ActivityStatus, DateType, TransactionType
from .judging import COMMITMENTS, Us, judge
from .mapped import Mapped
from .pieces import org_key
from .texts import described_columns
from .values import LARGEST

STATES: dict[str, ProjectState] = {
    ActivityStatus.PIPELINE: ProjectState.PREPARATION,
    ActivityStatus.IMPLEMENTATION: ProjectState.RUNNING,
    ActivityStatus.FINALISATION: ProjectState.COMPLETED,
    ActivityStatus.CLOSED: ProjectState.CLOSED,
    ActivityStatus.CANCELLED: ProjectState.CANCELLED,
    ActivityStatus.SUSPENDED: ProjectState.SUSPENDED,
}


def judged(activity: Activity, us: Us) -> Mapped:
    """Return the activity with each transaction's judgement, and what its project is; no partner is asked for yet."""
    mapped = Mapped(activity, [(one, judge(one, activity, us)) for one in activity.transactions])
    mapped.notes.extend(activity.notes)
    starts_on, ends_on = _period(mapped)
    mapped.project = {
        **described_columns(activity),
        "donor_number": activity.identifier[:150],
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    mapped.state = _state(mapped)
    _note_money(mapped)
    return mapped


def _note_money(mapped: Mapped) -> None:
    """Say what was rounded, and where the same money may have been counted on its way in and on its way out."""
    for transaction, judgement in mapped.judged:
        if judgement.is_rounded:
            mapped.note(transaction.line, "transaction/value", transaction.value, _("rounded to three decimals"))
    commitments = {transaction.type or "" for transaction, _judgement in mapped.judged} & COMMITMENTS
    if TransactionType.OUTGOING_COMMITMENT in commitments and len(commitments) > 1:
        message = _("commitments come in and go out: the same money may stand twice in the funding")
        mapped.note(mapped.activity.line, "transaction-type/@code", ", ".join(sorted(commitments)), message)


def complete(mapped: Mapped, partner_of: Callable[[Org], int], themes: Mapping[str, int], us: Us) -> None:
    """Add the rows and records that hang on the project, once every organisation has its partner."""
    mapped.pieces = {
        "fundings": pieces.fundings(mapped, partner_of),
        "themes": pieces.themes(mapped.activity, themes),
        "places": pieces.places(mapped.activity),
        "instalments": pieces.instalments(mapped, partner_of, us),
        "disbursements": pieces.disbursements(mapped, partner_of),
    }


def too_large(mapped: Mapped) -> Problem | None:
    """Return what is wrong when the commitments of one funder add up to more than an amount can hold."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for transaction, judgement in mapped.judged:
        if judgement.outcome == Outcome.COMMITMENT and judgement.payer and judgement.amount is not None:
            sums[org_key(judgement.payer), transaction.currency] += judgement.amount
    for total in sums.values():
        if abs(total) >= LARGEST:
            accepted = _("less than 1,000,000,000,000,000")
            return Problem(mapped.activity.line, "transaction/value", str(total), _("too large a sum"), accepted)
    return None


def _period(mapped: Mapped) -> tuple[date | None, date | None]:
    """Return the actual days, else the planned ones; an end before the start is left out with a note."""
    dates = mapped.activity.dates
    starts_on = dates.get(DateType.ACTUAL_START) or dates.get(DateType.PLANNED_START)
    ends_on = dates.get(DateType.ACTUAL_END) or dates.get(DateType.PLANNED_END)
    if starts_on and ends_on and ends_on < starts_on:
        accepted = _("a day on or after the start")
        mapped.note(
            mapped.activity.line, "activity-date", ends_on, _("ends before it starts: the end is left out"), accepted
        )
        ends_on = None
    return starts_on, ends_on


def _state(mapped: Mapped) -> str:
    """Return the state that the status means, or the first one, with a note, where what it requires is missing."""
    state = STATES.get(mapped.activity.status, ProjectState.PREPARATION)
    missing = [name for name in state.required_fields if not mapped.project[name]]
    if not missing:
        return state.value
    status = ActivityStatus(mapped.activity.status).label
    message = _("the dates that go with this status are missing: the project stays in preparation")
    mapped.note(mapped.activity.line, "activity-status", status, message)
    return ProjectState.PREPARATION.value
