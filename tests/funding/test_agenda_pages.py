"""The agenda's page: spans, filters, folds, files."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from icalendar import Calendar
from openpyxl import load_workbook

from funding.dated.span import View, span_of
from tests.factories import make_authority, make_user
from tests.factories_dated import one_of_each
from tests.factories_reviews import make_task

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
TODAY, SOON = date(2026, 11, 22), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def user(client):
    user = make_user("officer", "finance")
    client.force_login(user)
    return user


def shown(response):
    context = response.context
    found = context["found"] or [one for week in context["weeks"] for one in week]
    return {one.day: [item.title for item in one.items] for one in found if one.items}


@pytest.mark.parametrize(
    "view, first, last, before, after",
    [
        ("day", TODAY, TODAY, date(2026, 11, 21), date(2026, 11, 23)),
        ("week", date(2026, 11, 16), TODAY, date(2026, 11, 9), date(2026, 11, 23)),
        ("month", date(2026, 10, 26), date(2026, 12, 6), date(2026, 10, 1), date(2026, 12, 1)),
        ("list", TODAY, date(2026, 12, 22), date(2026, 10, 22), date(2026, 12, 23)),
    ],
)
def test_a_span_begins_on_monday_where_it_is_made_of_weeks(view, first, last, before, after):
    span = span_of(view, TODAY)
    assert (span.first, span.last, span.before, span.after) == (first, last, before, after)


@pytest.mark.parametrize("view", [view for view in View.values if view != "late"])
def test_every_view_shows_the_day_with_its_items(client, user, view):
    make_task(by=user, due_on=SOON, title="Appeler")
    make_task(by=user, due_on=date(2026, 12, 25), title="Trop loin")
    assert shown(client.get("/agenda/", {"view": view, "day": "2026-12-01"}))[SOON] == ["Appeler"]


def test_the_late_view_shows_what_is_past(client, user):
    make_task(by=user, due_on=date(2026, 3, 3), title="Oubliée")
    make_task(by=user, due_on=SOON)
    assert shown(client.get("/agenda/?view=late")) == {date(2026, 3, 3): ["Oubliée"]}


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize("view", View.values)
def test_the_agenda_asks_the_same_queries_for_any_number_of_items(
    client, user, view, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        one_of_each(user, TODAY)
    client.get(f"/agenda/?view={view}")
    with django_assert_num_queries(5):
        client.get(f"/agenda/?view={view}")


def test_the_address_holds_person_and_kinds(client, user):
    make_task(by=user, owner=user, due_on=SOON, title="À moi")
    make_task(by=user, due_on=SOON, title="À personne")
    one_of_each(user, date(2026, 12, 2))
    assert shown(client.get("/agenda/?who=me&kind=task")) == {
        SOON: ["À moi"],
        date(2026, 12, 2): ["Appeler le bailleur"],
    }
    assert shown(client.get("/agenda/?who=none&kind=task")) == {SOON: ["À personne"]}


def test_a_wrong_choice_asks_for_nothing_and_says_so(client, user):
    make_task(by=user, due_on=SOON, title="Appeler")
    response = client.get("/agenda/?view=year&day=tomorrow&who=999&kind=nonsense")
    assert response.status_code == 200
    assert response.context["asked"].view == "list"
    assert set(response.context["form"].errors) == {"view", "day", "who", "kind"}


def test_a_colleague_of_another_authority_cannot_be_chosen(client, user):
    stranger = make_user("officer", authority=make_authority())
    assert "who" in client.get(f"/agenda/?who={stranger.pk}").context["form"].errors


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("view", View.values)
def test_the_ends_of_time_are_only_pages(client, user, view, day):
    assert client.get("/agenda/", {"view": view, "day": day}).status_code == 200


def test_a_full_day_is_folded(client, user):
    for number in range(5):
        make_task(by=user, due_on=SOON, title=f"Tâche {number}")
    response = client.get("/agenda/?view=month&day=2026-12-01")
    [day] = [one for week in response.context["weeks"] for one in week if one.day == SOON]
    assert ([item.title for item in day.items], day.more) == (["Tâche 0", "Tâche 1", "Tâche 2"], 2)
    assert "2</span> more" in response.content.decode()


def test_the_sheet_holds_what_is_shown(client, user):
    make_task(by=user, owner=user, due_on=date(2026, 11, 20), title="=1+1")
    make_task(by=user, due_on=SOON)
    response = client.get("/agenda/?view=late&export=xlsx")
    rows = list(load_workbook(BytesIO(b"".join(response.streaming_content))).active.values)
    assert rows[0][:2] == ("Day", "Time")
    assert [(row[0].date(), row[6], row[8], row[9], row[10]) for row in rows[1:]] == [
        (date(2026, 11, 20), "=1+1", user.full_name, "Late", 2)
    ]
    response = client.get("/agenda/?export=csv")
    assert b"".join(response.streaming_content).decode().splitlines()[1].startswith("2026-12-01,,,,Task to do,TSK-")


def test_the_calendar_file_holds_what_is_shown(client, user):
    one_of_each(user, SOON)
    response = client.get("/agenda/?export=ics&kind=task")
    [event] = Calendar.from_ical(response.content).walk("VEVENT")
    assert (str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt) == (
        "Task to do: Appeler le bailleur",
        SOON,
        date(2026, 12, 2),
    )
    assert response["Content-Disposition"] == 'attachment; filename="agenda-2026-11-22.ics"'


@pytest.mark.parametrize("language, month, monday", [("ar", "نونبر 2026", "الاثنين"), ("fr", "novembre 2026", "lundi")])
def test_the_month_reads_in_the_language_of_the_person(client, user, language, month, monday):
    user.language = language
    user.save()
    response = client.get("/agenda/?view=month")
    assert response.context["span"].title == month
    assert f'<th scope="col">{monday}</th>' in response.content.decode()
