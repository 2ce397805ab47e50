"""The reading of feeds as work: those that are due by themselves, one that somebody asks for, a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from funding.models import Feed
from jisr.models import Job, User

from .failures import FeedFailure
from .fetching import MAX_BYTES, fetch
from .reading import read_feed
from .taking import Taken, note_failure, take

FEED_READ = "feed_read"
MOST_AT_ONCE = 100


def queue_due(now: datetime) -> None:
    """What the schedule of that name does: the feeds that are switched on and due are read, each as work of its own."""
    for pk in due(now):
        read_due.enqueue(pk)


def due(now: datetime) -> list[int]:
    """The keys of the feeds to read now, those that waited longest first."""
    rows = Feed.objects.current().filter(is_on=True).exclude(url="").order_by(F("read_at").asc(nulls_first=True), "pk")
    waiting = [row for row in rows.only("pk", "read_at", "every_hours") if is_due(row, now)]
    return [row.pk for row in waiting[:MOST_AT_ONCE]]


def is_due(feed: Feed, now: datetime) -> bool:
    return feed.read_at is None or feed.read_at + timedelta(hours=feed.every_hours) <= now


@task()
def read_due(pk: int) -> None:
    """Read a feed that is due, unless another worker just did."""
    now = timezone.now()
    feed = Feed.objects.current().filter(pk=pk, is_on=True).first()
    if feed is not None and is_due(feed, now):
        read_address(feed, now=now)


def read_address(feed: Feed, *, now: datetime, by: User | None = None) -> Taken | FeedFailure:
    """Read a feed's address; a failure is noted on the feed, and returned."""
    mine = Feed.objects.filter(pk=feed.pk, read_at=feed.read_at).update(read_at=now)
    if not mine:
        return Taken(0, 0)
    try:
        answer = fetch(feed.url, etag=feed.etag, modified=feed.modified)
        entries = [] if answer.content is None else read_feed(answer.content)
    except FeedFailure as failure:
        note_failure(feed, failure, now=now)
        return failure
    taken = take(feed, entries, now=now, by=by)
    facts = {"failure": "", "failures": 0, "etag": answer.etag, "modified": answer.modified}
    Feed.objects.filter(pk=feed.pk).update(**facts)
    return taken


def work(job: Job, tell: Callable[[int, int], None]) -> dict[str, Any]:
    """Read the feed `job.data["feed"]`: its address, or the uploaded file. Raises ValidationError where it cannot be read."""
    tell(0, 0)
    feed = Feed.objects.visible_to(job.by).get(pk=job.data["feed"])
    now = timezone.now()
    found = read_upload(feed, job, now) if job.upload else read_address(feed, now=now, by=job.by)
    if isinstance(found, FeedFailure):
        raise ValidationError(str(found))
    return {"new": found.new, "changed": found.changed}


def read_upload(feed: Feed, job: Job, now: datetime) -> Taken | FeedFailure:
    with job.upload.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    try:
        entries = read_feed(content)
    except FeedFailure as failure:
        return failure
    return take(feed, entries, now=now, by=job.by)
