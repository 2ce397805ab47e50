"""The days on which things fall due, and how late they are: pure functions of (rule, dates, today).

Every day is a calendar date, so no change of the clock moves it; `instant` gives the moment of a day and hour
where a clock is needed.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, takewhile
from zoneinfo import ZoneInfo

CASABLANCA = ZoneInfo("Africa/Casablanca")
HORIZON_MONTHS = 24
MOST_DAYS = 600


class TooManyDays(ValueError):
    """A rule gives more than `MOST_DAYS` days."""


@dataclass(frozen=True)
class Every:
    """Each `months` months from a first day; `skip_first` leaves out that day itself."""

    months: int
    skip_first: bool = False


@dataclass(frozen=True)
class Shift:
    """So many months, then so many days, after the day reckoned from; either may be below zero."""

    months: int = 0
    days: int = 0


NO_SHIFT = Shift()


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last day where it is shorter.

    Raises OverflowError beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("The day lies beyond the calendar.")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def after_delay(start: date, days: int) -> date:
    """The last day of a delay of `days` calendar days; the day it starts on is not counted."""
    return start + timedelta(days=days)


def days_late(due: date, today: date) -> int:
    """How many days `today` lies after the day due; 0 on that day and before it."""
    return max((today - due).days, 0)


def horizon(today: date, months: int = HORIZON_MONTHS) -> date:
    """How far the dates of something without an end are made."""
    return add_months(today, months)


def once(anchors: Iterable[date], shift: Shift = NO_SHIFT) -> list[date]:
    """One day for each day reckoned from (an event may happen many times), in order, none twice."""
    return sorted({_shifted(anchor, shift) for anchor in anchors})


def every(first: date, rule: Every, until: date, shift: Shift = NO_SHIFT) -> list[date]:
    """The days of a rule whose periods begin on `first` and end no later than `until`, in order.

    The n-th is reckoned from `first`, never from the one before: 31 January, 28 February, 31 March.
    `until` bounds the periods; `shift` is added after that, so a report due 60 days after a last period still counts.
    Raises TooManyDays above `MOST_DAYS`, and ValueError where `months` is below 1.
    """
    if rule.months < 1:
        raise ValueError("A rule recurs every month or more.")
    numbers = takewhile(lambda n: _reaches(first, n * rule.months, until), count(int(rule.skip_first)))
    found: list[date] = []
    for n in numbers:
        if len(found) == MOST_DAYS:
            raise TooManyDays(MOST_DAYS)
        found.append(_shifted(first, Shift(n * rule.months + shift.months, shift.days)))
    return found


def next_after(due: date, count: int, unit: str, today: date, month_day: int | None = None) -> date:
    """The first day after both `due` and `today` of what comes back every `count` "day", "week" or "month" from `due`.

    What was due months ago comes back once. `month_day` is the day of the month that shorter months could not give:
    after 28 February, begun on 31 January, comes 31 March. Raises OverflowError beyond the calendar, ValueError for
    another unit or a count below 1.
    """
    if count < 1 or unit not in ("day", "week", "month"):
        raise ValueError("A rule recurs every so many days, weeks or months.")
    if unit != "month":
        step = count * (7 if unit == "week" else 1)
        return due + timedelta(days=step * (max((today - due).days, 0) // step + 1))
    passed = (today.year - due.year) * 12 + today.month - due.month
    months = max(passed // count, 1) * count
    found = _on_month_day(add_months(due, months), month_day or due.day)
    return found if found > today else _on_month_day(add_months(due, months + count), month_day or due.day)


def _on_month_day(day: date, wanted: int) -> date:
    return day.replace(day=min(wanted, monthrange(day.year, day.month)[1]))


def listed(days: Iterable[date], until: date | None = None) -> list[date]:
    """The given days up to `until`, in order, none twice."""
    return sorted({day for day in days if until is None or day <= until})


def instant(day: date, at: time, zone: ZoneInfo = CASABLANCA) -> datetime:
    """The moment, in UTC, of a local hour of a day.

    An hour that the clock passes twice is its first passing; one that the clock leaps over is the hour after the leap.
    """
    return datetime.combine(day, at.replace(tzinfo=None, fold=0), zone).astimezone(UTC)


def _reaches(first: date, months: int, until: date) -> bool:
    try:
        return add_months(first, months) <= until
    except OverflowError:
        return False


def _shifted(day: date, shift: Shift) -> date:
    return add_months(day, shift.months) + timedelta(days=shift.days)
