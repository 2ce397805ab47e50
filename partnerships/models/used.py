"""Which rows something else rests on, whatever the app it lives in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models


def used_among(model: type[models.Model], keys: Iterable[Any]) -> set[Any]:
    """Those of `keys` of rows of `model` that a protecting foreign key names; one query a kind that may."""
    wanted, found = set(keys), set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel) or relation.on_delete is not models.PROTECT:
            continue
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": wanted})
        found |= set(rows.values_list(relation.field.attname, flat=True)) if wanted else set()
    return found
