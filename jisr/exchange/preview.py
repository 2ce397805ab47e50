"""The outcome of a check, kept beside the upload as one JSON line a row, and read back a page at a time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from io import BytesIO, TextIOWrapper
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from jisr.exchange.columns import Column
from jisr.exchange.outcomes import CheckedRow, Outcome, Problem
from jisr.exchange.rows import RowsColumn

PER_PAGE = 100
LONGEST = 300


def keep(rows: Iterable[CheckedRow], name: str) -> str:
    """Write what `rows` show, in the active language, to the file storage; returns the name it has there."""
    packed = BytesIO()
    with gzip.open(packed, "wt", encoding="utf-8", compresslevel=3) as file:
        for row in rows:
            file.write(json.dumps(_shown(row), ensure_ascii=False) + "\n")
    return default_storage.save(name, ContentFile(packed.getvalue()))


def _shown(row: CheckedRow) -> dict[str, Any]:
    # an unchanged row shows its record, a refused one what the file wanted
    return {
        "row": row.number,
        "outcome": row.outcome.value,
        "name": " ".join(filter(None, [row.key, str(row.record)[:LONGEST]])) if row.key != str(row.record) else row.key,
        "changes": [_change(row, *change) for change in row.changes] if row.outcome != Outcome.UNCHANGED else [],
        "problems": [_problem(problem) for problem in row.problems],
    }


def _problem(problem: Problem) -> list[str]:
    """Column, value and sentence; the value not a second time where the sentence already says it."""
    return [problem.column, "" if problem.value in problem.message else problem.value, problem.message]


def _change(row: CheckedRow, column: Column, stored: Any, value: Any) -> list[str]:
    if isinstance(column, RowsColumn):
        return [column.label, stored[:LONGEST], value[:LONGEST]]
    currency = getattr(row.record, column.currency, "") if column.currency else ""
    texts = (column.shown(stored, currency), column.shown(value, currency))
    return [column.label, *(text[:LONGEST] for text in texts)]


def read_page(name: str, outcome: str, page: int) -> list[dict[str, Any]]:
    """Return up to PER_PAGE rows of `outcome` ("" for all); pages count from 1."""
    first, found, seen = (page - 1) * PER_PAGE, [], 0
    mark = f'"outcome": "{outcome}"' if outcome else ""
    with default_storage.open(name) as packed, gzip.open(packed, "rb") as file:
        for line in TextIOWrapper(file, encoding="utf-8"):
            if mark and mark not in line:
                continue
            if seen >= first:
                found.append(json.loads(line))
            seen += 1
            if len(found) == PER_PAGE:
                break
    return [row for row in found if not outcome or row["outcome"] == outcome]
