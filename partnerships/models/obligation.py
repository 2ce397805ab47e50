"""The dated duties of an agreement."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.models import Document, DocumentType, Named, Record, RecordQuerySet, State, Stateful, User

from .agreement import Agreement
from .duty import AgreementDuty, ObligationKind, Side
from .partner import Partner


class ObligationState(State):
    OPEN = "open", pgettext_lazy("obligation", "To do")
    SUBMITTED = "submitted", pgettext_lazy("obligation", "Submitted")
    ACCEPTED = "accepted", pgettext_lazy("obligation", "Accepted")
    RETURNED = "returned", pgettext_lazy("obligation", "Returned")
    WAIVED = "waived", pgettext_lazy("obligation", "Waived")

    NEXT = enum.nonmember(
        {
            "open": ("submitted", "waived"),
            "submitted": ("accepted", "returned"),
            "returned": ("submitted", "waived"),
            "waived": ("open",),
        }
    )
    REQUIRES = enum.nonmember({"submitted": ("submitted_on",), "accepted": ("accepted_on",)})
    PERMISSION = enum.nonmember({"waived": "partnerships.waive_obligation"})
    REASON = enum.nonmember({"returned", "waived"})
    TONES = enum.nonmember({"open": "plain"})
    PENDING = enum.nonmember(("open", "submitted", "returned"))
    TO_DO = enum.nonmember(("open", "returned"))


class ObligationQuerySet(RecordQuerySet):
    def pending(self) -> ObligationQuerySet:
        """Those neither accepted nor waived."""
        return self.filter(state__in=ObligationState.PENDING)

    def to_do(self) -> ObligationQuerySet:
        """Those on which somebody has still to act."""
        return self.filter(state__in=ObligationState.TO_DO)

    def late(self, today: date) -> ObligationQuerySet:
        return self.to_do().filter(due_on__lt=today)

    def due_between(self, first: date, last: date) -> ObligationQuerySet:
        return self.to_do().filter(due_on__range=(first, last))


class Obligation(Named, Stateful, Record):
    """A dated duty of an agreement; its due day stays, however late it is."""

    PREFIX = "OBL"
    ICON = "list-checks"
    STATES = ObligationState
    SEARCH_FIELDS = ("reference", "name_ar", "name_fr", "name_en", "name_original", "evidence")
    SEARCH_CARRIES = ("agreement",)

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="obligations", verbose_name=_("agreement"))
    duty = models.ForeignKey(
        AgreementDuty,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="obligations",
        verbose_name=_("duty of the agreement"),
    )
    kind = models.ForeignKey(ObligationKind, models.PROTECT, related_name="obligations", verbose_name=_("kind"))
    side = models.CharField(_("whose"), max_length=10, choices=Side, default=Side.OURS)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="obligations", verbose_name=_("partner")
    )
    due_on = models.DateField(_("due on"))
    evidence = models.CharField(_("evidence required"), max_length=300, blank=True)
    document_type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document required")
    )
    unlocks = models.ForeignKey(
        "funding.Instalment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conditions",
        verbose_name=_("unlocks"),
    )
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    owner = models.ForeignKey(
        "jisr.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_obligations",
        verbose_name=_("followed by"),
    )
    state = models.CharField(
        _("state"), max_length=20, choices=ObligationState, default=ObligationState.OPEN, editable=False
    )

    objects = ObligationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        permissions = [("waive_obligation", "Can waive an obligation")]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "due_on", "state", "archived_at"], name="obligation_due_in_state"),
            models.Index(fields=["authority", "archived_at", "state", "due_on"], name="obligation_standing"),
        ]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["duty", "due_on"], name="duty_falls_due_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.name or str(self.kind)

    def clean(self) -> None:
        super().clean()
        if self.submitted_on and self.accepted_on and self.accepted_on < self.submitted_on:
            raise ValidationError({"accepted_on": _now("It was accepted before it was submitted.")})

    def check_entry(self, state: State, *, by: User, reason: str) -> None:
        super().check_entry(state, by=by, reason=reason)
        if state == ObligationState.SUBMITTED and not self._state.adding:
            self._check_document()

    def _check_document(self) -> None:
        """Raise ValidationError unless the document asked for is filed, here or with the agreement.

        What was submitted before it came on file (`start_at`) is taken as it is.
        """
        kind = self.document_type
        if kind is None:
            return
        filed = Document.objects.current().filter(type=kind)
        if not (filed.about(self).exists() or filed.about(self.agreement).exists()):
            raise ValidationError(
                {
                    "document_type": _now(
                        "File a document of the type “%(type)s” first, on the obligation or on its agreement."
                    )
                    % {"type": kind}
                }
            )

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), self.agreement.search_text]
