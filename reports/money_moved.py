"""What was expected and what arrived: the questions both reports ask of instalments and payments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from funding.models import Allocation, Direction, Disbursement, Instalment, Modality
from funding.models.disbursement import DisbursementQuerySet
from funding.models.instalment import InstalmentQuerySet, standing_of
from funding.rates import Sums, sums_by_day
from jisr import formats
from jisr.money import Money
from reports import shapes
from reports.charts import Chart, group
from reports.conversion import Conversion, minus
from reports.shapes import Label, MoneyLine, MoneyTable, money_line, plain


def expected_instalments() -> InstalmentQuerySet:
    """What donors are to pay us in projects of ours; nothing archived."""
    return Instalment.objects.ours().current().filter(direction=Direction.FROM_DONOR, project__archived_at=None)


def counted_payments() -> DisbursementQuerySet:
    """Posted payments in projects of ours; a reversed payment and its reversal cancel out and are left out."""
    return Disbursement.objects.ours().posted().filter(reverses=None, reversed_by=None)


def paid_by_due_day(instalments: QuerySet, as_of: date) -> Sums:
    """What posted payments up to `as_of` brought for these instalments, per currency and due day."""
    parts = Allocation.objects.filter(
        instalment__in=instalments, disbursement__posted_at__isnull=False, disbursement__value_on__lte=as_of
    )
    return sums_by_day(parts, "amount", "instalment__due_on", "instalment__currency")


@dataclass(frozen=True)
class MoneyMoved:
    """Amounts per (currency, day): of the instalments by due day, of the payments by value date."""

    as_of: date
    expected: Sums
    settled: Sums
    late: Sums
    due: Sums
    late_before: Sums
    received: Sums
    refunded: Sums
    direct: Sums

    @property
    def all_sums(self) -> tuple[Sums, ...]:
        return (self.expected, self.late_before, self.received, self.refunded, self.direct)


def money_moved(
    instalments: InstalmentQuerySet,
    payments: DisbursementQuerySet,
    *,
    start: date | None,
    end: date | None,
    as_of: date,
) -> MoneyMoved:
    """Add up, in the database, what was due and what was paid between two days, as known on `as_of`.

    An open end takes everything. `late_before` is what fell due before the period and is still unpaid.
    """
    within = _between(instalments, "due_on", start, end)
    paid = payments.filter(value_on__lte=as_of)
    moved = _between(paid, "value_on", start, end)
    ours = moved.filter(modality=Modality.RECEIVED)
    expected = sums_by_day(within, "amount", "due_on")
    left = minus(expected, paid_by_due_day(within, as_of))
    before = instalments.filter(due_on__lt=start) if start else instalments.none()
    left_before = minus(sums_by_day(before, "amount", "due_on"), paid_by_due_day(before, as_of))
    return MoneyMoved(
        as_of=as_of,
        expected=expected,
        settled={key: amount for key, amount in minus(expected, left).items() if amount},
        late=_split(left, as_of, late=True),
        due=_split(left, as_of, late=False),
        late_before=_split(left_before, as_of, late=True),
        received=sums_by_day(ours.filter(amount__gt=0), "amount", "value_on"),
        refunded=sums_by_day(ours.filter(amount__lt=0), "amount", "value_on"),
        direct=sums_by_day(moved.filter(modality=Modality.DIRECT), "amount", "value_on"),
    )


def _between(rows: QuerySet, field: str, start: date | None, end: date | None) -> QuerySet:
    bounds = {f"{field}__gte": start, f"{field}__lte": end}
    return rows.filter(**{name: day for name, day in bounds.items() if day})


def _split(left: Sums, as_of: date, *, late: bool) -> Sums:
    return {(code, day): amount for (code, day), amount in left.items() if amount and (day < as_of) == late}


def money_lines(moved: MoneyMoved, conversion: Conversion) -> tuple[MoneyLine, ...]:
    """The measures of a report in the order shown; direct payments always have their own line."""
    day = formats.day(moved.as_of)
    net = {**moved.received}
    for key, amount in moved.refunded.items():
        net[key] = net.get(key, Decimal(0)) + amount
    wanted = (
        ("expected", _("Expected"), moved.expected, True, True),
        ("settled", _("Paid of it"), moved.settled, False, bool(moved.expected)),
        ("late", _("Late on %(day)s") % {"day": day}, moved.late, True, True),
        ("due", _("Not yet due"), moved.due, False, bool(moved.expected)),
        ("late_before", _("Late from before the period"), moved.late_before, False, bool(moved.late_before)),
        ("received", _("Received in our accounts"), moved.received, True, True),
        ("refunded", _("Refunded by us"), moved.refunded, False, bool(moved.refunded)),
        ("net", _("Received, less refunds"), net, False, bool(moved.refunded)),
        ("direct", _("Paid by the donor straight to suppliers"), moved.direct, True, True),
    )
    return tuple(
        money_line(code, title, conversion.total(sums), is_key=is_key)
        for code, title, sums, is_key, is_shown in wanted
        if is_shown
    )


def money_table(lines: Iterable[MoneyLine]) -> MoneyTable:
    """The measures side by side, one row a currency; received and refunded only as what is left of them."""
    by_code = {line.code: line for line in lines}
    hidden = {"received", "refunded"} if "net" in by_code else set()
    columns = tuple(line for code, line in by_code.items() if code not in hidden)
    rows = tuple(
        (currency, tuple(line.of(currency) if line.has(currency) else None for line in columns))
        for currency in shapes.currencies(columns)
    )
    return MoneyTable(columns, rows)


def chart_of(lines: Iterable[MoneyLine]) -> Chart:
    """Expected beside arrived for each currency that occurs in either."""
    by_code = {line.code: line for line in lines}
    net = by_code.get("net", by_code["received"])
    codes = shapes.currencies([by_code["expected"], net, by_code["direct"]])

    def parts(currency: str, *kinds: tuple[str, MoneyLine | None]) -> list[tuple[str, Decimal]]:
        return [(kind, line.of(currency)) for kind, line in kinds if line]

    groups = (
        group(
            currency,
            [
                (
                    _("Expected"),
                    parts(
                        currency,
                        ("paid", by_code.get("settled")),
                        ("late", by_code["late"]),
                        ("due", by_code.get("due")),
                    ),
                ),
                (_("Arrived"), parts(currency, ("received", net), ("direct", by_code["direct"]))),
            ],
        )
        for currency in codes
    )
    key = (
        ("paid", _("paid, or received by us")),
        ("direct", _("paid straight to suppliers")),
        ("late", _("late")),
        ("due", _("not yet due")),
    )
    return Chart(_("Expected and arrived, each currency on its own scale"), tuple(groups), key)


def instalment_rows(instalments: InstalmentQuerySet, as_of: date) -> tuple[shapes.Instalment, ...]:
    """The instalments by due day with what posted payments up to `as_of` brought for each."""
    rows = list(instalments.select_related("project").order_by("due_on", "reference"))
    parts = Allocation.objects.filter(
        instalment__in=instalments.order_by(), disbursement__posted_at__isnull=False, disbursement__value_on__lte=as_of
    )
    paid: dict[int, Decimal] = {}
    for instalment, amount in parts.values_list("instalment_id", "amount"):
        paid[instalment] = paid.get(instalment, Decimal(0)) + amount
    return tuple(_instalment(row, paid.get(row.pk, Decimal(0)), as_of) for row in rows)


def _instalment(row: Instalment, paid: Decimal, as_of: date) -> shapes.Instalment:
    standing = standing_of(row.amount, paid, row.due_on, as_of)
    return shapes.Instalment(
        reference=row.reference,
        their_reference=plain(row.donor_number),
        project=row.project.reference,
        due_on=row.due_on,
        amount=Money(row.amount, row.currency),
        paid=paid,
        standing=standing.value,
        standing_label=str(standing.label),
    )


def payment_rows(payments: DisbursementQuerySet, conversion: Conversion) -> tuple[shapes.Payment, ...]:
    """The payments by value date, each converted at the rate of that day."""
    rows = payments.select_related("project", "payer").order_by("value_on", "reference")
    return tuple(_payment(row, conversion) for row in rows)


def _payment(row: Disbursement, conversion: Conversion) -> shapes.Payment:
    money = Money(row.amount, row.currency)
    kind, title = _kind(row)
    return shapes.Payment(
        reference=row.reference,
        value_date=row.value_on,
        project=row.project.reference,
        payer=Label(plain(row.payer.name), row.payer.name_lang),
        kind=kind,
        kind_label=title,
        bank_reference=plain(row.bank_reference),
        amount=money,
        equivalent=conversion.of(money, row.value_on).amount,
    )


def _kind(row: Disbursement) -> tuple[str, str]:
    if row.modality == Modality.DIRECT:
        return "direct", _("Straight to a supplier")
    return ("refund", _("Refund")) if row.amount < 0 else ("received", _("Received"))
