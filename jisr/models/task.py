from __future__ import annotations

import enum
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr import days

from .activity import Via
from .base import Record, RecordQuerySet, Row
from .state import State, Stateful
from .subject import About, AboutQuerySet
from .user import User


class TaskState(State):
    OPEN = "open", pgettext_lazy("task", "To do")
    DONE = "done", pgettext_lazy("task", "Done")
    DROPPED = "dropped", pgettext_lazy("task", "Dropped")

    NEXT = enum.nonmember({"open": ("done", "dropped"), "done": ("open",), "dropped": ("open",)})
    REASON = enum.nonmember({"dropped"})
    TONES = enum.nonmember({"open": "busy", "done": "good", "dropped": "done"})


class Urgency(models.IntegerChoices):
    URGENT = 1, pgettext_lazy("task", "Urgent")
    NORMAL = 2, pgettext_lazy("task", "Normal")
    LATER = 3, pgettext_lazy("task", "When there is time")


class Unit(models.TextChoices):
    DAY = "day", pgettext_lazy("recurrence", "days")
    WEEK = "week", pgettext_lazy("recurrence", "weeks")
    MONTH = "month", pgettext_lazy("recurrence", "months")


class TaskQuerySet(AboutQuerySet, RecordQuerySet):  # type: ignore[override]
    def visible_to(self, user: User) -> TaskQuerySet:
        """Those of the person's authority that stand alone or hang on kinds of record the person may read."""
        rows = super().visible_to(user)
        return rows.filter(Q(content_type=None) | Q(content_type__in=self.readable_kinds(user)))

    def to_do(self) -> TaskQuerySet:
        return self.filter(state=TaskState.OPEN)

    def late(self, today: date) -> TaskQuerySet:
        return self.to_do().filter(due_on__lt=today)

    def due_between(self, first: date, last: date) -> TaskQuerySet:
        return self.to_do().filter(due_on__range=(first, last))


class Task(About, Stateful, Record):
    """Something to do until a day, on a record or by itself; it may come back."""

    PREFIX = "TSK"
    ICON = "list-todo"
    STATES = TaskState
    SEARCH_FIELDS = ("reference", "title", "note")

    content_type: Any = models.ForeignKey(ContentType, models.PROTECT, null=True, editable=False, related_name="+")
    object_id: Any = models.BigIntegerField(null=True, editable=False)
    title = models.CharField(_("what is to be done"), max_length=300)
    note = models.TextField(_("note"), blank=True)
    owner = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, blank=True, related_name="owned_tasks", verbose_name=_("followed by")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    urgency = models.PositiveSmallIntegerField(_("urgency"), choices=Urgency, default=Urgency.NORMAL)
    repeat_every = models.PositiveSmallIntegerField(
        _("comes back every"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    repeat_unit = models.CharField(
        pgettext_lazy("recurrence", "days, weeks or months"), max_length=10, choices=Unit, blank=True
    )
    repeat_until_on = models.DateField(_("comes back until"), null=True, blank=True)
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="followed_by", verbose_name=_("comes after")
    )
    done_on = models.DateField(_("done on"), null=True, editable=False)
    done_by = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("done by")
    )
    state = models.CharField(_("state"), max_length=10, choices=TaskState, default=TaskState.OPEN, editable=False)

    objects = TaskQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Record.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "state", "due_on"], name="task_due"),
            models.Index(fields=["content_type", "object_id"], name="task_of_a_record"),
        ]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="task_that_comes_back_says_how_often",
                condition=Q(repeat_every=None, repeat_unit="") | (Q(repeat_every__isnull=False) & ~Q(repeat_unit="")),
                violation_error_message=_("Say both how many and of what: every 2 weeks."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        return self.state == TaskState.OPEN and self.due_on is not None and self.due_on < days.today()

    @property
    def comes_back(self) -> bool:
        return self.repeat_every is not None

    @property
    def progress(self) -> tuple[int, int]:
        """How many lines of the checklist are ticked, and how many there are; read along with `items`."""
        ticked = [item.is_done for item in self.items.all()]
        return sum(ticked), len(ticked)

    def start_at(self, state: str, *, by: User, reason: str = "") -> None:
        """What is on file as done from the start was done today, as far as we know."""
        super().start_at(state, by=by, reason=reason)
        if self.state == TaskState.DONE and self.done_on is None:
            self.done_on, self.done_by = days.today(), by

    def move_to(
        self, state: str, *, by: User, reason: str = "", via: str = Via.PAGE, facts: dict[str, Any] | None = None
    ) -> None:
        """As every record's; the move notes who did it and when, and what comes back makes its next one, once."""
        from jisr.tasks import make_next

        is_done = state == TaskState.DONE
        noted = {"done_on": days.today() if is_done else None, "done_by": by if is_done else None}
        with transaction.atomic():
            super().move_to(state, by=by, reason=reason, via=via, facts={**(facts or {}), **noted})
            if is_done:
                make_next(self, by=by, via=via)

    def clean(self) -> None:
        super().clean()
        if self.comes_back and self.due_on is None:
            raise ValidationError({"due_on": _now("What comes back has a first day.")})
        if self.done_on and self.state != TaskState.DONE:
            raise ValidationError({"done_on": _now("Only what is done has a day on which it was done.")})


class TaskItem(Row):
    """One line of a task's checklist."""

    PARENT = "task"

    task = models.ForeignKey(Task, models.CASCADE, related_name="items", verbose_name=_("task"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.CharField(_("what"), max_length=300)
    is_done = models.BooleanField(pgettext_lazy("checklist", "done"), default=False)

    class Meta:
        verbose_name = _("line of the checklist")
        verbose_name_plural = _("checklist")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
