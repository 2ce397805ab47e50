from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from funding.models import (
    Proposal,
    ProposalAxis,
    ProposalBudgetLine,
    ProposalDocument,
    ProposalGoal,
    ProposalMember,
    ProposalStage,
    ProposalTheme,
)
from funding.models.proposal import LOSS_USES
from funding.models.reason import check_use
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, NamedLink, UserLink
from jisr.models import Described
from jisr.money import AmountError, read_amount
from jisr.resources import RecordResource
from partnerships.resources import PartnerLink, themes_of
from partnerships.resources.plan import axes_of
from partnerships.resources.theme import goals_of

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow


class ProposalResource(RecordResource):
    LINKS = {
        "donor": PartnerLink(),
        "opportunity": Link("funding.Opportunity"),
        "loss_reason": NamedLink("funding.Reason"),
        "owner": UserLink(),
    }
    SEARCH_THROUGH = ("donor",)

    members = rows_of(
        ProposalMember,
        "members",
        ("partner", "role", "percent", "letter_on"),
        links={"partner": PartnerLink()},
        identity=("partner",),
    )
    budget_lines = rows_of(
        ProposalBudgetLine,
        "budget_lines",
        ("heading", "amount", "source", "form", "partner", "note"),
        links={"heading": NamedLink("funding.BudgetHeading"), "partner": PartnerLink()},
        identity=(),
    )
    themes = themes_of(ProposalTheme)
    axes = axes_of(ProposalAxis)
    goals = goals_of(ProposalGoal)
    documents_asked = rows_of(
        ProposalDocument,
        "documents_asked",
        ("type", "step", "note"),
        links={"type": NamedLink("jisr.DocumentType")},
        identity=("type", "step"),
    )

    class Meta:
        model = Proposal
        fields = (
            "reference",
            "donor",
            *Described.NAME_FIELDS,
            "stage",
            "opportunity",
            "donor_number",
            "requested_amount",
            "own_amount",
            "currency",
            "probability",
            "concept_due_on",
            "due_on",
            "concept_submitted_on",
            "submitted_on",
            "expected_on",
            "decided_on",
            "loss_reason",
            "starts_on",
            "ends_on",
            "members",
            "budget_lines",
            "themes",
            "axes",
            "goals",
            "documents_asked",
            "runs_after",
            "pays_after",
            "sustainability",
            "owner",
            *Described.DESCRIPTION_FIELDS,
        )

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse budgets that do not fit their currency, and a reason of loss that is none or was not asked for."""
        for row in rows:
            if "budget_lines" in row.rows and row.rows["budget_lines"].after:
                self._check_budget(row)
            if any(column.name == "loss_reason" for column, *_values in row.changes):
                self._check_reason(row)

    def _check_budget(self, row: CheckedRow) -> None:
        record: Any = row.record
        if not record.currency:
            row.refuse(_("Give the currency of the budget."), self.columns["currency"])
            return
        for line in row.rows["budget_lines"].after:
            try:
                read_amount(line.amount.normalize(), currency=record.currency)
            except AmountError as error:
                row.refuse(" ".join(error.messages), self.columns["budget_lines"], line.amount)

    def _check_reason(self, row: CheckedRow) -> None:
        record: Any = row.record
        column = self.columns["loss_reason"]
        reason = column.widget.records.get(record.loss_reason_id)  # type: ignore[union-attr]
        try:
            if reason is not None and record.stage not in ProposalStage.LOST:
                raise ValidationError(_("Only a proposal that was lost has such a reason."))
            if reason is not None:
                check_use(reason, "loss_reason", LOSS_USES[record.current_state])
        except ValidationError as error:
            row.refuse(" ".join(error.messages), column, reason.code)
