"""The instalments that a partner is to pay, read once for the money by year and for the delays."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import DateField, Max, OuterRef, Subquery

from funding.models import Allocation
from funding.rates import Sums
from jisr.money import Money
from partnerships.models import Partner
from reports.money_moved import expected_instalments


@dataclass(frozen=True)
class Promise:
    """An instalment of one of our projects; `paid_on` is the day that it was paid in full, None until then."""

    key: int
    reference: str
    project: str
    amount: Money
    due_on: date
    paid: Decimal
    paid_on: date | None


def promises_of(partner: Partner) -> list[Promise]:
    """What the partner is to pay us and has paid, the latest due first; one query."""
    parts = Allocation.objects.filter(
        instalment=OuterRef("pk"),
        amount__gt=0,
        disbursement__posted_at__isnull=False,
        disbursement__reverses=None,
        disbursement__reversed_by=None,
    )
    last = parts.order_by().values("instalment").annotate(day=Max("disbursement__value_on")).values("day")
    rows = (
        expected_instalments()
        .filter(funder=partner, authority_id=partner.authority_id)
        .with_paid()
        .annotate(last_paid_on=Subquery(last, output_field=DateField()))
        .order_by("-due_on", "-pk")
        .values_list("pk", "reference", "project__reference", "amount", "currency", "due_on", "paid", "last_paid_on")
    )
    return [
        Promise(key, reference, project, Money(amount, currency), due_on, paid, paid_on if paid >= amount else None)
        for key, reference, project, amount, currency, due_on, paid, paid_on in rows
    ]


@dataclass(frozen=True)
class Promised:
    """Amounts per (currency, due day): promised, and of it paid, late, not yet due; what is nothing has no key."""

    expected: Sums
    settled: Sums
    late: Sums
    due: Sums


def added_up(promises: list[Promise], today: date) -> Promised:
    """Add the promises up; what is left unpaid is late from the day after it fell due."""
    found = Promised({}, {}, {}, {})
    for row in promises:
        left = row.amount.amount - row.paid
        _add(found.expected, row, row.amount.amount)
        _add(found.settled, row, row.paid)
        _add(found.late if row.due_on < today else found.due, row, left)
    return found


def _add(sums: Sums, row: Promise, amount: Decimal) -> None:
    key = row.amount.currency, row.due_on
    if amount:
        sums[key] = sums.get(key, Decimal(0)) + amount
