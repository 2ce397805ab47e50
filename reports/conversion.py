"""Amounts per currency and day, converted at the rates of their days."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from funding.models import ExchangeRate
from jisr.money import Converted, ConvertedTotal, Money, Rate, RateBook, convert

Sums = dict[tuple[str, date], Decimal]


def sums_by_day(rows: QuerySet, day: str, currency: str = "currency") -> Sums:
    """The sum of `amount` of each (currency, day), added up by the database; `day` and `currency` name columns."""
    found = rows.order_by().values_list(currency, day).annotate(total=Sum("amount"))
    return {(code, on): total for code, on, total in found}


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
        codes = {currency for currency, _day in keys} | {own}
        days = [min(day, today) for _currency, day in keys] or [today]
        rows = ExchangeRate.objects.filter(
            Q(base__in=codes) | Q(quote__in=codes),
            on__gte=min(days) - timedelta(days=settings.RATE_MAX_AGE_DAYS),
            on__lte=max(days),
        )
        return cls(own, today, RateBook(rows, settings.RATE_MAX_AGE_DAYS, own))

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
