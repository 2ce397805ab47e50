"""What was last imported, field by field, and how it meets what people changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from .mapped import Values
from .values import in_thousandths

Frozen = dict[str, Any]
"""Values as JSON: amounts at three decimals, other decimals bare, days in ISO 8601."""


def frozen(values: Mapping[str, Any]) -> Frozen:
    return {name: _frozen(value) for name, value in values.items()}


def _frozen(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(in_thousandths(value) if value == in_thousandths(value) else value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value


def present(record: Model, names: Iterable[str]) -> Frozen:
    """Return what a record holds now, as `frozen` writes it."""
    return frozen({name: getattr(record, name) for name in names})


@dataclass(frozen=True)
class Difference:
    field: str
    ours: Any
    theirs: Any


@dataclass
class Merge:
    """The outcome of a comparison: what to write, and what a person changed and keeps."""

    changes: Values = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)


def merge(record: Model, last: Frozen, published: Values) -> Merge:
    """Compare a record with what was last imported and what is published now.

    A field nobody touched follows the file; one that was edited stays, and is a difference unless both now agree.
    """
    outcome = Merge()
    now, new = present(record, published), frozen(published)
    for name, value in new.items():
        if now[name] == value:
            continue
        if name in last and now[name] == last[name]:
            outcome.changes[name] = published[name]
        else:
            outcome.differences.append(Difference(name, now[name], value))
    return outcome
