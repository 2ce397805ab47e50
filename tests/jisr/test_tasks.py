"""Tasks: their states, the next one of what comes back, checklists, pages, sheets."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jisr import days
from jisr.exchange.reading import read_table
from jisr.models import Notice, Task, TaskItem, TaskState
from jisr.notices import sentence_of
from jisr.pages.tasks_sheet import TaskResource
from jisr.recurrence import next_after
from jisr.tasks import finish, next_due, repeat_words, tick
from jisr.timeline import timeline
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import make_proposal
from tests.factories_reviews import make_task
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer", full_name="Amal")
    client.force_login(user)
    return user


def rows(total=0, initial=0, **fields):
    return {"items-TOTAL_FORMS": total, "items-INITIAL_FORMS": initial, **fields}


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


@pytest.mark.parametrize(
    "fields, field",
    [({"repeat_every": 2}, "__all__"), ({"repeat_unit": "day"}, "__all__"), ({"due_on": ""}, "due_on")],
)
def test_a_rule_said_by_half_is_refused(client, officer, fields, field):
    rule = {"due_on": "2026-12-01", "urgency": 2, "title": "A", "owner": ""}
    if field == "due_on":
        rule |= {"repeat_every": 1, "repeat_unit": "week"}
    response = client.post("/tasks/new/", rows(**{**rule, **fields}))
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_a_task_is_made_on_a_record_with_its_checklist(client, officer):
    proposal = make_proposal(by=officer)
    address = client.get(proposal.url_for()).context["tasks"]["add_url"]
    assert address == f"/tasks/new/?about=funding.proposal-{proposal.pk}"
    assert client.get(address).context["subject"] == proposal
    said = {"title": "Relancer", "urgency": 1, "due_on": "2026-12-01", "owner": officer.pk}
    first, second = (
        {f"items-{n}-text": text, f"items-{n}-position": n} for n, text in enumerate(["Appeler", "Écrire"])
    )
    client.post(address, rows(2, **said, **first, **second))
    task = Task.objects.get()
    assert (task.subject, task.title, task.urgency, task.items.count()) == (proposal, "Relancer", 1, 2)
    assert [row.pk for row in client.get(proposal.url_for()).context["tasks"]["rows"]] == [task.pk]


def test_history_shows_old_and_new(client, officer):
    task = make_task(by=officer, due_on=date(2026, 12, 1))
    said = {"title": task.title, "urgency": 2, "due_on": "2026-12-24", "owner": "", "version": 1}
    client.post(task.url_for("update"), rows(**said))
    [change] = timeline(task)[0].changes
    assert (change.label, change.old, change.new) == ("Due on", "1 December 2026", "24 December 2026")


def test_a_task_that_a_colleague_changed_is_not_overwritten(client, officer):
    task = make_task(by=officer)
    task.title = "Autre"
    task.store(by=make_user("head", authority=officer.authority))
    said = {"title": "Mien", "urgency": 2, "due_on": "", "owner": "", "version": 1}
    assert client.post(task.url_for("update"), rows(**said)).status_code == 409
    assert Task.objects.get().title == "Autre"


def test_whoever_is_given_a_task_is_told_once(client, officer):
    colleague = make_user("officer", authority=officer.authority)
    said = {"title": "Relancer", "urgency": 2, "due_on": "", "owner": colleague.pk}
    client.post("/tasks/new/", rows(**said))
    task = Task.objects.get()
    client.post(task.url_for("update"), rows(**{**said, "title": "Relancer vite", "version": 1}))
    assert [sentence_of(notice) for notice in Notice.objects.filter(user=colleague)] == [
        "Amal gives you this to follow"
    ]


def test_a_line_of_the_checklist_is_ticked_from_the_page(client, officer):
    task = make_task(by=officer, rows=[TaskItem(text="Appeler")])
    item = task.items.get()
    address = reverse("taskitem_tick", args=[item.pk])
    answer = client.post(address, {"is_done": "1"})
    item.refresh_from_db()
    assert (answer.headers["Location"], item.is_done) == (f"{task.url_for()}#item-{item.pk}", True)
    client.post(address, {"is_done": "1"})
    task.refresh_from_db()
    assert task.version == 2
    client.post(address, {"is_done": "0"})
    item.refresh_from_db()
    assert item.is_done is False
    assert client.get(address).status_code == 405


def test_two_people_tick_two_lines_and_both_stay_ticked(officer):
    task = make_task(by=officer, rows=[TaskItem(text="Un"), TaskItem(text="Deux")])
    one, two = task.items.all()
    for item in (one, two):
        tick(item, is_done=True, by=officer)
    assert [item.is_done for item in task.items.all()] == [True, True]


def test_only_those_who_write_tasks_tick_them(officer):
    task = make_task(by=officer, rows=[TaskItem(text="Un")])
    for person in (make_user("auditor", authority=officer.authority), make_user("officer", authority=make_authority())):
        with pytest.raises(PermissionDenied):
            tick(task.items.get(), is_done=True, by=person)
    task.archive(by=officer, reason="Fini")
    with pytest.raises(ValidationError):
        tick(task.items.get(), is_done=True, by=officer)


def test_a_task_is_done_in_one_press_and_leads_back(client, officer):
    partner = make_partner(by=officer)
    task = make_task(by=officer, about=partner)
    address = reverse("task_done", args=[task.pk])
    answer = client.post(address, {"back": f"{partner.url_for()}#tasks"})
    task.refresh_from_db()
    assert (answer.headers["Location"], task.state) == (f"{partner.url_for()}#tasks", "done")
    assert client.post(address, {"back": "https://elsewhere.example/"}).headers["Location"] == task.url_for()
    assert client.get(partner.url_for()).context["tasks"]["rows"] == []


def shown(client, query=""):
    return [row.record.title for row in client.get(f"/tasks/{query}").context["table"].rows]


def test_the_list_shows_what_is_to_do_and_finds_the_rest(client, officer):
    today, other = days.today(), make_user("head", authority=officer.authority)
    partner, proposal = make_partner(by=officer), make_proposal(by=officer)
    make_task(by=officer, title="late", due_on=today - timedelta(days=1), owner=officer, about=partner)
    make_task(by=officer, title="soon", due_on=today + timedelta(days=3), owner=other, urgency=1, about=proposal)
    make_task(by=officer, title="dayless", due_on=None)
    make_task(by=officer, title="done", state="done", done_on=today, about=proposal)
    found = {
        query: sorted(shown(client, query))
        for query in (
            "",
            "?state=all",
            "?state=done",
            "?mine=yes",
            f"?owner={other.pk}",
            "?due=late",
            "?due=soon",
            "?due=none",
            "?urgency=1",
            "?about=partnerships.partner",
            "?about=alone",
            f"?record=funding.proposal-{proposal.pk}&state=all",
            "?record=funding.proposal-0",
            "?q=dayl",
        )
    }
    assert [*found.values()] == [
        ["dayless", "late", "soon"],
        ["dayless", "done", "late", "soon"],
        ["done"],
        ["late"],
        ["soon"],
        ["late"],
        ["soon"],
        ["dayless"],
        ["soon"],
        ["late"],
        ["dayless"],
        ["done", "soon"],
        [],
        ["dayless"],
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_a_constant_number_of_queries(client, officer, django_assert_num_queries, count):
    partners = [make_partner(by=officer) for _row in range(count)]
    for partner in partners:
        make_task(by=officer, about=partner, owner=officer, rows=[TaskItem(text="Un")])
    client.get("/tasks/")
    with django_assert_num_queries(10):
        client.get("/tasks/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_record_shows_its_tasks_in_two_queries_more(client, officer, django_assert_num_queries, count):
    bare, partner = make_partner(by=officer), make_partner(by=officer)
    for _row in range(count):
        make_task(by=officer, about=partner, owner=officer, rows=[TaskItem(text="Un")])
    client.get(partner.url_for())
    with CaptureQueriesContext(connection) as without:
        client.get(bare.url_for())
    with django_assert_num_queries(len(without) + 1):
        page = client.get(partner.url_for())
    assert [row.progress for row in page.context["tasks"]["rows"]] == [(0, 1)] * count


def test_a_task_on_what_one_may_not_read_is_not_there(client, officer):
    task = make_task(by=officer, about=make_partner(by=officer))
    stranger = make_user(authority=officer.authority)
    assert list(Task.objects.visible_to(stranger)) == []
    client.force_login(make_user("officer", authority=make_authority()))
    assert [client.get(task.url_for()).status_code, client.post(f"{task.url_for()}done/").status_code] == [404, 404]
    foreign = f"/tasks/new/?about={task.subject._meta.label_lower}-{task.object_id}"
    assert client.get(foreign).status_code == 404
    assert shown(client, "?state=all") == []


def test_a_record_with_tasks_is_archived_and_not_deleted(officer):
    partner = make_partner(by=officer)
    make_task(by=officer, about=partner)
    assert (partner.may_be_deleted(), partner.dependants()) == (False, [("tasks", 1)])


def make_many(officer):
    proposal = make_proposal(by=officer)
    items = [TaskItem(position=1, text="Appeler; puis | écrire"), TaskItem(position=2, text="Envoyer", is_done=True)]
    rule = {"repeat_every": 2, "repeat_unit": "week", "repeat_until_on": date(2027, 12, 31)}
    make_task(by=officer, about=proposal, owner=officer, note="Deux\nlignes", urgency=1, rows=items, **rule)
    make_task(by=officer, title="Seule", due_on=None)
    make_task(by=officer, title="Faite", state="done", done_on=date(2026, 11, 2), done_by=officer)
    return proposal


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_exported_comes_back_unchanged(officer, file_format, language):
    make_many(officer)
    content = exported(TaskResource, officer, Task.objects.all(), file_format, language)
    found = check(TaskResource, officer, read_table(BytesIO(content)))
    assert (problems(found), outcomes(found)) == ([], ["unchanged"] * 3)


def test_what_is_exported_can_be_imported_as_new(officer):
    proposal = make_many(officer)
    table = read_table(BytesIO(exported(TaskResource, officer, Task.objects.order_by("pk"), "csv")))
    place = {heading: number for number, heading in enumerate(table.headings)}
    for _number, cells in table.rows:
        cells[place["Reference"]] = cells[place["Version"]] = ""
    assert problems(bring(TaskResource, officer, table)) == []
    _one, _two, _three, first, second, third = Task.objects.order_by("pk")
    assert (first.subject, first.note, first.repeat_every, first.items.count()) == (proposal, "Deux\nlignes", 2, 2)
    assert (second.subject, second.state, third.state, third.done_on) == (None, "open", "done", date(2026, 11, 2))
    assert set(first.search_text.split()) == set(first.refreshed_search_text().split())


def test_an_import_refuses_what_is_not_there_and_what_a_task_is_about_to_change(officer):
    task = make_task(by=officer, about=make_partner(by=officer))
    theirs = make_authority()
    other = [make_partner(authority=theirs) for _row in range(9)][-1]
    table = table_of(
        "Reference,Version,What is to be done,About",
        f",,Nouvelle,{other.reference}",
        ",,Nouvelle,PRO-1999-0001",
        f"{task.reference},1,Autre,{make_proposal(by=officer).reference}",
    )
    found = problems(check(TaskResource, officer, table))
    assert [(row, column) for row, column, *_more in found] == [(2, "About"), (3, "About"), (4, "About")]
