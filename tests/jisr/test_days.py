from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from jisr import days


@pytest.mark.parametrize(
    "first_month, day, start, end",
    [
        (1, date(2026, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
        (1, date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
        (7, date(2026, 6, 30), date(2025, 7, 1), date(2026, 6, 30)),
        (7, date(2026, 7, 1), date(2026, 7, 1), date(2027, 6, 30)),
        (3, date(2024, 2, 29), date(2023, 3, 1), date(2024, 2, 29)),
        (12, date(2026, 11, 30), date(2025, 12, 1), date(2026, 11, 30)),
    ],
)
def test_a_budget_year_begins_on_the_first_of_its_month(first_month, day, start, end):
    assert days.budget_year(first_month, day) == (start, end)


def test_soon_is_thirty_days_ahead():
    assert days.soon(date(2026, 11, 22)) == date(2026, 12, 22)


def test_today_is_the_day_in_casablanca():
    with time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("UTC")), tick=False):
        assert days.today() == date(2026, 11, 23)
