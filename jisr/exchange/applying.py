"""Writes the rows of a checked sheet in one short transaction, with everything a page's save would leave behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from django.utils.translation import gettext as _

from jisr.assigning import tell_owners
from jisr.carried import spread
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
        self.batch = Batch(resource.model)
        self.renamed: dict[int, tuple[str, str]] = {}
        self.new = [row for row in rows if row.is_new]
        self.changed = [row for row in rows if not row.is_new]
        ContentType.objects.get_for_model(resource.model)  # read before the lock is taken
        self._sign()
        self.new_values = [self.batch.values(row.record) for row in self.new]
        self.changed_values = [self.batch.values(row.record) for row in self.changed]
        self.attnames = self._changed_attnames()
        self.lists = self._row_lists(rows)

    def _sign(self) -> None:
        """Set who and when, the next version and the search text on every record."""
        rows = [*self.new, *self.changed]
        for row, text in zip(rows, search_texts(self.resource, rows), strict=True):
            record = row.record
            if not row.is_new and record.search_text != text:
                self.renamed[record.pk] = (record.search_text, text)
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

    def run(self, finish: Callable[[], None] = lambda: None) -> None:
        """Write everything, then call `finish` in the same transaction. Raises NotWritten, having written nothing.

        Those who carry the names of what was renamed learn of it afterwards, when the lock is free again.
        """
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                self._number(cursor)
                self._write_records(cursor)
                for lists in self.lists.values():
                    self._write_rows(cursor, lists)
                self._write_lines(cursor)
                tell_owners(self._given(), self.trace)
                finish()
        except (IntegrityError, StaleVersion) as error:
            raise NotWritten(
                _(
                    "Nothing was imported: somebody saved records in the meantime that clash with these rows. Check again."
                )
            ) from error
        spread(self.resource.model, self.renamed)

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
        for kind, rows in (("~", self.changed), ("+", self.new)):
            self.batch.remember(cursor, [row.record.pk for row in rows], kind, self.trace, self.at)

    def _write_rows(self, cursor: CursorWrapper, lists: RowLists) -> None:
        batch = lists.batch
        key, parent = batch.place["id"], batch.place[f"{batch.model.PARENT}_id"]  # type: ignore[attr-defined]
        removed = [values[key] for values in lists.removed]
        batch.remember(cursor, removed, "-", self.trace, self.at)
        batch.delete(cursor, removed)
        batch.update(cursor, lists.changed, [name for name in batch.place if name != "id"], guarded=False)
        added = [values for values, _row in lists.added]
        ids = take_ids(cursor, batch.model, len(added)) if added else []
        for (values, row), own in zip(lists.added, ids, strict=True):
            values[key], values[parent] = own, row.record.pk
        batch.insert(cursor, added)
        batch.remember(cursor, [values[key] for values in lists.changed], "~", self.trace, self.at)
        batch.remember(cursor, ids, "+", self.trace, self.at)

    def _write_lines(self, cursor: CursorWrapper) -> None:
        """One activity line a record; those that say the same are written together."""
        alike: dict[tuple[str, str, str], list[CheckedRow]] = defaultdict(list)
        for row in [*self.new, *self.changed]:
            alike[self._verb(row)].append(row)
        columns = {"object_id": "id", "authority_id": "authority_id"}
        if "authority_id" not in self.batch.place:
            del columns["authority_id"]
        for (verb, to, reason), rows in alike.items():
            line = Activity.line(rows[0].record, verb, self.trace, **({"to": to, "reason": reason} if to else {}))
            said = {name: getattr(line, name) for name in ("content_type_id", "verb", "data", "by_id", "via", "batch")}
            keys = [row.record.pk for row in rows]
            self.batch.copy(cursor, keys, Activity, columns, {**said, "at": self.at})

    def _given(self) -> list[Record]:
        """The records that are new or change hands, of a kind that somebody is in charge of."""
        owner = next((field for field in self.resource.model._meta.fields if field.name == "owner"), None)
        if owner is None:
            return []
        changed = [row for row in self.changed if any(column.model_field == owner for column, *_old in row.changes)]
        return [row.record for row in (*self.new, *changed)]

    def _verb(self, row: CheckedRow) -> tuple[str, str, str]:
        """What the line says: the verb and, of a record that starts in a later state, that state and why."""
        if not row.is_new:
            return Verb.CHANGED, "", ""
        field = self.resource.state_field
        state = getattr(row.record, field) if field else ""
        if not field or state == row.record._meta.get_field(field).get_default():
            return Verb.CREATED, "", ""
        return Verb.STARTED, str(state), row.reason


def counts_of(rows: list[CheckedRow]) -> dict[str, int]:
    """How many rows of each outcome."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.outcome.value] += 1
    return dict(counts)
