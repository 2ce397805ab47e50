"""What a feed brings is laid ready as items; what its publisher changes is marked, and told to whoever follows the call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import QuerySet

from funding.models import Feed, FeedItem, Opportunity
from jisr.models import Activity, NoticeKind, Trace, User, Via
from jisr.models.activity import Verb
from jisr.notices import tell
from jisr.people import administrators
from jisr.text import normalise

from .failures import FeedFailure
from .reading import Entry

FAILURES_BEFORE_OFF = 5
CHANGING = ("title", "summary", "link", "language", "published_at", "sha256", "search_text", "changed_at")


@dataclass(frozen=True)
class Taken:
    """How many items a reading made, and how many its publisher had changed."""

    new: int
    changed: int


def take(feed: Feed, entries: Sequence[Entry], *, now: datetime, by: User | None = None) -> Taken:
    """Lay the entries of a feed ready, in one transaction; those that hold none of its words are left out."""
    with transaction.atomic():
        Feed.objects.select_for_update().get(pk=feed.pk)
        on_file = {row.external_id: row for row in _items(feed, entries)}
        wanted = [entry for entry in entries if entry.external_id in on_file or fits(entry, feed.words)]
        new = [item_of(feed, entry, now) for entry in wanted if entry.external_id not in on_file]
        FeedItem.objects.bulk_create(new)
        changed = [_renew(on_file[entry.external_id], entry, now) for entry in wanted if _is_other(on_file, entry)]
        FeedItem.objects.bulk_update(changed, CHANGING)
        if new:
            Activity.write(feed, Verb.FEED_READ, Trace(by, Via.JOB), found=len(new))
            _tell_of_new(feed, len(new), now)
        _tell_of_changes(feed, changed)
    return Taken(len(new), len(changed))


def fits(entry: Entry, words: str) -> bool:
    """Whether it holds one of the words, which commas separate; where there are none, everything fits."""
    wanted = [folded for word in re.split(r"[,،;؛\n]", words) if (folded := normalise(word))]
    text = normalise(f"{entry.title} {entry.summary}")
    return not wanted or any(word in text for word in wanted)


def _items(feed: Feed, entries: Sequence[Entry]) -> QuerySet[FeedItem]:
    rows = FeedItem.objects.filter(feed=feed, external_id__in=[entry.external_id for entry in entries])
    return rows.select_related("opportunity__owner")


def _is_other(on_file: dict[str, FeedItem], entry: Entry) -> bool:
    item = on_file.get(entry.external_id)
    return item is not None and item.sha256 != entry.sha256


def item_of(feed: Feed, entry: Entry, now: datetime) -> FeedItem:
    """An unsaved item of an entry."""
    return _filled(FeedItem(feed=feed, external_id=entry.external_id, found_at=now), entry)


def _filled(item: FeedItem, entry: Entry) -> FeedItem:
    for name in ("title", "summary", "link", "language", "published_at", "sha256"):
        setattr(item, name, getattr(entry, name))
    item.search_text = normalise(f"{entry.title} {entry.summary}")
    return item


def _renew(item: FeedItem, entry: Entry, now: datetime) -> FeedItem:
    item.changed_at = now
    return _filled(item, entry)


def _tell_of_new(feed: Feed, count: int, now: datetime) -> None:
    data = {"feed": names_of(feed), "count": count}
    tell(takers(feed), about=feed, kind=NoticeKind.FEED, event=f"feed-{feed.pk}-new-{now.isoformat()}", data=data)


def takers(feed: Feed) -> QuerySet[User]:
    """Those who may make an opportunity of a call."""
    app, _dot, codename = Opportunity.permission_to("add").partition(".")
    may = Permission.objects.filter(content_type__app_label=app, codename=codename)
    people = User.objects.filter(authority_id=feed.authority_id, is_active=True)
    return people.filter(groups__permissions__in=may).distinct()


def _tell_of_changes(feed: Feed, items: Sequence[FeedItem]) -> None:
    """Whoever follows a call that was taken over is told that its publisher has changed it."""
    for item in items:
        call = item.opportunity
        if call is not None and call.owner is not None and call.archived_at is None:
            event = f"feed-item-{item.pk}-{item.sha256[:32]}"
            data = {"feed": names_of(feed), "changed": item.title}
            tell([call.owner], about=call, kind=NoticeKind.FEED, event=event, data=data)


def names_of(feed: Feed) -> dict[str, str]:
    """The names of a feed by language, for a notice that is worded for its reader."""
    return {"ar": feed.name_ar, "fr": feed.name_fr, "en": feed.name_en, "": feed.name_original}


def note_failure(feed: Feed, failure: FeedFailure, *, now: datetime) -> None:
    """Keep why it could not be read; after five times in a row it is switched off and the administrators are told."""
    with transaction.atomic():
        feed = Feed.objects.select_for_update().get(pk=feed.pk)
        count = min(feed.failures + 1, 1000)
        Feed.objects.filter(pk=feed.pk).update(failure=failure.kept()[:500], failures=count)
        feed.failure, feed.failures = failure.kept()[:500], count
        if count >= FAILURES_BEFORE_OFF and feed.is_on:
            feed.is_on = False
            feed.store(by=None, via=Via.JOB)
            people = administrators(feed.authority_id)
            event = f"feed-{feed.pk}-off-{now.isoformat()}"
            tell(people, about=feed, kind=NoticeKind.FEED, event=event, data={"feed": names_of(feed)})
