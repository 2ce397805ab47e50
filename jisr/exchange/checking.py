"""Judges each row of a sheet against the records on file, in a constant number of queries and without a write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from jisr import formats
from jisr.exchange.cells import as_text, is_blank, unguard
from jisr.exchange.columns import Column
from jisr.exchange.links import Link
from jisr.exchange.memory import no_collection
from jisr.exchange.outcomes import CheckedRow, Outcome
from jisr.exchange.reading import Table
from jisr.exchange.rows import RowsColumn
from jisr.exchange.rules import broken_rules
from jisr.exchange.together import check_cycles, check_unique_rows
from jisr.fields import CurrencyField
from jisr.text import normalise

if TYPE_CHECKING:
    from jisr.resources import RecordResource

TOLD_EVERY = 100
Tell = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    pass


class Check:
    """One reading of one sheet: `Check(resource, table, columns).run()` gives its rows in order."""

    def __init__(self, resource: RecordResource, table: Table, columns: dict[int, Column]) -> None:
        self.resource, self.table = resource, table
        self.user, self.model = resource.user, resource.model
        currencies_first = sorted(columns.items(), key=lambda item: not isinstance(item[1].model_field, CurrencyField))
        special = {*resource.key, resource.state_field, "reason", "version"}
        self.order = {name: place for place, name in enumerate(resource.columns)}
        self.places = {column.name: place for place, column in columns.items()}
        self.plain = [(place, column) for place, column in currencies_first if column.name not in special]
        self.needed = [
            column for column in resource.columns.values() if column.is_needed and column.name not in special
        ]
        self.may_add = self.user.has_perm(self.model.permission_to("add"))
        self.may_change = self.user.has_perm(self.model.permission_to("change"))
        self.seen: dict[tuple[Any, ...], int] = {}
        self.stored: dict[tuple[Any, ...], Any] = {}

    def run(self, tell: Tell = _silent) -> list[CheckedRow]:
        with no_collection():
            return self._run(tell)

    def _run(self, tell: Tell) -> list[CheckedRow]:
        total = len(self.table.rows)
        tell(0, total)
        self._look_up()
        checked = []
        for done, (number, cells) in enumerate(self.table.rows, 1):
            checked.append(self._check(number, cells))
            if done % TOLD_EVERY == 0 or done == total:
                tell(done, total)
        check_unique_rows(self.resource, checked)
        check_cycles(self.resource, checked)
        self.resource.check_together(checked)
        return checked

    # What the file names, looked up once

    def _look_up(self) -> None:
        keys = [key for _number, cells in self.table.rows if (key := self._quiet_key(cells))]
        lists = [column.name for column in self.resource.rows_columns if self._is_used(column)]
        self.stored = {_folded(key): record for key, record in self.resource.find(keys, lists).items()}
        records = list(self.stored.values())
        for column in self.resource.link_columns:
            if isinstance(column.widget, Link) and column.name in self.places:
                texts = {as_text(self._cell(cells, column)) for _number, cells in self.table.rows}
                column.widget.prepare(texts, {column.stored(record) for record in records}, self.user)
        for column in self.resource.rows_columns:
            if column.name in self.places:
                self._look_up_parts(column, records)

    def _look_up_parts(self, column: RowsColumn, records: list[Any]) -> None:
        for part in column.links:
            assert isinstance(part.widget, Link)
            cells = (self._cell(cells, column) for _number, cells in self.table.rows)
            texts = {text for cell in cells if not is_blank(cell) for text in column.linked_texts(cell, part)}
            name = part.field.attname
            stored = {getattr(row, name) for record in records for row in getattr(record, column.name).all()}
            part.widget.prepare(texts, stored, self.user)

    def _is_used(self, column: RowsColumn) -> bool:
        through = (path.partition(".")[0] for path in self.resource.SEARCH_THROUGH)
        return column.name in self.places or column.name in through

    def _cell(self, cells: list[Any], column: Column) -> Any:
        place = self.places.get(column.name)
        if place is None or place >= len(cells):
            return None
        return self._unguarded(cells[place], column)

    def _unguarded(self, cell: Any, column: Column) -> Any:
        if self.table.is_csv and column.widget.is_text and isinstance(cell, str):
            return unguard(cell)
        return cell

    # One row

    def _quiet_key(self, cells: list[Any]) -> tuple[Any, ...] | None:
        try:
            return self._key(cells)
        except ValidationError:
            return None

    def _key(self, cells: list[Any]) -> tuple[Any, ...] | None:
        """What tells the record of a row; None where it is to be a new one. Raises ValidationError by column."""
        values = []
        for name in self.resource.key:
            column = self.resource.columns[name]
            cell = self._cell(cells, column)
            if not is_blank(cell):
                values.append(column.read(cell))
            elif self.resource.key == ("reference",):
                return None
            elif column.model_field is not None and column.model_field.has_default():
                values.append(column.model_field.get_default())
            else:
                raise ValidationError({name: _("This is needed.")})
        return tuple(values)

    def _check(self, number: int, cells: list[Any]) -> CheckedRow:
        row = CheckedRow(number, self.resource.new_record())
        try:
            key = self._key(cells)
        except ValidationError as error:
            self._refuse(row, error, cells)
            return row
        self._identify(row, key)
        for place, column in self.plain:
            cell = cells[place] if place < len(cells) else None
            self._read_cell(row, column, self._unguarded(cell, column))
        self._read_state(row, cells)
        if not row.problems and (row.is_new or row.changes):
            self._judge(row, cells)
        row.changes.sort(key=lambda change: self.order[change[0].name])
        if not row.problems:
            row.outcome = Outcome.NEW if row.is_new else Outcome.CHANGED if row.changes else Outcome.UNCHANGED
        return row

    def _identify(self, row: CheckedRow, key: tuple[Any, ...] | None) -> None:
        """Find the record of the row, or begin a new one."""
        if key is None:
            return
        column, folded = self.resource.columns[self.resource.key[0]], _folded(key)
        row.key = " ".join(as_text(value) for value in key)
        if folded in self.seen:
            row.refuse(_("Row %(row)s is about the same record.") % {"row": self.seen[folded]}, column, key[0])
        self.seen.setdefault(folded, row.number)
        if folded in self.stored:
            if not row.problems:
                row.record = self.stored[folded]
        elif self.resource.key == ("reference",):
            row.refuse(_("No such reference is on file. Leave it blank to make a new record."), column, key[0])
        else:
            for name, value in zip(self.resource.key, key, strict=True):
                self.resource.columns[name].put(row.record, value)

    def _read_cell(self, row: CheckedRow, column: Column, cell: Any) -> None:
        if row.is_new and is_blank(cell):
            return
        try:
            if isinstance(column, RowsColumn):
                self._read_rows(row, column, cell)
            else:
                self._read_value(row, column, cell)
        except ValidationError as error:
            row.refuse(" ".join(error.messages), column, cell)

    def _read_value(self, row: CheckedRow, column: Column, cell: Any) -> None:
        stored = column.stored(row.record)
        if is_blank(cell):
            if column.fixed:
                return
            if not column.takes_blank:
                raise ValidationError(_("This is needed."))
            value = column.blank_value()
            if value == stored:
                return
        else:
            value = column.read(cell, getattr(row.record, column.currency, "") if column.currency else "")
            if value == stored or (stored not in (None, "") and column.widget.same(value, stored)):
                if row.is_new:
                    row.changes.append((column, None, value))
                return
        if column.fixed:
            raise ValidationError(_("An import does not change this: leave it as it was."))
        column.put(row.record, value)
        row.changes.append((column, None if row.is_new else stored, value))

    @staticmethod
    def _read_rows(row: CheckedRow, column: RowsColumn, cell: Any) -> None:
        stored = [] if row.is_new else list(getattr(row.record, column.name).all())
        before = column.text(stored)
        if as_text(cell).strip() == before:
            return
        change = column.compare(column.read("" if cell is None else cell, row.record), stored)
        if change:
            row.rows[column.name] = change
            row.changes.append((column, before, column.text(change.after)))

    def _read_state(self, row: CheckedRow, cells: list[Any]) -> None:
        """A new record may start in a later state; the state of one on file changes by its own move alone."""
        name = self.resource.state_field
        if not name:
            return
        column = self.resource.columns[name]
        cell = self._cell(cells, column)
        try:
            stored = getattr(row.record, name)
            state = stored if is_blank(cell) else column.read(cell)
            row.reason = as_text(self._cell(cells, self.resource.columns["reason"])).strip()[:500]
            if not row.is_new and state != stored:
                raise ValidationError(_("A state changes on the record's page, not by an import."))
            if row.is_new:
                row.record.start_at(state, by=self.user, reason=row.reason)
                row.changes += [] if is_blank(cell) else [(column, None, state)]
        except PermissionDenied as error:
            row.refuse(str(error), column, cell)
        except ValidationError as error:
            self._refuse(row, error, cells, column)

    def _judge(self, row: CheckedRow, cells: list[Any]) -> None:
        """The rules about the row as a whole."""
        if not (self.may_add if row.is_new else self.may_change):
            row.refuse(
                _("Your role may not add records here.") if row.is_new else _("Your role may not change records here.")
            )
        if row.is_new:
            for column in self.needed:
                if column.stored(row.record) in (None, ""):
                    row.refuse(_("This is needed."), column)
        else:
            self._check_version(row, cells)
        for message, names in broken_rules(row.record):
            wrong = next((self.resource.columns[name] for name in names if name in self.places), None)
            row.refuse(message, wrong, self._cell(cells, wrong) if wrong else "")
        try:
            self.resource.clean_record(row.record)
        except ValidationError as error:
            self._refuse(row, error, cells)

    def _check_version(self, row: CheckedRow, cells: list[Any]) -> None:
        column, record = self.resource.columns["version"], row.record
        if getattr(record, "archived_at", None):
            row.refuse(_("The record is in the archive: take it out first."))
        if getattr(record, "merged_into_id", None):
            row.refuse(_("The record was merged into another one."))
        cell = self._cell(cells, column)
        if is_blank(cell):
            row.refuse(_("The file does not say which version it was made from: export the record again."), column)
        elif as_text(cell).strip() != str(record.version):
            who = str(record.updated_by or "")
            row.refuse(
                _("The record was changed since this file was made (%(who)s, %(when)s): both values are shown.")
                % {"who": who, "when": formats.moment(record.updated_at)},
                column,
                cell,
            )

    def _refuse(self, row: CheckedRow, error: ValidationError, cells: list[Any], column: Column | None = None) -> None:
        """Put each message of `error` beside the column it is about."""
        if not hasattr(error, "error_dict"):
            row.refuse(" ".join(error.messages), column, self._cell(cells, column) if column else "")
            return
        for name, messages in error.message_dict.items():
            about = self.resource.columns.get(name)
            row.refuse(" ".join(messages), about, self._cell(cells, about) if about else "")


def _folded(key: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(normalise(value) if isinstance(value, str) else value for value in key)
