"""Tasks: their states, the next one of what comes back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from jisr import days
from jisr.models import Task, TaskItem, TaskState
from jisr.recurrence import next_after
from jisr.tasks import finish, next_due, repeat_words
from jisr.timeline import timeline
from tests.factories import make_partner, make_user
from tests.factories_reviews import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer", full_name="Amal")
    client.force_login(user)
    return user


@pytest.mark.once
@pytest.mark.parametrize(
    "due, count, unit, today, found",
    [
        ("2026-11-22", 1, "day", "2026-11-22", "2026-11-23"),
        ("2026-11-20", 3, "day", "2026-11-22", "2026-11-23"),
        ("2026-11-25", 2, "day", "2026-11-22", "2026-11-27"),
        ("2026-11-16", 1, "week", "2026-11-16", "2026-11-23"),
        ("2026-01-05", 2, "week", "2026-11-22", "2026-11-23"),
        ("2026-11-30", 1, "week", "2026-11-22", "2026-12-07"),
        ("2026-10-31", 1, "month", "2026-11-22", "2026-11-30"),
        ("2026-01-15", 1, "month", "2026-11-22", "2026-12-15"),
        ("2026-01-22", 1, "month", "2026-11-22", "2026-12-22"),
        ("2026-01-31", 3, "month", "2026-11-22", "2027-01-31"),
        ("2026-12-05", 1, "month", "2026-11-22", "2027-01-05"),
        ("2024-02-29", 12, "month", "2026-11-22", "2027-02-28"),
    ],
)
def test_what_comes_back_does_so_once_after_today_and_after_its_day(due, count, unit, today, found):
    day = date.fromisoformat
    assert next_after(day(due), count, unit, day(today)) == day(found)


@pytest.mark.once
def test_a_month_that_is_too_short_cuts_the_day_once_and_not_for_ever():
    assert next_after(date(2026, 2, 28), 1, "month", date(2026, 2, 28), 31) == date(2026, 3, 31)
    assert next_after(date(2026, 2, 28), 1, "month", date(2026, 2, 28)) == date(2026, 3, 28)


@pytest.mark.once
@pytest.mark.parametrize("count, unit", [(0, "day"), (1, "year"), (-1, "month")])
def test_a_rule_that_is_none_is_refused(count, unit):
    with pytest.raises(ValueError):
        next_after(date(2026, 2, 28), count, unit, date(2026, 2, 28))


@pytest.mark.parametrize("start", TaskState)
@pytest.mark.parametrize("end", TaskState)
def test_every_pair_of_states(officer, start, end):
    allowed = {("open", "done"), ("open", "dropped"), ("done", "open"), ("dropped", "open")}
    done = {"done_on": days.today(), "done_by": officer} if start == "done" else {}
    task = make_task(by=officer, state=start, **done)
    if (start.value, end.value) not in allowed:
        with pytest.raises(ValidationError):
            task.move_to(end, by=officer, reason="Inutile")
        return
    task.move_to(end, by=officer, reason="Inutile")
    noted = (days.today(), officer) if end == "done" else (None, None)
    assert (task.state, (task.done_on, task.done_by)) == (end, noted)


def test_dropping_asks_why(officer):
    with pytest.raises(ValidationError) as error:
        make_task(by=officer).move_to("dropped", by=officer)
    assert list(error.value.message_dict) == ["reason"]


def test_what_comes_back_makes_its_next_one_with_the_checklist_unticked(officer):
    partner = make_partner(by=officer)
    items = [TaskItem(position=2, text="Envoyer"), TaskItem(position=1, text="Appeler", is_done=True)]
    today = days.today()
    task = make_task(
        by=officer, about=partner, owner=officer, due_on=today, repeat_every=2, repeat_unit="week", rows=items
    )
    following = finish(task, by=officer)
    assert (following.follows, following.due_on, following.state) == (task, today + timedelta(days=14), "open")
    assert (following.subject, following.title, following.owner) == (partner, task.title, officer)
    assert (following.repeat_every, following.repeat_unit, following.version) == (2, "week", 1)
    assert [(item.text, item.is_done) for item in following.items.all()] == [("Appeler", False), ("Envoyer", False)]
    assert sorted(entry.sentence for entry in timeline(task)[:2]) == [
        f"did it; the next one is {following.reference}",
        "moved it from “To do” to “Done”",
    ]


def test_a_task_late_by_months_comes_back_once_and_ahead_of_today(officer):
    late = days.today() - timedelta(days=300)
    following = finish(make_task(by=officer, due_on=late, repeat_every=1, repeat_unit="month"), by=officer)
    assert following.due_on > days.today()
    assert (following.due_on.day, Task.objects.count()) == (late.day, 2)


def test_the_last_of_a_rule_has_none_after_it(officer):
    until = days.today() + timedelta(days=6)
    task = make_task(by=officer, due_on=days.today(), repeat_every=1, repeat_unit="week", repeat_until_on=until)
    assert (finish(task, by=officer), Task.objects.count()) == (None, 1)


def test_what_does_not_come_back_makes_nothing(officer):
    assert (finish(make_task(by=officer), by=officer), Task.objects.count()) == (None, 1)


def test_of_two_people_who_finish_a_task_one_is_told_and_one_next_is_made(officer):
    task = make_task(by=officer, repeat_every=1, repeat_unit="day")
    seen_by_another = Task.objects.get(pk=task.pk)
    finish(task, by=officer)
    with pytest.raises(ValidationError):
        finish(seen_by_another, by=make_user("head", authority=officer.authority))
    assert Task.objects.count() == 2


def test_a_task_taken_up_again_does_not_make_a_second_next_one(officer):
    task = make_task(by=officer, repeat_every=1, repeat_unit="day")
    first = finish(task, by=officer)
    task.move_to("open", by=officer)
    assert (finish(task, by=officer), Task.objects.count()) == (first, 2)


def test_nothing_comes_back_on_a_record_in_the_archive(officer):
    partner = make_partner(by=officer)
    task = make_task(by=officer, about=partner, repeat_every=1, repeat_unit="day")
    partner.archive(by=officer, reason="Fini")
    assert finish(Task.objects.get(pk=task.pk), by=officer) is None


def test_the_end_of_the_month_holds_through_february(officer):
    first = make_task(by=officer, due_on=date(2999, 1, 31), repeat_every=1, repeat_unit="month")
    second = finish(first, by=officer)
    third = finish(second, by=officer)
    assert (second.due_on, third.due_on) == (date(2999, 2, 28), date(2999, 3, 31))


def test_a_rule_beyond_the_calendar_ends(officer):
    assert next_due(make_task(by=officer, due_on=date(9999, 12, 1), repeat_every=1, repeat_unit="month")) is None


def test_how_often_is_said_in_words(officer):
    def said(every, unit, **more):
        return repeat_words(Task(repeat_every=every, repeat_unit=unit, **more))

    assert [said(1, "day"), said(2, "week"), said(3, "month"), said(None, "")] == [
        "every day",
        "every 2 weeks",
        "every 3 months",
        "",
    ]
    assert said(1, "week", repeat_until_on=date(2027, 1, 5)) == "every week until 5 January 2027"
