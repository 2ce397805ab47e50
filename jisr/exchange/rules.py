"""The database's check constraints, asked in Python: a query a rule and row would cost more than the rest."""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import F, Q

Answer = bool | None
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "in": lambda value, many: value in many,
}


def holds(rule: Q, record: models.Model) -> Answer:
    """Whether `rule` holds for `record`, as SQL would say: None where a blank leaves it open.

    Knows exact, gt, gte, lt, lte, in, isnull and F(); raises NotImplementedError for anything else.
    """
    answers = [
        holds(child, record) if isinstance(child, Q) else _leaf(child[0], child[1], record) for child in rule.children
    ]
    answer: Answer
    if rule.connector == Q.AND:
        answer = False if False in answers else None if None in answers else True
    elif rule.connector == Q.OR:
        answer = True if True in answers else None if None in answers else False
    else:
        raise NotImplementedError(rule.connector)
    return not answer if rule.negated and answer is not None else answer


def _leaf(path: str, wanted: Any, record: models.Model) -> Answer:
    name, _mark, lookup = path.partition("__")
    value = getattr(record, record._meta.get_field(name).attname)  # type: ignore[union-attr]
    if lookup == "isnull":
        return (value is None) == wanted
    if lookup in ("", "exact") and wanted is None:
        return value is None
    compare = _COMPARE.get(lookup or "exact")
    if compare is None or (hasattr(wanted, "resolve_expression") and not isinstance(wanted, F)):
        raise NotImplementedError(path)
    other = getattr(record, wanted.name) if isinstance(wanted, F) else wanted
    return None if value is None or other is None else compare(value, other)


@lru_cache
def rules_of(model: type[models.Model]) -> tuple[tuple[models.CheckConstraint, tuple[str, ...]], ...]:
    """The model's check constraints, each with the names of the fields it speaks of."""
    rules = [rule for rule in model._meta.constraints if isinstance(rule, models.CheckConstraint)]
    return tuple((rule, tuple(_names(rule.condition))) for rule in rules)  # type: ignore[arg-type]


def _names(rule: Q) -> list[str]:
    names: list[str] = []
    for child in rule.children:
        found = _names(child) if isinstance(child, Q) else [child[0].partition("__")[0]]
        names += [name for name in found if name not in names]
    return names


def broken_rules(record: models.Model) -> list[tuple[str, tuple[str, ...]]]:
    """Return (what is wrong, the fields it is about) for each check constraint that `record` breaks."""
    return [
        (str(rule.violation_error_message), names)
        for rule, names in rules_of(type(record))
        if holds(rule.condition, record) is False  # type: ignore[arg-type]
    ]
