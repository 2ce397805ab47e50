"""Amounts in another currency, with the rate that was used, and their sum with what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from jisr.money.amounts import CurrencyMismatch, Money, Totals
from jisr.money.rates import Rate, RateBook


@dataclass(frozen=True, slots=True)
class Converted:
    """`original` in `currency` at `rate`; `amount` is None, never zero, where no rate is on file."""

    original: Money
    amount: Decimal | None
    rate: Rate | None
    is_estimate: bool
    currency: str

    @property
    def money(self) -> Money | None:
        """The converted amount with its currency, not rounded; None where the rate is missing."""
        return None if self.amount is None else Money(self.amount, self.currency)


def convert(money: Money, to: str, day: date, book: RateBook, today: date | None = None) -> Converted:
    """Convert `money` into currency `to` at the rate of `day`, without rounding.

    A day after `today` has no rate yet: the rate of `today` is used and the result is an estimate.
    """
    is_future = today is not None and day > today
    rate = book.find(money.currency, to, today if is_future and today else day)
    amount = None if rate is None else rate.apply(money.amount)
    return Converted(money, amount, rate, is_future and money.currency != to, to)


@dataclass(frozen=True)
class ConvertedTotal:
    """The sum of converted amounts in `currency`, and what could not be converted."""

    currency: str
    items: tuple[Converted, ...] = ()

    def __post_init__(self) -> None:
        if strangers := {item.currency for item in self.items} - {self.currency}:
            raise CurrencyMismatch(f"{self.currency} and {', '.join(sorted(strangers))} do not mix.")

    @classmethod
    def of(cls, items: Iterable[Converted], currency: str) -> "ConvertedTotal":
        """Sum `items`, all converted into `currency`."""
        return cls(currency, tuple(items))

    def __add__(self, other: "ConvertedTotal") -> "ConvertedTotal":
        return ConvertedTotal(self.currency, self.items + other.items)

    @cached_property
    def amount(self) -> Decimal | None:
        """The sum of what could be converted, not rounded; None if there was something but no rate."""
        known = [item.amount for item in self.items if item.amount is not None]
        return sum(known, Decimal(0)) if known or not self.items else None

    @property
    def money(self) -> Money | None:
        """The sum with its currency."""
        return None if self.amount is None else Money(self.amount, self.currency)

    @cached_property
    def missing(self) -> Totals:
        """What has no rate, per original currency."""
        return Totals.of(item.original for item in self.items if item.amount is None)

    @property
    def is_complete(self) -> bool:
        """Everything could be converted."""
        return self.missing.is_empty

    @property
    def has_estimate(self) -> bool:
        """Something falls due later and was converted at today's rate."""
        return any(item.is_estimate for item in self.items)

    @cached_property
    def rates(self) -> list[Rate]:
        """The distinct rates used, by currency and day; an amount already in `currency` used none."""
        used = {item.rate for item in self.items if item.rate and item.rate.kind != "same"}
        return sorted(used, key=lambda rate: (rate.base, rate.on, rate.source, rate.value))
