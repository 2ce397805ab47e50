"""How the legal path and the state of an agreement, or of one of its amendments, hold each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jisr import formats
from jisr.models.activity import Verb

from .legal import LegalStep, Step, StepNature, StepState

if TYPE_CHECKING:
    from jisr.models import User

    from .agreement import Agreement
    from .amendment import Amendment

SETTLES = {"signed": StepNature.SIGNATURE, "in_force": StepNature.ENTRY}
BEYOND = {
    "signed": {StepNature.SIGNATURE, StepNature.ENTRY, StepNature.PUBLICATION},
    "in_force": {StepNature.ENTRY, StepNature.PUBLICATION},
}


def path_of(record: Agreement | Amendment) -> list[LegalStep]:
    """The steps of the record's latest round, in their order; none where no path was laid."""
    steps = record.steps.select_related("document_type")
    own = steps.filter(amendment=None) if record._meta.model_name == "agreement" else steps
    found = list(own.order_by("-round", "position", "pk"))
    return [step for step in found if step.round == found[0].round]


def copied(steps: Iterable[Step], **own: Any) -> list[LegalStep]:
    """Unsaved steps that say what `steps` say, none of them begun."""
    return [LegalStep(**{name: getattr(step, name) for name in Step.CARRIED}, **own) for step in steps]


def in_the_way(steps: list[LegalStep], state: str) -> list[LegalStep]:
    """The blocking steps still open that stand before the one that `state` settles."""
    if state not in BEYOND:
        return []
    end = next((place for place, step in enumerate(steps) if step.nature in BEYOND[state]), len(steps))
    return [step for step in steps[:end] if step.is_blocking]


def check_path(record: Agreement | Amendment, state: str) -> None:
    """Raise ValidationError, naming the steps, while blocking ones stand between the record and `state`."""
    if record.pk and (open_ones := in_the_way(path_of(record), state)):
        names = formats.listed(str(step) for step in open_ones)
        raise ValidationError(
            {"state": _("These steps of the legal path are still open: %(steps)s.") % {"steps": names}}
        )


def settled_by(record: Agreement | Amendment, state: str, day: date) -> list[LegalStep]:
    """The open signature or entry step of the path, closed on `day` because the record enters `state`; not saved."""
    found = [step for step in path_of(record) if step.nature == SETTLES.get(state) and step.is_open]
    for step in found:
        step.state, step.done_on, step.started_on = StepState.DONE, day, step.started_on or day
    return found


def check_signatories(agreement: Agreement) -> None:
    """Raise ValidationError, naming the partners, while somebody's signatory is not known and a signature awaits."""
    if not any(step.nature == StepNature.SIGNATURE and step.is_open for step in path_of(agreement)):
        return
    unnamed = agreement.parties.filter(signatory="").select_related("partner")
    if names := formats.listed(str(party) for party in unnamed):
        raise ValidationError({"state": _("Write in the agreement who signs for: %(partners)s.") % {"partners": names}})


def lay(agreement: Agreement, *, by: User, via: str, amendment: Amendment | None = None) -> list[LegalStep]:
    """Copy the path of the agreement's kind into steps of its own, or of its amendment; none where the kind has none."""
    steps = copied(agreement.kind.path.all(), amendment=amendment)
    if steps:
        agreement.store(by=by, via=via, rows=steps, verb=Verb.PATH_LAID)
    return steps


def follow_state(agreement: Agreement, *, by: User, via: str) -> None:
    """After a move, lay the path of what goes to approval, or close the step that the new state settles."""
    if agreement.state == "in_approval" and not path_of(agreement):
        lay(agreement, by=by, via=via)
    day = agreement.signed_on if agreement.state == "signed" else agreement.starts_on
    settled = settled_by(agreement, agreement.state, day) if day else []
    unsigned = list(agreement.parties.filter(signed_on=None)) if settled and agreement.state == "signed" else []
    for party in unsigned:
        party.signed_on = day
    for step in settled:
        agreement.store(by=by, via=via, rows=[step, *unsigned], verb=Verb.STEP_CLOSED, data={"step": step.names()})
        unsigned = []
