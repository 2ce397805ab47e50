"""What a call needs of our own money, and what is pledged of it already."""

from datetime import date
from decimal import Decimal

import pytest

from funding.models import OpportunityDate
from funding.screenings.pledged_rows import AWARD, BID, DECISION, PROJECT
from funding.screenings.pledges import check_means, means_on, own_share
from jisr.models import Via
from tests.factories import TODAY, make_authority, make_partner, make_user
from tests.factories_funding import funding, make_opportunity, make_project, make_proposal, make_rate
from tests.factories_screening import make_cofinancing_budget, make_screening

MAY = date(2026, 5, 4)


@pytest.mark.once
@pytest.mark.parametrize(
    ("grant", "percent", "base", "currency", "own"),
    [
        (Decimal(800), Decimal(20), "total", "EUR", Decimal("200.00")),
        (Decimal(800), Decimal(20), "eligible", "EUR", Decimal("200.00")),
        (Decimal(800), Decimal(20), "grant", "EUR", Decimal("160.00")),
        (Decimal(1000), Decimal(10), "total", "EUR", Decimal("111.11")),
        (Decimal(1000), Decimal(10), "total", "JPY", Decimal(111)),
        (Decimal(1000), Decimal(0), "total", "EUR", Decimal(0)),
        (Decimal(1000), Decimal(100), "total", "EUR", None),
        (Decimal(1000), Decimal(100), "grant", "EUR", Decimal(1000)),
        (Decimal(1000), None, "total", "EUR", None),
        (None, Decimal(20), "total", "EUR", None),
    ],
)
def test_our_share_is_reckoned_by_what_it_is_a_share_of_and_blank_is_not_zero(grant, percent, base, currency, own):
    assert own_share(grant, percent, base, currency) == own


@pytest.fixture
def clerk(db):
    user = make_user("head")
    user.authority.partner = make_partner(authority=user.authority, name_fr="Nous")
    user.authority.save()
    return user


def found(clerk, day=TODAY, **options):
    means = means_on(clerk.authority, day, TODAY, **options)
    return [(pledge.kind, pledge.record, pledge.money.original.amount) for pledge in means.pledges]


def test_our_cash_in_projects_decided_in_the_period_counts(clerk):
    ours = clerk.authority.partner
    bid = make_proposal(by=clerk, stage="awarded", decided_on=MAY, own_amount=Decimal(70), currency="MAD")
    paid = [funding(70, "MAD", funder=ours), funding(9, "MAD", funder=ours, form="in_kind"), funding(500, "MAD")]
    decided = make_project(by=clerk, proposal=bid, rows=paid)
    started = make_project(by=clerk, starts_on=MAY, rows=[funding(30, "MAD", funder=ours)])
    make_project(by=clerk, starts_on=date(2025, 5, 4), rows=[funding(1, "MAD", funder=ours)])
    make_project(by=clerk, starts_on=MAY, state="cancelled", rows=[funding(2, "MAD", funder=ours)])
    make_project(by=clerk, starts_on=MAY, origin="published", rows=[funding(4, "MAD", funder=ours)])
    assert found(clerk) == [(PROJECT, decided, Decimal(70)), (PROJECT, started, Decimal(30))]


def test_an_award_counts_until_it_has_its_project(clerk):
    bid = make_proposal(by=clerk, stage="awarded", decided_on=MAY, own_amount=Decimal(70), currency="MAD")
    assert found(clerk) == [(AWARD, bid, Decimal(70))]
    make_project(by=clerk, proposal=bid)
    assert found(clerk) == []


def test_open_bids_due_in_the_period_count_those_without_a_day_too(clerk):
    def bid(amount, **fields):
        return make_proposal(by=clerk, own_amount=Decimal(amount), currency="MAD", **fields)

    call = make_opportunity(by=clerk, rows=[OpportunityDate(on=date(2026, 12, 1))])
    own_day = bid(1, due_on=MAY)
    of_the_call = bid(2, opportunity=call)
    sent = bid(4, stage="submitted", submitted_on=date(2026, 6, 4))
    undated = bid(8)
    bid(16, due_on=date(2027, 1, 1))
    bid(32, due_on=MAY, stage="withdrawn")
    bid(64, due_on=MAY).archive(by=clerk, reason="double")
    make_proposal(by=clerk, due_on=MAY)
    counted = {record: amount for kind, record, amount in found(clerk) if kind == BID}
    assert counted == {own_day: 1, of_the_call: 2, sent: 4, undated: 8}
    assert of_the_call not in [record for _kind, record, _amount in found(clerk, besides=call)]


def test_a_go_counts_until_its_proposal_is_begun(clerk):
    call = make_opportunity(by=clerk)
    fields = {"own_amount": Decimal(5), "currency": "MAD", "decided_on": MAY, "state": "go"}
    go = make_screening(by=clerk, opportunity=call, **fields)
    make_screening(by=clerk, **{**fields, "state": "no_go"})
    assert found(clerk) == [(DECISION, go, Decimal(5))]
    make_proposal(by=clerk, opportunity=call)
    assert found(clerk) == []


def test_without_a_budget_the_period_is_the_budget_year_and_nothing_is_known_to_remain(clerk):
    clerk.authority.fiscal_month = 7
    means = means_on(clerk.authority, TODAY, TODAY)
    assert (means.start, means.end, means.budget, means.remaining) == (
        date(2026, 7, 1),
        date(2027, 6, 30),
        None,
        None,
    )


def test_each_pledge_is_converted_at_the_rate_of_its_day_and_a_missing_rate_is_shown_missing(clerk):
    make_cofinancing_budget(1000, by=clerk)
    make_rate("EUR", "10", on=MAY)
    make_rate("EUR", "11", on=TODAY)
    for day, currency in ((MAY, "EUR"), (date(2026, 12, 20), "EUR"), (MAY, "USD"), (MAY, "MAD")):
        make_proposal(by=clerk, own_amount=Decimal(10), currency=currency, due_on=day)
    means = means_on(clerk.authority, TODAY, TODAY)
    assert [pledge.money.amount for pledge in means.pledges] == [100, None, 10, 110]
    assert [(str(kind), total.amount) for kind, total in means.parts] == [("Open proposals", 220)]
    assert (means.total.amount, means.remaining, dict(means.total.missing)) == (220, 780, {"USD": Decimal(10)})
    assert means.total.has_estimate


@pytest.mark.parametrize(
    ("own", "currency", "left", "is_beyond"),
    [
        (None, "", None, False),
        (Decimal(0), "MAD", Decimal(900), False),
        (Decimal(900), "MAD", Decimal(0), False),
        (Decimal("900.01"), "MAD", Decimal("-0.01"), True),
        (Decimal(90), "EUR", Decimal(-90), True),
        (Decimal(90), "USD", None, False),
    ],
)
def test_the_need_of_a_call_is_held_against_what_remains(clerk, own, currency, left, is_beyond):
    make_cofinancing_budget(1000, by=clerk)
    make_rate("EUR", "11", on=TODAY)
    call = make_opportunity(by=clerk)
    make_proposal(by=clerk, own_amount=Decimal(100), currency="MAD", due_on=MAY)
    make_proposal(by=clerk, opportunity=call, own_amount=Decimal(500), currency="MAD", due_on=MAY)
    check = check_means(make_screening(by=clerk, opportunity=call, own_amount=own, currency=currency), TODAY)
    assert (check.left, check.is_beyond) == (left, is_beyond)


def test_the_period_is_that_of_the_calls_due_day(clerk):
    make_cofinancing_budget(1, by=clerk)
    later = make_cofinancing_budget(2, by=clerk, starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31))
    call = make_opportunity(by=clerk, rows=[OpportunityDate(on=date(2027, 2, 1))])
    assert check_means(make_screening(by=clerk, opportunity=call), TODAY).means.budget == later


def test_another_authoritys_money_is_not_ours(clerk):
    theirs = make_authority()
    make_cofinancing_budget(1, authority=theirs)
    make_proposal(authority=theirs, own_amount=Decimal(3), currency="MAD", due_on=MAY)
    means = means_on(clerk.authority, TODAY, TODAY)
    assert (means.budget, means.pledges, means.total.items) == (None, [], ())


def test_an_archived_budget_holds_no_day(clerk):
    make_cofinancing_budget(1, by=clerk).archive(by=clerk, reason="faux", via=Via.COMMAND)
    assert means_on(clerk.authority, TODAY, TODAY).budget is None


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_check_asks_the_same_queries_however_much_is_pledged(clerk, how_many, django_assert_num_queries):
    make_cofinancing_budget(1000, by=clerk)
    make_rate("EUR", "11", on=TODAY)
    for _ in range(how_many):
        make_proposal(by=clerk, own_amount=Decimal(1), currency="EUR", due_on=MAY)
        make_project(by=clerk, starts_on=MAY, rows=[funding(30, "EUR", funder=clerk.authority.partner)])
        make_screening(by=clerk, own_amount=Decimal(5), currency="EUR", decided_on=MAY, state="go")
    with django_assert_num_queries(6):
        means_on(clerk.authority, TODAY, TODAY)
