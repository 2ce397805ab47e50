"""Partners and contacts that look like one another: the same identifier or address, the same or nearly the same name."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from jisr.models import User
from jisr.text import normalise
from partnerships.models import Contact, Partner

NEAR = 0.86
CANDIDATES = 200
SHOWN = 5
SHORTEST_WORD = 4
MOST_WORDS = 12
NAMES = ("name_ar", "name_fr", "name_en", "name_original")


def look_alikes(record: Any, user: User) -> list[Any]:
    """At most five records of the same kind and authority that may well be the same body or person, likest first.

    One query: the candidates share an address, an acronym or a longer word of a name.
    """
    if record.merged_into_id or not _words(record):
        return []
    rows = type(record)._default_manager.visible_to(user).filter(merged_into=None).exclude(pk=record.pk)
    found = [(likeness(record, other), other) for other in _candidates(record, rows)[:CANDIDATES]]
    near = sorted(((score, other.pk, other) for score, other in found if score >= NEAR), reverse=True)
    return [other for _score, _pk, other in near[:SHOWN]]


def _candidates(record: Any, rows: QuerySet) -> QuerySet:
    """Those that share an address or a word, the ones that share most words first."""
    shared: Any = Value(0)
    for word in _words(record):
        shared += Case(When(search_text__contains=word, then=1), default=0)
    same = Q(email__iexact=record.email) if record.email else Q(pk__in=())
    return rows.annotate(shared=shared).filter(same | Q(shared__gt=0)).order_by("-shared", "-pk")


def _words(record: Any) -> list[str]:
    """The words of its names that are long enough to tell something, and its acronym."""
    words = name_words(record)
    acronym = normalise(getattr(record, "acronym", ""))
    return [acronym, *words][:MOST_WORDS] if acronym and acronym not in words else words


def name_words(record: Any) -> list[str]:
    """The longer words of a record's names, folded, the longest first."""
    words = {word for name in names_of(record) for word in name.split() if len(word) >= SHORTEST_WORD}
    return sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]


def names_of(record: Any) -> list[str]:
    """The folded names of a record, in every language it has."""
    return [folded for name in NAMES if (folded := normalise(getattr(record, name)))]


def likeness(one: Any, other: Any) -> float:
    """From 0 to 1: 1 where an address, an acronym or a name is the same, else how near the nearest names are.

    Two contacts of different partners are alike only by their address.
    """
    if any(same for same in _same_facts(one, other)):
        return 1.0
    if isinstance(one, Contact) and one.partner_id != other.partner_id:
        return 0.0
    return nearness(one, other)


def nearness(one: Any, other: Any) -> float:
    """From 0 to 1: how near the nearest two names of two records are, in any of their languages; 0 below `NEAR`."""
    return max((near_names(mine, theirs) for mine in names_of(one) for theirs in names_of(other)), default=0.0)


def near_names(mine: str, theirs: str) -> float:
    """From 0 to 1: how near two folded names are; 0 below `NEAR`."""
    pair = SequenceMatcher(None, mine, theirs)
    return pair.ratio() if pair.quick_ratio() >= NEAR else 0.0


def _same_facts(one: Any, other: Any) -> Iterator[bool]:
    for name in ("email", "phone", "website") if isinstance(one, Partner) else ("email",):
        mine, theirs = normalise(getattr(one, name)), normalise(getattr(other, name))
        yield bool(mine) and mine == theirs
    if isinstance(one, Partner):
        mine, theirs = normalise(one.acronym), normalise(other.acronym)
        yield bool(mine) and mine == theirs and one.country == other.country
