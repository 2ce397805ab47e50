"""Reads an uploaded CSV or XLSX file as headings and rows, by what it holds and not by its name."""

from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jisr.exchange.cells import Cell, is_blank

MAX_BYTES = 25 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 200

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


class Unreadable(ValidationError):
    """The file as a whole cannot be read; the message says why and what is accepted."""


@dataclass(frozen=True)
class Table:
    """A sheet: its headings, and each row that is not empty with the number a spreadsheet shows for it.

    `understood` says how the file was taken: format, and encoding and delimiter or the sheet's name.
    """

    headings: list[str]
    rows: list[tuple[int, list[Cell]]]
    understood: dict[str, str]

    @property
    def is_csv(self) -> bool:
        return self.understood["format"] == "csv"


def read_table(file: IO[bytes], *, encoding: str = "") -> Table:
    """Read `file`; `encoding` overrules the one found in a CSV. Raises Unreadable."""
    from jisr.exchange.reading_csv import read_csv
    from jisr.exchange.reading_xlsx import read_xlsx

    file.seek(0, 2)
    if file.tell() > MAX_BYTES:
        raise Unreadable(_("The file is larger than %(size)s MB.") % {"size": MAX_BYTES // 1024 // 1024})
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    if start.startswith(ZIP):
        return read_xlsx(file)
    if start == OLD_OFFICE:
        raise Unreadable(_("This is an old Excel file (.xls) or has a password. Save it as .xlsx without a password."))
    return read_csv(file.read(), encoding)


def table_of(records: "list[tuple[int, list[Cell]]]", understood: dict[str, str]) -> Table:
    """Split records into headings and rows, leaving out what is empty; raises Unreadable when too little or too much."""
    filled = [(number, cells) for number, cells in records if not all(map(is_blank, cells))]
    if not filled:
        raise Unreadable(_("The file is empty: its first row must hold the headings."))
    (_number, first), *rows = filled
    headings = ["" if is_blank(cell) else str(cell).strip() for cell in first]
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MAX_COLUMNS:
        raise Unreadable(_("The file has more than %(count)s columns.") % {"count": MAX_COLUMNS})
    return Table(headings, rows, understood)


def check_row_count(count: int) -> None:
    if count > MAX_ROWS:
        raise Unreadable(_("The file has more than %(count)s rows: split it.") % {"count": MAX_ROWS})
