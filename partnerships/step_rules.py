"""What a step of a legal path must satisfy before it begins, closes or is refused."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jisr import formats
from partnerships.models import Agreement, LegalStep, StepNature
from partnerships.models.path import SETTLES, path_of

BEFORE_SIGNATURE = ("drafting", "in_approval")


def own_path(own: LegalStep) -> list[LegalStep]:
    """The latest round of the path that the step belongs to."""
    return path_of(own.amendment or own.agreement)


def check_turn(own: LegalStep) -> None:
    """Raise ValidationError while an earlier blocking step of the round is open."""
    path = own_path(own)
    earlier = path[: [step.pk for step in path].index(own.pk)]
    if names := formats.listed(str(step) for step in earlier if step.is_blocking):
        raise ValidationError(_("First close: %(steps)s.") % {"steps": names})


def check_ready(own: LegalStep) -> None:
    """Raise ValidationError while the agreement or amendment is not where a signature or an entry can follow."""
    target, subject = state_after(own), own.amendment or own.agreement
    if target and subject.state in BEFORE_SIGNATURE and subject.STATES(target) not in subject.current_state.following:
        before = "in_approval" if target == "signed" else "signed"
        raise ValidationError(_("First move it to “%(state)s”.") % {"state": subject.STATES(before).label})


def check_nature(own: LegalStep, day: date, tacit: bool) -> None:
    """Raise ValidationError by field for what the step's nature asks before it is closed."""
    if tacit:
        _check_tacit(own, day)
    elif own.nature == StepNature.DELIBERATION:
        missing = [name for name in LegalStep.FACTS if getattr(own, name) in (None, "")]
        if missing:
            raise ValidationError({name: _("Needed before the deliberation is closed.") for name in missing})
    elif own.nature == StepNature.VISA and own.started_on is None:
        raise ValidationError({"started_on": _("Say first when it was sent to the oversight authority.")})
    elif own.nature == StepNature.SIGNATURE and own.amendment is None:
        _check_signed(own.agreement)


def _check_tacit(own: LegalStep, day: date) -> None:
    if own.nature != StepNature.VISA:
        raise ValidationError(_("Only a visa can be given tacitly."))
    if own.due_on is None:
        raise ValidationError(_("The visa has no delay, or was not sent: it cannot be taken as given."))
    if day <= own.due_on:
        raise ValidationError({"done_on": _("The delay runs until %(day)s.") % {"day": formats.day(own.due_on)}})


def _check_signed(agreement: Agreement) -> None:
    """Raise ValidationError unless each party has its signatory and the day of its signature."""
    unsigned = [
        str(party)
        for party in agreement.parties.select_related("partner")
        if not (party.signatory.strip() and party.signed_on)
    ]
    if unsigned:
        names = formats.listed(unsigned)
        raise ValidationError(_("Write in the agreement who signed and when for: %(partners)s.") % {"partners": names})


def state_after(own: LegalStep) -> str:
    """The state that closing the step leads to: `signed`, `in_force`, or "" for the others."""
    return next((state for state, nature in SETTLES.items() if nature == own.nature), "")


def is_a_move(own: LegalStep) -> bool:
    """Whether closing the step is what moves the agreement or amendment: the last of its nature, in the right state."""
    target, subject = state_after(own), own.amendment or own.agreement
    others = [step for step in own_path(own) if step.nature == own.nature and step.pk != own.pk and step.is_open]
    return bool(target) and not others and subject.STATES(target) in subject.current_state.following


def repeated(own: LegalStep) -> list[LegalStep]:
    """The steps of the round from the first blocking one on."""
    path = own_path(own)
    first = next((place for place, step in enumerate(path) if step.blocks), 0)
    return path[first:]
