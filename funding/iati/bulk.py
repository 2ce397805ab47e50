"""New records by the hundred, with the same three traces that `store` leaves: history, search text, activity line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import models
from simple_history.utils import bulk_create_with_history

from jisr.models import Activity, Counter, Record, Trace
from jisr.models.activity import Verb
from jisr.text import normalise

BATCH = 500


def search_text(record: Record, *others: str) -> str:
    """Return what a new record is found by; `others` are texts already folded, such as its project's."""
    own = normalise(" ".join(str(getattr(record, name) or "") for name in record.SEARCH_FIELDS))
    return " ".join(part for part in (own, *others) if part)


def number(records: Sequence[Record]) -> None:
    """Give new records of one authority and kind their references."""
    if records:
        references = Counter.take(records[0].authority_id, records[0].PREFIX, len(records))
        for record, reference in zip(records, references, strict=True):
            record.reference = reference


def sign(records: Sequence[Record], trace: Trace) -> None:
    for record in records:
        record.created_by = record.updated_by = trace.by


def create_rows(rows: Sequence[models.Model], trace: Trace) -> None:
    """Insert rows, of any kinds, with their history."""
    by_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, some in by_model.items():
        bulk_create_with_history(
            some, model, batch_size=BATCH, default_user=trace.by, default_change_reason=trace.reason
        )


def create_records(records: Sequence[Record], trace: Trace, lines: Sequence[dict[str, Any]] = ()) -> None:
    """Insert records of one kind; `lines` holds, for each, the data of its activity line (`verb` among it)."""
    sign(records, trace)
    create_rows(records, trace)
    data = lines or [{} for _record in records]
    Activity.objects.bulk_create(
        [
            Activity.line(
                record, line.get("verb", Verb.CREATED), trace, **{k: v for k, v in line.items() if k != "verb"}
            )
            for record, line in zip(records, data, strict=True)
        ],
        batch_size=BATCH,
    )
