"""The budget summary of a bid: by heading and by who pays, in cash or in kind."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.fields import AmountField
from jisr.models import Base, Named, Row
from partnerships.models import Partner

from .proposal import Proposal


class BudgetHeading(Named, Base):
    """A heading of a budget: staff, travel, equipment, works, services, overheads."""

    KEY = ("code",)
    ICON = "rows-3"
    SEARCH_FIELDS = ("code", "name_ar", "name_fr", "name_en")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("budget heading")
        verbose_name_plural = _("budget headings")
        ordering = ["position", "code", "pk"]
        constraints = [Named.has_a_name("budget_heading")]


class FundingSource(models.TextChoices):
    """Who pays."""

    DONOR = "donor", _("The donor")
    OWN = "own", _("Our own counterpart")
    OTHER = "other", _("Another partner")


class FundingForm(models.TextChoices):
    CASH = "cash", _("In cash")
    IN_KIND = "in_kind", _("In kind")


class ProposalBudgetLine(Row):
    """What a heading costs one source, in the proposal's currency."""

    PARENT = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="budget_lines", verbose_name=_("proposal"))
    heading = models.ForeignKey(BudgetHeading, models.PROTECT, related_name="+", verbose_name=_("budget heading"))
    source = models.CharField(_("paid by"), max_length=10, choices=FundingSource, default=FundingSource.DONOR)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("other partner")
    )
    form = models.CharField(_("form"), max_length=10, choices=FundingForm, default=FundingForm.CASH)
    amount = AmountField(_("amount"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("budget line of the proposal")
        verbose_name_plural = _("budget of the proposal")
        ordering = ["heading__position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="proposal_budget_line_is_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("The amount cannot be below zero."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.heading} {self.amount}"

    def clean(self) -> None:
        super().clean()
        if self.partner_id and self.source != FundingSource.OTHER:
            raise ValidationError({"partner": _now("Name a partner only where another partner pays.")})
