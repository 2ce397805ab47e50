"""The stretch of days that the agenda shows: a day, a week from Monday, the weeks of a month, or thirty days."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db import models
from django.utils.translation import pgettext_lazy

from jisr import days, formats

from .item import DatedItem

EARLIEST, LATEST = date(1950, 1, 1), date(2150, 12, 31)


class View(models.TextChoices):
    LIST = "list", pgettext_lazy("agenda", "List")
    DAY = "day", pgettext_lazy("agenda", "Day")
    WEEK = "week", pgettext_lazy("agenda", "Week")
    MONTH = "month", pgettext_lazy("agenda", "Month")
    LATE = "late", pgettext_lazy("agenda", "Late")


@dataclass(frozen=True)
class Span:
    """The days from `first` to `last`, the days that lead to the span before and after, and the span in words."""

    view: str
    day: date
    first: date
    last: date
    before: date
    after: date
    title: str


@dataclass(frozen=True)
class OneDay:
    """A day with the items shown of it, and how many more it has."""

    day: date
    items: list[DatedItem]
    more: int
    is_today: bool
    is_outside: bool


def within_reach(day: date) -> date:
    """The day, or the first or last one that the agenda turns to."""
    return min(max(day, EARLIEST), LATEST)


def span_of(view: str, day: date) -> Span:
    """The span of this view that holds the day."""
    if view == View.DAY:
        title = f"{formats.weekday(day)} {formats.day(day)}"
        return Span(view, day, day, day, day - timedelta(days=1), day + timedelta(days=1), title)
    if view == View.WEEK:
        first = day - timedelta(days=day.weekday())
        return _stretch(view, day, first, 7)
    if view == View.MONTH:
        return _month(day)
    return _stretch(view, day, day, days.SOON_DAYS + 1)


def _stretch(view: str, day: date, first: date, length: int) -> Span:
    last, step = first + timedelta(days=length - 1), timedelta(days=length)
    return Span(view, day, first, last, first - step, first + step, formats.period(first, last))


def _month(day: date) -> Span:
    """The whole weeks that hold the month."""
    first = day.replace(day=1)
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    monday, sunday = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    before = (first - timedelta(days=1)).replace(day=1)
    return Span(View.MONTH, day, monday, sunday, before, last + timedelta(days=1), formats.month(day))


def by_day(items: Iterable[DatedItem], span: Span, today: date) -> list[OneDay]:
    """The days that hold something, each with its items, which come in order."""
    return [_one_day(day, list(found), span, today) for day, found in groupby(items, key=lambda item: item.day)]


def by_week(items: Iterable[DatedItem], span: Span, today: date) -> list[list[OneDay]]:
    """Every day of the span, seven to a week."""
    found = {one.day: one for one in by_day(items, span, today)}
    length = (span.last - span.first).days + 1
    every = [span.first + timedelta(days=number) for number in range(length)]
    shown = [found.get(day) or _one_day(day, [], span, today) for day in every]
    return [shown[start : start + 7] for start in range(0, length, 7)]


def _one_day(day: date, items: list[DatedItem], span: Span, today: date) -> OneDay:
    outside = span.view == View.MONTH and day.month != span.day.month
    more = items[0].among - len(items) if items else 0
    return OneDay(day, items, more, day == today, outside)
