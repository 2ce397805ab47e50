"""Walking the legal path of an agreement or amendment: laying it, and what may be done with each step.

A path is laid when an agreement moves from drafting to approval, or earlier by a button: until then its kind may
still change, and agreements that are taken over already signed have none and are free. Each function locks the
agreement, raises its version, leaves a line of activity, and raises PermissionDenied for a role that may not, or
ValidationError by the name of the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jisr import days
from jisr.models import User, Via
from jisr.models.activity import Verb
from jisr.recurrence import after_delay
from jisr.text import clean
from partnerships.models import Agreement, Amendment, LegalStep, StepState
from partnerships.models.path import copied, lay, path_of
from partnerships.step_rules import (
    BEFORE_SIGNATURE,
    check_nature,
    check_ready,
    check_turn,
    is_a_move,
    repeated,
    state_after,
)

MAY_FOLLOW, MAY_CLOSE = "partnerships.change_agreement", "partnerships.approve_step"


def lay_path(
    agreement: Agreement, *, by: User, amendment: Amendment | None = None, via: str = Via.PAGE
) -> list[LegalStep]:
    """Copy the kind's path into steps of the agreement, or of its amendment; refused where one is laid already."""
    _check_may(by, MAY_FOLLOW)
    with transaction.atomic():
        locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
        locked.check_not_archived()
        if path_of(amendment or locked):
            raise ValidationError(_("The legal path is laid already."))
        steps = lay(locked, by=by, via=via, amendment=amendment)
        if not steps:
            raise ValidationError(_("This kind of agreement has no legal path: write one on the page of the kind."))
    return steps


def start_step(
    step: LegalStep, *, by: User, on: date | None = None, today: date | None = None, via: str = Via.PAGE
) -> None:
    """Begin a step, or say when it was sent, on a day up to `today`; its indicative day is reckoned once, here."""
    with _locked(step, by, MAY_FOLLOW) as own:
        if own.state != StepState.WAITING:
            raise ValidationError(_("This step has begun already."))
        check_turn(own)
        _begin(own, _past_day(on, "started_on", today))
        _store(own, Verb.STEP_STARTED, by, via)


def note_step(step: LegalStep, *, by: User, facts: dict[str, Any], via: str = Via.PAGE) -> None:
    """Write what is known so far of an open step (session, number, votes) without closing it."""
    with _locked(step, by, MAY_FOLLOW) as own:
        _note(own, facts)
        _store(own, Verb.STEP_NOTED, by, via)


def finish_step(
    step: LegalStep,
    *,
    by: User,
    on: date | None = None,
    facts: dict[str, Any] | None = None,
    tacit: bool = False,
    today: date | None = None,
    via: str = Via.PAGE,
) -> None:
    """Close a step on a day up to `today`, with the facts that its nature asks for.

    `tacit`: the visa is taken as given because its delay ran out. Closing the last signature, or the entry into
    force, moves the agreement or amendment itself where it is ready for that.
    """
    with _locked(step, by, MAY_CLOSE) as own:
        check_turn(own)
        day = _past_day(on, "done_on", today)
        _note(own, facts or {}, today)
        check_ready(own)
        check_nature(own, day, tacit)
        if own.started_on is None:
            _begin(own, day)
        if own.started_on and day < own.started_on:
            raise ValidationError({"done_on": _("The step ends before it begins.")})
        if not tacit and is_a_move(own):
            _store(own, Verb.STEP_NOTED, by, via)
            _move(own, day, by, via)
        else:
            own.state, own.done_on = StepState.TACIT if tacit else StepState.DONE, day
            _store(own, Verb.STEP_TACIT if tacit else Verb.STEP_CLOSED, by, via)


def refuse_step(
    step: LegalStep,
    *,
    by: User,
    reason: str,
    on: date | None = None,
    today: date | None = None,
    via: str = Via.PAGE,
) -> None:
    """Note a refusal and its reasons: the text goes back to drafting, and a new round of steps begins.

    The new round repeats the path from its first blocking step; the old one stays as it was.
    """
    with _locked(step, by, MAY_FOLLOW) as own:
        check_turn(own)
        why = _reason(reason)
        subject = own.amendment or own.agreement
        if subject.state not in BEFORE_SIGNATURE:
            raise ValidationError(_("What is signed cannot go back to drafting: end it, or write an amendment."))
        day = _past_day(on, "done_on", today)
        if own.started_on is None:
            _begin(own, day)
        own.state, own.done_on, own.reason = StepState.REFUSED, day, why
        again = copied(repeated(own), amendment=own.amendment, round=own.round + 1)
        _store(own, Verb.STEP_REFUSED, by, via, rows=again, reason=why)
        if subject.state == "in_approval":
            subject.refresh_from_db()
            subject.move_to("drafting", by=by, reason=why, via=via)


def waive_step(step: LegalStep, *, by: User, reason: str, via: str = Via.PAGE) -> None:
    """Do without a step that is still open, and say why."""
    with _locked(step, by, MAY_CLOSE) as own:
        own.reason = _reason(reason)
        own.state, own.done_on = StepState.WAIVED, days.today()
        _store(own, Verb.STEP_WAIVED, by, via, reason=own.reason)


@contextmanager
def _locked(step: LegalStep, by: User, permission: str) -> Iterator[LegalStep]:
    """The step as it is on file, under a lock on its agreement; `step` itself is read again at the end."""
    _check_may(by, permission)
    with transaction.atomic():
        agreement = Agreement.objects.select_for_update().get(pk=step.agreement_id)
        agreement.check_not_archived()
        own = LegalStep.objects.select_related("amendment", "document_type").get(pk=step.pk)
        own.agreement = agreement
        if not own.is_open or not LegalStep.objects.current().filter(pk=own.pk).exists():
            raise ValidationError(_("This step is closed."))
        yield own
    step.refresh_from_db()


def _store(own: LegalStep, verb: str, by: User, via: str, *, rows: Any = (), **data: Any) -> None:
    own.agreement.store(by=by, via=via, rows=[own, *rows], verb=verb, data={"step": own.names(), **data})


def _check_may(by: User, permission: str) -> None:
    if not by.has_perm(permission):
        raise PermissionDenied(_("Your role may not do this with a step of the legal path."))


def _begin(own: LegalStep, day: date) -> None:
    own.state, own.started_on = StepState.OPEN, day
    own.due_on = after_delay(day, own.delay_days) if own.delay_days is not None else None


def _past_day(day: date | None, name: str, today: date | None) -> date:
    today = today or days.today()
    if day and day > today:
        raise ValidationError({name: _("This day is still to come.")})
    return day or today


def _reason(reason: str) -> str:
    if why := clean(reason):
        return why
    raise ValidationError({"reason": _("Say why.")})


def _note(own: LegalStep, facts: dict[str, Any], today: date | None = None) -> None:
    for name in LegalStep.FACTS:
        if name in facts:
            setattr(own, name, facts[name])
    if own.session_on and own.session_on > (today or days.today()) and own.votes_for is not None:
        raise ValidationError({"session_on": _("This day is still to come.")})


def _move(own: LegalStep, day: date, by: User, via: str) -> None:
    """Move the agreement or amendment into the state of the step, and close the step where the move did not."""
    subject, target = own.amendment or own.agreement, state_after(own)
    entry = "effective_on" if own.amendment else "starts_on"
    subject.refresh_from_db()
    subject.move_to(target, by=by, via=via, facts={"signed_on" if target == "signed" else entry: day})
    own.refresh_from_db()
    if own.is_open:
        own.state, own.done_on = StepState.DONE, day
        own.agreement.refresh_from_db()
        _store(own, Verb.STEP_CLOSED, by, via)
