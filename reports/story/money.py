"""What the partner promised and what arrived, budget year by budget year; amounts of two currencies are never added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from funding.models import Modality
from funding.rates import Sums
from jisr import days
from jisr.money import ConvertedTotal, Money, Rate, Totals
from partnerships.models import Partner
from reports.charts import Chart, group
from reports.conversion import Conversion
from reports.money_moved import counted_payments
from reports.story.promises import Promise, added_up

CHARTED_YEARS = 5
Year = tuple[date, date]


@dataclass(frozen=True)
class YearLine:
    """One budget year in one currency; what does not occur in it is None, not zero.

    `promised` fell or falls due in the year and `settled` is what was paid of it, whenever; `received` and `direct`
    moved in the year, refunds taken off.
    """

    currency: str
    promised: Decimal | None
    settled: Decimal | None
    late: Decimal | None
    due: Decimal | None
    received: Decimal | None
    direct: Decimal | None


@dataclass(frozen=True)
class YearMoney:
    """One budget year: a line a currency, and what was promised and what arrived in our own currency."""

    start: date
    end: date
    lines: tuple[YearLine, ...]
    promised: ConvertedTotal
    arrived: ConvertedTotal

    @property
    def label(self) -> str:
        """2026, or 2026/27 for a year that begins in another month than January."""
        return str(self.start.year) if self.start.month == 1 else f"{self.start.year}/{self.end.year % 100:02d}"


@dataclass(frozen=True)
class MoneyByYear:
    """`is_theirs` says that the years are the partner's budget years, else ours; the newest year comes first."""

    years: tuple[YearMoney, ...]
    is_theirs: bool
    received: Totals
    direct: Totals
    own: str
    rates: tuple[Rate, ...]
    chart: Chart | None


def money_by_year(partner: Partner, promises: list[Promise], today: date) -> MoneyByYear:
    """Add up promises and posted payments of our projects by budget year, as known on `today`; two queries."""
    theirs = partner.fiscal_month
    promised, (received, direct) = added_up(promises, today), _paid(partner, today)
    kinds = {
        "promised": promised.expected,
        "settled": promised.settled,
        "late": promised.late,
        "due": promised.due,
        "received": received,
        "direct": direct,
    }
    arrived = _together(received, direct)
    own = partner.authority.currency
    conversion = Conversion.over((promised.expected, arrived), own=own, today=today)
    first_month = theirs or partner.authority.fiscal_month
    found = {days.budget_year(first_month, day) for sums in kinds.values() for _currency, day in sums}
    years = tuple(_year(year, kinds, arrived, conversion) for year in sorted(found, reverse=True))
    return MoneyByYear(
        years=years,
        is_theirs=bool(theirs),
        received=_totals(received, own),
        direct=_totals(direct, own),
        own=own,
        rates=conversion.rates,
        chart=_chart(years) if years else None,
    )


def _paid(partner: Partner, today: date) -> tuple[Sums, Sums]:
    """What the partner paid us, refunds taken off, and what it paid straight to suppliers."""
    rows = counted_payments().filter(payer=partner, authority_id=partner.authority_id, value_on__lte=today)
    found: dict[str, Sums] = {Modality.RECEIVED: {}, Modality.DIRECT: {}}
    sums = rows.order_by().values_list("modality", "currency", "value_on").annotate(total=Sum("amount"))
    for modality, currency, day, total in sums:
        found[modality][currency, day] = total
    return found[Modality.RECEIVED], found[Modality.DIRECT]


def _together(*groups: Sums) -> Sums:
    found: Sums = {}
    for sums in groups:
        for key, amount in sums.items():
            found[key] = found.get(key, Decimal(0)) + amount
    return found


def _within(sums: Sums, year: Year) -> Sums:
    return {key: amount for key, amount in sums.items() if year[0] <= key[1] <= year[1]}


def _totals(sums: Sums, own: str) -> Totals:
    return Totals.of((Money(amount, currency) for (currency, _day), amount in sums.items()), own)


def _year(year: Year, kinds: dict[str, Sums], arrived: Sums, conversion: Conversion) -> YearMoney:
    totals = {kind: _totals(_within(sums, year), conversion.own) for kind, sums in kinds.items()}
    currencies = Totals.of((money for total in totals.values() for money in total.moneys), conversion.own)
    return YearMoney(
        *year,
        lines=tuple(
            YearLine(currency, **{kind: total.get(currency) for kind, total in totals.items()})
            for currency in currencies
        ),
        promised=conversion.total(_within(kinds["promised"], year)),
        arrived=conversion.total(_within(arrived, year)),
    )


def _chart(years: Iterable[YearMoney]) -> Chart:
    """Promised beside arrived for the last years, oldest first, each currency on its own scale."""
    shown = list(years)[:CHARTED_YEARS][::-1]
    currencies = dict.fromkeys(line.currency for year in shown for line in year.lines)
    groups = (group(currency, _bars(shown, currency)) for currency in currencies)
    key = (
        ("paid", _("paid, or received by us")),
        ("direct", _("paid straight to suppliers")),
        ("late", _("late")),
        ("due", _("not yet due")),
    )
    return Chart(_("Promised and arrived, each currency on its own scale"), tuple(groups), key)


def _bars(years: list[YearMoney], currency: str) -> list[tuple[str, list[tuple[str, Decimal]]]]:
    bars = []
    for year in years:
        for line in (line for line in year.lines if line.currency == currency):
            promised = [("paid", line.settled), ("late", line.late), ("due", line.due)]
            arrived = [("received", line.received), ("direct", line.direct)]
            bars.append((_("%(year)s, promised") % {"year": year.label}, _known(promised)))
            bars.append((_("%(year)s, arrived") % {"year": year.label}, _known(arrived)))
    return bars


def _known(parts: list[tuple[str, Decimal | None]]) -> list[tuple[str, Decimal]]:
    return [(kind, amount) for kind, amount in parts if amount is not None]
