"""Feeds as plain text, whatever they hold."""

from datetime import UTC, datetime

import pytest

from funding.feeds import reading
from funding.feeds.failures import FeedFailure
from funding.feeds.reading import Entry, plain, read_feed
from tests.factories_feeds import item, rss

pytestmark = pytest.mark.once

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>دعوات</title><id>urn:x</id>
<entry><id>urn:1</id><title>دعم المبادرات المحلية</title><updated>2026-11-20T08:30:00+01:00</updated>
<link href="https://donor.example/1"/><summary type="html">&lt;p&gt;الماء&lt;/p&gt;&lt;p&gt;الصحة&lt;/p&gt;</summary></entry></feed>"""


def failure_of(content):
    with pytest.raises(FeedFailure) as caught:
        read_feed(content)
    return caught.value.code


def test_rss_is_read():
    content = rss(item(1, "Appel à projets", "Eau &amp; sol", pubDate="Fri, 20 Nov 2026 08:30:00 +0100"))
    moment = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    assert read_feed(content) == [
        Entry("id-1", "Appel à projets", "Eau & sol", "https://donor.example/1", "fr", moment)
    ]


def test_atom_in_arabic_is_read_with_its_paragraphs():
    [entry] = read_feed(ATOM.encode())
    assert (entry.language, entry.title, entry.summary) == ("ar", "دعم المبادرات المحلية", "الماء\nالصحة")
    assert entry.published_at == datetime(2026, 11, 20, 7, 30, tzinfo=UTC)


def test_markup_and_scripts_become_plain_text():
    dirty = (
        "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b onclick=x&gt;Eau&lt;/b&gt;&lt;br&gt;&lt;img src=x onerror=y&gt;Sol"
    )
    [entry] = read_feed(rss(item(1, "Appel &lt;script&gt;alert(1)&lt;/script&gt; \u202eà projets", dirty)))
    assert (entry.title, entry.summary) == ("Appel à projets", "Eau\nSol")


def test_a_link_that_a_browser_would_run_is_dropped():
    links = ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://donor.example/" + "x" * 600, "x"]
    found = read_feed(
        rss(*(f"<guid>{number}</guid><title>A</title><link>{link}</link>" for number, link in enumerate(links)))
    )
    assert [entry.link for entry in found] == [""] * len(links)


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
HOSTILE = [LAUGHS, "<!DOCTYPE x [<!ENTITY s SYSTEM 'file:///etc/passwd'>]>", "<!doctype x [ <!entity s 'x'>]>"]
HOSTILE += ["<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://169.254.169.254/'>%p;]>", "<! ENTITY s 'x'>"]


@pytest.mark.parametrize("head", HOSTILE)
def test_entities_are_refused(head):
    content = rss(item(1, "&s;"), head=head)
    assert failure_of(content) == "entities"
    text = content.decode().replace("UTF-8", "UTF-16")
    assert failure_of(text.encode("utf-16")) == "entities"


@pytest.mark.parametrize(
    "content",
    [b"", b"   ", b"/etc/passwd", b"http://127.0.0.1/", b"<html><body>x</body></html>", b"\x89PNG\r\n", b"{}"],
)
def test_what_is_no_feed_is_refused(content):
    assert failure_of(content) == "not_a_feed"


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    assert failure_of(rss(item(1))) == "too_large"


def test_the_first_entries_of_a_long_feed_are_read_and_none_twice(monkeypatch):
    monkeypatch.setattr(reading, "MOST_ENTRIES", 3)
    found = read_feed(rss(item(1, "A"), item(2), item(1, "B"), item(3)))
    assert [(entry.external_id, entry.title) for entry in found] == [("id-1", "A"), ("id-2", "Appel 2")]


def test_an_entry_without_a_title_takes_its_summary_and_an_empty_one_is_left_out():
    found = read_feed(rss("<guid>1</guid><description>Eau potable</description>", "<guid>2</guid>"))
    assert [(entry.external_id, entry.title) for entry in found] == [("1", "Eau potable")]


def test_long_texts_are_cut_and_long_identities_told_by_a_digest():
    [entry] = read_feed(
        rss(f"<guid>{'x' * 900}</guid><title>{'t' * 900}</title><description>{'s' * 9000}</description>")
    )
    assert [len(text) for text in (entry.external_id, entry.title, entry.summary)] == [64, 300, 5000]


def test_a_file_that_is_not_quite_well_formed_is_read_all_the_same():
    [entry] = read_feed(rss("<guid>1</guid><title>Eau & sol</title>"))
    assert entry.title == "Eau & sol"


def test_a_publisher_that_only_dates_anew_has_changed_nothing():
    one, other = Entry("1", "A", "B", published_at=datetime(2026, 1, 1, tzinfo=UTC)), Entry("1", "A", "B")
    assert one.sha256 == other.sha256
    assert one.sha256 != Entry("1", "A", "C").sha256


def test_plain_text_keeps_no_tag_however_it_is_nested():
    assert plain("<<script>script>alert(1)<</script>/script>x", 100).count("<script") == 0
