"""Which rate holds on a day, and conversion that never hides a missing one."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisr.money import ConvertedTotal, CurrencyMismatch, Money, Rate, RateBook, Totals, convert

DAY = date(2026, 3, 31)
VALUES = st.decimals(min_value=Decimal("0.0001"), max_value=10_000, places=6)
AMOUNTS = st.decimals(min_value=-(10**10), max_value=10**10, places=2)


def rate(base, quote, value, on=DAY, source="BAM"):
    return Rate(base, quote, Decimal(value), on, source)


def book(*rows, **options):
    return RateBook([rate(*row) for row in rows], **options)


def test_the_newest_rate_on_or_before_the_day_holds():
    rates = book(
        ("EUR", "MAD", "10.7", date(2026, 3, 1)),
        ("EUR", "MAD", "10.9", date(2026, 3, 20)),
        ("EUR", "MAD", "10.8", date(2026, 3, 10)),
    )
    found = [rates.find("EUR", "MAD", date(2026, 3, day)) for day in (1, 9, 10, 19, 20, 31)]
    assert [str(item.value) for item in found] == ["10.7", "10.7", "10.8", "10.8", "10.9", "10.9"]
    assert (found[-1].on, found[-1].kind, found[-1].source) == (date(2026, 3, 20), "direct", "BAM")
    assert rates.find("EUR", "MAD", date(2026, 2, 28)) is None


def test_a_rate_older_than_the_limit_does_not_hold():
    rates = book(("EUR", "MAD", "10.7"))
    assert rates.find("EUR", "MAD", DAY + timedelta(35)) == rate("EUR", "MAD", "10.7")
    assert rates.find("EUR", "MAD", DAY + timedelta(36)) is None
    assert book(("EUR", "MAD", "10.7"), max_age_days=3).find("EUR", "MAD", DAY + timedelta(4)) is None


def test_the_other_direction_is_turned_round_and_marked():
    found = book(("EUR", "MAD", "12.5")).find("MAD", "EUR", DAY)
    assert (found.kind, found.value, found.base, found.quote) == ("inverse", Decimal("0.08"), "MAD", "EUR")


def test_a_direct_rate_goes_before_a_newer_inverse_one():
    rates = book(("EUR", "MAD", "10", DAY - timedelta(20)), ("MAD", "EUR", "0.08", DAY))
    assert rates.find("EUR", "MAD", DAY).value == Decimal(10)


def test_a_cross_rate_goes_through_the_pivot_first_and_is_marked():
    rates = book(
        ("EUR", "MAD", "11", DAY - timedelta(2)),
        ("USD", "MAD", "10", DAY, "ECB"),
        ("EUR", "CHF", "0.9"),
        ("CHF", "USD", "1.2"),
    )
    found = rates.find("EUR", "USD", DAY)
    assert (found.kind, found.value) == ("cross", Decimal("1.1"))
    assert (found.on, found.source) == (DAY - timedelta(2), "BAM · ECB")
    assert [(leg.base, leg.quote, leg.kind) for leg in found.legs] == [
        ("EUR", "MAD", "direct"),
        ("MAD", "USD", "inverse"),
    ]


def test_a_cross_rate_goes_through_any_common_currency_when_the_pivot_has_none():
    rates = book(("TND", "EUR", "0.3"), ("EUR", "USD", "1.1"), ("TND", "MAD", "3", DAY - timedelta(90)))
    assert rates.find("TND", "USD", DAY).value == Decimal("0.33")
    assert rates.find("TND", "JPY", DAY) is None


def test_a_currency_is_worth_itself():
    found = book().find("MAD", "MAD", DAY)
    assert (found.value, found.kind) == (Decimal(1), "same")


def test_a_rate_of_zero_or_less_is_refused():
    with pytest.raises(ValueError, match="above zero"):
        book(("EUR", "MAD", "0"))


def test_an_amount_is_converted_at_its_own_day_without_rounding():
    rates = book(("EUR", "MAD", "10.8243"))
    converted = convert(Money(Decimal("100.01"), "EUR"), "MAD", DAY, rates)
    assert (converted.amount, converted.is_estimate) == (Decimal("1082.538243"), False)
    assert converted.money == Money(Decimal("1082.538243"), "MAD")
    assert converted.rate == rate("EUR", "MAD", "10.8243")


def test_an_inverse_conversion_divides_by_the_rate_on_file():
    rates = book(("EUR", "MAD", "3"))
    assert convert(Money(Decimal("0.045"), "MAD"), "EUR", DAY, rates).amount == Decimal("0.015")


def test_what_falls_due_later_is_an_estimate_at_todays_rate():
    rates = book(("EUR", "MAD", "10"), ("EUR", "MAD", "11", DAY + timedelta(5)))
    euros = Money(Decimal(100), "EUR")
    later = convert(euros, "MAD", DAY + timedelta(400), rates, today=DAY)
    assert (later.amount, later.is_estimate) == (Decimal(1000), True)
    past = convert(euros, "MAD", DAY, rates, today=DAY + timedelta(10))
    assert (past.amount, past.is_estimate) == (Decimal(1000), False)
    own = convert(Money(Decimal(5), "MAD"), "MAD", DAY + timedelta(400), rates, today=DAY)
    assert (own.amount, own.is_estimate) == (Decimal(5), False)


def test_a_missing_rate_gives_no_amount():
    converted = convert(Money(Decimal(100), "JPY"), "MAD", DAY, book())
    assert (converted.amount, converted.money, converted.rate) == (None, None, None)


def test_a_converted_total_says_what_is_missing_and_which_rates_were_used():
    rates = book(("EUR", "MAD", "10"), ("USD", "MAD", "9", DAY - timedelta(3)))
    moneys = [Money(Decimal(amount), code) for amount, code in
              ((100, "EUR"), (-20, "EUR"), (10, "USD"), (7, "MAD"), (5000, "JPY"), (1, "JPY"))]  # fmt: skip
    total = ConvertedTotal.of((convert(money, "MAD", DAY, rates) for money in moneys), "MAD")
    assert (total.amount, total.money) == (Decimal(897), Money(Decimal(897), "MAD"))
    assert total.missing == Totals.of([Money(Decimal(5001), "JPY")])
    assert (total.is_complete, total.has_estimate) == (False, False)
    assert total.rates == [rate("EUR", "MAD", "10"), rate("USD", "MAD", "9", DAY - timedelta(3))]


def test_a_total_with_every_rate_missing_is_unknown_and_the_total_of_nothing_is_zero():
    missing = ConvertedTotal.of([convert(Money(Decimal(5), "JPY"), "MAD", DAY, book())], "MAD")
    assert (missing.amount, missing.money) == (None, None)
    nothing = ConvertedTotal.of([], "MAD")
    assert (nothing.amount, nothing.is_complete, nothing.rates) == (Decimal(0), True, [])


def test_a_converted_total_refuses_another_target_currency():
    in_euros = convert(Money(Decimal(5), "EUR"), "EUR", DAY, book())
    with pytest.raises(CurrencyMismatch):
        ConvertedTotal.of([in_euros], "MAD")
    with pytest.raises(CurrencyMismatch):
        ConvertedTotal.of([], "MAD") + ConvertedTotal.of([in_euros], "EUR")


@given(AMOUNTS, VALUES)
def test_there_and_back_again_is_the_same_amount(amount, value):
    rates = book(("EUR", "MAD", value))
    there = convert(Money(amount, "EUR"), "MAD", DAY, rates)
    back = convert(there.money, "EUR", DAY, rates)
    assert back.money.rounded() == Money(amount, "EUR").rounded()


@given(st.lists(st.tuples(AMOUNTS, st.sampled_from(["EUR", "MAD", "JPY"]))), st.randoms())
def test_a_converted_total_does_not_depend_on_the_order(pairs, random):
    rates = book(("EUR", "MAD", "10.8243"))
    items = [convert(Money(amount, code), "MAD", DAY, rates) for amount, code in pairs]
    shuffled = items[:]
    random.shuffle(shuffled)
    one, other = ConvertedTotal.of(items, "MAD"), ConvertedTotal.of(shuffled, "MAD")
    assert (one.amount, one.missing, one.rates) == (other.amount, other.missing, other.rates)


@given(st.lists(st.tuples(st.integers(0, 120), VALUES), unique_by=lambda row: row[0]), st.integers(0, 160))
def test_the_rate_found_is_the_one_a_plain_search_finds(rows, offset):
    start = date(2026, 1, 1)
    rates = [rate("EUR", "MAD", value, start + timedelta(days)) for days, value in rows]
    day = start + timedelta(offset)
    near = [row for row in rates if timedelta(0) <= day - row.on <= timedelta(35)]
    assert RateBook(rates).find("EUR", "MAD", day) == max(near, key=lambda row: row.on, default=None)
