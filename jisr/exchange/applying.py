"""Writes the rows of a checked sheet in one short transaction, with everything a page's save would leave behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from django.utils.translation import gettext as _

from jisr.exchange.bulk import Batch, Values, take_ids
from jisr.exchange.outcomes import CheckedRow
from jisr.exchange.reading import Unreadable
from jisr.exchange.search import search_texts
from jisr.models import Activity, Counter, Record, StaleVersion, Trace
from jisr.models.activity import Verb

if TYPE_CHECKING:
    from jisr.resources import RecordResource

ALWAYS = ("version", "updated_at", "updated_by_id", "search_text")


class NotWritten(Unreadable):
    """Nothing was written: somebody saved something in the meantime that the rows clash with."""


@dataclass
class RowLists:
    """The rows of one kind that an import adds (with the record's place or key), changes and removes."""

    batch: Batch
    added: list[tuple[Values, CheckedRow]] = field(default_factory=list)
    changed: list[Values] = field(default_factory=list)
    removed: list[Values] = field(default_factory=list)


class Write:
    """All values prepared; `run()` takes the lock."""

    def __init__(self, resource: RecordResource, rows: list[CheckedRow], trace: Trace) -> None:
        self.resource, self.trace, self.at = resource, trace, timezone.now()
        self.batch, self.lines = Batch(resource.model), Batch(Activity)
        self.new = [row for row in rows if row.is_new]
        self.changed = [row for row in rows if not row.is_new]
        self._sign()
        self.new_values = [self.batch.values(row.record) for row in self.new]
        self.changed_values = [self.batch.values(row.record) for row in self.changed]
        self.attnames = self._changed_attnames()
        self.lists = self._row_lists(rows)
        self.line_values = [self._line(row) for row in [*self.new, *self.changed]]

    def _sign(self) -> None:
        """Set who and when, the next version and the search text on every record."""
        rows = [*self.new, *self.changed]
        for row, text in zip(rows, search_texts(self.resource, rows), strict=True):
            record = row.record
            record.search_text, record.updated_at, record.updated_by = text, self.at, self.trace.by
            if row.is_new:
                record.created_at, record.created_by = self.at, self.trace.by
            else:
                record.version += 1

    def _changed_attnames(self) -> list[str]:
        names = {
            column.model_field.attname for row in self.changed for column, *_old in row.changes if column.model_field
        }
        return [*sorted(names), *ALWAYS]

    def _row_lists(self, rows: list[CheckedRow]) -> dict[str, RowLists]:
        lists = {column.name: RowLists(Batch(column.row_model)) for column in self.resource.rows_columns}
        for row in rows:
            for name, change in row.rows.items():
                found = lists[name]
                found.added += [(found.batch.values(item), row) for item in change.added]
                found.changed += [found.batch.values(item) for item in change.changed]
                found.removed += [found.batch.values(item) for item in change.removed]
        return lists

    def _line(self, row: CheckedRow) -> Values:
        state = getattr(row.record, self.resource.state_field) if self.resource.state_field else ""
        first = row.record._meta.get_field(self.resource.state_field).get_default() if state else ""
        if row.is_new and state != first:
            line = Activity.line(row.record, Verb.STARTED, self.trace, to=str(state), reason=row.reason)
        else:
            line = Activity.line(row.record, Verb.CREATED if row.is_new else Verb.CHANGED, self.trace)
        line.at, line.object_id = self.at, row.record.pk or 0
        return self.lines.values(line)

    def run(self, finish: Callable[[], None] = lambda: None) -> None:
        """Write everything, then call `finish` in the same transaction. Raises NotWritten, having written nothing."""
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                self._number(cursor)
                self._write_records(cursor)
                for lists in self.lists.values():
                    self._write_rows(cursor, lists)
                self._write_lines(cursor)
                finish()
        except (IntegrityError, StaleVersion) as error:
            raise NotWritten(
                _(
                    "Nothing was imported: somebody saved records in the meantime that clash with these rows. Check again."
                )
            ) from error

    def _number(self, cursor: CursorWrapper) -> None:
        """Give new records their keys and references."""
        if not self.new:
            return
        references: list[str] = []
        model = self.resource.model
        if issubclass(model, Record):
            # locks first: on SQLite the keys are free only while nobody else writes
            references = Counter.take(self.resource.user.authority_id, model.PREFIX, len(self.new))
        place = self.batch.place
        for position, key in enumerate(take_ids(cursor, model, len(self.new))):
            values = self.new_values[position]
            values[place["id"]] = self.new[position].record.id = key
            if references:
                values[place["reference"]] = self.new[position].record.reference = references[position]
                values[place["search_text"]] = f"{references[position].casefold()} {values[place['search_text']]}"

    def _write_records(self, cursor: CursorWrapper) -> None:
        self.batch.update(cursor, self.changed_values, self.attnames, guarded=True)
        self.batch.insert(cursor, self.new_values)
        self.batch.remember(cursor, self.changed_values, "~", self.trace, self.at)
        self.batch.remember(cursor, self.new_values, "+", self.trace, self.at)

    def _write_rows(self, cursor: CursorWrapper, lists: RowLists) -> None:
        batch = lists.batch
        key, parent = batch.place["id"], batch.place[f"{batch.model.PARENT}_id"]  # type: ignore[attr-defined]
        batch.delete(cursor, [values[key] for values in lists.removed])
        batch.update(cursor, lists.changed, [name for name in batch.place if name != "id"], guarded=False)
        added = [values for values, _row in lists.added]
        ids = take_ids(cursor, batch.model, len(added)) if added else []
        for (values, row), own in zip(lists.added, ids, strict=True):
            values[key], values[parent] = own, row.record.pk
        batch.insert(cursor, added)
        for kind, rows in (("-", lists.removed), ("~", lists.changed), ("+", added)):
            batch.remember(cursor, rows, kind, self.trace, self.at)

    def _write_lines(self, cursor: CursorWrapper) -> None:
        if not self.line_values:
            return
        key, about = self.lines.place["id"], self.lines.place["object_id"]
        ids = take_ids(cursor, Activity, len(self.line_values))
        for values, own, row in zip(self.line_values, ids, [*self.new, *self.changed], strict=True):
            values[key], values[about] = own, row.record.pk
        self.lines.insert(cursor, self.line_values)


def counts_of(rows: list[CheckedRow]) -> dict[str, int]:
    """How many rows of each outcome."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.outcome.value] += 1
    return dict(counts)
