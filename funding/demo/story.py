"""The year as steps in the order of days: each goes through a record's own door and remembers its moment."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db import models
from django.utils import timezone

from funding.models import Reason
from jisr.models import Activity, Authority, Base, Counter, Record, Row, Stateful, User, Via
from jisr.models.activity import Verb
from jisr.roles import FINANCE, HEAD, OFFICER
from partnerships.models import PlanAxis, Theme

from .content import Entry

MORNING = time(8, 40)
MINUTES_BETWEEN_STEPS = 6
FACT_OF_STATE = {
    "concept_submitted": "concept_submitted_on",
    "submitted": "submitted_on",
    "awarded": "decided_on",
    "rejected": "decided_on",
    "signed": "signed_on",
}
REASON_OF_STATE = {"rejected": "loss_reason", "withdrawn": "loss_reason", "declined": "pass_reason"}


class Step(NamedTuple):
    day: date
    number: int
    act: Callable[[], None]


class Story:
    """What is planned, what exists already by its key, and when each write is told to have happened."""

    def __init__(self, authority: Authority, people: dict[str, User], today: date) -> None:
        self.authority = authority
        self.today = today
        self.officer, self.head, self.finance = people[OFFICER], people[HEAD], people[FINANCE]
        self.themes = {theme.code: theme for theme in Theme.objects.all()}
        self.axes: dict[str, PlanAxis] = {}
        self.records: dict[str, Any] = {}
        self.lines: list[Activity] = []
        self.moment = timezone.now()
        self._steps: list[Step] = []

    def day(self, offset: int) -> date:
        """The day `offset` days from today, moved off a week-end: backwards in the past, forwards in the future."""
        day = self.today + timedelta(days=offset)
        if day.weekday() < 5 or not offset:
            return day
        return day - timedelta(days=day.weekday() - 4) if offset < 0 else day + timedelta(days=7 - day.weekday())

    def axis_shares(self, themes: dict[str, Any]) -> dict[PlanAxis, Decimal | None]:
        """The axes that these themes serve, each with the sum of their shares; None where they are not split."""
        found: dict[PlanAxis, Decimal | None] = {}
        for code, share in themes.items():
            axis = self.axes[code]
            found[axis] = None if share is None else (found.get(axis) or Decimal(0)) + Decimal(share)
        return found

    def at(self, offset: int) -> datetime:
        """The morning of that day."""
        return timezone.make_aware(datetime.combine(self.day(offset), MORNING))

    def plan(self, offset: int, act: Callable[[], None]) -> None:
        self._steps.append(Step(self.day(offset), len(self._steps), act))

    def find(self, key: str | None) -> Any:
        """The record of that key, or None without a key. Raises KeyError when it is told of before it exists."""
        return self.records[key] if key else None

    def play(self, say: Callable[[str], None]) -> None:
        """Run the steps day by day; `say` hears how far it is, month by month."""
        last = Activity.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        month = ""
        for day, steps in groupby(sorted(self._steps, key=lambda step: step[:2]), key=lambda step: step.day):
            if f"{day:%Y-%m}" != month:
                month = f"{day:%Y-%m}"
                say(f"  {month}")
            for place, step in enumerate(steps):
                minutes = timedelta(minutes=place * MINUTES_BETWEEN_STEPS)
                self.moment = timezone.make_aware(datetime.combine(day, MORNING) + minutes)
                step.act()
                last = self._remember(last)

    def _remember(self, last: int) -> int:
        ours = Activity.objects.filter(pk__gt=last, via=Via.COMMAND, by__in=(self.officer, self.head, self.finance))
        for line in ours.order_by("pk"):
            line.at = self.moment
            self.lines.append(line)
            last = line.pk
        return last

    def actor_for(self, record: Stateful, state: str) -> User:
        """The officer where the role allows the move, else the head of the unit."""
        return self.officer if record.may_enter(record.STATES(state), self.officer) else self.head

    def store(self, key: str, record: Base, rows: Iterable[Row] = (), by: User | None = None) -> None:
        if isinstance(record, Record):
            [record.reference] = Counter.take(record.authority_id, record.PREFIX, year=self.moment.year)
        record.store(by=by or self.officer, via=Via.COMMAND, rows=rows)
        self.records[key] = record

    def start(self, key: str, record: Stateful, state: str | None, rows: Iterable[Row] = (), reason: str = "") -> None:
        """Store a new record, in a later state than the first where `state` says so."""
        if state is None:
            return self.store(key, record, rows)
        by = self.actor_for(record, state)
        record.start_at(state, by=by, reason=reason)
        assert isinstance(record, Record)
        [record.reference] = Counter.take(record.authority_id, record.PREFIX, year=self.moment.year)
        data = {"to": state, "reason": reason}
        record.store(by=by, via=Via.COMMAND, rows=rows, verb=Verb.STARTED, data=data)
        self.records[key] = record
        return None

    def plan_what_follows(self, key: str, entry: Entry) -> None:
        """Plan the moves, changes and archiving that the content tells of a record."""
        for offset, values in entry.get("changes", ()):
            self.plan(offset, lambda values=values: self._change(key, values))
        for state, offset, *reason in entry.get("moves", ()):
            why = entry.get("why", "")
            self.plan(offset, lambda s=state, n=offset, why=why, r=reason: self._move(key, s, n, why, *r))
        if "archive" in entry:
            offset, why = entry["archive"]
            self.plan(offset, lambda: self.records[key].archive(by=self.officer, reason=why, via=Via.COMMAND))

    def _change(self, key: str, values: dict[str, Any]) -> None:
        record = self.records[key]
        for name, value in values.items():
            field = record._meta.get_field(name)
            setattr(record, name, self.day(value) if isinstance(field, models.DateField) else field.to_python(value))
        record.store(by=self.head, via=Via.COMMAND)

    def _move(self, key: str, state: str, offset: int, why: str, reason: str = "") -> None:
        record = self.records[key]
        fact = FACT_OF_STATE.get(state)
        facts: dict[str, Any] = {fact: self.day(offset)} if fact and hasattr(record, fact) else {}
        if why and (coded := REASON_OF_STATE.get(state)):
            facts[coded] = Reason.objects.get(code=why)
        record.move_to(state, by=self.actor_for(record, state), reason=reason, via=Via.COMMAND, facts=facts)
