"""Known bids in, exact figures out: money by stage, partner, theme and year; workload, reasons, coverage."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from funding.models import ProjectAxis, Reason
from funding.odds import odds_of, set_odds
from partnerships.models import Theme
from reports.pipeline import coverage, load, success, sums
from reports.pipeline.asked import NOTHING, Asked
from reports.pipeline.flow import Came
from reports.pipeline.scope import Scope
from reports.pipeline.success import PassedOver
from reports.pipeline.sums import UNSPLIT
from reports.pipeline.whole import figures, pipeline_of
from reports.pipeline.worth import Worth
from tests.factories import make_authority, make_partner, make_user
from tests.factories_figures import axis, make_bid, theme
from tests.factories_funding import funding, make_opportunity, make_project, make_rate
from tests.factories_proposals import make_plan

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
SPRING = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def head():
    return make_user("head")


def scope(user, **asked):
    return Scope(user, Asked(**asked), TODAY)


def odds(user):
    return odds_of(user.authority_id)


def bid(by, stage="identified", amount=None, currency="", **fields):
    return make_bid(by, (stage, SPRING), amount=amount, currency=currency, **fields)


def test_each_stage_says_how_many_what_they_ask_for_and_what_is_likely(head):
    bid(head, "identified", 1000, "EUR")
    bid(head, "identified", 500, "EUR", probability=Decimal("37.5"))
    bid(head, "identified", 200, "MAD")
    bid(head, "identified")
    bid(head, "awarded", 300, "MAD", probability=Decimal(40))
    bid(head, "rejected", 900, "USD", probability=Decimal(40))
    assert sums.by_stage(scope(head), odds(head)) == {
        "identified": Worth(4, 1, {"EUR": 1500, "MAD": 200}, {"EUR": Decimal("287.5"), "MAD": 20}),
        "awarded": Worth(1, 0, {"MAD": 300}, {"MAD": 300}),
        "rejected": Worth(1, 0, {"USD": 900}, {"USD": 0}),
    }


def test_the_units_own_probability_takes_the_place_of_the_usual_one(head):
    bid(head, "submitted", 1000, "EUR")
    set_odds({"submitted": Decimal("62.5")}, by=head)
    assert sums.by_stage(scope(head), odds(head))["submitted"].likely == {"EUR": 625}


def test_another_authority_and_the_archive_are_left_out(head):
    stranger = make_user("head", authority=make_authority(name_fr="Région voisine"))
    bid(stranger, "identified", 1000, "EUR")
    bid(head, "identified", 10, "EUR").archive(by=head, reason="Double")
    bid(head, "identified", 7, "EUR")
    assert sums.by_stage(scope(head), odds(head)) == {"identified": Worth(1, 0, {"EUR": 7}, {"EUR": Decimal("0.7")})}


def test_partners_count_the_open_bids_unless_stages_are_asked_for(head):
    undp, world = make_partner(by=head), make_partner(by=head)
    bid(head, "identified", 100, "EUR", donor=undp)
    bid(head, "awarded", 50, "EUR", donor=undp)
    bid(head, "submitted", 20, "EUR", donor=world)
    assert sums.by_donor(pipeline_of(scope(head)), odds(head)) == {
        undp.pk: Worth(1, 0, {"EUR": 100}, {"EUR": 10}),
        world.pk: Worth(1, 0, {"EUR": 20}, {"EUR": 9}),
    }
    won = sums.by_donor(pipeline_of(scope(head, stages="awarded")), odds(head))
    assert won == {undp.pk: Worth(1, 0, {"EUR": 50}, {"EUR": 50})}


def test_an_amount_is_split_by_its_shares_and_never_counted_twice(head):
    bid(head, "submitted", 1000, "EUR", rows=[theme("water", 60), theme("waste", 40)])
    bid(head, "submitted", 100, "EUR", rows=[theme("water")])
    bid(head, "submitted", 10, "EUR", rows=[theme("water"), theme("waste")])
    bid(head, "submitted", 1, "EUR")
    found, whole = sums.by_theme(scope(head), odds(head))
    keys = {row.code: row.pk for row in Theme.objects.filter(code__in=["water", "waste"])}
    assert found == {
        keys["water"]: Worth(3, 0, {"EUR": 700}, {"EUR": 315}),
        keys["waste"]: Worth(2, 0, {"EUR": 400}, {"EUR": 180}),
        UNSPLIT: Worth(1, 0, {"EUR": 10}, {"EUR": Decimal("4.5")}),
        NOTHING: Worth(1, 0, {"EUR": 1}, {"EUR": Decimal("0.45")}),
    }
    assert whole == Worth(4, 0, {"EUR": 1111}, {"EUR": Decimal("499.95")})


def test_a_year_is_that_of_the_decision_else_of_the_due_day_else_of_the_creation(head):
    bid(head, amount=1, currency="EUR", expected_on=date(2028, 1, 1), due_on=date(2027, 5, 1))
    bid(head, amount=2, currency="EUR", due_on=date(2027, 12, 31))
    bid(head, amount=4, currency="EUR")
    found = sums.by_year(scope(head), odds(head))
    assert {year: worth.asked["EUR"] for year, worth in found.items()} == {2028: 1, 2027: 2, 2026: 4}


def test_the_year_of_a_bid_created_at_midnight_is_that_of_casablanca(head):
    with time_machine.travel(datetime(2025, 12, 31, 23, 30, tzinfo=UTC), tick=False):
        make_bid_now = bid(head)
    type(make_bid_now).objects.update(created_at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    assert list(sums.by_year(scope(head), odds(head))) == [2026]


def test_a_rate_that_is_missing_is_named_and_left_out_of_the_sum_in_our_currency(head):
    make_rate("EUR", "10.80", TODAY - timedelta(days=3))
    make_rate("USD", "9.90", TODAY - timedelta(days=36))
    bid(head, "submitted", 100, "EUR")
    bid(head, "submitted", 7, "USD")
    bid(head, "submitted", 5, "MAD")
    found = figures(scope(head))
    total = found.prices.total(found.stages["submitted"].asked)
    assert (total.amount, dict(total.missing)) == (Decimal(1085), {"USD": 7})
    used = {code: rate and (rate.value, rate.on, rate.source) for code, rate in found.prices.used(found.currencies)}
    assert used == {"EUR": (Decimal("10.8"), TODAY - timedelta(days=3), "Bank Al-Maghrib"), "USD": None}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"stages": "waiting"}, {3, 4}),
        ({"stages": "identified"}, {1, 2}),
        ({"currency": "USD"}, {2}),
        ({"first": date(2027, 1, 1), "dated": "due"}, {2}),
        ({"last": date(2026, 12, 31), "dated": "due"}, {1}),
        ({"first": date(2027, 3, 1), "last": date(2027, 3, 31)}, {2}),
        ({"dated": "created", "first": SPRING, "last": SPRING}, {1, 2, 3, 4}),
        ({"dated": "expected", "first": TODAY}, {3}),
        ({"dated": "submitted", "last": SPRING}, {4}),
        ({"year": 2030}, {3}),
        ({"pressing": "late"}, {1}),
        ({"pressing": "soon"}, set()),
        ({"theme": NOTHING}, {1, 3, 4}),
        ({"axis": NOTHING}, {1, 2, 3, 4}),
        ({"owner": NOTHING}, {1, 2, 3, 4}),
        ({"reason": NOTHING, "stages": "open"}, {1, 2, 3, 4}),
    ],
)
def test_a_condition_finds_and_leaves_out(head, asked, expected):
    bid(head, amount=1, currency="EUR", due_on=date(2026, 11, 1))
    bid(head, amount=2, currency="USD", due_on=date(2027, 3, 15), rows=[theme("water")])
    bid(head, "concept_submitted", 3, "EUR", expected_on=date(2030, 1, 1))
    bid(head, "submitted", 4, "EUR", submitted_on=SPRING)
    found = scope(head, **asked).bids().values_list("requested_amount", flat=True)
    assert {int(amount) for amount in found} == expected


def test_keys_of_records_narrow_to_their_bids(head):
    plan, colleague = make_plan(by=head), make_user("officer", authority=head.authority)
    ours = bid(head, rows=[theme("water"), axis(plan.axes.first())], owner=colleague)
    bid(head)
    water = Theme.objects.get(code="water")
    keys = {"donor": ours.donor_id, "theme": water.pk, "axis": plan.axes.first().pk, "owner": colleague.pk}
    for name, key in keys.items():
        assert [row.pk for row in scope(head, **{name: key}).bids()] == [ours.pk]


def test_success_counts_won_and_rejected_and_keeps_the_withdrawn_apart(head):
    undp, world = make_partner(by=head), make_partner(by=head)
    for stage, donor in (("awarded", undp), ("rejected", undp), ("awarded", undp), ("withdrawn", undp)):
        bid(head, stage, donor=donor, rows=[theme("water")])
    bid(head, "withdrawn", donor=world)
    bid(head, "submitted", donor=world)
    found = success.success_by_donor(scope(head))
    assert found == {undp.pk: Came(2, 1, 1), world.pk: Came(0, 0, 1)}
    assert found[undp.pk].rate.quantize(Decimal("0.01")) == Decimal("66.67")
    assert found[world.pk].rate is None
    water = Theme.objects.get(code="water").pk
    assert success.success_by_theme(scope(head)) == {water: Came(2, 1, 1), NOTHING: Came(0, 0, 1)}


def test_reasons_are_counted_with_what_was_asked_for(head):
    poor, late = Reason.objects.filter(use="rejected")[:2]
    bid(head, "rejected", 100, "EUR", loss_reason=poor)
    bid(head, "rejected", 50, "MAD", loss_reason=poor)
    bid(head, "rejected", None, "", loss_reason=late)
    bid(head, "withdrawn", 1, "EUR")
    found = success.reasons_lost(scope(head))
    assert {key: (worth.count, worth.blank, worth.asked) for key, worth in found.items()} == {
        (poor.pk, "rejected"): (2, 0, {"EUR": 100, "MAD": 50}),
        (late.pk, "rejected"): (1, 1, {}),
        (NOTHING, "withdrawn"): (1, 0, {"EUR": 1}),
    }


def test_calls_passed_over_are_counted_by_reason(head):
    reason = Reason.objects.filter(use="no_go").first()
    call = make_opportunity(by=head, state="declined", pass_reason=reason)
    make_opportunity(by=head, state="closed", pass_reason=reason)
    make_opportunity(by=head, state="closed")
    assert success.reasons_passed(scope(head)) == {reason.pk: PassedOver(2, 0)}
    assert success.reasons_passed(scope(head, donor=call.partner_id)) == {reason.pk: PassedOver(1, 0)}


def test_a_persons_load_tells_stages_what_presses_and_tasks(head):
    from jisr.models import Task

    officer = make_user("officer", authority=head.authority)
    bid(head, "identified", owner=officer, due_on=TODAY - timedelta(days=1))
    bid(head, "full_proposal", owner=officer, due_on=TODAY + timedelta(days=30))
    bid(head, "submitted", owner=officer, due_on=TODAY - timedelta(days=9))
    bid(head, "identified")
    Task(authority=head.authority, title="Call the donor", owner=officer).store(by=head)
    stages = {"identified": 1, "full_proposal": 1, "submitted": 1}
    assert load.workload(scope(head)) == {
        officer.pk: load.Load(stages, soon=1, late=1, tasks=1),
        NOTHING: load.Load({"identified": 1}),
    }


def test_the_matrix_tells_who_serves_an_axis_and_which_nobody_serves(head):
    plan = make_plan(by=head, axes=("Eau", "Déchets", "Culture"))
    water, waste, culture = plan.axes.all()
    undp, world = make_partner(by=head), make_partner(by=head)
    bid(head, "submitted", 1000, "EUR", donor=undp, rows=[axis(water, 75), axis(waste, 25)])
    bid(head, "awarded", 8, "EUR", donor=undp, rows=[axis(water)])
    bid(head, "rejected", 9999, "EUR", donor=world, rows=[axis(culture)])
    bid(head, "identified", 3, "MAD", donor=world)
    rows = [funding(5, funder=world), ProjectAxis(axis=waste)]
    make_project(by=head, state="running", starts_on=SPRING, rows=rows)
    found = coverage.coverage(scope(head), odds(head))
    told = {key: (meet.worth.count, meet.worth.asked, meet.projects) for key, meet in found.meetings.items()}
    assert told == {
        (water.pk, undp.pk): (2, {"EUR": 758}, 0),
        (waste.pk, undp.pk): (1, {"EUR": 250}, 0),
        (waste.pk, world.pk): (0, {}, 1),
        (NOTHING, world.pk): (1, {"MAD": 3}, 0),
    }
    assert (found.axes, found.empty_axes) == ([water, waste, culture], [culture])


def test_the_figures_take_as_many_queries_for_one_bid_as_for_three(head):
    def queries():
        figures(scope(head))
        with CaptureQueriesContext(connection) as asked:
            figures(scope(head))
        return len(asked)

    bid(head, "submitted", 1, "EUR", rows=[theme("water")])
    assert queries() == 18
    bid(head, "rejected", 1, "USD", rows=[theme("waste")], owner=head)
    bid(head, "identified", 1, "MAD")
    assert queries() == 18
