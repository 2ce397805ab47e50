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

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from funding.models import (
    CofinancingBase,
    CofinancingBudget,
    DateKind,
    FundingForm,
    Opportunity,
    Origin,
    Project,
    ProjectFunding,
    ProjectState,
    Proposal,
    ProposalStage,
    Screening,
    ScreeningState,
)
from funding.rates import rate_book
from jisr import days
from jisr.models import Authority
from jisr.money import Converted, ConvertedTotal, Money, RateBook, convert, minor_units

PROJECT, AWARD, BID, DECISION = "project", "award", "bid", "decision"
KINDS = {
    PROJECT: _("Projects decided"),
    AWARD: _("Awarded, project not yet made"),
    BID: _("Open proposals"),
    DECISION: _("Decided to go, proposal not yet begun"),
}


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
    """`remaining` is in `currency`; None without a budget or where nothing pledged could be converted."""

    start: date
    end: date
    budget: CofinancingBudget | None
    currency: str
    pledges: tuple[Pledge, ...]
    total: ConvertedTotal

    @property
    def remaining(self) -> Decimal | None:
        if self.budget is None or self.total.amount is None:
            return None
        return self.budget.amount - self.total.amount


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
    """Our means in the period that holds the day, leaving out what is promised for the call `besides`; seven queries."""
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
    found = [*_projects(authority, start, end), *_awards(authority, start, end)]
    found += [*_bids(authority, start, end, besides), *_decisions(authority, start, end, besides)]
    on_days = [min(on or today, today) for _kind, _record, on, _money in found]
    strangers = {money.currency for _kind, _record, _on, money in found}
    book = _book(strangers, currency, min(on_days, default=today), today)
    pledges = tuple(
        Pledge(kind, record, on, convert(money, currency, on or today, book, today))
        for kind, record, on, money in found
    )
    total = ConvertedTotal.of((pledge.money for pledge in pledges), currency)
    return Means(start, end, budget, currency, pledges, total)


def _book(currencies: Iterable[str], own: str, first: date, last: date) -> RateBook:
    strangers = set(currencies) - {own}
    return rate_book(strangers, own=own, first=first, last=last) if strangers else RateBook(())


Found = tuple[str, Any, date | None, Money]


def _projects(authority: Authority, start: date, end: date) -> Iterator[Found]:
    """Our own cash in projects of ours, one a row of funding."""
    if authority.partner_id is None:
        return
    rows = ProjectFunding.objects.filter(
        funder_id=authority.partner_id,
        form=FundingForm.CASH,
        project__authority=authority,
        project__origin=Origin.OURS,
        project__archived_at=None,
    ).exclude(project__state=ProjectState.CANCELLED)
    decided = Coalesce("project__proposal__decided_on", "agreement__signed_on", "project__starts_on")
    for row in (
        rows.annotate(day=decided).filter(day__range=(start, end)).select_related("project").order_by("day", "pk")
    ):
        yield PROJECT, row.project, row.day, Money(row.amount, row.currency)


def _awards(authority: Authority, start: date, end: date) -> Iterator[Found]:
    rows = Proposal.objects.current().filter(
        ~Exists(Project.objects.filter(proposal=OuterRef("pk"))),
        authority=authority,
        stage=ProposalStage.AWARDED,
        decided_on__range=(start, end),
        own_amount__gt=0,
    )
    for row in rows.order_by("decided_on", "pk"):
        yield AWARD, row, row.decided_on, Money(row.own_amount, row.currency)


def _bids(authority: Authority, start: date, end: date, besides: Opportunity | None) -> Iterator[Found]:
    rows = Proposal.objects.current().open().with_due()  # type: ignore[attr-defined]
    rows = rows.annotate(day=Coalesce("due", "submitted_on", "concept_submitted_on"))
    rows = rows.filter(Q(day__range=(start, end)) | Q(day=None), authority=authority, own_amount__gt=0)
    if besides:
        rows = rows.exclude(opportunity=besides)
    for row in rows.order_by("day", "pk"):
        yield BID, row, row.day, Money(row.own_amount, row.currency)


def _decisions(authority: Authority, start: date, end: date, besides: Opportunity | None) -> Iterator[Found]:
    rows = Screening.objects.current().filter(
        ~Exists(Proposal.objects.filter(opportunity=OuterRef("opportunity"))),
        authority=authority,
        state=ScreeningState.GO,
        decided_on__range=(start, end),
        own_amount__gt=0,
    )
    if besides:
        rows = rows.exclude(opportunity=besides)
    for row in rows.select_related("opportunity").order_by("decided_on", "pk"):
        yield DECISION, row, row.decided_on, Money(row.own_amount, row.currency)
