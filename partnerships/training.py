"""What the trainings of each year come to: a figure nobody wrote down is missing, not zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import ExtractYear

from partnerships.models.exchange import COUNTS


@dataclass(frozen=True)
class Figure:
    """A sum over the trainings that counted it, `missing` how many did not; `total` is None where none did."""

    name: str
    total: int | None
    missing: int


@dataclass(frozen=True)
class YearOfTraining:
    """`figures` in the order women, men, councillors, staff, hours."""

    year: int
    trainings: int
    figures: list[Figure]


def training_figures(rows: QuerySet) -> list[YearOfTraining]:
    """Return the newest year first, of the held trainings and workshops among the exchanges `rows`; one query."""
    sums: dict[str, Any] = {f"sum_{name}": Sum(name) for name in COUNTS}
    counts: dict[str, Any] = {f"count_{name}": Count(name) for name in COUNTS}
    held: Any = rows.order_by()
    years = held.held().trainings().annotate(year=ExtractYear("starts_on")).values("year")
    found = years.annotate(trainings=Count("pk"), **sums, **counts).order_by("-year")
    return [YearOfTraining(row["year"], row["trainings"], _figures(row)) for row in found]


def _figures(row: dict[str, Any]) -> list[Figure]:
    counted = ((name, row[f"sum_{name}"], row[f"count_{name}"]) for name in COUNTS)
    return [Figure(name, total, row["trainings"] - count) for name, total, count in counted]
