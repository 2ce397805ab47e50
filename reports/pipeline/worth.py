"""What bids ask for and what of it is likely, per currency and in the authority's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from funding.rates import rate_book
from jisr.money import Converted, ConvertedTotal, Money, Rate, RateBook, Totals, convert
from reports.pipeline.sql import amount

Sums = dict[str, Decimal]


@dataclass
class Worth:
    """How many bids, how many of them name no amount, and sums per currency; a currency nobody named is no key."""

    count: int = 0
    blank: int = 0
    asked: Sums = field(default_factory=dict)
    likely: Sums = field(default_factory=dict)

    def number(self, count: int, filled: int) -> None:
        self.count, self.blank = self.count + count, self.blank + count - filled

    def put(self, currency: str, total: Decimal, percent: Decimal, share: Decimal = Decimal(100)) -> None:
        """Add `share` in the hundred of a sum whose bids are likely by `percent`."""
        part = total if share == 100 else total * share / 100
        self.asked[currency] = self.asked.get(currency, Decimal(0)) + part
        self.likely[currency] = self.likely.get(currency, Decimal(0)) + part * percent / 100

    def __add__(self, other: Worth) -> Worth:
        found = Worth(self.count + other.count, self.blank + other.blank, dict(self.asked), dict(self.likely))
        for mine, theirs in ((found.asked, other.asked), (found.likely, other.likely)):
            for currency, total in theirs.items():
                mine[currency] = mine.get(currency, Decimal(0)) + total
        return found


@dataclass(frozen=True)
class Prices:
    """The rates of one day into the authority's own currency."""

    own: str
    day: date
    book: RateBook

    @classmethod
    def on(cls, day: date, own: str, currencies: Iterable[str]) -> Prices:
        """Read in one query."""
        return cls(own, day, rate_book(currencies, own=own, first=day, last=day))

    def total(self, sums: Sums) -> ConvertedTotal:
        """Each currency at the day's rate, the own one first; its items hold the sums per currency."""
        return ConvertedTotal.of(map(self._converted, Totals(sums, self.own).moneys), self.own)

    def _converted(self, money: Money) -> Converted:
        """Nothing is nothing in any currency, so it lacks no rate."""
        if not money:
            return Converted(money, Decimal(0), None, False, self.own)
        return convert(money, self.own, self.day, self.book)

    def used(self, currencies: Iterable[str]) -> list[tuple[str, Rate | None]]:
        """(currency, its rate or None) of every currency but the own one."""
        return [(code, self.book.find(code, self.own, self.day)) for code in sorted({*currencies} - {self.own})]


def add_up(found: Iterable[tuple[Any, ...]]) -> dict[Any, Worth]:
    """Worths by key, from rows (key, currency, percent, how many, how many with an amount, sum)."""
    worths: dict[Any, Worth] = {}
    for key, currency, percent, count, filled, total in found:
        worth = worths.setdefault(key, Worth())
        worth.number(count, filled)
        if filled:
            worth.put(currency, amount(total), amount(percent))
    return worths


def all_of(worths: Iterable[Worth]) -> Worth:
    whole = Worth()
    for worth in worths:
        whole = whole + worth
    return whole
