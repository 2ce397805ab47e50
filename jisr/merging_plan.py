"""What a merge would do, shown before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from jisr.blanks import fillable
from jisr.facts import Fact, fact_of
from jisr.merging import beside, relations
from jisr.models import Record


@dataclass(frozen=True)
class Line:
    """One field of both records; `is_filled` when the one that remains takes it from the other."""

    label: str
    kept: Fact
    lost: Fact
    is_filled: bool


@dataclass(frozen=True)
class Plan:
    """The fields side by side, and how many of each kind of thing move to the winner: (plural name, count)."""

    winner: Record
    loser: Record
    lines: list[Line]
    moving: list[tuple[str, int]]


def plan_of(loser: Any, winner: Any) -> Plan:
    """What merging `loser` into `winner` would do; one query for each kind of thing that may move."""
    return Plan(winner, loser, _lines(loser, winner), _moving(loser))


def _lines(loser: Any, winner: Any) -> list[Line]:
    filled = set(fillable(winner, loser))
    found = []
    for item in type(winner)._meta.concrete_fields:
        if not item.editable or item.primary_key:
            continue
        kept, lost = fact_of(winner, item.name), fact_of(loser, item.name)
        if kept.text or lost.text:
            found.append(Line(kept.label, kept, lost, item.name in filled))
    return found


def _moving(loser: Any) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for field in relations(type(loser)):
        _count(counts, field.model, field.model._base_manager.filter(**{field.name: loser}))
    kind = ContentType.objects.get_for_model(type(loser))
    for model in beside():
        if hasattr(model, "subject"):
            _count(counts, model, model._base_manager.filter(content_type=kind, object_id=loser.pk))
    return sorted(counts.items())


def _count(counts: dict[str, int], model: type[models.Model], rows: models.QuerySet) -> None:
    if number := rows.count():
        name = str(model._meta.verbose_name_plural)
        counts[name] = counts.get(name, 0) + number
