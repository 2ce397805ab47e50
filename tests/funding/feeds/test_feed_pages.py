"""The screens of feeds, and the calls that wait to be taken over or set aside."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags

from funding.feeds import work
from funding.feeds.fetching import Fetched
from funding.models import Feed, FeedItem, Opportunity
from funding.resources import FeedResource
from jisr.models import Activity
from jisr.timeline import timeline
from tests.factories import make_partner, make_user
from tests.factories_feeds import item, make_feed, make_feed_item, rss
from tests.factories_funding import make_opportunity
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    user = make_user("administrator")
    client.force_login(user)
    return user


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def words_on(page):
    return " ".join(strip_tags(page.content.decode()).split())


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_and_the_page_ask_the_same_queries_for_any_number_of_rows(
    client, keeper, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        feed = make_feed(by=keeper, partner=make_partner(by=keeper))
        for _ in range(how_many):
            make_feed_item(feed=feed)
    client.get("/feeds/")
    with django_assert_num_queries(6):
        rows = client.get("/feeds/").context["table"].page.object_list
    assert [row.record.waiting for row in rows] == [how_many] * how_many
    client.get(feed.url_for())
    with django_assert_num_queries(11):
        page = client.get(feed.url_for())
    assert len(page.context["items"]) == how_many


def test_the_filter_finds_and_leaves_out(client, keeper):
    on, off = make_feed(by=keeper, is_on=True), make_feed(by=keeper)
    Feed.objects.filter(pk=off.pk).update(failure='{"code": "damaged"}', failures=2)
    for chosen, found in (("on", on), ("off", off), ("failing", off)):
        rows = client.get("/feeds/", {"reading": chosen}).context["table"].page.object_list
        assert [row.record for row in rows] == [found]
    assert "The answer is damaged." in client.get("/feeds/").content.decode()
    assert "could not be read the last 2 times" in words_on(client.get(off.url_for()))


def test_the_administrator_adds_and_changes_a_feed_and_history_says_so(client, keeper):
    data = {
        "name_fr": "Délégation",
        "url": "https://donor.example/rss",
        "is_on": "on",
        "every_hours": "12",
        "words": "eau",
    }
    assert client.post("/feeds/new/", data).status_code == 302
    feed = Feed.objects.get()
    assert (feed.reference, feed.is_on, feed.every_hours) == ("FEE-2026-0001", True, 12)
    client.post(feed.url_for("update"), {**data, "version": "1", "words": "santé"})
    assert [(change.old, change.new) for change in timeline(feed)[0].changes] == [("eau", "santé")]


WRONG = (
    *({"url": url} for url in ("http://donor.example:8080/", "ftp://donor.example/", "https://a:b@donor.example/", "")),
    *({"every_hours": "0"}, {"every_hours": "721"}, {"name_fr": ""}),
)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_feed_that_could_not_be_read_is_refused(client, keeper, wrong):
    data = {"name_fr": "Délégation", "url": "https://donor.example/rss", "is_on": "on", "every_hours": "12"}
    assert client.post("/feeds/new/", {**data, **wrong}).status_code == 422


def test_feeds_go_out_and_come_back(keeper):
    make_feed(by=keeper, partner=make_partner(by=keeper), is_on=True, words="eau, santé")
    sheet = exported(FeedResource, keeper, Feed.objects.all()).decode("utf-8-sig")
    assert outcomes(check(FeedResource, keeper, table_of(*sheet.splitlines()))) == ["unchanged"]
    bring(FeedResource, keeper, table_of(*sheet.replace("santé", "énergie").splitlines()))
    assert Feed.objects.get().words == "eau, énergie"


def test_reading_now_shows_what_came_of_it(client, keeper, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(work, "fetch", lambda url, **_known: Fetched(rss(item(1), item(2))))
    feed = make_feed(by=keeper)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/feeds/{feed.pk}/read/", {"address": "now"})
    page = client.get(answer.headers["Location"])
    assert (page.context["job"].result, "2 new calls." in words_on(page)) == ({"new": 2, "changed": 0}, True)
    client.force_login(make_user("administrator", authority=keeper.authority))
    assert client.get(answer.headers["Location"]).status_code == 404


def test_a_file_is_judged_by_what_it_holds(client, keeper, django_capture_on_commit_callbacks):
    feed = make_feed(by=keeper, url="")
    for content in (b"<html></html>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"/etc/passwd"):
        file = SimpleUploadedFile("feed.xml", content)
        assert client.post(f"/feeds/{feed.pk}/read/", {"file": file}).status_code == 422
    assert client.post(f"/feeds/{feed.pk}/read/", {}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/feeds/{feed.pk}/read/", {"file": SimpleUploadedFile("feed.xml", rss(item(1)))})
    assert client.get(answer.headers["Location"]).context["job"].state == "done"
    assert client.post(f"/feeds/{feed.pk}/read/", {"address": "now"}).headers["Location"] == feed.url_for()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_inbox_asks_the_same_queries_for_any_number_of_calls(client, officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        make_feed_item(by=officer)
    client.get("/feeds/inbox/")
    with django_assert_num_queries(6):
        page = client.get("/feeds/inbox/")
    assert len(page.context["page"].object_list) == how_many


def test_the_inbox_is_narrowed_by_feed_and_words_in_any_spelling(client, officer):
    first = make_feed_item(by=officer, title="Énergie solaire")
    second = make_feed_item(by=officer, title="الطّاقة الشمسية", summary="جماعة")
    for chosen, found in (
        ({"q": "ENERGIE"}, first),
        ({"q": "الطاقه جماعه"}, second),
        ({"feed": second.feed_id}, second),
    ):
        assert list(client.get("/feeds/inbox/", chosen).context["page"]) == [found]
    foreign = make_feed_item(by=make_user(authority=type(officer.authority).objects.create(name_fr="Autre")))
    for chosen in ({"feed": foreign.feed_id}, {"feed": "x"}, {"shown": "x"}):
        assert list(client.get("/feeds/inbox/", chosen).context["page"]) == []


def test_a_hostile_call_stays_words(client, officer):
    make_feed_item(by=officer, title="<script>alert(1)</script>", summary="<img src=x onerror=y>{% now %}")
    body = client.get("/feeds/inbox/").content.decode()
    assert "<script>alert" not in body
    assert "&lt;img src=x onerror=y&gt;{% now %}" in body


def test_a_call_is_set_aside_and_laid_back(client, officer):
    call = make_feed_item(by=officer)
    address = f"/feeds/calls/{call.pk}/aside/"
    for back in ("/feeds/inbox/?q=a", "https://example.org/", "//example.org/", ""):
        answer = client.post(address, {"next": back})
        assert answer.headers["Location"] == (back if back.startswith("/feeds") else "/feeds/inbox/")
    assert list(client.get("/feeds/inbox/").context["page"]) == []
    assert list(client.get("/feeds/inbox/?shown=aside").context["page"]) == [call]
    client.post(address, {"do": "back"})
    call.refresh_from_db()
    assert (call.set_aside_at, call.handled_by) == (None, officer)


ROWS = {
    f"{row}-{name}": "0" for row in ("dates", "themes", "documents_asked") for name in ("TOTAL_FORMS", "INITIAL_FORMS")
}


def sent(form):
    """What a browser sends for a form that is shown and left as it is."""
    return {bound.html_name: value for bound in form if (value := bound.value()) not in (None, "", False)}


def test_a_call_becomes_an_opportunity_without_typing_it_again(client, officer):
    partner = make_partner(by=officer)
    feed = make_feed(by=officer, partner=partner, name_fr="Délégation")
    call = make_feed_item(feed=feed, title="دعم الماء", summary="ملخص", language="ar")
    address = f"/opportunities/new/?feed_item={call.pk}"
    form = client.get(address).context["form"]
    shown = {name: form[name].value() for name in ("name_ar", "description_ar", "link", "source")}
    assert shown == {"name_ar": "دعم الماء", "description_ar": "ملخص", "link": call.link, "source": "Délégation"}
    answer = client.post(address, {**sent(form), **ROWS})
    made = Opportunity.objects.get()
    call.refresh_from_db()
    assert answer.headers["Location"] == made.url_for()
    assert (made.partner, made.owner, call.opportunity, call.handled_by) == (partner, officer, made, officer)
    assert Activity.objects.get(verb="taken_over").data == {"feed": "Délégation"}
    assert list(client.get("/feeds/inbox/?shown=taken").context["page"]) == [call]
    assert client.get(address).headers["Location"] == made.url_for()
    assert "took it over from the feed “Délégation”" in client.get(made.url_for()).content.decode()


@pytest.mark.parametrize(
    ("language", "names"),
    [("fr", {"name_fr": "A"}), ("", {"name_original": "A"}), ("es", {"name_original": "A", "original_language": "es"})],
)
def test_the_title_goes_to_the_name_in_its_language(client, officer, language, names):
    call = make_feed_item(by=officer, title="A", language=language)
    form = client.get(f"/opportunities/new/?feed_item={call.pk}").context["form"]
    shown = {
        name: form[name].value() for name in ("name_ar", "name_fr", "name_en", "name_original", "original_language")
    }
    assert {name: value for name, value in shown.items() if value} == names


def test_a_call_that_looks_like_one_on_file_is_asked_about_first(client, officer):
    there = make_opportunity(by=officer, name_fr="Appui à l’eau potable à Kénitra")
    feed = make_feed(by=officer, partner=there.partner)
    call = make_feed_item(feed=feed, title="APPUI A L'EAU POTABLE A KENITRA", language="fr")
    address = f"/opportunities/new/?feed_item={call.pk}"
    data = {**sent(client.get(address).context["form"]), **ROWS}
    answer = client.post(address, data)
    assert (answer.status_code, answer.context["alike"]) == (422, [there])
    assert FeedItem.objects.waiting().count() == 1
    assert client.post(address, {**data, "is_another": f"{there.pk} "}).status_code == 302
    assert FeedItem.objects.waiting().count() == 0


def test_a_call_of_another_authority_or_none_is_not_there(client, officer):
    foreign = make_feed_item(by=make_user(authority=type(officer.authority).objects.create(name_fr="Autre")))
    for pk in (foreign.pk, 0, 10**17):
        assert client.get(f"/opportunities/new/?feed_item={pk}").status_code == 404
        assert client.post(f"/feeds/calls/{pk}/aside/").status_code == 404
    assert client.get("/opportunities/new/?feed_item=x").status_code == 200


def test_the_auditor_reads_the_inbox_and_handles_nothing(client, officer):
    call = make_feed_item(by=officer)
    client.force_login(make_user("auditor", authority=officer.authority))
    page = client.get("/feeds/inbox/")
    assert (page.status_code, page.context["may_handle"]) == (200, False)
    assert client.post(f"/feeds/calls/{call.pk}/aside/").status_code == 403
    assert client.get(f"/opportunities/new/?feed_item={call.pk}").status_code == 403
