from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.fields import AmountField, CurrencyField
from jisr.models import Activity, Record, RecordQuerySet, Row, Trace
from jisr.models.activity import Verb, Via
from partnerships.models import Partner

from .instalment import Instalment
from .project import Origin, Project


class Modality(models.TextChoices):
    RECEIVED = "received", _("Received by us")
    DIRECT = "direct", _("Paid by the donor straight to a supplier")


class DisbursementQuerySet(RecordQuerySet):
    def ours(self) -> DisbursementQuerySet:
        return self.filter(project__origin=Origin.OURS)

    def posted(self) -> DisbursementQuerySet:
        """Those that count: a posted payment and its reversal cancel out."""
        return self.filter(posted_at__isnull=False)


class Disbursement(Record):
    """Money received, or paid by the donor straight to a supplier; below zero it is a refund."""

    PREFIX = "DIS"
    ICON = "banknote"
    SEARCH_FIELDS = ("reference", "bank_reference", "donor_number", "note")

    project = models.ForeignKey(Project, models.PROTECT, related_name="disbursements", verbose_name=_("project"))
    payer = models.ForeignKey(Partner, models.PROTECT, related_name="disbursements", verbose_name=_("payer"))
    modality = models.CharField(_("modality"), max_length=10, choices=Modality, default=Modality.RECEIVED)
    amount = AmountField(_("amount"))
    currency = CurrencyField(_("currency"))
    value_on = models.DateField(_("value date"))
    booked_on = models.DateField(_("booked on"), null=True, blank=True)
    bank_reference = models.CharField(_("bank reference"), max_length=100, blank=True)
    donor_number = models.CharField(_("donor's own number"), max_length=150, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    posted_at = models.DateTimeField(_("posted at"), null=True, editable=False)
    posted_by = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("posted by")
    )
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="reversed_by", verbose_name=_("reverses")
    )

    objects = DisbursementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("disbursement")
        verbose_name_plural = _("disbursements")
        permissions = [("post_disbursement", "Can post and reverse a payment")]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "value_on"], name="disbursement_value_day"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_posted(self) -> bool:
        return self.posted_at is not None

    @property
    def is_reversed(self) -> bool:
        return hasattr(self, "reversed_by")

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), self.project.search_text]

    def clean(self) -> None:
        super().clean()
        stored = type(self)._base_manager.filter(pk=self.pk, posted_at__isnull=False)
        if self.pk and not self._state.adding and stored.exists():
            raise ValidationError(_now("A posted payment is not changed: reverse it and enter it anew."))

    def may_be_deleted(self) -> bool:
        return not self.is_posted and super().may_be_deleted()

    def archive(self, *, by, reason: str, via: str = Via.PAGE) -> None:
        if self.is_posted:
            raise ValidationError(_now("A posted payment is not archived: reverse it."))
        super().archive(by=by, reason=reason, via=via)

    def check_allocations(self) -> None:
        """Raise ValidationError when the parts exceed the payment, or an instalment's amount, or change currency."""
        parts = list(self.allocations.select_related("instalment"))
        for part in parts:
            part.check_currency(self)
        if abs(sum(part.amount for part in parts)) > abs(self.amount):
            raise ValidationError(_now("The parts put on instalments add up to more than the payment."))
        for part in parts:
            part.check_room()

    def post(self, *, by, via: str = Via.PAGE) -> None:
        """Count the payment from now on; afterwards it can only be reversed."""
        with transaction.atomic():
            locked = type(self).objects.select_for_update().get(pk=self.pk)
            if locked.is_posted:
                raise ValidationError(_now("This payment is already posted."))
            Instalment.objects.select_for_update().filter(allocations__disbursement=locked).count()
            locked.check_allocations()
            locked.posted_at, locked.posted_by = timezone.now(), by
            locked.store(by=by, via=via, verb=Verb.POSTED)
        self.refresh_from_db()

    def reverse(self, *, by, reason: str, via: str = Via.PAGE) -> Disbursement:
        """Cancel a posted payment by an opposite one, with the reason; returns the opposite payment."""
        if not reason.strip():
            raise ValidationError({"reason": _now("Say why the payment is reversed.")})
        with transaction.atomic():
            locked = type(self).objects.select_for_update().get(pk=self.pk)
            if not locked.is_posted or locked.reverses_id or locked.is_reversed:
                raise ValidationError(_now("Only a posted payment that was not reversed can be reversed."))
            opposite = locked._opposite(by, reason.strip())
            parts = [
                Allocation(instalment=part.instalment, amount=-part.amount) for part in locked.allocations.all()
            ]
            opposite.store(by=by, via=via, rows=parts)
            Activity.write(
                locked, Verb.REVERSED, Trace(by, via), reversal=opposite.reference, reason=reason.strip()
            )
        return opposite

    def _opposite(self, by, reason: str) -> Disbursement:
        kept = ("authority_id", "project_id", "payer_id", "modality", "currency", "value_on", "booked_on")
        return Disbursement(
            **{name: getattr(self, name) for name in kept},
            amount=-self.amount,
            note=reason[:300],
            reverses=self,
            posted_at=timezone.now(),
            posted_by=by,
        )


class Allocation(Row):
    """The part of a payment that pays an instalment; in its currency, never above either."""

    PARENT = "disbursement"

    disbursement = models.ForeignKey(
        Disbursement, models.CASCADE, related_name="allocations", verbose_name=_("disbursement")
    )
    instalment = models.ForeignKey(
        Instalment, models.PROTECT, related_name="allocations", verbose_name=_("instalment")
    )
    amount = AmountField(_("amount"))

    class Meta:
        verbose_name = _("part put on an instalment")
        verbose_name_plural = _("parts put on instalments")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["disbursement", "instalment"],
                name="allocation_once_per_instalment",
                violation_error_message=_("This instalment already has a part of the payment."),
            )
        ]

    def __str__(self) -> str:
        return str(self.instalment)

    def check_currency(self, disbursement: Disbursement) -> None:
        if self.instalment.currency != disbursement.currency:
            raise ValidationError(
                _now("Instalment %(reference)s is in %(theirs)s, the payment in %(ours)s.")
                % {
                    "reference": self.instalment.reference,
                    "theirs": self.instalment.currency,
                    "ours": disbursement.currency,
                }
            )

    def check_room(self) -> None:
        """Raise ValidationError when posted parts and this one exceed the instalment."""
        others = Allocation.objects.filter(
            Q(instalment=self.instalment, disbursement__posted_at__isnull=False) & ~Q(disbursement=self.disbursement)
        ).aggregate(total=Sum("amount"))["total"]
        if (others or 0) + self.amount > self.instalment.amount:
            raise ValidationError(
                _now("Instalment %(reference)s would be paid more than its amount.")
                % {"reference": self.instalment.reference}
            )
