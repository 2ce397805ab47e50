"""Rows of two records that become one: which stand for the same thing, and what the one that stays takes over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from jisr.blanks import fill_blanks
from jisr.fields import PercentField
from jisr.models import Record, Row, Trace


def twins_of(field: models.ForeignKey, rows: list[Any], winner: Record) -> dict[Any, Any]:
    """Of rows about to move by `field`, those that the winner already has: key of the row → the winner's own row.

    They are the ones that a unique rule of their kind would not let stand beside each other.
    """
    found: dict[Any, Any] = {}
    for others in unique_beside(field):
        if not rows:
            break
        names = [field.model._meta.get_field(name).attname for name in others]  # type: ignore[union-attr]
        own = {
            tuple(getattr(row, name) for name in names): row
            for row in field.model._base_manager.filter(**{field.name: winner})
        }
        for row in rows:
            values = tuple(getattr(row, name) for name in names)
            if values in own and None not in values:
                found.setdefault(row.pk, own[values])
    return found


def unique_beside(field: models.ForeignKey) -> Iterator[list[str]]:
    """For each unique rule that `field` takes part in, the other fields of that rule."""
    meta = field.model._meta
    rules = [list(rule.fields) for rule in meta.constraints if isinstance(rule, models.UniqueConstraint)]
    for names in [*rules, *map(list, meta.unique_together)]:
        if field.name in names:
            yield [name for name in names if name != field.name]


def absorb(twin: Row, row: Row, trace: Trace, *, adds_shares: bool) -> None:
    """Remove `row`, which says the same as `twin`; the twin keeps what only the other had said.

    With `adds_shares` the two shares of one body in a whole become one share.
    """
    for name in [item.name for item in row._meta.fields if isinstance(item, PercentField)] if adds_shares else []:
        shares = [share for share in (getattr(twin, name), getattr(row, name)) if share is not None]
        setattr(twin, name, sum(shares) if shares else None)
    fill_blanks(twin, row)
    _repoint(row, twin)
    for item in (row, twin):
        trace.sign(item)
    row.delete()
    twin.save()


def _repoint(row: Row, twin: Row) -> None:
    for relation in row._meta.related_objects:
        if not hasattr(relation.related_model, "instance_type"):
            relation.related_model._base_manager.filter(**{relation.field.name: row}).update(
                **{relation.field.name: twin}
            )


def settle_shares(winner: Record, trace: Trace) -> None:
    """Take the shares off rows of the winner that together are no longer a whole; the history keeps them."""
    for relation in winner._meta.related_objects:
        model: Any = relation.related_model
        if not issubclass(model, Row) or relation.field.name != model.PARENT:
            continue
        for item in model._meta.fields:
            if isinstance(item, PercentField):
                _settle(list(model._base_manager.filter(**{model.PARENT: winner})), item.name, trace)


def _settle(rows: list[Any], name: str, trace: Trace) -> None:
    shares = [getattr(row, name) for row in rows]
    filled = [share for share in shares if share is not None]
    if not filled or (len(filled) == len(shares) and sum(filled) == 100):
        return
    for row in rows:
        if getattr(row, name) is not None:
            setattr(row, name, None)
            trace.sign(row)
            row.save()
