from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import F, Q, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from jisr.fields import AmountField, CurrencyField
from jisr.models import Record, RecordQuerySet
from partnerships.models import Agreement, Partner

from .project import Origin, Project


class Direction(models.TextChoices):
    FROM_DONOR = "from_donor", _("From the donor")
    OWN = "own", _("Our counterpart")


class InstalmentQuerySet(RecordQuerySet):
    def ours(self) -> InstalmentQuerySet:
        """Those of projects that count."""
        return self.filter(project__origin=Origin.OURS)

    def with_paid(self) -> InstalmentQuerySet:
        """Add `paid` and `outstanding`: what posted payments have brought, and what is still to come."""
        paid = Coalesce(
            Sum("allocations__amount", filter=Q(allocations__disbursement__posted_at__isnull=False)),
            Value(0),
            output_field=AmountField(),
        )
        return self.annotate(paid=paid, outstanding=F("amount") - paid)

    def unpaid(self) -> InstalmentQuerySet:
        return self.with_paid().filter(outstanding__gt=0)

    def late(self, today: date) -> InstalmentQuerySet:
        """Due before today and not wholly paid."""
        return self.unpaid().filter(due_on__lt=today)


class Instalment(Record):
    """A tranche we expect, or our own counterpart that falls due."""

    PREFIX = "INS"
    ICON = "calendar-clock"
    SEARCH_FIELDS = ("reference", "donor_number", "condition")

    project = models.ForeignKey(Project, models.PROTECT, related_name="instalments", verbose_name=_("project"))
    funder = models.ForeignKey(Partner, models.PROTECT, related_name="instalments", verbose_name=_("funder"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="instalments", verbose_name=_("agreement")
    )
    donor_number = models.CharField(_("donor's own number"), max_length=150, blank=True)
    direction = models.CharField(_("direction"), max_length=12, choices=Direction, default=Direction.FROM_DONOR)
    due_on = models.DateField(_("due on"))
    amount = AmountField(_("amount"))
    currency = CurrencyField(_("currency"))
    condition = models.TextField(_("condition to be met"), blank=True)

    objects = InstalmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("instalment")
        verbose_name_plural = _("instalments")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "due_on"], name="instalment_due"),
        ]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="instalment_is_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("The amount cannot be below zero."),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), self.project.search_text]
