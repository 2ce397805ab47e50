"""How late the partner's instalments were paid: the day promised against the day of the last payment."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import mean, median

from django.db.models import DateField, Max, OuterRef, Subquery

from funding.models import Allocation
from jisr.money import Money
from partnerships.models import Partner
from reports.money_moved import expected_instalments

SHOWN = 10


@dataclass(frozen=True)
class Delay:
    """One instalment that fell due or was paid: `days` late, below zero when early, still growing when unpaid."""

    key: int
    reference: str
    project: str
    amount: Money
    due_on: date
    paid_on: date | None
    days: int

    @property
    def early(self) -> int:
        """How many days before its day it was paid."""
        return max(-self.days, 0)


@dataclass(frozen=True)
class Delays:
    """Over the instalments paid in full: how many, how many on time, days late (below zero: early).

    `waiting` counts those past their day and not paid in full, `longest` the days of the one that waits longest.
    Averages are None where nothing was paid; `rows` are the latest by due day, `count` says how many there are.
    """

    paid: int
    on_time: int
    average: Decimal | None
    median: Decimal | None
    worst: int | None
    waiting: int
    longest: int | None
    rows: tuple[Delay, ...]
    count: int


def delays_of(partner: Partner, today: date) -> Delays:
    """Compare due days with payment days, as known on `today`; one query."""
    found = _rows(partner, today)
    paid = [row.days for row in found if row.paid_on]
    waiting = [row.days for row in found if not row.paid_on]
    return Delays(
        paid=len(paid),
        on_time=sum(days <= 0 for days in paid),
        average=Decimal(str(round(mean(paid), 1))) if paid else None,
        median=Decimal(str(median(paid))) if paid else None,
        worst=max(paid, default=None),
        waiting=len(waiting),
        longest=max(waiting, default=None),
        rows=tuple(found[:SHOWN]),
        count=len(found),
    )


def _rows(partner: Partner, today: date) -> list[Delay]:
    """The instalments paid in full, or past their day; the latest due first."""
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
    found = []
    for key, reference, project, amount, currency, due_on, paid, last_paid_on in rows:
        paid_on = last_paid_on if paid >= amount else None
        if paid_on or due_on < today:
            days = ((paid_on or today) - due_on).days
            found.append(Delay(key, reference, project, Money(amount, currency), due_on, paid_on, days))
    return found
