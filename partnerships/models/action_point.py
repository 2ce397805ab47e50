"""Action points: who promised what until when, done with evidence, verified by another person."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr import days
from jisr.models import Described, Named, Record, RecordQuerySet, State, Stateful, User, Via

from .agreement import Agreement
from .contact import Contact
from .duty import Side
from .exchange import Exchange
from .exchange_rows import Outcome
from .partner import Partner


class Priority(models.IntegerChoices):
    HIGH = 1, pgettext_lazy("priority", "High")
    NORMAL = 2, pgettext_lazy("priority", "Normal")
    LOW = 3, pgettext_lazy("priority", "Low")


class ActionState(State):
    OPEN = "open", pgettext_lazy("action point", "To do")
    DONE = "done", pgettext_lazy("action point", "Done")
    VERIFIED = "verified", pgettext_lazy("action point", "Verified")
    DROPPED = "dropped", pgettext_lazy("action point", "Dropped")

    NEXT = enum.nonmember({"open": ("done", "dropped"), "done": ("verified", "open"), "dropped": ("open",)})
    REQUIRES = enum.nonmember({"done": ("done_on", "evidence")})
    REASON = enum.nonmember({"dropped", "open"})
    PENDING = enum.nonmember(("open", "done"))
    ACHIEVED = enum.nonmember(("done", "verified"))


class ActionPointQuerySet(RecordQuerySet):
    def to_do(self) -> ActionPointQuerySet:
        return self.filter(state=ActionState.OPEN)

    def pending(self) -> ActionPointQuerySet:
        """Those not yet verified nor dropped."""
        return self.filter(state__in=ActionState.PENDING)

    def late(self, today: date) -> ActionPointQuerySet:
        return self.to_do().filter(due_on__lt=today)

    def due_between(self, first: date, last: date) -> ActionPointQuerySet:
        return self.to_do().filter(due_on__range=(first, last))

    def of_partner(self, partner: Partner) -> ActionPointQuerySet:
        return self.filter(partner=partner)

    def most_pressing(self) -> ActionPointQuerySet:
        """Those to do first, the longest overdue on top; then those to verify; then the rest."""
        rank = Case(When(state=ActionState.OPEN, then=0), When(state=ActionState.DONE, then=1), default=2)
        return self.order_by(rank, F("due_on").asc(nulls_last=True), "priority", "-pk")


class ActionPoint(Described, Stateful, Record):
    """What somebody promised: with owner and due day, done with evidence, verified by another person."""

    PREFIX = "ACT"
    ICON = "square-check-big"
    STATES = ActionState
    SEARCH_FIELDS = ("reference", "name_ar", "name_fr", "name_en", "name_original", "evidence")

    exchange = models.ForeignKey(
        Exchange,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="action_points",
        verbose_name=_("from the exchange"),
    )
    outcome = models.ForeignKey(
        Outcome,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="action_points",
        verbose_name=_("outcome"),
    )
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="action_points", verbose_name=_("partner")
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="action_points", verbose_name=_("agreement")
    )
    side = models.CharField(_("whose"), max_length=10, choices=Side, default=Side.OURS)
    owner = models.ForeignKey(
        "jisr.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_action_points",
        verbose_name=_("followed by"),
    )
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="action_points", verbose_name=_("promised by")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority, default=Priority.NORMAL)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    done_by = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("done by")
    )
    verified_by = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("verified by")
    )
    state = models.CharField(_("state"), max_length=20, choices=ActionState, default=ActionState.OPEN, editable=False)

    objects = ActionPointQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("action point")
        verbose_name_plural = _("action points")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "due_on"], name="action_point_due"),
            models.Index(fields=["authority", "state", "due_on"], name="action_point_due_in_state"),
        ]
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("action_point"),
            models.CheckConstraint(
                name="action_point_is_verified_by_another",
                condition=Q(verified_by=None) | Q(done_by=None) | ~Q(verified_by=F("done_by")),
                violation_error_message=_("Another person than the one who did it verifies it."),
            ),
        ]

    @property
    def is_late(self) -> bool:
        return self.state == ActionState.OPEN and self.due_on is not None and self.due_on < days.today()

    @property
    def may_be_edited(self) -> bool:
        """What another person verified stays as it was verified."""
        return self.state != ActionState.VERIFIED

    def clean(self) -> None:
        super().clean()
        if self.state in ActionState.ACHIEVED and not self.evidence:
            raise ValidationError({"evidence": _now("Say what shows that it is done.")})
        if self.done_on and self.done_on > days.today():
            raise ValidationError({"done_on": _now("It cannot have been done in the future.")})
        if self.outcome is not None and self.outcome.exchange_id != self.exchange_id:
            raise ValidationError({"exchange": _now("It came of an outcome of another exchange.")})

    def start_at(self, state: str, *, by: User, reason: str = "") -> None:
        """As every record; but nobody verifies what is only being entered, and who enters it as done has done it."""
        if state == ActionState.VERIFIED:
            raise ValidationError({"state": _now("Enter it as done: another person verifies it afterwards.")})
        super().start_at(state, by=by, reason=reason)
        if state == ActionState.DONE:
            self.done_by = by

    def check_entry(self, state: State, *, by: User, reason: str) -> None:
        super().check_entry(state, by=by, reason=reason)
        if state == ActionState.VERIFIED and self.done_by_id == by.pk:
            raise ValidationError(_now("You did it: another person verifies it."))

    def move_to(
        self, state: str, *, by: User, reason: str = "", via: str = Via.PAGE, facts: dict[str, Any] | None = None
    ) -> None:
        """As every record; and notes who did it and who verified it, or forgets that it was done when it is reopened."""
        marks: dict[str, dict[str, Any]] = {
            ActionState.DONE: {"done_by": by},
            ActionState.VERIFIED: {"verified_by": by},
            ActionState.OPEN: {"done_by": None, "done_on": None},
        }
        super().move_to(state, by=by, reason=reason, via=via, facts={**(facts or {}), **marks.get(state, {})})
