"""Two people inside the same rows of a record: each cell is chosen, and whether a row is there at all."""

from datetime import date

import pytest

from jisr.conflicts import Conflict
from partnerships.models import Plan, PlanAxis
from tests import clashing
from tests.clashing import rows, send, shown
from tests.factories import make_user

pytestmark = pytest.mark.django_db

FIELDS = {"name_fr": "PAC", "kind": "pac", "starts_on": "2026-01-01", "ends_on": "2027-12-31"}


@pytest.fixture
def plan(client):
    """With two axes."""
    head = make_user("head")
    client.force_login(head)
    plan = Plan(
        authority=head.authority, name_fr="PAC", kind="pac", starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31)
    )
    plan.store(
        by=head, rows=[PlanAxis(code="A", position=1, name_fr="Eau"), PlanAxis(code="B", position=2, name_fr="Route")]
    )
    return plan


def axes_of(plan):
    return [(row.code, row.name_fr) for row in PlanAxis.objects.filter(plan=plan)]


def sent(plan, *changes, added=()):
    """The axes as the page of version 1 sends them; each of `changes` is what is other in one row."""
    names = ("position", "code", "name_fr")
    old = [{"id": row.pk, **{name: getattr(row, name) for name in names}} for row in PlanAxis.objects.filter(plan=plan)]
    changed = [{**row, **change} for row, change in zip(old, changes, strict=True)]
    return rows("axes", *changed, *({"id": "", "position": 9, **row} for row in added), initial=len(old))


def clash(client, plan, theirs, mine):
    answer, _sent = clashing.clash(client, plan, theirs, mine, FIELDS)
    return answer


def found_in(answer):
    return [(one.name, one.theirs, one.mine, one.keep) for one in answer.context["form"].conflicts if one.kind]


def remove_first(plan):
    """A third person saves."""
    third = Plan.objects.get(pk=plan.pk)
    third.store(by=third.created_by, removed=[third.axes.all()[0]])


def test_two_people_in_different_cells_of_one_row_both_find_their_change_kept(client, plan):
    answer = clash(client, plan, sent(plan, {"name_fr": "Eaux"}, {}), sent(plan, {"code": "W"}, {}))
    place = {"kind": "Axes of the plan", "row": "1. 1 · A · Eaux"}
    assert answer.context["form"].conflicts == [
        Conflict("axes-0-code", "Code", "A", "W", "mine", **place),
        Conflict("axes-0-name_fr", "Name in French", "Eaux", "Eau", "theirs", **place),
    ]
    assert send(client, plan, answer).status_code == 302
    assert axes_of(plan) == [("W", "Eaux"), ("B", "Route")]


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Puits"), ("theirs", "Eaux")])
def test_a_cell_that_both_changed_is_chosen(client, plan, choice, kept):
    answer = clash(client, plan, sent(plan, {"name_fr": "Eaux"}, {}), sent(plan, {"name_fr": "Puits"}, {}))
    assert found_in(answer) == [("axes-0-name_fr", "Eaux", "Puits", "mine")]
    assert send(client, plan, answer, axes__0__name_fr=choice).status_code == 302
    assert axes_of(plan) == [("A", kept), ("B", "Route")]


def test_a_row_that_one_alone_changed_is_proposed_as_theirs_or_as_ours(client, plan):
    answer = clash(client, plan, sent(plan, {"name_fr": "Eaux"}, {}), sent(plan, {}, {"name_fr": "Piste"}))
    assert found_in(answer) == [
        ("axes-0-name_fr", "Eaux", "Eau", "theirs"),
        ("axes-1-name_fr", "Route", "Piste", "mine"),
    ]
    assert send(client, plan, answer).status_code == 302
    assert axes_of(plan) == [("A", "Eaux"), ("B", "Piste")]


@pytest.mark.parametrize(("choice", "kept"), [("theirs", ["A", "B", "C"]), ("without", ["A", "B"])])
def test_a_row_that_a_colleague_added_stays_or_goes(client, plan, choice, kept):
    theirs = sent(plan, {}, {}, added=[{"code": "C", "name_fr": "École"}])
    answer = clash(client, plan, theirs, {**sent(plan, {}, {}), "name_en": "Plan"})
    assert found_in(answer) == [("axes-2-DELETE", "9 · C · École", "Not there", "theirs")]
    assert send(client, plan, answer, axes__2__DELETE=choice).status_code == 302
    assert [code for code, _name in axes_of(plan)] == kept


def test_a_row_that_a_colleague_added_may_be_changed_at_once(client, plan):
    theirs = sent(plan, {}, {}, added=[{"code": "C", "name_fr": "École"}])
    answer = clash(client, plan, theirs, sent(plan, {}, {}))
    changed = {**shown(answer), "axes-2-name_fr": "Écoles"}
    assert client.post(plan.url_for("update"), changed).status_code == 302
    assert axes_of(plan)[2:] == [("C", "Écoles")]


@pytest.mark.parametrize(("choice", "kept"), [("mine", ["A", "B", "C"]), ("theirs", ["A", "B"])])
def test_a_row_that_we_added_stays_or_goes(client, plan, choice, kept):
    mine = sent(plan, {}, {}, added=[{"code": "C", "name_fr": "École"}])
    answer = clash(client, plan, {**sent(plan, {}, {}), "name_en": "Plan"}, mine)
    assert found_in(answer) == [("axes-2-DELETE", "Not there", "9 · C · École", "mine")]
    assert send(client, plan, answer, axes__2__DELETE=choice).status_code == 302
    assert [code for code, _name in axes_of(plan)] == kept


def test_what_both_added_is_kept_side_by_side(client, plan):
    theirs = sent(plan, {}, {}, added=[{"code": "C", "name_fr": "École"}])
    mine = sent(plan, {}, {}, added=[{"code": "D", "name_fr": "Santé"}])
    answer = clash(client, plan, theirs, mine)
    assert [name for name, *_texts in found_in(answer)] == ["axes-2-DELETE", "axes-3-DELETE"]
    assert send(client, plan, answer).status_code == 302
    assert axes_of(plan)[2:] == [("C", "École"), ("D", "Santé")]


@pytest.mark.parametrize(("choice", "kept"), [("theirs", ["B"]), ("mine", ["A", "B"])])
def test_a_row_that_a_colleague_removed_and_we_left_alone_stays_away_unless_chosen(client, plan, choice, kept):
    answer = clash(client, plan, sent(plan, {"DELETE": "on"}, {}), sent(plan, {}, {}))
    assert found_in(answer) == [("axes-1-DELETE", "Removed", "1 · A · Eau", "theirs")]
    assert send(client, plan, answer, axes__1__DELETE=choice).status_code == 302
    assert [code for code, _name in axes_of(plan)] == kept


@pytest.mark.parametrize(("choice", "kept"), [("mine", [("A", "Puits"), ("B", "Route")]), ("theirs", [("B", "Route")])])
def test_a_row_that_a_colleague_removed_and_we_changed_comes_back_if_chosen(client, plan, choice, kept):
    answer = clash(client, plan, sent(plan, {"DELETE": "on"}, {}), sent(plan, {"name_fr": "Puits"}, {}))
    assert found_in(answer) == [("axes-1-DELETE", "Removed", "1 · A · Puits", "mine")]
    assert send(client, plan, answer, axes__1__DELETE=choice).status_code == 302
    assert axes_of(plan) == kept


@pytest.mark.parametrize(("choice", "kept"), [("mine", [("B", "Route")]), ("theirs", [("A", "Eaux"), ("B", "Route")])])
def test_a_row_that_we_removed_and_a_colleague_changed_goes_or_stays_as_they_left_it(client, plan, choice, kept):
    mine = sent(plan, {"DELETE": "on", "code": "W"}, {})
    answer = clash(client, plan, sent(plan, {"name_fr": "Eaux"}, {}), mine)
    assert found_in(answer) == [("axes-0-DELETE", "1 · A · Eaux", "Removed", "mine")]
    assert send(client, plan, answer, axes__0__DELETE=choice).status_code == 302
    assert axes_of(plan) == kept


def test_a_row_that_both_removed_is_no_conflict(client, plan):
    gone = sent(plan, {"DELETE": "on"}, {})
    answer = clash(client, plan, gone, gone)
    assert answer.context["form"].conflicts == []
    assert send(client, plan, answer).status_code == 302
    assert axes_of(plan) == [("B", "Route")]


def test_choices_stay_with_their_row_when_a_third_person_saves_meanwhile(client, plan):
    theirs = sent(plan, {}, {"name_fr": "Piste"}, added=[{"code": "C", "name_fr": "École"}])
    mine = sent(plan, {}, {"name_fr": "Rue"}, added=[{"code": "D", "name_fr": "Santé"}])
    answer = clash(client, plan, theirs, mine)
    remove_first(plan)
    choices = {"axes__1__name_fr": "theirs", "axes__2__DELETE": "without", "axes__3__DELETE": "theirs"}
    again = send(client, plan, answer, **choices)
    assert again.status_code == 409
    assert sorted(found_in(again)) == [
        ("axes-0-name_fr", "Piste", "Rue", "theirs"),
        ("axes-1-DELETE", "9 · C · École", "Not there", "without"),
        ("axes-2-DELETE", "Removed", "1 · A · Eau", "theirs"),
        ("axes-3-DELETE", "Not there", "9 · D · Santé", "theirs"),
    ]
    assert send(client, plan, again).status_code == 302
    assert axes_of(plan) == [("B", "Piste")]


def test_what_was_chosen_about_the_cells_of_a_row_that_then_went_is_asked_anew(client, plan):
    answer = clash(client, plan, sent(plan, {"name_fr": "Eaux"}, {}), sent(plan, {"name_fr": "Puits"}, {}))
    remove_first(plan)
    again = send(client, plan, answer, axes__0__name_fr="theirs")
    assert found_in(again) == [("axes-1-DELETE", "Removed", "1 · A · Puits", "mine")]
    assert send(client, plan, again).status_code == 302
    assert axes_of(plan) == [("A", "Puits"), ("B", "Route")]


def test_choices_between_rows_stay_when_the_form_is_then_refused(client, plan):
    mine = sent(plan, {}, {"code": "Z"}, added=[{"code": "Z", "name_fr": "École"}])
    answer = clash(client, plan, sent(plan, {"name_fr": "Eaux"}, {}), mine)
    refused = send(client, plan, answer)
    assert refused.status_code == 422
    assert found_in(refused) == [
        ("axes-0-name_fr", "Eaux", "Eau", "theirs"),
        ("axes-1-code", "B", "Z", "mine"),
        ("axes-2-DELETE", "Not there", "9 · Z · École", "mine"),
    ]
    assert shown(refused)["axes-0-name_fr"] == "Eau"
    assert axes_of(plan) == [("A", "Eaux"), ("B", "Route")]
    assert send(client, plan, refused, axes__1__code="theirs").status_code == 302
    assert axes_of(plan) == [("A", "Eaux"), ("B", "Route"), ("Z", "École")]


def test_what_was_typed_wrong_into_a_row_is_shown_as_it_was_typed(client, plan):
    mine = sent(plan, {"position": "first"}, {}, added=[{"position": "last", "code": "C", "name_fr": "École"}])
    answer = clash(client, plan, sent(plan, {"position": "7"}, {}), mine)
    assert sorted(found_in(answer)) == [
        ("axes-1-position", "7", "first", "mine"),
        ("axes-2-DELETE", "Not there", "last · C · École", "mine"),
    ]


def test_a_row_whose_cells_are_all_theirs_is_not_written_again(client, plan):
    answer = clash(client, plan, sent(plan, {"name_fr": "Eaux"}, {}), sent(plan, {"name_fr": "Puits"}, {}))
    [first, _second] = PlanAxis.objects.filter(plan=plan)
    before = first.history.count()
    assert send(client, plan, answer, axes__0__name_fr="theirs").status_code == 302
    assert first.history.count() == before


def test_the_rows_in_conflict_stand_together_under_their_kind_and_row(client, plan):
    mine = sent(plan, {"name_fr": "Puits", "code": "W"}, {"code": "X"})
    page = clash(client, plan, sent(plan, {"name_fr": "Eaux"}, {}), mine).content.decode()
    assert page.count('class="conflict-kind"') == 1
    assert page.count('class="conflict-row"') == 2
    assert page.count('class="conflict-field"') == 3
