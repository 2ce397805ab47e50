from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.fields import AmountField, CurrencyField
from jisr.models import Activity, Record, RecordQuerySet, Row, Trace
from jisr.models.activity import Verb, Via
from jisr.money import read_amount
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
    SEARCH_CARRIES = ("project",)

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

    @property
    def may_be_edited(self) -> bool:
        return not self.is_posted

    @property
    def summary(self) -> str:
        """What tells it apart from the other payments of its project."""
        return f"{formats.money(self.amount, self.currency)} · {formats.short_day(self.value_on)}"

    def check_parts(self, parts: Sequence[Allocation]) -> None:
        """Raise ValidationError unless the parts, saved or not, fit this unposted payment and their instalments.

        A part is in the payment's currency, of its sign, on an instalment of its project; together they are not
        more than the payment, nor more than what is still to come on any instalment (or to give back, for a refund).
        """
        for part in parts:
            part.check_belongs(self)
        if abs(sum(part.amount for part in parts)) > abs(self.amount):
            raise ValidationError(_now("The parts put on instalments add up to more than the payment."))
        self._check_rooms(parts)

    @staticmethod
    def _check_rooms(parts: Sequence[Allocation]) -> None:
        keys = [part.instalment_id for part in parts]
        rooms = {row.pk: row for row in Instalment.objects.with_paid().filter(pk__in=keys)}
        for part in parts:
            part.check_room(rooms[part.instalment_id])

    def post(self, *, by, via: str = Via.PAGE) -> None:
        """Count the payment from now on; afterwards it can only be reversed."""
        with transaction.atomic():
            locked = type(self).objects.select_for_update().get(pk=self.pk)
            locked.check_not_archived()
            if locked.is_posted:
                raise ValidationError(_now("This payment is already posted."))
            parts = list(locked.allocations.select_related("instalment"))
            self._lock_instalments(parts)
            locked.check_parts(parts)
            locked.posted_at, locked.posted_by = timezone.now(), by
            locked.store(by=by, via=via, verb=Verb.POSTED)
        self.refresh_from_db()

    @staticmethod
    def _lock_instalments(parts: Sequence[Allocation]) -> None:
        keys = [part.instalment_id for part in parts]
        list(Instalment.objects.select_for_update().filter(pk__in=keys).order_by("pk"))

    def reverse(self, *, by, reason: str, via: str = Via.PAGE) -> Disbursement:
        """Cancel a posted payment by an opposite one, with the reason; returns the opposite payment.

        Raises ValidationError when an instalment would be paid above its amount, or below nothing: what was given
        back or paid on it since is reversed first.
        """
        if not reason.strip():
            raise ValidationError({"reason": _now("Say why the payment is reversed.")})
        with transaction.atomic():
            locked = type(self).objects.select_for_update().get(pk=self.pk)
            if not locked.is_posted or locked.reverses_id or locked.is_reversed:
                raise ValidationError(_now("Only a posted payment that was not reversed can be reversed."))
            opposite = locked._opposite(by, reason.strip())
            parts = [Allocation(instalment=part.instalment, amount=-part.amount) for part in locked.allocations.all()]
            self._lock_instalments(parts)
            self._check_rooms(parts)
            opposite.store(by=by, via=via, rows=parts)
            Activity.write(locked, Verb.REVERSED, Trace(by, via), reversal=opposite.reference, reason=reason.strip())
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
    instalment = models.ForeignKey(Instalment, models.PROTECT, related_name="allocations", verbose_name=_("instalment"))
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

    @property
    def currency(self) -> str:
        """That of the instalment, and so of the payment."""
        return self.instalment.currency

    def check_belongs(self, disbursement: Disbursement) -> None:
        """Raise ValidationError for another currency or project, a wrong sign or too many decimals."""
        names = {"reference": self.instalment.reference, "theirs": self.instalment.currency}
        if self.instalment.currency != disbursement.currency:
            names["ours"] = disbursement.currency
            raise ValidationError(_now("Instalment %(reference)s is in %(theirs)s, the payment in %(ours)s.") % names)
        if self.instalment.project_id != disbursement.project_id:
            raise ValidationError(_now("Instalment %(reference)s belongs to another project.") % names)
        read_amount(self.amount, currency=disbursement.currency)
        if not self.amount or (self.amount > 0) != (disbursement.amount > 0):
            raise ValidationError(
                _now("The part put on instalment %(reference)s must be above zero, or below zero for a refund.") % names
            )

    def check_room(self, instalment: Instalment) -> None:
        """Raise ValidationError when the part is more than is to come on `instalment`, read `with_paid()`."""
        names = {"reference": instalment.reference}
        if self.amount > instalment.outstanding:  # type: ignore[attr-defined]
            raise ValidationError(_now("Instalment %(reference)s would be paid more than its amount.") % names)
        if instalment.paid + self.amount < 0:  # type: ignore[attr-defined]
            raise ValidationError(_now("More would be given back than was paid of instalment %(reference)s.") % names)
