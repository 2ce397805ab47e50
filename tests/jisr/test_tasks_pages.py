"""The pages of tasks, their checklists and sheets."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jisr import days
from jisr.exchange.reading import read_table
from jisr.models import Notice, Task, TaskItem
from jisr.notices import sentence_of
from jisr.pages.tasks_sheet import TaskResource
from jisr.tasks import tick
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
    with django_assert_num_queries(9):
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
