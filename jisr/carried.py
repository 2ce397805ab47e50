"""Records that are also found by the words of another: when that one is renamed, they are found by its new words.

A record names in `SEARCH_CARRIES` the paths to those whose search text its own `search_parts` take in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Replace

CHUNK = 2000


@lru_cache
def carriers(model: type[models.Model]) -> tuple[tuple[type[models.Model], str], ...]:
    """Each kind of record that carries the search text of `model`, at one remove or several, and the path to it."""
    found: list[tuple[type[models.Model], str]] = []
    for other in apps.get_models():
        for path in getattr(other, "SEARCH_CARRIES", ()):
            if _end_of(other, path) is model:
                found.append((other, path))
                found += [(third, f"{way}__{path}") for third, way in carriers(other)]
    return tuple(dict.fromkeys(found))


def _end_of(model: Any, path: str) -> Any:
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model
    return model


def spread(model: type[models.Model], changed: Mapping[Any, tuple[str, str]]) -> None:
    """Put the new search text of records in place of the old one wherever it is carried.

    `changed` maps keys of `model` to (old, new) search texts. One statement for each record and kind of carrier,
    however many rows carry it; the old text stands in them word for word.
    """
    renamed = {key: texts for key, texts in changed.items() if texts[0] and texts[0] != texts[1]}
    for other, path in carriers(model) if renamed else ():
        for key in _carried(other, path, list(renamed)):
            old, new = renamed[key]
            rows = other._base_manager.filter(**{path: key}, search_text__contains=old)
            rows.update(search_text=Replace(F("search_text"), Value(old), Value(new)))


def _carried(other: type[models.Model], path: str, keys: list[Any]) -> Iterator[Any]:
    """Of many records those that any row carries, so that most of a long file costs nothing."""
    if len(keys) == 1:
        yield from keys
        return
    for start in range(0, len(keys), CHUNK):
        rows = other._base_manager.filter(**{f"{path}__in": keys[start : start + CHUNK]})
        found = set(rows.order_by().values_list(path, flat=True))
        yield from found.intersection(keys)
