"""What becomes of each row of a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jisr.exchange.cells import as_text
from jisr.exchange.columns import Column
from jisr.exchange.rows import RowsChange


class Outcome(models.TextChoices):
    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    REFUSED = "refused", _("Refused")


@dataclass(frozen=True)
class Problem:
    """Why a row is refused: the column's label ("" for the row as a whole), the value, what is accepted."""

    column: str
    value: str
    message: str


@dataclass
class CheckedRow:
    """A row of the sheet and what becomes of it. `changes` holds (column, stored value, new value)."""

    number: int
    record: Any
    outcome: Outcome = Outcome.UNCHANGED
    key: str = ""
    changes: list[tuple[Column, Any, Any]] = field(default_factory=list)
    rows: dict[str, RowsChange] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    reason: str = ""

    def refuse(self, message: str, column: Column | None = None, value: Any = "") -> None:
        self.outcome = Outcome.REFUSED
        self.problems.append(Problem(column.label if column else "", as_text(value)[:200], message))

    @property
    def is_new(self) -> bool:
        return bool(self.record._state.adding)

    @property
    def is_written(self) -> bool:
        return self.outcome in (Outcome.NEW, Outcome.CHANGED)
