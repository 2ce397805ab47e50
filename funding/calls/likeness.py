"""Calls that look like one another: the same number or link, or nearly the same name from the same partner."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from funding.models import Opportunity
from jisr.models import User
from jisr.text import normalise
from partnerships.likeness import CANDIDATES, NEAR, SHOWN, name_words, names_of, near_names

NUMBER = re.compile(r"\d+")


def look_alikes(record: Opportunity, user: User) -> list[Opportunity]:
    """At most five calls on file that may well be the same one, likest first; `record` need not be saved.

    Two queries: the candidates, and the editions of the same call, which are none of them doubles.
    """
    editions = _editions(record)
    rows = Opportunity.objects.visible_to(user).current().exclude(pk__in=editions)
    found = [(likeness(record, other), other) for other in _candidates(record, rows)[:CANDIDATES]]
    near = sorted(((score, other.pk, other) for score, other in found if score >= NEAR), reverse=True)
    return [other for _score, _pk, other in near[:SHOWN]]


def likeness(one: Opportunity, other: Opportunity) -> float:
    """From 0 to 1: 1 where the number or the link is the same, else how near the names are of one partner's calls.

    Names that differ in a number (2026, 2027; lot 1, lot 2) are of two calls.
    """
    if _same(normalise(one.donor_number), normalise(other.donor_number)):
        return 1.0
    if _same(link_key(one.link), link_key(other.link)):
        return 1.0
    if one.partner_id != other.partner_id:
        return 0.0
    pairs = (
        (mine, theirs) for mine in names_of(one) for theirs in names_of(other) if _numbers(mine) == _numbers(theirs)
    )
    return max((near_names(mine, theirs) for mine, theirs in pairs), default=0.0)


def link_key(link: str) -> str:
    """What of a link tells the page: without scheme, `www.`, a trailing slash or an anchor; "" for a bare home page."""
    text = re.sub(r"^[a-z]+://(www\.)?", "", link.strip(), flags=re.I).partition("#")[0].rstrip("/")
    host, slash, rest = text.partition("/")
    return f"{host.casefold()}/{rest}" if slash else ""


def _same(mine: str, theirs: str) -> bool:
    return bool(mine) and mine == theirs


def _numbers(name: str) -> list[str]:
    return NUMBER.findall(name)


def _candidates(record: Opportunity, rows: QuerySet) -> QuerySet:
    """Those of the same number or page, and those of the partner that share a word of the name, the likest first."""
    same: Any = Q(pk__in=())
    for text in (record.donor_number, link_key(record.link)):
        if folded := normalise(text):
            same |= Q(search_text__contains=folded)
    shared: Any = Value(0)
    for word in name_words(record):
        shared += Case(When(search_text__contains=word, then=1), default=0)
    named = Q(partner_id=record.partner_id, shared__gt=0) if record.partner_id else Q(pk__in=())
    return rows.annotate(shared=shared).filter(same | named).order_by("-shared", "-pk")


def _editions(record: Opportunity) -> set[int]:
    """The keys of the call itself and of its editions before and after."""
    if record.pk is None:
        return set()
    linked = Opportunity.objects.filter(partner_id=record.partner_id, previous__isnull=False)
    before = dict(linked.values_list("pk", "previous_id"))
    after = {previous: pk for pk, previous in before.items()}
    found: set[int] = set()
    waiting: list[int | None] = [record.pk]
    while waiting:
        key = waiting.pop()
        if key is not None and key not in found:
            found.add(key)
            waiting += [before.get(key), after.get(key)]
    return found
