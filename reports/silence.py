"""Months of silence: pure functions of two days."""

from calendar import monthrange
from datetime import date

from jisr.recurrence import add_months


def months_between(first: date, last: date) -> int:
    """How many whole months lie from `first` to `last`: 31 January to 28 February is one; 0 where `last` is earlier."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 0 and add_months(first, months) > last:
        months -= 1
    return max(months, 0)


def silent_since(today: date, months: int) -> date:
    """The latest day from which `months` whole months have passed by `today`.

    On the last day of a month it is the last day of the earlier one, so that it agrees with `months_between`.
    """
    day = add_months(today, -months)
    is_last = today.day == monthrange(today.year, today.month)[1]
    return day.replace(day=monthrange(day.year, day.month)[1]) if is_last else day
