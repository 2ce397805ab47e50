"""Small files to import, and the two phases in one call."""

import io
from typing import Any

from jisr.exchange.applying import Write
from jisr.exchange.checking import Check
from jisr.exchange.headings import place_headings
from jisr.exchange.outcomes import CheckedRow
from jisr.exchange.reading import Table, read_table
from jisr.exchange.writing import write_file
from jisr.models import Trace, User, Via


def table_of(*lines: str, encoding: str = "utf-8") -> Table:
    return read_table(io.BytesIO("\r\n".join(lines).encode(encoding)))


def check(resource_class: Any, user: User, table: Table, columns: dict[str, str] | None = None) -> list[CheckedRow]:
    resource = resource_class(user=user)
    return Check(resource, table, place_headings(resource, table, columns or {}).columns).run()


def bring(resource_class: Any, user: User, table: Table) -> list[CheckedRow]:
    """Check and write all good rows."""
    rows = check(resource_class, user, table)
    Write(resource_class(user=user), [row for row in rows if row.is_written], Trace(user, Via.IMPORT)).run()
    return rows


def exported(resource_class: Any, user: User, queryset: Any, file_format: str = "csv", language: str = "en") -> bytes:
    file = io.BytesIO()
    rows = resource_class(user=user).export_rows(queryset, user=user, language=language)
    write_file(file, rows, file_format, rtl=language == "ar", title="Sheet")
    return file.getvalue()


def problems(rows: list[CheckedRow]) -> list[tuple[int, str, str, str]]:
    """(row, column, value, message) of everything refused."""
    return [(row.number, *vars(problem).values()) for row in rows for problem in row.problems]


def outcomes(rows: list[CheckedRow]) -> list[str]:
    return [row.outcome.value for row in rows]
