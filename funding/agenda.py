"""What is late and what falls due soon, of every kind, each kind in one query."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    IntegerField,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from funding.models import Instalment, Opportunity, Proposal
from jisr import days
from jisr.models import User
from partnerships.models import ActionPoint, Agreement, AgreementState, Obligation

ROOM = 5
LATE, SOON = "late", "soon"


@dataclass(frozen=True)
class Entry:
    """One record on the agenda: the day it falls due, and days past it (below zero while to come)."""

    record: Any
    on: date
    days_late: int


@dataclass(frozen=True)
class Group:
    """The records of one kind that are late or due soon: the first few, and how many there are.

    `choice` names the filter of their list that says "late" or "soon".
    """

    kind: str
    title: Any
    icon: str
    choice: str
    count: int
    entries: list[Entry]


@dataclass
class Agenda:
    late: list[Group] = field(default_factory=list)
    soon: list[Group] = field(default_factory=list)

    @property
    def late_count(self) -> int:
        return sum(group.count for group in self.late)

    @property
    def soon_count(self) -> int:
        return sum(group.count for group in self.soon)


@dataclass(frozen=True)
class Kind:
    """How one kind of record stands on the agenda.

    `due` keeps what is late or due soon, `shown` adds what a line shows; both know the column `day`.
    """

    model: Any
    day: str
    due: Callable[[Any, date], QuerySet]
    shown: Callable[[Any, date], QuerySet]
    soon: Any
    late: Any = ""
    choice: str = "due"

    @property
    def code(self) -> str:
        return self.model._meta.model_name


def _with_day(rows: Any, today: date) -> QuerySet:
    """Opportunities with `due`: the next deadline, else the last."""
    return rows.with_deadlines(today).annotate(due=Coalesce("next_deadline", "last_deadline"))


def _with_notice_day(rows: Any, today: date) -> QuerySet:
    """Agreements that bind and have not ended, with `notice_day`: the last day on which a party may say that it does not renew."""
    days_before = Cast("notice_days", IntegerField())  # SQLite multiplies whole numbers alone with a duration
    notice = ExpressionWrapper(days_before * Value(timedelta(days=1)), output_field=DurationField())
    day = ExpressionWrapper(F("ends_on") - notice, output_field=DateTimeField())
    asked = rows.filter(notice_days__isnull=False, ends_on__gte=today, state__in=AgreementState.BINDING)
    return asked.annotate(notice_day=Cast(day, DateField()))


KINDS = (
    Kind(
        Instalment,
        "due_on",
        due=lambda rows, today: rows.counted().unpaid().filter(due_on__lte=days.soon(today)),
        shown=lambda rows, today: rows.with_paid().select_related("project"),
        soon=_("Instalments to come"),
        late=_("Instalments not paid"),
        choice="standing",
    ),
    Kind(
        Proposal,
        "due",
        due=lambda rows, today: rows.due_between(date.min, days.soon(today)),
        shown=lambda rows, today: rows.with_due().select_related("donor"),
        soon=_("Proposals to submit"),
        late=_("Proposals past their day"),
    ),
    Kind(
        Opportunity,
        "due",
        due=lambda rows, today: _with_day(rows.alive(), today).filter(due__lte=days.soon(today)),
        shown=lambda rows, today: _with_day(rows, today).select_related("partner"),
        soon=_("Deadlines of calls"),
        late=_("Calls open past their deadline"),
    ),
    Kind(
        Agreement,
        "ends_on",
        due=lambda rows, today: rows.ending_between(today, days.soon(today)),
        shown=lambda rows, today: rows,
        soon=_("Agreements that end"),
    ),
    Kind(
        Agreement,
        "notice_day",
        due=lambda rows, today: _with_notice_day(rows, today).filter(notice_day__range=(today, days.soon(today))),
        shown=_with_notice_day,
        soon=_("Last days to give notice"),
        choice="notice",
    ),
    Kind(
        Obligation,
        "due_on",
        due=lambda rows, today: rows.to_do().filter(due_on__lte=days.soon(today)),
        shown=lambda rows, today: rows.select_related("kind", "agreement"),
        soon=_("Obligations to meet"),
        late=_("Obligations past their day"),
    ),
    Kind(
        ActionPoint,
        "due_on",
        due=lambda rows, today: rows.to_do().filter(due_on__lte=days.soon(today)),
        shown=lambda rows, today: rows.select_related("owner"),
        soon=_("Action points to do"),
        late=_("Action points past their day"),
    ),
)


def agenda(user: User, today: date) -> Agenda:
    """What is late on `today` and what falls due in the 30 days from it, among what this person may see."""
    found = Agenda()
    for kind in KINDS:
        rows = kind.due(kind.model.objects.visible_to(user).current(), today)
        late, soon = _first_of_each(kind, rows, today)
        if late:
            found.late.append(_group(kind, kind.late, late, late[0].late_count, today))
        if soon:
            found.soon.append(_group(kind, kind.soon, soon, soon[0].soon_count, today))
    return found


def first_of(rows: QuerySet, *order: Any, room: int = ROOM) -> list[Any]:
    """The first `room` records in this order, each with `among`: how many there are in all; one query."""
    return list(rows.annotate(among=Window(Count("*"))).order_by(*order)[:room])


def _first_of_each(kind: Kind, rows: QuerySet, today: date) -> tuple[list[Any], list[Any]]:
    """The first of the late ones and of those to come, each with its `on_day`, `late_count` and `soon_count`.

    The database picks the few by key and counts the rest: it never sorts whole records.
    """
    late, soon = rows.filter(**{f"{kind.day}__lt": today}), rows.filter(**{f"{kind.day}__gte": today})
    first = Q()
    for part in (late, soon):
        first |= Q(pk__in=part.order_by(kind.day, "pk").values("pk")[:ROOM])
    shown = kind.shown(kind.model.objects.filter(first), today)
    counted = shown.annotate(on_day=F(kind.day), late_count=_how_many(late), soon_count=_how_many(soon))
    found = list(counted.order_by("on_day", "pk"))
    return [row for row in found if row.on_day < today], [row for row in found if row.on_day >= today]


def _how_many(rows: QuerySet) -> Subquery:
    return Subquery(rows.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n"))


def _group(kind: Kind, title: Any, rows: list[Any], count: int, today: date) -> Group:
    entries = [Entry(row, row.on_day, (today - row.on_day).days) for row in rows]
    return Group(kind.code, title, kind.model.ICON, kind.choice, count, entries)
