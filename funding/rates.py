"""The rates on file as a book, and sums per currency and day in the authority's own currency."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from funding.models import ExchangeRate
from jisr.money import ConvertedTotal, Money, RateBook, convert

Sums = dict[tuple[str, date], Decimal]


def rate_book(currencies: Iterable[str], *, own: str, first: date, last: date) -> RateBook:
    """The rates that convert these currencies into `own` on any day from `first` to `last`, read in one query."""
    codes = {*currencies, own}
    rows = ExchangeRate.objects.filter(
        Q(base__in=codes) | Q(quote__in=codes),
        on__gte=first - timedelta(days=settings.RATE_MAX_AGE_DAYS),
        on__lte=last,
    )
    return RateBook(rows, settings.RATE_MAX_AGE_DAYS, own)


def sums_by_day(rows: QuerySet, amount: str, day: str, currency: str = "currency") -> Sums:
    """The sum of the column `amount` of each (currency, day), added up by the database."""
    found = rows.order_by().values_list(currency, day).annotate(total=Sum(amount))
    return {(code, on): total for code, on, total in found}


def in_own_currency(sums: Mapping[tuple[str, date], Decimal], *, own: str, today: date) -> ConvertedTotal:
    """Each sum at the rate of its day; what falls due after `today` at today's rate, as an estimate. At most one query."""
    strangers = {currency for currency, _day in sums} - {own}
    days = [min(day, today) for _currency, day in sums] or [today]
    book = rate_book(strangers, own=own, first=min(days), last=max(days)) if strangers else RateBook(())
    items = (convert(Money(total, code), own, day, book, today) for (code, day), total in sorted(sums.items()))
    return ConvertedTotal.of(items, own)
