"""Due days, lateness and delays."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jisr.recurrence import (
    CASABLANCA,
    MOST_DAYS,
    Every,
    Shift,
    TooManyDays,
    add_months,
    after_delay,
    days_late,
    every,
    horizon,
    instant,
    listed,
    once,
)

DAYS = some.dates(date(1990, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_a_day_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)
    with pytest.raises(OverflowError):
        add_months(date(1, 1, 1), -1)


def test_a_monthly_rule_from_the_31st_does_not_drift() -> None:
    assert every(date(2028, 1, 31), Every(1), date(2028, 6, 30)) == [
        date(2028, 1, 31),
        date(2028, 2, 29),
        date(2028, 3, 31),
        date(2028, 4, 30),
        date(2028, 5, 31),
        date(2028, 6, 30),
    ]


def test_a_last_period_may_fall_due_after_the_bound() -> None:
    days = every(date(2026, 1, 1), Every(12, skip_first=True), date(2028, 1, 1), Shift(days=60))
    assert days == [date(2027, 3, 2), date(2028, 3, 1)]


def test_a_rule_whose_first_day_lies_beyond_the_bound_gives_nothing() -> None:
    assert every(date(2026, 1, 2), Every(1), date(2026, 1, 1)) == []


def test_a_rule_stops_at_the_end_of_the_calendar() -> None:
    assert every(date(9999, 11, 30), Every(1), date.max) == [date(9999, 11, 30), date(9999, 12, 30)]


def test_a_rule_without_measure_is_refused() -> None:
    with pytest.raises(TooManyDays):
        every(date(2026, 1, 1), Every(1), date(2126, 1, 1))
    with pytest.raises(ValueError, match="every month or more"):
        every(date(2026, 1, 1), Every(0), date(2026, 1, 1))


def test_the_largest_rule_is_still_given() -> None:
    assert len(every(date(2026, 1, 1), Every(1), add_months(date(2026, 1, 1), MOST_DAYS - 1))) == MOST_DAYS


def test_each_payment_gives_one_day() -> None:
    paid = [date(2026, 5, 31), date(2026, 1, 31), date(2026, 5, 31)]
    assert once(paid, Shift(days=30)) == [date(2026, 3, 2), date(2026, 6, 30)]


def test_months_are_added_before_days() -> None:
    assert once([date(2026, 8, 31)], Shift(months=6, days=1)) == [date(2027, 3, 1)]
    assert once([]) == []


def test_listed_days_are_put_in_order_once_and_bounded() -> None:
    days = [date(2027, 1, 15), date(2026, 6, 1), date(2026, 6, 1), date(2029, 1, 1)]
    assert listed(days, date(2028, 1, 1)) == [date(2026, 6, 1), date(2027, 1, 15)]
    assert listed(days) == [date(2026, 6, 1), date(2027, 1, 15), date(2029, 1, 1)]


def test_a_delay_does_not_count_the_day_it_starts_on() -> None:
    assert after_delay(date(2028, 2, 20), 20) == date(2028, 3, 11)
    assert after_delay(date(2026, 2, 20), 20) == date(2026, 3, 12)
    assert after_delay(date(2026, 2, 20), 0) == date(2026, 2, 20)


def test_lateness_begins_the_day_after() -> None:
    due = date(2026, 11, 22)
    assert [days_late(due, due + timedelta(days=n)) for n in (-1, 0, 1, 31)] == [0, 0, 1, 31]


def test_the_horizon_lies_two_years_ahead() -> None:
    assert horizon(date(2024, 2, 29)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (date(2026, 2, 14), time(17), datetime(2026, 2, 14, 16, tzinfo=UTC)),
        (date(2026, 2, 16), time(17), datetime(2026, 2, 16, 17, tzinfo=UTC)),
        (date(2026, 3, 21), time(17), datetime(2026, 3, 21, 17, tzinfo=UTC)),
        (date(2026, 3, 23), time(17), datetime(2026, 3, 23, 16, tzinfo=UTC)),
        (date(2026, 2, 15), time(2, 30), datetime(2026, 2, 15, 1, 30, tzinfo=UTC)),
        (date(2026, 3, 22), time(2, 30), datetime(2026, 3, 22, 2, 30, tzinfo=UTC)),
    ],
)
def test_an_hour_of_a_day_follows_the_clock_of_ramadan(day: date, at: time, expected: datetime) -> None:
    assert instant(day, at) == expected


def test_the_clock_of_ramadan_moves_no_day() -> None:
    days = every(date(2026, 1, 15), Every(1), date(2026, 4, 15))
    local = [instant(day, time(0, 30)).astimezone(CASABLANCA).date() for day in days]
    assert local == days == [date(2026, 1, 15), date(2026, 2, 15), date(2026, 3, 15), date(2026, 4, 15)]


@given(first=DAYS, months=some.integers(1, 60), periods=some.integers(0, 40))
def test_the_nth_day_is_n_periods_after_the_first(first: date, months: int, periods: int) -> None:
    until = add_months(first, months * periods)
    found = every(first, Every(months), until)
    assert found == [add_months(first, months * n) for n in range(periods + 1)]


@given(first=DAYS, months=some.integers(1, 60), span=some.integers(0, 6000), skip=some.booleans())
def test_days_are_in_order_and_within_bounds(first: date, months: int, span: int, skip: bool) -> None:
    until = first + timedelta(days=span)
    found = every(first, Every(months, skip_first=skip), until)
    assert found == sorted(set(found))
    assert all(first <= day <= until for day in found)
    assert add_months(first, months * (len(found) + skip)) > until
    assert (first in found) is not skip


@given(first=DAYS, months=some.integers(1, 12), span=some.integers(0, 3000), days=some.integers(-400, 400))
def test_a_shift_moves_each_day_alike(first: date, months: int, span: int, days: int) -> None:
    until = first + timedelta(days=span)
    plain, moved = (every(first, Every(months), until, shift) for shift in (Shift(), Shift(days=days)))
    assert [day + timedelta(days=days) for day in plain] == moved


@given(day=DAYS, months=some.integers(-500, 500))
def test_the_day_of_the_month_is_kept_or_cut_to_the_last(day: date, months: int) -> None:
    found = add_months(day, months)
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months


@given(due=DAYS, today=DAYS)
def test_a_day_is_late_by_as_many_days_as_have_passed(due: date, today: date) -> None:
    late = days_late(due, today)
    assert (late > 0) is (today > due)
    assert late == 0 or after_delay(due, late) == today
