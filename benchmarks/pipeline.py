"""A hundred thousand proposals and a million dated things: the first page, the agenda, the feed, the board, the figures."""

import time

from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from benchmarks.pipeline_rows import grow_pipeline
from benchmarks.seeding import grow_to
from benchmarks.timing import content, row, timed
from funding.calendar import make_address
from jisr.models import User

PROPOSALS, RUNS = 100_000, 5
PAGES = {
    "home, my day": "/",
    "home, the unit": "/?of=unit",
    "agenda, list of the unit": "/agenda/",
    "agenda, my list": "/agenda/?who=me",
    "agenda, day": "/agenda/?view=day",
    "agenda, week": "/agenda/?view=week",
    "agenda, month": "/agenda/?view=month",
    "agenda, late": "/agenda/?view=late",
}
NAMED = {"board": "proposal_board", "figures of the pipeline": "pipeline_figures"}


def measure_pipeline(user: User, proposals: int = PROPOSALS) -> None:
    """Seed, then print queries and milliseconds of each page."""
    start = time.perf_counter()
    grow_to(200, user)
    grow_pipeline(proposals, user)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as autovacuum does after such a load
    print(f"\n{proposals:,} proposals, {proposals * 10:,} dated things, seeded in {time.perf_counter() - start:.0f} s")
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    pages = PAGES | {title: address for title, name in NAMED.items() if (address := _address(name))}
    for title, path in pages.items():
        row(title, timed(lambda path=path: content(client.get(path)), RUNS))
    _measure_feed(user)


def _measure_feed(user: User) -> None:
    """The private calendar, as a telephone reads it: by nobody who is signed in."""
    path = reverse("calendar_feed", args=[make_address(user)])
    client = Client(headers={"host": "localhost"})
    for title, of in (("calendar feed, mine", ""), ("calendar feed, the unit's", "?of=unit")):
        row(title, timed(lambda of=of: content(client.get(path + of)), RUNS))


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
