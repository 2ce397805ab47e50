"""What is late and what falls due: opportunities, proposals, instalments."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funding.models import Instalment, Opportunity, OpportunityDate, Proposal
from funding.models.instalment import Standing, standing_of
from tests.factories import make_user
from tests.factories_funding import make_disbursement, make_instalment, make_opportunity, make_project, make_proposal

TODAY, YESTERDAY, NEXT_WEEK, NEXT_MONTH = date(2026, 11, 22), date(2026, 11, 21), date(2026, 11, 29), date(2026, 12, 22)


def call(*dates, **fields):
    return make_opportunity(rows=[OpportunityDate(kind=kind, on=on) for kind, on in dates], **fields)


@pytest.mark.django_db
def test_the_next_deadline_is_the_first_from_today_on_and_only_of_what_one_must_do():
    opportunity = call(
        ("publication", NEXT_WEEK), ("concept_note", YESTERDAY), ("full_proposal", NEXT_MONTH), ("decision", TODAY)
    )
    row = Opportunity.objects.with_deadlines(TODAY).get()
    assert (row.pk, row.next_deadline, row.last_deadline) == (opportunity.pk, NEXT_MONTH, NEXT_MONTH)


@pytest.mark.django_db
def test_a_call_is_due_soon_by_its_next_deadline_and_overdue_past_its_last():
    soon = call(("concept_note", NEXT_WEEK), ("full_proposal", NEXT_MONTH))
    today = call(("full_proposal", TODAY), state="open")
    over = call(("concept_note", YESTERDAY), state="open")
    call(("full_proposal", YESTERDAY), state="closed")
    call(("questions", YESTERDAY))
    assert set(Opportunity.objects.due_between(TODAY, NEXT_WEEK)) == {soon, today}
    assert list(Opportunity.objects.overdue(TODAY)) == [over]


@pytest.mark.django_db
def test_a_proposal_is_due_on_its_own_day_or_else_on_its_calls():
    opportunity = call(("full_proposal", YESTERDAY))
    own = make_proposal(due_on=NEXT_WEEK, opportunity=opportunity)
    taken = make_proposal(opportunity=opportunity)
    make_proposal(stage="submitted", due_on=YESTERDAY)
    make_proposal()
    assert list(Proposal.objects.late(TODAY)) == [taken]
    assert list(Proposal.objects.due_between(TODAY, NEXT_MONTH)) == [own]
    assert dict(Proposal.objects.with_due().values_list("pk", "due"))[taken.pk] == YESTERDAY


@pytest.mark.parametrize(
    "paid, due_on, standing",
    [
        ("0", YESTERDAY, Standing.LATE),
        ("99.99", YESTERDAY, Standing.LATE),
        ("100", YESTERDAY, Standing.PAID),
        ("0", TODAY, Standing.DUE),
        ("0.01", TODAY, Standing.PART_PAID),
        ("100", NEXT_WEEK, Standing.PAID),
    ],
)
def test_an_instalment_stands_by_what_was_paid_and_when_it_is_due(paid, due_on, standing):
    assert standing_of(Decimal(100), Decimal(paid), due_on, TODAY) == standing


@given(st.decimals(0, 1000, places=2), st.decimals(0, 1000, places=2), st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_wholly_paid_is_never_late(amount, paid, due_on):
    standing = standing_of(amount, paid, due_on, TODAY)
    assert (standing == Standing.PAID) == (paid >= amount)
    assert (standing == Standing.LATE) == (paid < amount and due_on < TODAY)


@pytest.mark.django_db
def test_the_database_and_the_function_agree_on_every_standing():
    user, project = make_user("finance"), make_project()
    for due_on in (YESTERDAY, TODAY, NEXT_WEEK):
        for paid in (0, 40, 100):
            row = make_instalment(project=project, amount=100, due_on=due_on)
            if paid:
                make_disbursement(amount=paid, parts={row: paid}, posted_by=user)
    rows = list(Instalment.objects.with_paid())
    for standing in Standing:
        expected = {row for row in rows if row.standing_on(TODAY) == standing}
        assert set(Instalment.objects.standing(standing, TODAY)) == expected
    assert sum(row.paid for row in rows) == 420


@pytest.mark.django_db
def test_payments_not_yet_posted_pay_nothing():
    row = make_instalment(amount=100)
    make_disbursement(amount=100, parts={row: 100})
    found = Instalment.objects.with_paid().get()
    assert (found.paid, found.outstanding) == (Decimal(0), Decimal(100))


def test_a_deadline_is_an_instant_in_its_own_zone():
    row = OpportunityDate(on=TODAY, at=time(17), zone="Europe/Brussels")
    assert row.moment == datetime(2026, 11, 22, 17, tzinfo=ZoneInfo("Europe/Brussels"))
    assert OpportunityDate(on=TODAY, zone="").moment == datetime(
        2026, 11, 22, 23, 59, tzinfo=ZoneInfo("Africa/Casablanca")
    )
    assert row.days_left(date(2026, 11, 20)) == 2
