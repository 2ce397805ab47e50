"""The budget of a bid as a matrix, heading by who pays in cash or in kind, and where it differs from what is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from funding.models import BudgetHeading, FundingForm, FundingSource, Proposal, ProposalBudgetLine
from jisr import formats

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Column:
    """One source in one form."""

    source: FundingSource
    form: FundingForm


@dataclass(frozen=True)
class Line:
    """What a heading costs: an amount a column (None where none was written), their sum, its share of the whole."""

    heading: BudgetHeading | None
    amounts: list[Decimal | None]
    total: Decimal
    percent: Decimal | None


@dataclass(frozen=True)
class BidBudget:
    """A budget in one currency; `sources` are the headings over the columns with how many each spans."""

    currency: str
    columns: list[Column]
    lines: list[Line]
    total: Line
    shares: list[Decimal | None]

    @property
    def sources(self) -> list[tuple[FundingSource, int]]:
        spans: dict[FundingSource, int] = defaultdict(int)
        for column in self.columns:
            spans[column.source] += 1
        return list(spans.items())

    def paid_by(self, source: FundingSource, *forms: FundingForm) -> Decimal:
        """What a source pays, in the forms given or in all of them."""
        pairs = zip(self.columns, self.total.amounts, strict=True)
        return sum(
            (amount or Decimal(0) for column, amount in pairs if column.source == source and column.form in forms),
            Decimal(0),
        )


def bid_budget(lines: Iterable[ProposalBudgetLine], currency: str) -> BidBudget | None:
    """The matrix of budget lines read with their heading, in the order of the headings; None without a line."""
    cells: dict[tuple[int, Column], Decimal] = defaultdict(Decimal)
    headings: dict[int, BudgetHeading] = {}
    for row in lines:
        column = Column(FundingSource(row.source), FundingForm(row.form))
        cells[row.heading_id, column] += row.amount
        headings[row.heading_id] = row.heading
    if not cells:
        return None
    used = {column for _heading, column in cells}
    columns = [Column(source, form) for source in FundingSource for form in FundingForm if Column(source, form) in used]
    whole = sum(cells.values(), Decimal(0))
    ordered = sorted(headings.values(), key=lambda heading: (heading.position, heading.code))
    found = [_line(heading, [cells.get((heading.pk, column)) for column in columns], whole) for heading in ordered]
    sums = [sum((line.amounts[place] or Decimal(0) for line in found), Decimal(0)) for place in range(len(columns))]
    total = _line(None, [*sums], whole)
    return BidBudget(currency, columns, found, total, [_share(amount, whole) for amount in sums])


def _line(heading: BudgetHeading | None, amounts: list[Decimal | None], whole: Decimal) -> Line:
    total = sum((amount for amount in amounts if amount is not None), Decimal(0))
    return Line(heading, amounts, total, _share(total, whole))


def _share(amount: Decimal, whole: Decimal) -> Decimal | None:
    """A share in percent with one decimal, as it is shown; None of a whole that is nothing."""
    return (amount * HUNDRED / whole).quantize(Decimal("0.1")) if whole else None


def budget_warnings(proposal: Proposal, budget: BidBudget | None) -> list[str]:
    """Where the lines do not add up to the amount asked or to our own contribution; it forbids nothing."""
    if budget is None:
        return []
    asked = (
        (
            FundingSource.DONOR,
            proposal.requested_amount,
            _("The donor's lines add up to %(sum)s, %(wanted)s is asked."),
        ),
        (FundingSource.OWN, proposal.own_amount, _("Our own lines add up to %(sum)s, our contribution is %(wanted)s.")),
    )
    found = []
    for source, wanted, message in asked:
        paid = budget.paid_by(source, *FundingForm)
        if paid != (wanted or 0):
            said = formats.money(wanted, budget.currency) if wanted is not None else _("not known")
            found.append(message % {"sum": formats.money(paid, budget.currency), "wanted": said})
    return found
