"""How late the partner's instalments were paid: the day promised against the day of the last payment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import mean, median

from jisr.money import Money
from reports.story.promises import Promise

SHOWN = 10


@dataclass(frozen=True)
class Delay:
    """One instalment that fell due or was paid: `days` late, below zero when early, still growing when unpaid."""

    key: int
    reference: str
    project: str
    amount: Money
    due_on: date
    paid_on: date | None
    days: int

    @property
    def early(self) -> int:
        """How many days before its day it was paid."""
        return max(-self.days, 0)


@dataclass(frozen=True)
class Delays:
    """Over the instalments paid in full: how many, how many on time, days late (below zero: early).

    `waiting` counts those past their day and not paid in full, `longest` the days of the one that waits longest.
    Averages are None where nothing was paid; `rows` are the latest by due day, `count` says how many there are.
    """

    paid: int
    on_time: int
    average: Decimal | None
    median: Decimal | None
    worst: int | None
    waiting: int
    longest: int | None
    rows: tuple[Delay, ...]
    count: int


def delays_of(promises: Iterable[Promise], today: date) -> Delays:
    """Compare due days with payment days, as known on `today`, the promises being the latest due first."""
    found = [_delay(row, today) for row in promises if row.paid_on or row.due_on < today]
    paid = [row.days for row in found if row.paid_on]
    waiting = [row.days for row in found if not row.paid_on]
    return Delays(
        paid=len(paid),
        on_time=sum(days <= 0 for days in paid),
        average=Decimal(str(round(mean(paid), 1))) if paid else None,
        median=Decimal(str(median(paid))) if paid else None,
        worst=max(paid, default=None),
        waiting=len(waiting),
        longest=max(waiting, default=None),
        rows=tuple(found[:SHOWN]),
        count=len(found),
    )


def _delay(row: Promise, today: date) -> Delay:
    days = ((row.paid_on or today) - row.due_on).days
    return Delay(row.key, row.reference, row.project, row.amount, row.due_on, row.paid_on, days)
