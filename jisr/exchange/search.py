"""The search texts of many records at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jisr.exchange.links import chunks
from jisr.exchange.outcomes import CheckedRow
from jisr.text import normalise

if TYPE_CHECKING:
    from jisr.resources import RecordResource


def search_texts(resource: RecordResource, rows: list[CheckedRow]) -> list[str]:
    """Return the text each row's record is found by; a reference still to be given is not in it."""
    paths = [path.partition(".") for path in resource.SEARCH_THROUGH]
    parts = [[_steps(row, first, last) for first, _dot, last in paths] for row in rows]
    told = [
        _told(resource, first, last, [part[place] for part in parts]) for place, (first, _dot, last) in enumerate(paths)
    ]
    texts = []
    for position, row in enumerate(rows):
        own = " ".join(str(getattr(row.record, name) or "") for name in row.record.SEARCH_FIELDS)
        texts.append(" ".join(filter(None, [normalise(own), *(column[position] for column in told)])))
    return texts


def _steps(row: CheckedRow, first: str, last: str) -> list[Any]:
    """The values at the end of a path: of a link its key, of rows one value each."""
    if not last:
        return [getattr(row.record, f"{first}_id")]
    before = [] if row.is_new or first in row.rows else getattr(row.record, first).all()
    items = row.rows[first].after if first in row.rows else before
    names = [field.attname for field in items[0]._meta.fields if field.name == last] if items else []
    return [getattr(item, names[0]) for item in items]


def _told(resource: RecordResource, first: str, last: str, steps: list[list[Any]]) -> list[str]:
    """What each record's steps say: the other records' own search texts, or the plain values."""
    field = resource.model._meta.get_field(first)
    target = field.related_model._meta.get_field(last).related_model if last else field.related_model
    if target is None:
        return [normalise(" ".join(str(value) for value in values)) for values in steps]
    texts: dict[Any, str] = {}
    for some in chunks({key for keys in steps for key in keys} - {None}):
        texts |= dict(target._base_manager.filter(pk__in=some).values_list("pk", "search_text"))
    return [" ".join(dict.fromkeys(texts[key] for key in keys if key in texts)) for keys in steps]
