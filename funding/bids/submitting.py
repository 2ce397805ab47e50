"""A concept note or full proposal leaves: its move, its proof and the version that left, written as one."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from funding.bids.versions import version_at_hand
from funding.models import BidStep, Proposal, ProposalStage, Submission
from jisr import days
from jisr.documents import attach
from jisr.models import Document, DocumentType, State, User, Via
from jisr.models.activity import Verb
from jisr.models.named import ORDER

if TYPE_CHECKING:
    from django.core.files.base import File

PROOF = "submission-proof"
STEPS: dict[str, tuple[BidStep, ProposalStage, str]] = {
    ProposalStage.CONCEPT_NOTE: (BidStep.CONCEPT, ProposalStage.CONCEPT_SUBMITTED, "concept_submitted_on"),
    ProposalStage.FULL_PROPOSAL: (BidStep.FULL, ProposalStage.SUBMITTED, "submitted_on"),
}


def step_of(proposal: Proposal) -> BidStep | None:
    """What is being written and would be submitted next; None in any other stage."""
    return STEPS[proposal.stage][0] if proposal.stage in STEPS else None


def stage_after(proposal: Proposal) -> State | None:
    """The stage that a submission now would lead to."""
    return STEPS[proposal.stage][1] if proposal.stage in STEPS else None


def submit_proposal(
    *,
    proposal: Proposal,
    on: date,
    channel: str,
    by: User,
    at: time | None = None,
    number: str = "",
    upload: File | None = None,
    note: str = "",
    facts: dict[str, Any] | None = None,
    via: str = Via.PAGE,
) -> Submission:
    """Record that the note or proposal left on `on`, and move it on; returns the proof. One transaction.

    `facts` are further values that the stage requires (the amount asked and its currency); `upload` becomes a document
    of the proposal. Raises ValidationError by field, PermissionDenied for somebody who may not move it.
    """
    if proposal.stage not in STEPS:
        raise ValidationError({"stage": _("Nothing is being written that could be submitted.")})
    step, stage, day = STEPS[proposal.stage]
    proof = Submission(proposal=proposal, step=step, on=on, at=at, channel=channel, number=number)
    _check(proof)
    with transaction.atomic():
        proposal.move_to(stage, by=by, reason=note, via=via, facts={**(facts or {}), day: on})
        proof.version = version_at_hand(proposal, by=by, via=via)
        proof.document = _attach(proposal, proof, upload, note, by, via) if upload else None
        data = {"step": _in_each_language(step), "number": number or "—"}
        proposal.store(by=by, via=via, rows=[proof], verb=Verb.SUBMITTED, data=data)
    return proof


def _check(proof: Submission) -> None:
    """Raise ValidationError by field for a proof that cannot be."""
    if proof.on > days.today():
        raise ValidationError({"on": _("A submission is recorded once it has left: today or before.")})
    proof.full_clean(exclude=["proposal", "document", "version"])


def _attach(proposal: Proposal, proof: Submission, upload: File, note: str, by: User, via: str) -> Document:
    """The receipt or what was sent, as a document of the proposal."""
    kind = DocumentType.objects.get(code=PROOF)
    title = f"{kind} {proof.number}".strip()
    return attach(proposal, upload, title=title[:300], type=kind, dated_on=proof.on, note=note, by=by, via=via)


def _in_each_language(step: BidStep) -> dict[str, str]:
    said = {}
    for code in ORDER:
        with translation.override(code):
            said[code] = str(step.label)
    return said
