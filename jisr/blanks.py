"""Filling the blanks of one record or row from another that stands for the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from jisr.facts import currency_field
from jisr.fields import AmountField

ORIGINAL = ("name_original", "original_language")


def fill_blanks(target: Any, source: Any) -> list[str]:
    """Fill what `target` leaves blank and `source` says; returns the names of the fields filled."""
    found = fillable(target, source)
    for name in found:
        setattr(target, name, getattr(source, name))
    return found


def fillable(target: Any, source: Any) -> list[str]:
    """The names of the fields that are blank in `target` and filled in `source`.

    A “no” that nobody chose counts as blank. Amounts go together with their currency, all or none, so that no
    amount gets into the wrong currency. What stands above the record is taken only where that makes no circle.
    """
    model = type(target)
    names = [item.name for item in _said_fields(model) if _may_take(item, target, source)]
    return [name for name in names if all(_is_blank(target, other) for other in _together(model, name))]


def _said_fields(model: type[models.Model]) -> Iterator[models.Field]:
    skipped = {getattr(model, "PARENT", ""), *getattr(model, "NOT_FILLED_BY_MERGE", ())}
    return (item for item in model._meta.concrete_fields if item.editable and item.name not in skipped)


def _may_take(item: models.Field, target: Any, source: Any) -> bool:
    if item.primary_key or not _is_blank(target, item.name) or _is_blank(source, item.name):
        return False
    return item.name != "parent" or not _makes_a_circle(target, source.parent)


def _is_blank(record: Any, name: str) -> bool:
    item = record._meta.get_field(name)
    value = getattr(record, item.attname)
    return value in (None, "") or (isinstance(item, models.BooleanField) and value == item.get_default())


def _together(model: type[models.Model], name: str) -> list[str]:
    """The amounts and the currency, or the text and its language, that `name` belongs with, itself included."""
    if name in ORIGINAL:
        return [*ORIGINAL]
    found = [item.name for item in model._meta.fields if isinstance(item, AmountField)]
    amounts = {amount: currency_field(model, amount) for amount in found}
    currency = amounts.get(name, name)
    return [name, currency, *(other for other, its in amounts.items() if its == currency)] if currency else [name]


def _makes_a_circle(target: Any, above: Any) -> bool:
    seen: set[Any] = set()
    while above is not None and above.pk not in seen:
        if above.pk == target.pk:
            return True
        seen.add(above.pk)
        above = above.parent
    return False
