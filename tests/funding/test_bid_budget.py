"""The budget of a bid as a matrix, and what is said where it does not add up."""

from decimal import Decimal

import pytest

from funding.bids.budget import bid_budget, budget_warnings
from funding.models import BudgetHeading, FundingForm, FundingSource, Proposal, ProposalBudgetLine

pytestmark = pytest.mark.once

WORKS = BudgetHeading(pk=1, code="works", name_en="Works", position=4)
STAFF = BudgetHeading(pk=2, code="staff", name_en="Staff", position=1)


def a_line(heading, amount, source="donor", form="cash"):
    return ProposalBudgetLine(heading=heading, amount=Decimal(amount), source=source, form=form)


LINES = [
    a_line(WORKS, "60000"),
    a_line(WORKS, "9999.50"),
    a_line(STAFF, "10000.50"),
    a_line(STAFF, "15000", "own", "in_kind"),
    a_line(WORKS, "5000", "own"),
    a_line(WORKS, "0", "other"),
]


def test_without_a_line_there_is_no_budget():
    assert bid_budget([], "EUR") is None


def test_headings_stand_in_their_order_by_source_and_form():
    budget = bid_budget(LINES, "EUR")
    assert [(column.source, column.form) for column in budget.columns] == [
        ("donor", "cash"),
        ("own", "cash"),
        ("own", "in_kind"),
        ("other", "cash"),
    ]
    assert budget.sources == [(FundingSource.DONOR, 1), (FundingSource.OWN, 2), (FundingSource.OTHER, 1)]
    assert [(str(line.heading.code), line.amounts, line.total, line.percent) for line in budget.lines] == [
        ("staff", [Decimal("10000.50"), None, Decimal(15000), None], Decimal("25000.50"), Decimal("25.0")),
        ("works", [Decimal("69999.50"), Decimal(5000), None, Decimal(0)], Decimal("74999.50"), Decimal("75.0")),
    ]


def test_totals_and_shares_are_exact():
    budget = bid_budget(LINES, "EUR")
    assert budget.total.amounts == [Decimal(80000), Decimal(5000), Decimal(15000), Decimal(0)]
    assert (budget.total.total, budget.total.percent) == (Decimal(100000), Decimal(100))
    assert budget.shares == [Decimal(80), Decimal(5), Decimal(15), Decimal(0)]
    assert budget.paid_by(FundingSource.OWN, FundingForm.IN_KIND) == Decimal(15000)


def test_a_budget_of_nothing_has_no_shares():
    budget = bid_budget([a_line(WORKS, "0")], "EUR")
    assert (budget.shares, budget.lines[0].percent) == ([None], None)


@pytest.mark.parametrize(
    ("asked", "own", "said"),
    [
        ("80000", "20000", []),
        ("80000.01", "20000", ["The donor's lines add up to 80,000.00 EUR, 80,000.01 EUR is asked."]),
        ("80000", None, ["Our own lines add up to 20,000.00 EUR, our contribution is not known."]),
    ],
)
def test_a_budget_that_does_not_add_up_is_said_and_no_more(asked, own, said):
    proposal = Proposal(requested_amount=Decimal(asked), own_amount=own and Decimal(own), currency="EUR")
    found = budget_warnings(proposal, bid_budget(LINES, "EUR"))
    assert [text.replace("\xa0", " ") for text in found] == said


def test_no_budget_warns_of_nothing():
    assert budget_warnings(Proposal(requested_amount=Decimal(5), currency="EUR"), None) == []
