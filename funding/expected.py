"""The money that donors are to pay in the authority's budget year, with its equivalent at stated rates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from funding.models import Direction, Instalment
from funding.rates import in_own_currency
from jisr import days
from jisr.models import User
from jisr.money import ConvertedTotal, Money


@dataclass(frozen=True)
class Line:
    """One currency: what falls due in the year, what of it is paid, what is still to come."""

    expected: Money
    paid: Money
    to_come: Money
    equivalent: ConvertedTotal


@dataclass(frozen=True)
class Expected:
    """`total` is everything expected, in the authority's own currency, each amount at the rate of its day."""

    start: date
    end: date
    lines: list[Line]
    total: ConvertedTotal


def expected_this_year(user: User, today: date) -> Expected:
    """What falls due from donors in the budget year of `today`, among what this person may see; two queries."""
    start, end = days.budget_year(user.authority.fiscal_month, today)
    rows = Instalment.objects.visible_to(user).counted().with_paid()
    due = rows.filter(direction=Direction.FROM_DONOR, due_on__range=(start, end)).order_by()
    sums: dict[tuple[str, date], Decimal] = {}
    paid: dict[str, Decimal] = {}
    grouped = due.values_list("currency", "due_on").annotate(total=Sum("amount"), got=Sum("paid"))
    for currency, on, total, got in grouped:
        sums[currency, on], paid[currency] = total, paid.get(currency, Decimal(0)) + got
    total = in_own_currency(sums, own=user.authority.currency, today=today)
    lines = [_line(currency, paid[currency], total) for currency in sorted(paid)]
    return Expected(start, end, lines, total)


def _line(currency: str, paid: Decimal, total: ConvertedTotal) -> Line:
    items = [item for item in total.items if item.original.currency == currency]
    expected = sum((item.original.amount for item in items), Decimal(0))
    return Line(
        Money(expected, currency),
        Money(paid, currency),
        Money(expected - paid, currency),
        ConvertedTotal.of(items, total.currency),
    )
