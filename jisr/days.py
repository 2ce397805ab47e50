"""The days that alarms and periods are reckoned by; today is today in Casablanca."""

from datetime import date, timedelta

from django.utils import timezone

SOON_DAYS = 30


def today() -> date:
    """The day it is in the settings' time zone, Africa/Casablanca."""
    return timezone.localdate()


def soon(day: date) -> date:
    """The last day that counts as due soon on `day`."""
    return day + timedelta(days=SOON_DAYS)


def budget_year(first_month: int, day: date) -> tuple[date, date]:
    """First and last day of the budget year that `day` lies in and that begins on the first of `first_month`."""
    start = date(day.year if day.month >= first_month else day.year - 1, first_month, 1)
    return start, start.replace(year=start.year + 1) - timedelta(days=1)
