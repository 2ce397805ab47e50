"""Which exchange rate holds on a day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, Protocol

MAX_AGE_DAYS = 35

Kind = Literal["direct", "inverse", "cross", "same"]


class RateRow(Protocol):
    """What a rate book needs of a row on file: one `base` is worth `value` of `quote` on day `on`."""

    base: str
    quote: str
    value: Decimal
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class Rate:
    """One `base` is worth `value` of `quote`, from `on` onwards, by `source`.

    An inverse rate keeps the row it was turned round from in `legs`, a cross rate its two steps, so
    that a conversion multiplies or divides by what is on file and not by a rounded reciprocal. The
    day of a cross rate is that of its older step.
    """

    base: str
    quote: str
    value: Decimal
    on: date
    source: str
    kind: Kind = "direct"
    legs: tuple["Rate", ...] = ()

    def apply(self, amount: Decimal) -> Decimal:
        """Return `amount` of `base` in `quote`, not rounded to minor units."""
        if self.kind == "inverse":
            return amount / self.legs[0].value
        if self.kind == "cross":
            return self.legs[1].apply(self.legs[0].apply(amount))
        return amount * self.value


class RateBook:
    """The rates on file, asked by pair and day.

    A day's rate is the newest on or before it and at most `max_age_days` old: a direct one first, else
    the other direction turned round, else two steps through `pivot` or another common currency.
    """

    def __init__(self, rates: Iterable[RateRow], max_age_days: int = MAX_AGE_DAYS, pivot: str = "MAD") -> None:
        self.max_age = timedelta(days=max_age_days)
        self.pivot = pivot
        self._rows: dict[tuple[str, str], list[RateRow]] = defaultdict(list)
        for row in sorted(rates, key=lambda row: (row.on, row.source)):
            if row.value <= 0:
                raise ValueError(f"A rate is above zero, not {row.value}.")
            self._rows[row.base, row.quote].append(row)
        self._days = {pair: [row.on for row in rows] for pair, rows in self._rows.items()}
        self._neighbours: dict[str, set[str]] = defaultdict(set)
        for base, quote in self._days:
            self._neighbours[base].add(quote)
            self._neighbours[quote].add(base)
        self._found: dict[tuple[str, str, date], Rate | None] = {}

    def find(self, base: str, quote: str, day: date) -> Rate | None:
        """Return the rate of `day` from `base` to `quote`, or None if there is none on file."""
        key = base, quote, day
        if key not in self._found:
            self._found[key] = self._search(base, quote, day)
        return self._found[key]

    def _search(self, base: str, quote: str, day: date) -> Rate | None:
        if base == quote:
            return Rate(base, quote, Decimal(1), day, "", "same")
        return self._one_step(base, quote, day) or self._two_steps(base, quote, day)

    def _one_step(self, base: str, quote: str, day: date) -> Rate | None:
        return self._on_file(base, quote, day) or self._turned_round(base, quote, day)

    def _on_file(self, base: str, quote: str, day: date) -> Rate | None:
        place = bisect_right(self._days.get((base, quote), ()), day)
        if not place:
            return None
        row = self._rows[base, quote][place - 1]
        if day - row.on > self.max_age:
            return None
        return Rate(base, quote, row.value, row.on, row.source)

    def _turned_round(self, base: str, quote: str, day: date) -> Rate | None:
        direct = self._on_file(quote, base, day)
        if direct is None:
            return None
        return Rate(base, quote, 1 / direct.value, direct.on, direct.source, "inverse", (direct,))

    def _two_steps(self, base: str, quote: str, day: date) -> Rate | None:
        common = self._neighbours.get(base, set()) & self._neighbours.get(quote, set())
        for middle in sorted(common, key=lambda code: (code != self.pivot, code)):
            first = self._one_step(base, middle, day)
            second = self._one_step(middle, quote, day)
            if first and second:
                return _crossed(first, second)
        return None


def _crossed(first: Rate, second: Rate) -> Rate:
    sources = " · ".join(dict.fromkeys((first.source, second.source)))
    older = min(first.on, second.on)
    value = first.value * second.value
    return Rate(first.base, second.quote, value, older, sources, "cross", (first, second))
