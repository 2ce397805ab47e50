"""Acts on a bid: it leaves with its proof, or a lost one is begun again."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.bids.budget import bid_budget, budget_warnings
from funding.bids.recycling import may_be_recycled, recycle_proposal
from funding.bids.submitting import stage_after, submit_proposal
from funding.forms.bid_steps import RecycleForm, SubmissionForm
from funding.models import Proposal, ProposalStage
from jisr.actions import ActionScreen

PROOF = ("on", "at", "channel", "number", "note")


class ProposalSubmit(ActionScreen):
    model = Proposal
    action = "change"
    form_class = SubmissionForm
    title = _("Record the submission")
    explanation = _("The proof is kept with the version that left, and the proposal moves on.")
    does_not_apply = _("Nothing is being written that could be submitted.")
    shown = ("donor", "stage", "concept_due_on", "due_on")

    def applies_to(self, record: Proposal) -> bool:
        return stage_after(record) is not None and not record.archived_at

    def form(self, record: Proposal, data: Any = None) -> SubmissionForm:
        files = None if data is None else self.request.FILES
        return SubmissionForm(data, files, proposal=record, warnings=self.warnings(record))

    @staticmethod
    def warnings(record: Proposal) -> list[str]:
        """Papers and reviews missing and, of a full proposal, a budget that does not add up."""
        stage = stage_after(record)
        found = record.warnings_for(stage) if stage else []
        if stage != ProposalStage.SUBMITTED:
            return found
        budget = bid_budget(record.budget_lines.select_related("heading"), record.currency)
        return [*found, *budget_warnings(record, budget)]

    def act(self, record: Proposal, facts: dict[str, Any]) -> Proposal:
        proof = {name: facts[name] for name in PROOF}
        asked = {name: facts[name] for name in ("requested_amount", "currency") if name in facts}
        submit_proposal(proposal=record, by=self.request.user, upload=facts["file"], facts=asked, **proof)
        return record

    def done(self, shown: Any) -> str:
        return _now("Now: %(state)s.") % {"state": shown.current_state.label}


class ProposalRecycle(ActionScreen):
    model = Proposal
    action = "add"
    form_class = RecycleForm
    title = _("Begin again")
    explanation = _(
        "This makes a new proposal of what was written for this one: texts, amounts, consortium, themes, axes, goals, "
        "budget, documents asked. Dates and letters stay blank."
    )
    does_not_apply = _("Only a proposal that was lost can be begun again.")
    shown = ("donor", "stage", "loss_reason", "decided_on")

    def applies_to(self, record: Proposal) -> bool:
        return may_be_recycled(record)

    def form(self, record: Proposal, data: Any = None) -> RecycleForm:
        return RecycleForm(data, user=self.request.user)

    def act(self, record: Proposal, facts: dict[str, Any]) -> Proposal:
        return recycle_proposal(record, by=self.request.user, opportunity=facts["opportunity"])

    def done(self, shown: Any) -> str:
        return _now("The new proposal is %(reference)s.") % {"reference": shown.reference}
