"""What happened to a record: its history and its activity lines as one timeline, worded for the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _

from jisr import facts
from jisr.fields import CurrencyField
from jisr.models import Activity, Base, Mergeable, Named, Row, Via
from jisr.models.activity import Verb
from jisr.models.named import reading_order

HIDDEN = {"id", "version", "created_at", "created_by", "updated_at", "updated_by", "authority", "search_text"}
UNSAID = {"archived_at", "archived_by", "archive_reason", "posted_at", "posted_by"}


@dataclass(frozen=True)
class Change:
    """One field, old and new as shown; of a row, `row` says which kind and whether it was added or removed."""

    label: str
    old: str = ""
    new: str = ""
    row: str = ""


@dataclass
class Entry:
    """One write: who, when, by which door, what happened and what changed.

    `about` is the reference of the record it happened to, where that one was merged into the record of the page.
    """

    at: datetime
    by: str
    via: str
    sentence: str
    reason: str = ""
    changes: list[Change] = field(default_factory=list)
    about: str = ""


def timeline(record: Base, *, limit: int | None = None) -> list[Entry]:
    """The record's entries and those of what was merged into it, newest first.

    The number of queries depends on the kind of record alone.
    """
    kind = ContentType.objects.get_for_model(type(record))
    ids = _itself_and_merged(record)
    lines = Activity.objects.filter(content_type=kind, object_id__in=ids).select_related("by")
    entries: dict[str, Entry] = {}
    for line in lines[:limit] if limit else lines:
        entries[line.batch] = Entry(
            line.at,
            str(line.by or _("the system")),
            str(Via(line.via).label),
            sentence_of(line, type(record)),
            line.data.get("reason", ""),
            about=ids[line.object_id],
        )
    for batch, changes in _changes_by_batch(record, ids).items():
        if batch in entries:
            entries[batch].changes.extend(changes)
    return sorted(entries.values(), key=lambda entry: entry.at, reverse=True)


def _itself_and_merged(record: Base) -> dict[int, str]:
    """The keys of the record and of all that was merged into it, with the references of the latter."""
    if not isinstance(record, Mergeable):
        return {record.pk: ""}
    return {record.pk: "", **dict(record.merged_from.values_list("pk", "reference"))}


def sentence_of(line: Activity, model: type[models.Model]) -> str:
    """The activity's code and data as words in the reader's language."""
    data = {name: _in_readers_language(value) for name, value in line.data.items()}
    states = getattr(model, "STATES", None)
    for name in ("from", "to"):
        if states is not None and data.get(name) in states.values:
            data[name] = states(data[name]).label
    template = str(Verb(line.verb).label)
    try:
        return template % data
    except KeyError:
        return template


def _in_readers_language(value: Any) -> Any:
    """Of names kept by language code, the one in the reader's language, else the next one filled."""
    if not isinstance(value, dict):
        return value
    return next((value[code] for code in (*reading_order(), "") if value.get(code)), "")


def row_models(model: type[models.Model]) -> list[type[Row]]:
    """The kinds of rows that live inside this kind of record."""
    found = (relation.related_model for relation in model._meta.related_objects)
    return [row for row in found if issubclass(row, Row) and row._meta.get_field(row.PARENT).related_model is model]


def _changes_by_batch(record: Base, ids: Iterable[int]) -> dict[str, list[Change]]:
    past_records = type(record).history.filter(id__in=[*ids]).order_by("history_id")
    histories: list[tuple[type[models.Model], list[Any]]] = [(type(record), list(past_records))]
    for row in row_models(type(record)):
        past = row.history.filter(**{f"{row.PARENT}_id__in": [*ids]}).order_by("history_id")
        histories.append((row, list(past)))
    names = _Names(histories)
    found: dict[str, list[Change]] = defaultdict(list)
    for model, rows in histories:
        previous: dict[int, Any] = {}
        for past in rows:
            batch = (past.history_change_reason or "").rpartition(":")[2]
            before = previous.get(past.id)
            found[batch].extend(_compare(model, before, past, names))
            previous[past.id] = past
    return found


def _compare(model: type[models.Model], before: Any, after: Any, names: _Names) -> Iterable[Change]:
    if issubclass(model, Row):
        yield from _compare_row(model, before, after, names)
    elif before is not None:
        yield from _field_changes(model, before, after, names, row="")


def _compare_row(model: type[Row], before: Any, after: Any, names: _Names) -> Iterable[Change]:
    kind = str(model._meta.verbose_name)
    kind = kind[:1].upper() + kind[1:]
    if after.history_type == "+":
        yield Change(kind, new=_row_text(model, after, names), row="added")
    elif after.history_type == "-":
        yield Change(kind, old=_row_text(model, after, names), row="removed")
    elif before is not None:
        yield from _field_changes(model, before, after, names, row=kind)


def _field_changes(model: type[models.Model], before: Any, after: Any, names: _Names, row: str) -> Iterable[Change]:
    for item in _said_fields(model):
        old, new = getattr(before, item.attname), getattr(after, item.attname)
        if old != new:
            label = facts.label_of(model, item.name)
            yield Change(
                f"{row}: {label}" if row else label, names.show(item, old, before), names.show(item, new, after)
            )


def _row_text(model: type[Row], past: Any, names: _Names) -> str:
    said = [item for item in _said_fields(model) if not isinstance(item, CurrencyField)]  # it stands with its amount
    shown = [names.show(item, getattr(past, item.attname), past) for item in said if item.name not in Named.NAME_FIELDS]
    if issubclass(model, Named):
        shown.insert(0, Named.text(past, "name")[0])
    return " · ".join(text for text in shown if text)


def _said_fields(model: type[models.Model]) -> list[models.Field]:
    skip = HIDDEN | UNSAID | {getattr(model, "STATE_FIELD", ""), getattr(model, "PARENT", "")}
    return [item for item in model._meta.concrete_fields if item.name not in skip]


class _Names:
    """The names of all related records that a timeline mentions, read in one query a kind."""

    def __init__(self, histories: list[tuple[type[models.Model], list[Any]]]) -> None:
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for model, rows in histories:
            for item in _said_fields(model):
                if item.is_relation:
                    wanted[item.related_model].update(getattr(past, item.attname) for past in rows)
        self.names = {
            model: {row.pk: str(row) for row in model._base_manager.filter(pk__in=keys - {None})}
            for model, keys in wanted.items()
            if keys - {None}
        }

    def show(self, item: models.Field, value: Any, past: Any) -> str:
        if item.is_relation:
            return facts.show(item, value, related=self.names.get(item.related_model, {}))
        currency = getattr(past, facts.currency_field(past.instance_type, item.name), "")
        return facts.show(item, value, currency=currency)
