"""An amount beside its currency, and totals that never mix two currencies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, total_ordering
from typing import Any

from babel.numbers import get_currency_precision


class CurrencyMismatch(ValueError):
    """Two currencies met in one sum or comparison."""


@lru_cache
def minor_units(currency: str) -> int:
    """How many decimals the ISO 4217 `currency` has by CLDR: JPY 0, MAD 2, TND 3; 2 if unknown."""
    return get_currency_precision(currency)


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An exact decimal amount in one ISO 4217 currency."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if isinstance(self.amount, int) and not isinstance(self.amount, bool):
            object.__setattr__(self, "amount", Decimal(self.amount))
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise TypeError(f"An amount is a finite Decimal, not {self.amount!r}.")
        if not self.currency:
            raise ValueError("An amount needs a currency.")

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    def _same(self, other: "Money") -> Decimal:
        if not isinstance(other, Money):
            raise TypeError(f"Money does not mix with {type(other).__name__}.")
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency} do not mix.")
        return other.amount

    def rounded(self) -> "Money":
        """Return the amount at its currency's minor units; a half goes away from zero, as in ledgers."""
        unit = Decimal(1).scaleb(-minor_units(self.currency))
        return Money(self.amount.quantize(unit, rounding=ROUND_HALF_UP), self.currency)


class Totals(Mapping[str, Decimal]):
    """Sums per currency: an immutable mapping of ISO code to Decimal, home currency first, then by code.

    A currency whose amounts cancel out stays, at zero; a currency that never occurred is no key.
    """

    __slots__ = ("_sums", "home")

    def __init__(self, sums: Mapping[str, Decimal] | None = None, home: str = "") -> None:
        ordered = sorted(sums or {}, key=lambda code: (code != home, code))
        self._sums = {code: (sums or {})[code] for code in ordered}
        self.home = home

    @classmethod
    def of(cls, items: Iterable[Money], home: str = "") -> "Totals":
        """Add up `items`, each in its own currency; `home` is the currency shown first."""
        sums: dict[str, Decimal] = {}
        for item in items:
            sums[item.currency] = sums.get(item.currency, Decimal(0)) + item.amount
        return cls(sums, home)

    def __getitem__(self, currency: str) -> Decimal:
        return self._sums[currency]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sums)

    def __len__(self) -> int:
        return len(self._sums)

    def __hash__(self) -> int:
        return hash(frozenset(self._sums.items()))

    def __add__(self, other: Any) -> "Totals":
        if not isinstance(other, Totals):
            return NotImplemented
        return Totals.of([*self.moneys, *other.moneys], self.home or other.home)

    def __neg__(self) -> "Totals":
        return Totals({code: -amount for code, amount in self._sums.items()}, self.home)

    def __sub__(self, other: "Totals") -> "Totals":
        return self + -other

    def __repr__(self) -> str:
        return f"Totals({', '.join(map(str, self.moneys))})"

    @property
    def moneys(self) -> list[Money]:
        """Each total as Money, in the order shown."""
        return [Money(amount, code) for code, amount in self._sums.items()]

    @property
    def is_empty(self) -> bool:
        """Nothing was added up at all (a total of zero is not empty)."""
        return not self._sums
