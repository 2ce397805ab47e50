"""Each condition holds for every figure, on a past day too: tasks, projects, calls and decisions not to bid among them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from funding.models import OpportunityDate, OpportunityTheme, ProjectTheme, Reason
from funding.odds import set_odds
from jisr.models import Task
from partnerships.models import Theme
from reports.pipeline import coverage, load, success, sums
from reports.pipeline.asked import NOTHING, UNSPLIT, Asked
from reports.pipeline.scope import Scope
from reports.pipeline.success import PassedOver
from reports.pipeline.worth import Worth
from tests.factories import make_partner, make_user
from tests.factories_figures import at_noon, axis, make_bid, theme
from tests.factories_funding import funding, make_opportunity, make_project
from tests.factories_proposals import make_plan
from tests.factories_screening import make_screening

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
SPRING, SUMMER, AUTUMN = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def head():
    return make_user("head")


def scope(user, **asked):
    return Scope(user, Asked(**asked), TODAY)


def on(day):
    return time_machine.travel(at_noon(day), tick=False)


def task(user, subject=None, **fields):
    made = Task(authority=user.authority, title="À faire", subject=subject, **{"owner": user, **fields})
    made.store(by=user)
    return made


def tasks(user, **asked):
    return {owner: held.tasks for owner, held in load.workload(scope(user, **asked)).items() if held.tasks}


def test_tasks_are_all_of_the_person_and_under_a_condition_those_on_bids_that_fit(head):
    undp = make_partner(by=head)
    bid = make_bid(head, ("identified", SPRING), donor=undp, amount=5, currency="EUR", rows=[theme("water")])
    other = make_bid(head, ("submitted", SPRING), amount=5, currency="USD")
    colleague = make_user("officer", authority=head.authority)
    task(head, bid)
    task(head, other)
    task(head, undp)
    task(head)
    task(head, bid, owner=colleague)
    task(head, bid, owner=None)
    water = Theme.objects.get(code="water")
    assert tasks(head) == {head.pk: 4, colleague.pk: 1, NOTHING: 1}
    assert tasks(head, owner=head.pk) == {head.pk: 4}
    fits = {head.pk: 1, colleague.pk: 1, NOTHING: 1}
    for asked in ({"donor": undp.pk}, {"stages": "identified"}, {"theme": water.pk}, {"currency": "EUR"}):
        assert tasks(head, **asked) == fits
    assert tasks(head, stages="waiting") == {head.pk: 1}
    assert tasks(head, dated="created", first=SUMMER) == {}
    assert tasks(head, dated="created", last=SUMMER) == {head.pk: 2, colleague.pk: 1, NOTHING: 1}


def test_tasks_of_a_past_day_are_those_that_were_to_do_on_bids_as_they_stood(head):
    bid = make_bid(head, ("identified", SPRING), ("submitted", AUTUMN), amount=1, currency="EUR", submitted_on=AUTUMN)
    with on(SUMMER):
        done = task(head, bid)
        task(head, bid)
    with on(AUTUMN):
        done.move_to("done", by=head)
    assert tasks(head, as_of=SUMMER, stages="identified") == {head.pk: 2}
    assert tasks(head, as_of=SUMMER, stages="submitted") == {}
    assert tasks(head, stages="submitted") == {head.pk: 1}
    assert tasks(head, as_of=SPRING) == {}


def projects(user, **asked):
    """How many projects stand at each (axis, partner)."""
    found = coverage.coverage(scope(user, **asked), scope(user, **asked).odds()).meetings
    return {key: meeting.projects for key, meeting in found.items() if meeting.projects}


def test_a_stage_or_a_period_leaves_the_projects_that_came_of_the_bids_that_fit(head):
    undp, agency = make_partner(by=head), make_partner(by=head)
    won = make_bid(head, ("submitted", SPRING), ("awarded", SUMMER), amount=1, currency="EUR", decided_on=SUMMER)
    running = {"by": head, "state": "running", "starts_on": SPRING}
    water = Theme.objects.create(code="water", name_en="Water")
    make_project(**running, proposal=won, rows=[funding(5, funder=undp), ProjectTheme(theme=water)])
    make_project(**running, rows=[funding(5, "USD", funder=agency)])
    both = {(NOTHING, undp.pk): 1, (NOTHING, agency.pk): 1}
    came_of_it = {(NOTHING, undp.pk): 1}
    assert projects(head) == both
    assert projects(head, stages="awarded") == came_of_it
    assert projects(head, stages="held") == came_of_it
    assert projects(head, stages="open") == {}
    assert projects(head, dated="decided", first=SPRING, last=AUTUMN) == came_of_it
    assert projects(head, dated="decided", first=AUTUMN) == {}
    assert projects(head, theme=water.pk) == projects(head, currency="EUR") == came_of_it
    assert projects(head, theme=NOTHING) == projects(head, donor=agency.pk) == {(NOTHING, agency.pk): 1}


def test_an_axis_that_was_added_later_is_not_there_on_a_past_day(head):
    with on(SUMMER):
        plan = make_plan(by=head, axes=("Eau",))
    with on(AUTUMN):
        first = plan.axes.get()
        first.name_fr = "Eau et assainissement"
        plan.store(by=head, rows=[first, type(first)(plan=plan, code="A2", position=2, name_fr="Déchets")])

    def axes(**asked):
        return [str(one) for one in coverage.coverage(scope(head, **asked), scope(head).odds()).axes]

    assert axes(as_of=SPRING) == []
    assert axes(as_of=SUMMER) == ["Eau (A1)"]
    assert axes() == axes(as_of=AUTUMN) == ["Eau et assainissement (A1)", "Déchets (A2)"]


def passed(user, **asked):
    """How many calls were passed over, and how many decisions not to bid, for any reason."""
    found = success.reasons_passed(scope(user, **asked)).values()
    return sum(one.calls for one in found), sum(one.decisions for one in found)


@pytest.fixture
def calls(head):
    """A call of UNDP in euros, dated, declined in summer after a no-go; and one of nobody's, without anything."""
    reason = Reason.objects.filter(use="no_go").first()
    undp = make_partner(by=head)
    water = Theme.objects.create(code="water", name_en="Water")
    dates = [OpportunityDate(kind="full_proposal", on=date(2026, 8, 1)), OpportunityDate(kind="decision", on=AUTUMN)]
    with on(SPRING):
        call = make_opportunity(
            by=head, partner=undp, owner=head, currency="EUR", rows=[*dates, OpportunityTheme(theme=water)]
        )
        sheet = make_screening(by=head, opportunity=call, state="asked", owner=head, currency="EUR")
    with on(SUMMER):
        sheet.move_to("no_go", by=head, facts={"decision_reason": reason})
        call.move_to("declined", by=head, facts={"pass_reason": reason})
    with on(AUTUMN):
        make_opportunity(by=head, state="declined", pass_reason=reason)
    return call


def test_calls_passed_over_follow_every_condition_that_they_can_meet(head, calls):
    reason = calls.pass_reason_id
    assert success.reasons_passed(scope(head)) == {reason: PassedOver(2, 1)}
    water = Theme.objects.get(code="water")
    for asked in ({"donor": calls.partner_id}, {"theme": water.pk}, {"owner": head.pk}, {"currency": "EUR"}):
        assert (asked, passed(head, **asked)) == (asked, (1, 1))
    for asked in ({"theme": NOTHING}, {"owner": NOTHING}):
        assert (asked, passed(head, **asked)) == (asked, (1, 0))
    for asked in ({"stages": "open"}, {"axis": 1}, {"currency": "USD"}, {"dated": "submitted", "first": SPRING}):
        assert (asked, passed(head, **asked)) == (asked, (0, 0))


@pytest.mark.parametrize(
    ("dated", "first", "last", "counts"),
    [
        ("created", SPRING, SPRING, (1, 1)),
        ("created", SUMMER, AUTUMN, (1, 0)),
        ("due", SUMMER, AUTUMN, (1, 1)),
        ("due", AUTUMN, None, (0, 0)),
        ("expected", AUTUMN, AUTUMN, (1, 1)),
        ("foreseen", AUTUMN, AUTUMN, (2, 1)),
        ("foreseen", SPRING, SUMMER, (0, 0)),
        ("decided", SUMMER, SUMMER, (1, 1)),
        ("decided", AUTUMN, TODAY, (1, 0)),
    ],
)
def test_a_period_holds_for_calls_passed_over(head, calls, dated, first, last, counts):
    assert passed(head, dated=dated, first=first, last=last) == counts


def test_a_call_taken_up_and_passed_over_again_counts_on_the_last_day(head, calls):
    calls.refresh_from_db()
    reason = calls.pass_reason
    with on(AUTUMN):
        calls.move_to("open", by=head)
    assert passed(head) == (1, 1)
    calls.move_to("declined", by=head, facts={"pass_reason": reason})
    assert passed(head, donor=calls.partner_id, dated="decided", first=SUMMER, last=AUTUMN) == (0, 1)
    assert passed(head, donor=calls.partner_id, dated="decided", first=TODAY) == (1, 0)
    assert passed(head, as_of=SUMMER, dated="decided", first=SUMMER) == (1, 1)
    assert passed(head, as_of=SPRING) == (0, 0)


def test_the_days_of_calls_are_those_of_the_past_day(head):
    with on(SPRING):
        call = make_opportunity(by=head, rows=[OpportunityDate(kind="full_proposal", on=SUMMER)])
    make_bid(head, ("identified", SPRING), opportunity=call, owner=head)
    with on(AUTUMN):
        row = call.dates.get()
        row.on = date(2027, 2, 1)
        call.store(by=head, rows=[row])
    stages = {"identified": 1}
    assert load.workload(scope(head, as_of=date(2026, 8, 1))) == {head.pk: load.Load(stages, late=1)}
    assert load.workload(scope(head, as_of=date(2026, 6, 15))) == {head.pk: load.Load(stages, soon=1)}
    assert load.workload(scope(head)) == {head.pk: load.Load(stages)}
    assert list(sums.by_year(scope(head, as_of=SUMMER), scope(head).odds())) == [2026]
    assert list(sums.by_year(scope(head), scope(head).odds())) == [2027]


def test_a_date_that_was_taken_away_still_stands_on_the_day_before(head):
    with on(SPRING):
        call = make_opportunity(by=head, rows=[OpportunityDate(kind="full_proposal", on=SUMMER)])
    bid = make_bid(head, ("identified", SPRING), opportunity=call)
    with on(AUTUMN):
        call.store(by=head, removed=list(call.dates.all()))

    def due(**asked):
        return scope(head, **asked).with_due(scope(head, **asked).bids()).get(id=bid.pk).due

    assert (due(as_of=SUMMER), due(as_of=AUTUMN), due()) == (SUMMER, None, None)


def test_what_is_likely_on_a_past_day_is_reckoned_with_the_probabilities_of_that_day(head):
    make_bid(head, ("submitted", SPRING), amount=100, currency="MAD")
    with on(SUMMER):
        set_odds({"submitted": Decimal(60)}, by=head)
    with on(AUTUMN):
        set_odds({"submitted": None}, by=head)

    def likely(**asked):
        return sums.by_stage(scope(head, **asked), scope(head, **asked).odds())["submitted"].likely

    assert (likely(as_of=SPRING), likely(as_of=SUMMER), likely()) == ({"MAD": 45}, {"MAD": 60}, {"MAD": 45})


def test_bids_that_several_themes_or_axes_share_without_saying_how_are_found(head):
    first, second = make_plan(by=head).axes.all()
    split = [theme("water", 60), theme("waste", 40)]
    make_bid(head, ("identified", SPRING), amount=1, currency="MAD", rows=[*split, axis(first)])
    mixed = make_bid(head, ("identified", SPRING), rows=[theme("water"), theme("waste"), axis(first), axis(second)])
    for asked in ({"unsplit": "theme"}, {"unsplit": "axis"}):
        assert [bid.pk for bid in scope(head, **asked).bids()] == [mixed.pk]
    found, _whole = sums.by_theme(scope(head), scope(head).odds())
    assert found[UNSPLIT] == Worth(1, 1)


def test_bids_without_an_amount_are_found(head):
    make_bid(head, ("identified", SPRING), amount=1, currency="MAD")
    blank = make_bid(head, ("identified", SPRING))
    assert [bid.pk for bid in scope(head, is_blank=True).bids()] == [blank.pk]
