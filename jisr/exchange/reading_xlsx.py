"""Reads the first visible sheet of an XLSX workbook, after refusing what a workbook may be used to smuggle in."""

import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from jisr.exchange.cells import Cell
from jisr.exchange.reading import MAX_COLUMNS, Table, Unreadable, check_row_count, table_of

MAX_UNPACKED = 300 * 1024 * 1024
MAX_PARTS = 2000
LAST_ROW = 1_048_576
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def read_xlsx(file: IO[bytes]) -> Table:
    """Read the workbook; raises Unreadable."""
    refuse_dangers(file)
    file.seek(0)
    try:
        workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet = next((sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"), None)
        if sheet is None:
            raise Unreadable(_("The workbook has no visible sheet."))
        sheet.reset_dimensions()
        percents = _percent_styles(workbook)
        records = list(_records(sheet, percents))
        title = sheet.title
        workbook.close()
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(_("The workbook is damaged. Open it, save it again as .xlsx, and try once more.")) from error
    return table_of(records, {"format": "xlsx", "sheet": title})


def refuse_dangers(file: IO[bytes]) -> None:
    """Raise Unreadable for what is no workbook, holds macros or entities, or unpacks to far more than it weighs."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > MAX_PARTS:
                raise Unreadable(
                    _("The workbook unpacks to more than %(size)s MB.") % {"size": MAX_UNPACKED // 1024**2}
                )
            if "xl/workbook.xml" not in names:
                raise Unreadable(_("This is not an XLSX workbook. Save the sheet as .xlsx or CSV."))
            if any(name.lower().endswith((".bin", ".vbs")) and "vba" in name.lower() for name in names):
                raise Unreadable(_("The workbook holds macros. Save it as .xlsx, without macros."))
            for part in parts:
                _refuse_entities(archive, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Unreadable(_("The workbook is damaged. Open it, save it again as .xlsx, and try once more.")) from error


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A declaration can stand only before the root element, in the first bytes of a part."""
    if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    with archive.open(part) as stream:
        start = stream.read(64 * 1024)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or _DECLARATION.search(start.replace(b"\0", b"")):
        raise Unreadable(_("The workbook holds XML declarations that no spreadsheet program writes."))


def _percent_styles(workbook: Any) -> frozenset[int]:
    """The numbers of the cell styles that show a fraction as a percentage."""
    custom = {164 + index for index, code in enumerate(workbook._number_formats) if "%" in code}
    formats = custom | {9, 10}
    return frozenset(index for index, style in enumerate(workbook._cell_styles) if style.numFmtId in formats)


def _records(sheet: Any, percents: frozenset[int]) -> Iterator[tuple[int, list[Cell]]]:
    """Rows that hold something, with their numbers. A fraction shown as a percentage is read as it is shown."""
    kept = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > LAST_ROW:
            check_row_count(number)
        cells = [_value(cell, percents) for cell in row[: MAX_COLUMNS + 1]]
        if any(cell is not None for cell in cells):
            check_row_count(kept)
            kept += 1
            yield number, cells


def _value(cell: Any, percents: frozenset[int]) -> Cell:
    value: Cell = cell.value
    if percents and type(value) in (int, float) and cell._style_id in percents:
        return f"{round(float(value) * 100, 6)}%"  # type: ignore[arg-type]
    return value
