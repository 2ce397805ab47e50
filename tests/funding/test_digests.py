"""Kept searches of calls that tell what is new: once a day or a week, and dates that changed."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from funding.calls.digests import is_due, tell_news
from funding.models import OpportunityDate
from jisr.models import Notice, SavedView
from jisr.notice_words import details_of, sentence_of
from tests.factories import make_authority, make_user
from tests.factories_funding import make_opportunity

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 15, tzinfo=ZoneInfo("Africa/Casablanca"))
DAY = timedelta(days=1)
TUESDAY = (MONDAY + DAY).replace(hour=7)
DEADLINE = MONDAY.date() + 30 * DAY


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def user(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def keep(client, query="country=MA", digest="daily", name="Maroc"):
    client.post(f"/opportunities/?{query}", {"name": name, "digest": digest})
    return SavedView.objects.get(name=name)


def told():
    return [(notice.data["new"], notice.data["changed"], notice.subject) for notice in Notice.objects.order_by("pk")]


def test_a_kept_search_knows_what_fits_when_it_is_kept(client, user):
    here = make_opportunity(by=user, countries="MA")
    make_opportunity(by=user, countries="FR")
    view = keep(client)
    assert (view.digest, view.seen, view.told_at) == ("daily", [here.pk], MONDAY)


def test_what_is_new_is_told_once_a_day_and_nothing_new_is_not_told(client, user):
    make_opportunity(by=user, countries="MA")
    view = keep(client)
    tell_news(TUESDAY)
    assert told() == []
    new = make_opportunity(by=user, countries="DZ MA")
    make_opportunity(authority=make_authority(), countries="MA")
    for _twice in range(2):
        tell_news(TUESDAY + DAY)
    assert told() == [(1, 0, new)]
    notice = Notice.objects.get()
    assert (notice.user, notice.kind, notice.data["search"]) == (user, "search", "Maroc")
    assert notice.data["address"] == "/opportunities/?country=MA"
    view.refresh_from_db()
    assert view.told_at == TUESDAY + DAY


def test_a_call_that_comes_to_fit_is_new_and_so_is_one_that_comes_again(client, user):
    call = make_opportunity(by=user, countries="FR")
    keep(client)
    for codes, day in (("FR MA", 1), ("FR", 2), ("MA", 3)):
        call.countries = codes
        call.store(by=user)
        tell_news(TUESDAY + day * DAY)
    assert told() == [(1, 0, call), (1, 0, call)]


def test_a_search_by_time_finds_what_time_brings(client, user, clock):
    call = make_opportunity(by=user, rows=[OpportunityDate(on=DEADLINE + 5 * DAY)])
    keep(client, "due=soon")
    clock.move_to(TUESDAY)
    tell_news(TUESDAY)
    assert told() == []
    clock.move_to(TUESDAY + 5 * DAY)
    tell_news(TUESDAY + 5 * DAY)
    assert told() == [(1, 0, call)]


def test_a_changed_date_is_told_with_the_old_day_and_the_new(client, user, clock):
    call = make_opportunity(by=user, countries="MA", rows=[OpportunityDate(on=DEADLINE)])
    keep(client)
    clock.move_to(MONDAY + timedelta(hours=1))
    row = call.dates.get()
    row.on, row.at = DEADLINE + 7 * DAY, time(17)
    call.store(by=user, rows=[row, OpportunityDate(kind="questions", on=DEADLINE - DAY)])
    tell_news(TUESDAY)
    assert told() == [(0, 1, call)]
    assert Notice.objects.get().data["dates"] == [
        [call.reference, "questions", "", "2026-12-22"],
        [call.reference, "full_proposal", "2026-12-23", "2026-12-30 17:00"],
    ]


def test_a_row_replaced_by_an_import_is_one_change_and_a_same_day_none(client, user, clock):
    call = make_opportunity(by=user, countries="MA", rows=[OpportunityDate(on=DEADLINE)])
    keep(client)
    clock.move_to(MONDAY + timedelta(hours=1))
    call.store(by=user, removed=call.dates.all(), rows=[OpportunityDate(on=DEADLINE + DAY)])
    tell_news(TUESDAY)
    clock.move_to(TUESDAY + timedelta(hours=1))
    call.store(by=user, removed=call.dates.all(), rows=[OpportunityDate(on=DEADLINE + DAY)])
    tell_news(TUESDAY + DAY)
    assert [notice.data["dates"] for notice in Notice.objects.all()] == [
        [[call.reference, "full_proposal", "2026-12-23", "2026-12-24"]]
    ]


def test_a_weekly_search_waits_a_week_and_what_came_meanwhile_is_told_at_once(client, user):
    keep(client, digest="weekly")
    for _twice in range(2):
        make_opportunity(by=user, countries="MA")
    tell_news(TUESDAY + 5 * DAY)
    assert told() == []
    tell_news(TUESDAY + 20 * DAY)
    assert [(new, changed) for new, changed, _call in told()] == [(2, 0)]


@pytest.mark.parametrize(
    ("digest", "days", "due"), [("daily", 0, False), ("daily", 1, True), ("weekly", 6, False), ("weekly", 7, True)]
)
def test_a_search_is_due_by_the_days_of_casablanca(digest, days, due):
    view = SavedView(digest=digest, told_at=MONDAY)
    assert is_due(view, MONDAY.replace(hour=1) + days * DAY) is due


def test_a_search_that_tells_nothing_stays_quiet_and_is_set_later(client, user):
    view = keep(client, digest="never")
    make_opportunity(by=user, countries="MA")
    tell_news(TUESDAY)
    assert told() == []
    client.post("/opportunities/", {"tell": view.pk, "digest": "weekly"})
    view.refresh_from_db()
    assert (view.digest, len(view.seen)) == ("weekly", 1)
    client.post("/opportunities/", {"tell": view.pk, "digest": "hourly"})
    view.refresh_from_db()
    assert view.digest == "weekly"


def test_nobody_sets_another_persons_search(client, user):
    view = keep(client)
    client.force_login(make_user("officer", authority=user.authority))
    client.post("/opportunities/", {"tell": view.pk, "digest": "never"})
    view.refresh_from_db()
    assert view.digest == "daily"


def test_lists_that_tell_nothing_do_not_ask(client, user):
    assert client.get("/opportunities/").context["digests"] != ()
    assert client.get("/proposals/").context["digests"] == ()
    client.post("/proposals/", {"name": "Mine", "digest": "daily"})
    assert SavedView.objects.get().digest == "never"


def test_the_notice_words_what_is_new_and_what_changed_and_leads_to_the_list(client, user, clock):
    call = make_opportunity(by=user, countries="MA", rows=[OpportunityDate(on=DEADLINE)])
    keep(client)
    clock.move_to(MONDAY + timedelta(hours=1))
    make_opportunity(by=user, countries="MA")
    row = call.dates.get()
    row.on = DEADLINE + DAY
    call.store(by=user, rows=[row])
    tell_news(TUESDAY)
    notice = Notice.objects.get()
    assert sentence_of(notice) == (
        "Your search “Maroc” finds 1 new call · In your search “Maroc”, 1 call has changed its dates"
    )
    assert details_of(notice) == [f"{call.reference}, Full proposal due: now 24 December 2026, before 23 December 2026"]
    response = client.get(reverse("notice_open", args=[notice.pk]))
    assert response.headers["Location"] == "/opportunities/?country=MA"
