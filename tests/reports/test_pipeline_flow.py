"""From stage to stage, time in a stage, what came of it; and the same as of a past day."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from funding.odds import odds_of
from reports.pipeline import coverage, flow, load, success, sums
from reports.pipeline.asked import NOTHING, Asked
from reports.pipeline.flow import Came, Passage, Stay
from reports.pipeline.scope import Scope
from reports.pipeline.whole import figures
from reports.pipeline.worth import Worth
from tests.factories import make_partner, make_user
from tests.factories_figures import axis, change, make_bid, theme
from tests.factories_funding import make_proposal, make_rate
from tests.factories_proposals import make_plan

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
START = date(2026, 1, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def head():
    return make_user("head")


def scope(user, **asked):
    return Scope(user, Asked(**asked), TODAY)


def passages(found):
    return flow.passages(flow.walks(found))


def stays(found):
    return flow.stays(flow.walks(found))


@pytest.fixture
def bids(head):
    """Five bids: two on their way to a decision, one lost at the note, one still begun, one withdrawn."""
    won = [("identified", 0), ("full_proposal", 10), ("submitted", 30), ("under_review", 31), ("awarded", 91)]
    refused = [("identified", 0), ("full_proposal", 20), ("submitted", 30), ("rejected", 130)]
    noted = [("identified", 5), ("concept_note", 9), ("concept_submitted", 10), ("rejected", 40)]
    begun = [("identified", 100)]
    dropped = [("identified", 0), ("withdrawn", 60)]
    paths = {"won": won, "refused": refused, "noted": noted, "begun": begun, "dropped": dropped}
    return {
        name: make_bid(head, *((stage, day(number)) for stage, number in path), amount=1, currency="MAD")
        for name, path in paths.items()
    }


def test_of_those_that_entered_a_stage_some_went_on_some_were_lost_some_are_still_there(head, bids):
    assert passages(scope(head)) == {
        "identified": Passage(5, 1, {"full_proposal": 2, "concept_note": 1}, {"withdrawn": 1}),
        "concept_note": Passage(1, 0, {"concept_submitted": 1}),
        "concept_submitted": Passage(1, 0, {}, {"rejected": 1}),
        "full_proposal": Passage(2, 0, {"submitted": 2}),
        "submitted": Passage(2, 0, {"under_review": 1}, {"rejected": 1}),
        "under_review": Passage(1, 0, {"awarded": 1}),
    }
    assert passages(scope(head))["identified"].share(3) == 75


def test_time_in_a_stage_is_told_in_whole_days(head, bids):
    found = stays(scope(head))
    waiting = (TODAY - day(100)).days
    assert found["identified"] == Stay(4, Decimal("15"), 60, 1, waiting)
    assert found["submitted"] == Stay(2, Decimal("50.5"), 100)
    assert found["under_review"] == Stay(1, Decimal(60), 60)


def test_a_change_that_is_no_move_starts_no_new_stay(head, bids):
    change(bids["begun"], head, day(150), requested_amount=Decimal(7))
    assert stays(scope(head))["identified"].longest_still == (TODAY - day(100)).days
    assert passages(scope(head))["identified"].entered == 5


def test_what_happened_is_told_for_every_stage_a_bid_was_ever_in(head, bids):
    assert flow.outcomes(scope(head)) == {
        "identified": Came(1, 2, 1),
        "concept_note": Came(0, 1, 0),
        "concept_submitted": Came(0, 1, 0),
        "full_proposal": Came(1, 1, 0),
        "submitted": Came(1, 1, 0),
        "under_review": Came(1, 0, 0),
    }


@pytest.mark.parametrize(
    ("entered", "went", "names"),
    [
        ("identified", "", {"won", "refused", "noted", "begun", "dropped"}),
        ("identified", "still", {"begun"}),
        ("identified", "lost", {"dropped"}),
        ("identified", "full_proposal", {"won", "refused"}),
        ("submitted", "rejected", {"refused"}),
    ],
)
def test_the_bids_behind_a_passage_are_found(head, bids, entered, went, names):
    found = set(scope(head, entered=entered, went=went).bids().values_list("pk", flat=True))
    assert found == {bids[name].pk for name in names}


def test_as_of_a_past_day_bids_stand_where_they_stood_at_its_end(head, bids):
    def stages(number):
        found = sums.by_stage(scope(head, as_of=day(number)), odds_of(head.authority_id))
        return {stage: worth.count for stage, worth in found.items()}

    assert stages(0) == {"identified": 3}
    assert stages(10) == {"full_proposal": 1, "identified": 2, "concept_submitted": 1}
    assert stages(30) == {"submitted": 2, "identified": 1, "concept_submitted": 1}
    assert stages(120) == {"awarded": 1, "submitted": 1, "rejected": 1, "identified": 1, "withdrawn": 1}


def test_as_of_a_past_day_a_stay_lasts_until_the_end_of_that_day(head, bids):
    found = scope(head, as_of=day(40))
    assert passages(found)["submitted"] == Passage(2, 1, {"under_review": 1})
    assert stays(found)["submitted"] == Stay(1, Decimal(1), 1, 1, 10)
    assert flow.outcomes(found) == {
        "identified": Came(0, 1, 0),
        "concept_note": Came(0, 1, 0),
        "concept_submitted": Came(0, 1, 0),
    }


def test_as_of_a_past_day_owner_amount_theme_and_rate_are_those_of_the_day(head):
    make_rate("EUR", "10", day(30))
    make_rate("EUR", "11", day(60))
    water, waste = theme("water"), theme("waste")
    first, second = make_user("officer", authority=head.authority), make_user("officer", authority=head.authority)
    found = make_bid(head, ("identified", day(1)), amount=100, currency="EUR", owner=first, rows=[water])
    change(found, head, day(50), rows=[waste], removed=[water], owner=second, requested_amount=Decimal(300))

    def told(number):
        made = figures(scope(head, as_of=day(number)))
        return made.prices.total(made.whole.asked).amount, list(made.themes), list(made.load)

    assert told(40) == (1000, [water.theme_id], [first.pk])
    assert told(70) == (3300, [waste.theme_id], [second.pk])


def test_as_of_a_past_day_what_was_put_aside_or_erased_later_still_stood(head):
    aside = make_bid(head, ("identified", day(1)), amount=5, currency="MAD")
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        aside.archive(by=head, reason="Old")
        gone = make_proposal(by=head)
    with time_machine.travel(datetime(2026, 4, 1, 12, tzinfo=UTC), tick=False):
        gone.erase(by=head)

    def count(**asked):
        return sum(w.count for w in sums.by_stage(scope(head, **asked), odds_of(head.authority_id)).values())

    assert [count(as_of=date(2026, 2, 28)), count(as_of=date(2026, 3, 15)), count()] == [1, 1, 0]


def test_as_of_a_past_day_the_matrix_success_and_reasons_follow(head):
    plan, undp = make_plan(by=head), make_partner(by=head)
    first, second = plan.axes.all()
    row = axis(first)
    bid = make_bid(head, ("submitted", day(1)), amount=9, currency="MAD", donor=undp, rows=[row])
    change(bid, head, day(20), rows=[axis(second)], removed=[row])
    change(bid, head, day(30), stage="rejected")
    odds = odds_of(head.authority_id)
    assert list(coverage.coverage(scope(head, as_of=day(10)), odds).meetings) == [(first.pk, undp.pk)]
    assert list(coverage.coverage(scope(head, as_of=day(25)), odds).meetings) == [(second.pk, undp.pk)]
    assert success.success_by_donor(scope(head, as_of=day(25))) == {}
    assert success.success_by_donor(scope(head, as_of=day(30))) == {undp.pk: Came(0, 1, 0)}
    assert success.reasons_lost(scope(head, as_of=day(30)))[NOTHING, "rejected"].count == 1
    assert load.workload(scope(head, as_of=day(30))) == {}


def test_today_and_days_to_come_are_now(head, bids):
    for asked in (TODAY, TODAY + timedelta(days=9)):
        assert scope(head, as_of=asked).past is None
    assert sums.by_stage(scope(head, as_of=TODAY), odds_of(head.authority_id))["identified"] == Worth(
        1, 0, {"MAD": 1}, {"MAD": Decimal("0.1")}
    )
