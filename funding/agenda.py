"""What is late and what falls due soon, of every kind, each kind in one query."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from funding.models import Instalment, Opportunity, Proposal
from jisr import days
from jisr.models import User
from partnerships.models import Agreement

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
    """How one kind of record stands on the agenda: its rows, the column of the day, the titles."""

    code: str
    model: Any
    day: str
    rows: Callable[[QuerySet, date], QuerySet]
    soon: Any
    late: Any = ""
    choice: str = "due"


def _instalments(rows: QuerySet, today: date) -> QuerySet:
    return rows.counted().unpaid().filter(due_on__lte=days.soon(today)).select_related("project")  # type: ignore[attr-defined]


def _proposals(rows: QuerySet, today: date) -> QuerySet:
    return rows.due_between(date.min, days.soon(today)).select_related("donor")  # type: ignore[attr-defined]


def _calls(rows: QuerySet, today: date) -> QuerySet:
    known = rows.alive().with_deadlines(today).annotate(due=_next_or_last())  # type: ignore[attr-defined]
    return known.filter(due__lte=days.soon(today)).select_related("partner")


def _next_or_last() -> Case:
    return Case(When(next_deadline__isnull=False, then=F("next_deadline")), default=F("last_deadline"))


def _agreements(rows: QuerySet, today: date) -> QuerySet:
    return rows.ending_between(today, days.soon(today))  # type: ignore[attr-defined]


KINDS = (
    Kind(
        "instalment",
        Instalment,
        "due_on",
        _instalments,
        _("Instalments to come"),
        _("Instalments not paid"),
        choice="standing",
    ),
    Kind("proposal", Proposal, "due", _proposals, _("Proposals to submit"), _("Proposals past their day")),
    Kind("opportunity", Opportunity, "due", _calls, _("Deadlines of calls"), _("Calls open past their deadline")),
    Kind("agreement", Agreement, "ends_on", _agreements, _("Agreements that end")),
)


def agenda(user: User, today: date) -> Agenda:
    """What is late on `today` and what falls due in the 30 days from it, among what this person may see."""
    found = Agenda()
    for kind in KINDS:
        rows = kind.rows(kind.model.objects.visible_to(user).current(), today)
        late, soon = _first_of_each(rows, kind.day, today)
        if late:
            found.late.append(_group(kind, kind.late, late, today))
        if soon:
            found.soon.append(_group(kind, kind.soon, soon, today))
    return found


def first_of(rows: QuerySet, *order: Any, room: int = ROOM) -> list[Any]:
    """The first `room` records in this order, each with `among`: how many there are in all; one query."""
    return list(rows.annotate(among=Window(Count("*"))).order_by(*order)[:room])


def _first_of_each(rows: QuerySet, day: str, today: date) -> tuple[list[Any], list[Any]]:
    """The first of the late ones and of those to come, each with its `on` and `among`."""
    side = Case(When(Q(**{f"{day}__lt": today}), then=Value(LATE)), default=Value(SOON))
    rows = rows.annotate(on_day=F(day), side=side)
    place = Window(RowNumber(), partition_by=F("side"), order_by=[F("on_day"), F("pk")])
    among = Window(Count("*"), partition_by=F("side"))
    ranked = rows.annotate(place=place, among=among).filter(place__lte=ROOM).order_by("on_day", "pk")
    late: list[Any] = []
    soon: list[Any] = []
    for row in ranked:
        (late if row.side == LATE else soon).append(row)
    return late, soon


def _group(kind: Kind, title: Any, rows: list[Any], today: date) -> Group:
    entries = [Entry(row, row.on_day, (today - row.on_day).days) for row in rows]
    return Group(kind.code, title, kind.model.ICON, kind.choice, rows[0].among, entries)
