"""Many rows of one table in one go, with their history.

Django's `bulk_create` turns values into SQL while the lock is held, about four times as long as SQLite takes to
write them. Here the values are prepared beforehand, so the transaction holds the lock for the writing alone
(see docs/adr/0003-imports-prepare-their-rows.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper

from jisr.exchange.links import chunks
from jisr.models import StaleVersion, Trace

Values = list[Any]

# values of these types, in these fields, are what the database takes
PLAIN = (str, int, bool)
AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)


def take_ids(cursor: CursorWrapper, model: type[models.Model], how_many: int) -> list[int]:
    """Return new primary keys; on SQLite the transaction must already hold the write lock."""
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
        first = (found[0] if found else 0) + 1
        return list(range(first, first + how_many))
    cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, how_many])
    return [row[0] for row in cursor.fetchall()]


def _names(fields: Iterable[models.Field]) -> list[str]:
    return [connection.ops.quote_name(field.column) for field in fields]


class Batch:
    """The table of one model: `values` of a record are prepared outside, written inside the transaction."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.table = connection.ops.quote_name(model._meta.db_table)
        self.fields: list[models.Field] = list(model._meta.concrete_fields)
        self.prepared = [(field, isinstance(field, AS_THEY_ARE)) for field in self.fields]
        self.place = {field.attname: place for place, field in enumerate(self.fields)}

    def values(self, record: models.Model) -> Values:
        """The record as the database holds it, one value a field."""
        return [
            value
            if (value := getattr(record, field.attname)) is None or (plain and type(value) in PLAIN)
            else field.get_db_prep_save(value, connection)
            for field, plain in self.prepared
        ]

    def insert(self, cursor: CursorWrapper, rows: Sequence[Values]) -> None:
        """Write rows that already have their primary keys."""
        if not rows:
            return
        names = ", ".join(_names(self.fields))
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(self.fields))
            cursor.executemany(f"INSERT INTO {self.table} ({names}) VALUES ({marks})", rows)
            return
        with connection.wrap_database_errors, cursor.cursor.copy(f"COPY {self.table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def update(self, cursor: CursorWrapper, rows: Sequence[Values], attnames: Sequence[str], *, guarded: bool) -> None:
        """Write the columns `attnames`; `guarded` rows must still have the version before theirs, or StaleVersion."""
        if not rows:
            return
        places = [self.place[name] for name in attnames]
        assignments = ", ".join(f"{name} = %s" for name in _names(self.fields[place] for place in places))
        key = self.place[self._key]
        where, version = f"{_names([self.fields[key]])[0]} = %s", self.place.get("version")
        parameters = [[*(row[place] for place in places), row[key]] for row in rows]
        if guarded and version is not None:
            where += " AND version = %s"
            for row, given in zip(rows, parameters, strict=True):
                given.append(row[version] - 1)
        cursor.executemany(f"UPDATE {self.table} SET {assignments} WHERE {where}", parameters)
        if cursor.rowcount != len(rows):
            raise StaleVersion("A record was saved while the file was being checked.")

    def delete(self, cursor: CursorWrapper, keys: Iterable[Any]) -> None:
        for some in chunks(keys):
            marks = ", ".join(["%s"] * len(some))
            name = connection.ops.quote_name(self._key)
            cursor.execute(f"DELETE FROM {self.table} WHERE {name} IN ({marks})", some)

    def remember(self, cursor: CursorWrapper, keys: Sequence[Any], kind: str, trace: Trace, at: datetime) -> None:
        """Write one history row a row on file, as simple-history would: `kind` is +, ~ or -."""
        history = self.model.history.model  # type: ignore[attr-defined]
        tracked = _names(field for field in self.fields if field in history.tracked_fields)
        said = {
            "history_date": at,
            "history_change_reason": trace.reason,
            "history_type": kind,
            "history_user_id": trace.by.pk if trace.by else None,
        }
        self.copy(cursor, keys, history, dict(zip(tracked, tracked, strict=True)), said)

    def copy(
        self,
        cursor: CursorWrapper,
        keys: Sequence[Any],
        to: type[models.Model],
        columns: dict[str, str],
        said: dict[str, Any],
    ) -> None:
        """Write one row of the model `to` for each row `keys`: its columns from this table's, and the values `said`."""
        fields = {field.attname: field for field in to._meta.concrete_fields}
        values = [fields[name].get_db_prep_save(value, connection) for name, value in said.items()]
        into = ", ".join([*columns, *_names(fields[name] for name in said)])
        taken = ", ".join([*columns.values(), *["%s"] * len(said)])
        table, key = connection.ops.quote_name(to._meta.db_table), connection.ops.quote_name(self._key)
        for some in chunks(keys):
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(
                f"INSERT INTO {table} ({into}) SELECT {taken} FROM {self.table} WHERE {key} IN ({marks}) ORDER BY {key}",
                [*values, *some],
            )

    @property
    def _key(self) -> str:
        return self.fields[0].model._meta.pk.attname  # type: ignore[union-attr]
