"""Months of silence, across month ends and leap years."""

from datetime import date, timedelta

import pytest

from reports.silence import months_between, silent_since


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 11, 22), date(2026, 11, 22), 12),
        (date(2025, 11, 23), date(2026, 11, 22), 11),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2028, 1, 31), date(2028, 2, 28), 0),
        (date(2028, 1, 31), date(2028, 2, 29), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2026, 11, 22), date(2026, 11, 22), 0),
        (date(2026, 12, 1), date(2026, 11, 22), 0),
    ],
)
def test_only_whole_months_are_counted(first, last, months):
    assert months_between(first, last) == months


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        (date(2026, 11, 22), 12, date(2025, 11, 22)),
        (date(2026, 2, 28), 1, date(2026, 1, 31)),
        (date(2028, 2, 28), 1, date(2028, 1, 28)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2025, 2, 28), 12, date(2024, 2, 29)),
        (date(2026, 3, 30), 1, date(2026, 2, 28)),
    ],
)
def test_the_limit_is_the_latest_day_of_enough_silence(today, months, day):
    assert silent_since(today, months) == day


@pytest.mark.parametrize("months", [1, 6, 12, 25])
def test_the_limit_and_the_count_agree_on_every_day(months):
    for number in range(1500):
        today = date(2024, 1, 1) + timedelta(days=number)
        limit = silent_since(today, months)
        assert (months_between(limit, today) >= months, months_between(limit + timedelta(days=1), today) >= months) == (
            True,
            False,
        )
