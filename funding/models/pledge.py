"""What the authority can put up of its own money in a period."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.fields import AmountField, CurrencyField
from jisr.models import Record, RecordQuerySet


class CofinancingBudgetQuerySet(RecordQuerySet):
    def holding(self, day: date) -> CofinancingBudgetQuerySet:
        """Those whose period holds the day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class CofinancingBudget(Record):
    """The authority's own money set aside for cofinancing over a period, usually a budget year."""

    PREFIX = "COF"
    ICON = "piggy-bank"
    SEARCH_FIELDS = ("reference", "note")

    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    amount = AmountField(_("amount"))
    currency = CurrencyField(_("currency"), default="MAD")
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = CofinancingBudgetQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("cofinancing budget")
        verbose_name_plural = _("cofinancing budgets")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="cofinancing_budget_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The period ends before it starts."),
            ),
            models.CheckConstraint(
                name="cofinancing_budget_is_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("The amount cannot be below zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{formats.short_day(self.starts_on)} – {formats.short_day(self.ends_on)}"
