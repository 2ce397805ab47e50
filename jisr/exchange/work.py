"""The two jobs of an import: check a file and keep the preview; check again and write the rows chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jisr import jobs
from jisr.exchange import preview
from jisr.exchange.applying import Write, counts_of
from jisr.exchange.checking import Check
from jisr.exchange.headings import Placed, place_headings
from jisr.exchange.outcomes import CheckedRow, Outcome
from jisr.exchange.reading import Table, Unreadable, read_table
from jisr.exchange.widgets import AmountWidget, NumberWidget, PercentWidget
from jisr.models import Activity, Job, Trace, Via
from jisr.models.activity import Verb
from jisr.resources import RecordResource

NUMBERS = (AmountWidget, PercentWidget, NumberWidget)
_DECIMALS = re.compile(r"([.,])\d{1,2}$")
CHECK, APPLY = "import_check", "import_apply"
Tell = Callable[[int, int], None]


def check(job: Job, tell: Tell) -> dict[str, Any]:
    """Check the upload of `job` without writing a record; returns what the preview page shows.

    `job.data`: resource (dotted path), columns (folded heading → column name), encoding. Raises Unreadable.
    """
    table, placed, rows = _checked(job, tell)
    return {
        "counts": counts_of(rows),
        "understood": {**table.understood, "decimal": decimal_mark(table, placed)},
        "headings": {"unknown": placed.unknown, "passed_over": placed.passed_over, "twice": placed.twice},
        "is_placed": bool(placed.columns),
        "rows": preview.keep(rows, f"jobs/preview-{job.pk}.jsonl.gz"),
    }


def apply(job: Job, tell: Tell) -> dict[str, Any]:
    """Check the upload again and write all rows, the good ones, or the chosen ones, in one transaction.

    `job.data`, besides what `check` takes: which ("all", "good" or "chosen"), rows (their numbers).
    """
    _table, _placed, rows = _checked(job, tell)
    chosen = choose(rows, job.data["which"], job.data.get("rows", []))
    resource, trace = _resource(job), Trace(job.by, Via.IMPORT)
    counts = counts_of(chosen)
    write = Write(resource, chosen, trace)
    tell(len(rows), len(rows))

    def finish() -> None:
        facts = {"created": counts.get(Outcome.NEW, 0), "changed": counts.get(Outcome.CHANGED, 0)}
        Activity.write(job, Verb.IMPORTED, trace, record=resource.model._meta.label_lower, **facts)
        jobs.finish(job, {"counts": counts})

    write.run(finish)
    return {"counts": counts}


def choose(rows: list[CheckedRow], which: str, numbers: list[int]) -> list[CheckedRow]:
    """The rows to write. Raises Unreadable when one that must go in is refused."""
    asked = [row for row in rows if which != "chosen" or row.number in set(numbers)]
    refused = [row for row in asked if row.outcome == Outcome.REFUSED]
    if refused and which != "good":
        raise Unreadable(
            ngettext(
                "Nothing was imported: %(count)s row is refused (row %(first)s).",
                "Nothing was imported: %(count)s rows are refused (the first is row %(first)s).",
                len(refused),
            )
            % {"count": len(refused), "first": refused[0].number}
        )
    found = [row for row in asked if row.is_written]
    if not found:
        raise Unreadable(_("None of these rows is new or changed: there is nothing to import."))
    return found


def _resource(job: Job) -> RecordResource:
    return import_string(job.data["resource"])(user=job.by)


def _checked(job: Job, tell: Tell) -> tuple[Table, Placed, list[CheckedRow]]:
    tell(0, 0)
    resource = _resource(job)
    with job.upload.open("rb") as file:
        table = read_table(file, encoding=job.data.get("encoding", ""))
    placed = place_headings(resource, table, job.data.get("columns", {}))
    rows = Check(resource, table, placed.columns).run(tell) if placed.columns else []
    return table, placed, rows


def decimal_mark(table: Table, placed: Placed) -> str:
    """The mark that begins the decimals in the number columns of a CSV: "," or ".", "" where none is seen."""
    if not table.is_csv:
        return ""
    places = [place for place, column in placed.columns.items() if isinstance(column.widget, NUMBERS)]
    cells = (str(cells[place]).strip() for _row, cells in table.rows for place in places if place < len(cells))
    marks = [found[1] for cell in cells if (found := _DECIMALS.search(cell))]
    return max(set(marks), key=marks.count) if marks else ""
