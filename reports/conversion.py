"""Amounts per currency and day, converted at the rates of their days."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from funding.rates import Sums, rate_book
from jisr.money import Converted, ConvertedTotal, Money, Rate, RateBook, convert


def minus(left: Sums, right: Sums) -> Sums:
    """What is left of each (currency, day)."""
    return {key: amount - right.get(key, Decimal(0)) for key, amount in left.items()}


def per_currency(sums: Sums) -> tuple[Money, ...]:
    """One Money a currency, in alphabetical order."""
    totals: dict[str, Decimal] = {}
    for (currency, _day), amount in sums.items():
        totals[currency] = totals.get(currency, Decimal(0)) + amount
    return tuple(Money(totals[currency], currency) for currency in sorted(totals))


@dataclass
class Conversion:
    """Converts into `own` at the rate of each day, and remembers the rates it used.

    What falls due after `today` is converted at the rate of `today`, as an estimate.
    """

    own: str
    today: date
    book: RateBook
    used: set[Rate] = field(default_factory=set)

    @classmethod
    def over(cls, sums: Iterable[Sums], *, own: str, today: date) -> "Conversion":
        """A conversion that knows every rate these sums need, read in one query."""
        keys = {key for group in sums for key in group}
        codes = {currency for currency, _day in keys}
        days = [min(day, today) for _currency, day in keys] or [today]
        return cls(own, today, rate_book(codes, own=own, first=min(days), last=max(days)))

    def of(self, money: Money, day: date) -> Converted:
        """One amount at the rate of its day."""
        found = convert(money, self.own, day, self.book, self.today)
        if found.rate and found.rate.kind != "same":
            self.used.add(found.rate)
        return found

    def total(self, sums: Sums) -> ConvertedTotal:
        """The converted sum of amounts per (currency, day)."""
        items = (self.of(Money(amount, currency), day) for (currency, day), amount in sorted(sums.items()))
        return ConvertedTotal.of(items, self.own)

    @property
    def rates(self) -> tuple[Rate, ...]:
        return tuple(sorted(self.used, key=lambda rate: (rate.base, rate.on, rate.source, rate.value)))
