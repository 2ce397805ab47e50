"""What a feed brings, what its publisher changes, and a feed that fails."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from funding.feeds import work
from funding.feeds.failures import FeedFailure, sentence
from funding.feeds.fetching import Fetched
from funding.feeds.reading import Entry, read_feed
from funding.feeds.taking import Taken, fits, take
from funding.feeds.work import due, queue_due, read_address
from funding.models import Feed, FeedItem
from jisr import jobs
from jisr.models import Activity, Notice
from jisr.notices import sentence_of
from jisr.schedules import SCHEDULES
from tests.factories import make_authority, make_user
from tests.factories_feeds import item, make_feed, make_feed_item, rss
from tests.factories_funding import make_opportunity

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def officer():
    return make_user("officer")


@pytest.fixture
def feed(officer):
    return make_feed(by=officer, name_fr="Délégation", is_on=True)


@pytest.fixture
def answers(monkeypatch):
    """What the next readings of addresses give: contents, or failures."""
    given = []

    def fetch(url, *, etag="", modified=""):
        given_now = given.pop(0)
        if isinstance(given_now, FeedFailure):
            raise given_now
        return Fetched(given_now, '"1"', "Sun")

    monkeypatch.setattr(work, "fetch", fetch)
    return given


def again(feed):
    return Feed.objects.get(pk=feed.pk)


def test_new_calls_are_laid_ready_once_and_the_officers_are_told(feed, officer):
    entries = read_feed(rss(item(1), item(2)))
    assert take(feed, entries, now=NOW) == Taken(2, 0)
    assert take(feed, entries, now=NOW + timedelta(days=1)) == Taken(0, 0)
    assert list(FeedItem.objects.waiting().order_by("pk").values_list("external_id", flat=True)) == ["id-1", "id-2"]
    [notice] = Notice.objects.all()
    assert (notice.user, sentence_of(notice)) == (officer, "The feed “Délégation” brings 2 new calls")
    assert Activity.objects.filter(verb="feed_read").get().data == {"found": 2}


def test_only_what_holds_one_of_the_words_is_kept_whatever_its_marks(officer):
    feed = make_feed(by=officer, words="eau potable, ENERGIE، الطاقة")
    entries = [
        Entry("1", "L’EAU  Potable"),
        Entry("2", "Énergie"),
        Entry("3", "طاقة", "الطّاقه"),
        Entry("4", "Culture", "Eau"),
    ]
    take(feed, entries, now=NOW)
    assert list(FeedItem.objects.order_by("external_id").values_list("external_id", flat=True)) == ["1", "2", "3"]
    assert fits(Entry("1", "x"), " , ،")


def test_a_call_that_its_publisher_changes_is_marked_and_its_follower_told_once(feed, officer):
    take(feed, [Entry("1", "Appel", "Jusqu’au 1er décembre")], now=NOW)
    follower = make_user("officer", authority=officer.authority)
    call = make_opportunity(by=officer, owner=follower)
    FeedItem.objects.update(opportunity=call)
    Notice.objects.all().delete()
    for _ in range(2):
        take(feed, [Entry("1", "Appel", "Jusqu’au 15 décembre")], now=NOW + timedelta(days=1))
    row = FeedItem.objects.get()
    assert (row.summary, row.changed_at, row.opportunity) == ("Jusqu’au 15 décembre", NOW + timedelta(days=1), call)
    [notice] = Notice.objects.all()
    assert (notice.user, notice.subject) == (follower, call)
    assert sentence_of(notice) == "The publisher changed this call in the feed “Délégation”"


def test_a_changed_call_that_no_longer_fits_the_words_stays_and_is_renewed(feed):
    take(feed, [Entry("1", "Eau")], now=NOW)
    Feed.objects.update(words="eau")
    assert take(again(feed), [Entry("1", "Santé")], now=NOW) == Taken(0, 1)
    assert FeedItem.objects.get().title == "Santé"


def test_reading_an_address_keeps_what_the_server_says_of_its_age(feed, answers):
    answers += [rss(item(1)), None]
    assert read_address(feed, now=NOW) == Taken(1, 0)
    kept = again(feed)
    assert (kept.etag, kept.modified, kept.read_at, kept.failures, kept.version) == ('"1"', "Sun", NOW, 0, 1)
    assert read_address(kept, now=NOW + timedelta(days=1)) == Taken(0, 0)


def test_two_workers_do_not_read_one_feed_twice(feed, answers):
    answers += [rss(item(1))]
    read_address(feed, now=NOW)
    assert read_address(feed, now=NOW) == Taken(0, 0)


def test_five_failures_in_a_row_switch_a_feed_off_and_tell_the_administrators(feed, officer, answers):
    keeper = make_user("administrator", authority=officer.authority)
    make_user("administrator", authority=make_authority())
    answers += [FeedFailure("status", status=503)] * 4 + [FeedFailure("internal", host="donor.example")]
    for number in range(5):
        assert again(feed).is_on
        read_address(again(feed), now=NOW + timedelta(days=number))
    kept = again(feed)
    assert (kept.is_on, kept.failures) == (False, 5)
    assert sentence(kept.failure) == (
        "The address leads to a computer that is not on the public internet (donor.example)."
    )
    [notice] = Notice.objects.all()
    assert (notice.user, sentence_of(notice)) == (keeper, "The feed “Délégation” could not be read")
    assert [row.is_on for row in kept.history.order_by("history_id")] == [True, False]


def test_one_success_ends_a_row_of_failures(feed, answers):
    answers += [FeedFailure("slow", host="x"), rss(item(1)), b"no feed"]
    read_address(feed, now=NOW)
    assert again(feed).failures == 1
    read_address(again(feed), now=NOW + timedelta(days=1))
    assert (again(feed).failures, again(feed).failure) == (0, "")
    read_address(again(feed), now=NOW + timedelta(days=2))
    assert sentence(again(feed).failure) == "It is no feed: neither RSS nor Atom."


def test_the_feeds_that_are_on_and_due_are_read_by_the_queue(officer, answers):
    fresh = make_feed(by=officer, is_on=True)
    old = make_feed(by=officer, is_on=True, every_hours=6)
    Feed.objects.filter(pk=old.pk).update(read_at=NOW - timedelta(hours=6))
    soon = make_feed(by=officer, is_on=True, every_hours=6)
    Feed.objects.filter(pk=soon.pk).update(read_at=NOW - timedelta(hours=5))
    make_feed(by=officer, is_on=False)
    make_feed(by=officer, is_on=True).archive(by=officer, reason="x")
    assert due(NOW) == [fresh.pk, old.pk]
    answers += [rss(item(1)), rss(item(2))]
    queue_due(NOW)
    assert FeedItem.objects.count() == 2
    assert SCHEDULES["feeds"].work == "funding.feeds.work.queue_due"


def test_somebody_has_a_feed_or_a_file_read_as_a_job(officer, answers, django_capture_on_commit_callbacks):
    keeper = make_user("administrator", authority=officer.authority)
    feed = make_feed(by=keeper)
    answers += [rss(item(1)), FeedFailure("slow", host="donor.example")]
    upload = SimpleUploadedFile("feed.xml", rss(item(1), item(2)))
    with django_capture_on_commit_callbacks(execute=True):
        done = [jobs.start("feed_read", by=keeper, data={"feed": feed.pk}, upload=file) for file in ("", upload)]
    with django_capture_on_commit_callbacks(execute=True):
        failed = jobs.start("feed_read", by=keeper, data={"feed": feed.pk})
    for job in [*done, failed]:
        job.refresh_from_db()
    assert [job.result for job in done] == [{"new": 1, "changed": 0}, {"new": 1, "changed": 0}]
    assert (failed.state, failed.error) == ("failed", "donor.example took too long to answer.")


def test_the_items_of_another_authority_are_not_seen(officer):
    make_feed_item(feed=make_feed(authority=make_authority()))
    mine = make_feed_item(by=officer)
    assert list(FeedItem.objects.visible_to(officer)) == [mine]
