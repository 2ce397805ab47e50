"""What is already pledged of our own money in a period, and whether what a call needs is still within our means.

The period is that of the cofinancing budget that holds the day, else the authority's budget year. Pledged are, each in
its own currency and converted into the budget's at the rate of its day (a day to come: at today's rate):

- projects: our own cash in our projects decided in the period, cancelled ones left out. Decided is the day of the
  donor's decision, else of the signature of the agreement, else of the start;
- awards: our contribution to proposals awarded in the period that have no project yet;
- bids: our contribution to open proposals due in the period, else sent in it; those without any day count as well;
- decisions: what calls need on which “go” was said in the period and for which no proposal is begun yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from funding.models import CofinancingBase, CofinancingBudget, DateKind, Opportunity, Screening
from funding.rates import rate_book, sums_by_day
from funding.screenings.pledged_rows import AMOUNTS, KINDS, PROJECT, pledged_rows
from jisr import days
from jisr.models import Authority
from jisr.money import Converted, ConvertedTotal, Money, RateBook, convert, minor_units

SHOWN = 200


@dataclass(frozen=True)
class Pledge:
    """Money of ours promised by `record`; `day` is None for a bid without any day."""

    kind: str
    record: Any
    day: date | None
    money: Converted

    @property
    def label(self) -> Any:
        return KINDS[self.kind]


@dataclass(frozen=True)
class Means:
    """`by_kind` is what is pledged, added up by the database, in `currency`; `sources` are the rows behind it."""

    start: date
    end: date
    budget: CofinancingBudget | None
    currency: str
    by_kind: dict[str, ConvertedTotal]
    sources: dict[str, QuerySet]
    book: RateBook
    today: date

    @cached_property
    def total(self) -> ConvertedTotal:
        return sum(self.by_kind.values(), ConvertedTotal.of((), self.currency))

    @property
    def remaining(self) -> Decimal | None:
        """In `currency`; None without a budget or where nothing pledged could be converted."""
        if self.budget is None or self.total.amount is None:
            return None
        return self.budget.amount - self.total.amount

    @property
    def parts(self) -> list[tuple[Any, ConvertedTotal]]:
        """(what, how much) of each kind that occurs."""
        return [(KINDS[kind], total) for kind, total in self.by_kind.items() if total.items]

    @cached_property
    def pledges(self) -> list[Pledge]:
        """The first of each kind, by day; a query a kind."""
        return [self._pledge(kind, row) for kind, rows in self.sources.items() for row in rows[:SHOWN]]

    @property
    def is_cut(self) -> bool:
        """Whether a kind may have more than the page lists."""
        return any(count >= SHOWN for count in Counter(pledge.kind for pledge in self.pledges).values())

    def _pledge(self, kind: str, row: Any) -> Pledge:
        record = row.project if kind == PROJECT else row
        money = Money(getattr(row, AMOUNTS[kind]), row.currency)
        return Pledge(
            kind, record, row.day, convert(money, self.currency, row.day or self.today, self.book, self.today)
        )


@dataclass(frozen=True)
class Check:
    """What a call needs beside what remains; `need` is None while nobody said how much."""

    means: Means
    need: Converted | None

    @property
    def left(self) -> Decimal | None:
        """What would remain afterwards, in the currency of the means; below zero when it is too much."""
        if self.means.remaining is None or self.need is None or self.need.amount is None:
            return None
        return self.means.remaining - self.need.amount

    @property
    def short(self) -> Decimal:
        """How much is missing, zero while it is within our means."""
        return max(-(self.left or Decimal(0)), Decimal(0))

    @property
    def is_beyond(self) -> bool:
        return self.left is not None and self.left < 0


def own_share(grant: Decimal | None, percent: Decimal | None, base: str, currency: str) -> Decimal | None:
    """What we add to a grant where the call asks for `percent` of `base`, in the grant's currency, to its minor unit.

    Of the total or eligible cost, the grant being the rest: grant × p / (100 − p). Of the grant: grant × p / 100.
    None where the grant or the share is not known, and where the share leaves no room for a grant.
    """
    if grant is None or percent is None:
        return None
    whole = Decimal(100) if base == CofinancingBase.GRANT else 100 - percent
    if whole <= 0:
        return None
    return (grant * percent / whole).quantize(Decimal(1).scaleb(-minor_units(currency)))


def check_means(screening: Screening, today: date) -> Check:
    """What the call needs of us beside what remains in the period of its due day; a constant number of queries."""
    call = screening.opportunity
    means = means_on(screening.authority, day_of(call, today), today, besides=call)
    need = screening.own_amount
    if need is None:
        return Check(means, None)
    money = Money(need, screening.currency)
    book = _book([money.currency], means.currency, today, today)
    return Check(means, convert(money, means.currency, today, book, today))


def day_of(call: Opportunity, today: date) -> date:
    """The day by which our money would be promised: the call's full proposal, else today."""
    due = [row.on for row in call.dates.all() if row.kind == DateKind.FULL_PROPOSAL and row.on >= today]
    return min(due, default=today)


def means_on(authority: Authority, day: date, today: date, *, besides: Opportunity | None = None) -> Means:
    """Our means in the period that holds the day, leaving out what is promised for the call `besides`; six queries."""
    budgets = CofinancingBudget.objects.current().filter(authority=authority)
    budget = budgets.holding(day).order_by("-starts_on", "-pk").first()  # type: ignore[attr-defined]
    return means_of(authority, budget, day, today, besides=besides)


def means_of(
    authority: Authority,
    budget: CofinancingBudget | None,
    day: date,
    today: date,
    *,
    besides: Opportunity | None = None,
) -> Means:
    """As `means_on`, for the period of this budget, else for the budget year of the day."""
    start, end = (budget.starts_on, budget.ends_on) if budget else days.budget_year(authority.fiscal_month, day)
    currency = budget.currency if budget else authority.currency
    sources = pledged_rows(authority, start, end, besides)
    sums = {kind: sums_by_day(rows, AMOUNTS[kind], "day") for kind, rows in sources.items()}
    found = [key for by_day in sums.values() for key in by_day]
    first = min((min(on or today, today) for _currency, on in found), default=today)
    book = _book((code for code, _on in found), currency, first, today)
    totals = {
        kind: ConvertedTotal.of(
            (convert(Money(total, code), currency, on or today, book, today) for (code, on), total in by_day.items()),
            currency,
        )
        for kind, by_day in sums.items()
    }
    return Means(start, end, budget, currency, totals, sources, book, today)


def _book(currencies: Iterable[str], own: str, first: date, last: date) -> RateBook:
    strangers = set(currencies) - {own}
    return rate_book(strangers, own=own, first=first, last=last) if strangers else RateBook(())
