from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr import formats
from jisr.fields import AmountField, CurrencyField
from jisr.models import Record, RecordQuerySet, Trace
from partnerships.models import Agreement, Obligation, Partner

from .project import Origin, Project


class Direction(models.TextChoices):
    FROM_DONOR = "from_donor", _("From the donor")
    OWN = "own", _("Our counterpart")


class Standing(models.TextChoices):
    """What has become of an instalment; computed, never stored."""

    LATE = "late", _("Late")
    DUE = "due", _("Not yet due")
    PART_PAID = "part_paid", _("Partly paid")
    PAID = "paid", pgettext_lazy("instalment", "Paid")


def standing_of(amount: Decimal, paid: Decimal, due_on: date, today: date) -> Standing:
    """Late means due before `today` and not wholly paid, whether or not a part was."""
    if paid >= amount:
        return Standing.PAID
    if due_on < today:
        return Standing.LATE
    return Standing.PART_PAID if paid else Standing.DUE


class InstalmentQuerySet(RecordQuerySet):
    def ours(self) -> InstalmentQuerySet:
        """Those of projects that count."""
        return self.filter(project__origin=Origin.OURS)

    def counted(self) -> InstalmentQuerySet:
        """Those that alarms and totals count: of our projects, nothing archived."""
        return self.ours().current().filter(project__archived_at=None)

    def with_paid(self) -> InstalmentQuerySet:
        """Add `paid` and `outstanding`: what posted payments have brought, and what is still to come."""
        parts = self.model.allocations.rel.related_model.objects.filter(  # type: ignore[attr-defined]
            instalment=OuterRef("pk"), disbursement__posted_at__isnull=False
        )
        sums = parts.order_by().values("instalment").annotate(total=Sum("amount")).values("total")
        paid = Coalesce(Subquery(sums), Value(0), output_field=AmountField())
        return self.annotate(paid=paid, outstanding=F("amount") - paid)

    def with_blocking(self) -> InstalmentQuerySet:
        """Add `is_blocked`: whether an obligation that unlocks it is neither accepted nor waived."""
        pending = Obligation.objects.current().pending()  # type: ignore[attr-defined]
        return self.annotate(is_blocked=Exists(pending.filter(unlocks=OuterRef("pk"))))

    def unpaid(self) -> InstalmentQuerySet:
        return self.with_paid().filter(outstanding__gt=0)

    def late(self, today: date) -> InstalmentQuerySet:
        """Due before today and not wholly paid."""
        return self.unpaid().filter(due_on__lt=today)

    def due_between(self, first: date, last: date) -> InstalmentQuerySet:
        """Due between two days and not wholly paid."""
        return self.unpaid().filter(due_on__range=(first, last))

    def standing(self, standing: str, today: date) -> InstalmentQuerySet:
        """Those that stand so today (see `standing_of`)."""
        if standing == Standing.PAID:
            return self.with_paid().filter(outstanding__lte=0)
        if standing == Standing.LATE:
            return self.late(today)
        coming = self.unpaid().filter(due_on__gte=today)
        return coming.exclude(paid=0) if standing == Standing.PART_PAID else coming.filter(paid=0)


class Instalment(Record):
    """A tranche we expect, or our own counterpart that falls due."""

    PREFIX = "INS"
    ICON = "calendar-clock"
    SEARCH_FIELDS = ("reference", "donor_number", "condition")
    SEARCH_CARRIES = ("project",)

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

    @property
    def summary(self) -> str:
        """What tells it apart from the other instalments of its project."""
        return f"{formats.money(self.amount, self.currency)} · {formats.short_day(self.due_on)}"

    def standing_on(self, today: date) -> Standing:
        """What has become of it; needs `with_paid()`."""
        return standing_of(self.amount, self.paid, self.due_on, today)  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        if self.pk and not self._state.adding:
            self._check_against_payments()

    def store(self, **trace: Any) -> Trace:
        """Save it, judged once more by its payments while it is held: one may have been posted since it was checked."""
        with transaction.atomic():
            if not self._state.adding:
                list(Instalment.objects.select_for_update().filter(pk=self.pk))
                self._check_against_payments()
            return super().store(**trace)

    def _check_against_payments(self) -> None:
        """Raise ValidationError when the amount falls below what was paid, or the currency is no longer that of payments."""
        row = Instalment.objects.with_paid().filter(pk=self.pk).values("paid", "currency", "project_id").first()
        if not row:
            return
        if self.amount is not None and row["paid"] > self.amount:
            paid = formats.money(row["paid"], row["currency"])
            raise ValidationError({"amount": _now("%(paid)s of it is already paid.") % {"paid": paid}})
        if self.project_id != row["project_id"] and self.allocations.exists():
            raise ValidationError({"project": _now("Payments of the former project stand against it.")})
        if self.currency != row["currency"] and self.allocations.exists():
            raise ValidationError({"currency": _now("Payments in the former currency stand against it.")})
