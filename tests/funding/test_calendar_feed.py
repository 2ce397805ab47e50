"""The private calendar: its address, and what a calendar program reads there."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from icalendar import Calendar

from funding.calendar import kept
from funding.models import OpportunityDate
from jisr.models import Activity, User
from tests.factories import make_authority, make_user
from tests.factories_dated import one_of_each
from tests.factories_exchanges import make_exchange
from tests.factories_funding import make_opportunity
from tests.factories_reviews import make_task

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
SOON = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def frozen():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def user(client):
    user = make_user("officer", "finance")
    client.force_login(user)
    return user


def make_address(client) -> str:
    client.post("/calendar/", {"do": "make"})
    [(_mine, url), _unit] = client.get("/calendar/").context["addresses"]
    return url.removeprefix("http://testserver")


def events(response):
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_an_address_is_shown_once_and_kept_unreadable(client, user):
    url = make_address(client)
    token = url.removeprefix("/calendar/").removesuffix(".ics")
    user.refresh_from_db()
    assert (len(token), user.calendar_token, token in user.calendar_token) == (22, kept(token), False)
    again = client.get("/calendar/")
    assert (again.context["addresses"], again.context["has_address"], again["Cache-Control"]) == ([], True, "no-store")


def test_the_feed_needs_no_sign_in_and_opens_nothing_else(client, user):
    make_task(by=user, owner=user, due_on=SOON)
    url = make_address(client)
    client.logout()
    assert len(events(client.get(url))) == 1
    assert client.get("/agenda/").status_code == 302
    assert client.post(url).status_code == 405


def test_a_renewed_or_ended_address_no_longer_works(client, user):
    first = make_address(client)
    second = make_address(client)
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    client.post("/calendar/", {"do": "end"})
    assert client.get(second).status_code == 404
    about = Activity.objects.filter(object_id=user.pk, content_type__model="user").order_by("pk")
    assert [line.verb for line in about] == ["calendar_made", "calendar_made", "calendar_ended"]


def test_who_left_has_no_feed(client, user):
    url = make_address(client)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("token", ["x", "None", "é" * 30, kept("x")])
def test_a_guessed_address_finds_nobody(client, user, token):
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_a_feed_is_of_the_person_or_of_the_unit(client, user):
    make_task(by=user, owner=user, due_on=SOON, title="À moi")
    make_task(by=user, due_on=SOON, title="À tous")
    one_of_each(make_user("officer", authority=make_authority()), SOON)
    url = make_address(client)
    assert [str(event["SUMMARY"]) for event in events(client.get(url))] == ["Task to do: À moi"]
    assert [str(event["SUMMARY"]) for event in events(client.get(f"{url}?of=unit"))] == [
        "Task to do: À moi",
        "Task to do: À tous",
    ]


def test_the_feed_holds_only_what_the_person_may_see_now(client, user):
    make_task(by=user, owner=user, due_on=SOON)
    url = make_address(client)
    user.groups.clear()
    assert events(client.get(url)) == []


def test_a_day_is_a_whole_day_and_a_time_is_an_instant(client, user):
    make_task(by=user, owner=user, due_on=SOON)
    make_exchange(by=user, owner=user, starts_on=SOON, ends_on=date(2026, 12, 3))
    rows = [OpportunityDate(on=SOON, at=time(0, 30), zone="Asia/Tokyo")]
    call = make_opportunity(by=user, owner=user, rows=rows, name_fr="Appel, eau; et terre\nsuite")
    timed, visit, task = sorted(events(client.get(make_address(client))), key=lambda event: str(event["SUMMARY"]))[::1]
    by_start = {type(event["DTSTART"].dt): event for event in (timed, visit, task)}
    assert by_start[datetime]["DTSTART"].dt == datetime(2026, 11, 30, 15, 30, tzinfo=UTC)
    assert str(by_start[datetime]["SUMMARY"]) == "Full proposal due: Appel, eau; et terre\nsuite"
    assert str(by_start[datetime]["URL"]) == f"http://testserver{call.url_for()}"
    ends = {event["DTEND"].dt for event in (timed, visit, task) if "DTEND" in event}
    assert ends == {date(2026, 12, 2), date(2026, 12, 4)}


def test_an_event_keeps_its_name_and_counts_its_changes(client, user):
    task = make_task(by=user, owner=user, due_on=SOON)
    url = make_address(client)
    [before] = events(client.get(url))
    task.due_on = date(2026, 12, 5)
    task.store(by=user)
    [after] = events(client.get(url))
    assert (before["UID"], after["SEQUENCE"]) == (after["UID"], before["SEQUENCE"] + 1)
    assert str(task.pk) != str(before["UID"]).partition("@")[0]
    assert (str(after["STATUS"]), after["DTSTAMP"].dt, after["LAST-MODIFIED"].dt) == (
        "CONFIRMED",
        NOW.astimezone(UTC),
        NOW.astimezone(UTC),
    )


def test_arabic_is_folded_between_letters_at_75_octets(client, user):
    user.language = "ar"
    user.save()
    title = "تتبع تنفيذ اتفاقية التعاون اللامركزي، تقرير سردي؛ ومالي " * 4
    make_task(by=user, owner=user, due_on=SOON, title=title.strip())
    file = client.get(make_address(client)).content
    lines = file.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() is not None for line in lines)
    [event] = Calendar.from_ical(file).walk("VEVENT")
    assert str(event["SUMMARY"]).endswith(title.strip())
    assert b"\n" not in file.replace(b"\r\n", b"")


def test_an_unchanged_feed_is_not_sent_again(client, user):
    make_task(by=user, owner=user, due_on=SOON)
    url = make_address(client)
    etag = client.get(url)["ETag"]
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304
    make_task(by=user, owner=user, due_on=SOON)
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 200


def test_who_asks_too_often_waits(client, user, monkeypatch):
    monkeypatch.setattr("funding.calendar.PER_HOUR", 2)
    url = make_address(client)
    assert [client.get(url).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_feed_asks_the_same_queries_for_any_number_of_items(client, user, how_many, django_assert_num_queries):
    for _ in range(how_many):
        one_of_each(user, SOON)
    url = make_address(client)
    client.logout()
    client.get(url)
    with django_assert_num_queries(3):
        assert len(events(client.get(url))) == 16 * how_many  # the agreement with a day of notice ends within the year
