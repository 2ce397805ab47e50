"""Feeds, what they bring, and the files that partners publish."""

from itertools import count
from typing import Any

from django.utils import timezone

from funding.feeds.reading import Entry
from funding.feeds.taking import item_of
from funding.models import Feed, FeedItem
from jisr.models import Authority, User, Via
from tests.factories import make_authority

_numbers = count(1)


def make_feed(*, by: User | None = None, authority: Authority | None = None, **fields: Any) -> Feed:
    owner = authority or (by.authority if by else None) or Authority.objects.first() or make_authority()
    number = next(_numbers)
    feed = Feed(
        authority=owner, **{"name_fr": f"Appels {number}", "url": f"https://donor{number}.example/rss", **fields}
    )
    feed.store(by=by, via=Via.COMMAND)
    return feed


def make_feed_item(*, by: User | None = None, feed: Feed | None = None, **fields: Any) -> FeedItem:
    number = next(_numbers)
    said = {
        "external_id": f"id-{number}",
        "title": f"Appel {number}",
        "link": f"https://donor.example/{number}",
        **fields,
    }
    item = item_of(feed or make_feed(by=by), Entry(**said), timezone.now())
    item.save()
    return item


def rss(*items: str, head: str = "", language: str = "fr") -> bytes:
    """An RSS file of these items, each the inside of an `<item>`."""
    body = "".join(f"<item>{item}</item>" for item in items)
    channel = f"<title>Appels</title><language>{language}</language>{body}"
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<rss version="2.0"><channel>{channel}</channel></rss>'.encode()


def item(number: int, title: str = "", summary: str = "Résumé", **more: str) -> str:
    """The inside of an `<item>`."""
    rest = "".join(f"<{name}>{text}</{name}>" for name, text in more.items())
    title = title or f"Appel {number}"
    return (
        f"<guid>id-{number}</guid><title>{title}</title><description>{summary}</description>"
        f"<link>https://donor.example/{number}</link>{rest}"
    )
