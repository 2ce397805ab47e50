"""Aggregates written in SQL over rows that the ORM chose: each choice becomes a table of a WITH."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from jisr.fields import PLACES

DAYS_BETWEEN = {
    "sqlite": "CAST(ROUND((julianday({to}) - julianday({since})) * 86400) AS INTEGER) / 86400",
    "postgresql": "CAST(FLOOR(EXTRACT(EPOCH FROM ({to} - {since})) / 86400) AS INTEGER)",
}
YEAR_OF = {
    "sqlite": "CAST(substr({day}, 1, 4) AS INTEGER)",
    "postgresql": "CAST(EXTRACT(YEAR FROM {day}) AS INTEGER)",
}


@dataclass(frozen=True)
class Part:
    """One table of a WITH and the values of its placeholders."""

    sql: str
    params: tuple[Any, ...] = ()


def part(name: str, rows: QuerySet, **columns: Any) -> Part:
    """`rows` as the table `name`; each column is a field's name or an expression."""
    sql, params = rows.order_by().values_list(*columns.values()).query.sql_with_params()
    return Part(f"{name}({', '.join(columns)}) AS ({sql})", tuple(params))


def ask(select: str, *parts: Part, params: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of `select` over these tables, in one query; `params` are the placeholders of `select` itself."""
    values = [value for each in parts for value in each.params]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(each.sql for each in parts)} {select}", [*values, *params])
        return cursor.fetchall()


def amount(value: Decimal | int | None) -> Decimal:
    """What the database gives for a column or a sum of amounts or percentages; 0 for none.

    Raises TypeError for a float, which is not exact.
    """
    if isinstance(value, float):
        raise TypeError("An amount is never a float.")
    if isinstance(value, Decimal):
        return value
    return Decimal(value or 0).scaleb(-PLACES)


def days_between(since: str, to: str) -> str:
    """SQL for the whole days between two instants."""
    return DAYS_BETWEEN[connection.vendor].format(since=since, to=to)


def year_of(day: str) -> str:
    """SQL for the calendar year of a day."""
    return YEAR_OF[connection.vendor].format(day=day)


def instant(moment: Any) -> Any:
    """An instant as the database compares it."""
    return connection.ops.adapt_datetimefield_value(moment)
