"""Writes records as XLSX or CSV: numbers and days typed, texts never taken for formulas, Arabic from the right."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import IO, Any

from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from jisr.exchange.cells import fit_for_xml, guard, looks_like_formula
from jisr.models import Activity, Trace, User
from jisr.models.activity import Verb

CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
DAY_FORMAT = "dd/mm/yyyy"
EXCEL_DIGITS = 15
LONGEST_CELL = 32767


def export_response(
    resource_class: Any,
    queryset: QuerySet,
    *,
    user: User,
    file_format: str,
    language: str,
    columns: Sequence[str] = (),
) -> FileResponse:
    """Return `queryset` as an attachment; `file_format` is "xlsx" or "csv", headings and labels are in `language`.

    `columns` keeps those of a list's columns, besides the key and the version; none means all.
    """
    rows = resource_class(user=user).export_rows(queryset, user=user, language=language, columns=columns)
    return sheet_response(rows, queryset.model, user=user, file_format=file_format, language=language)


def sheet_response(
    rows: Iterable[list[Any]], model: Any, *, user: User, file_format: str, language: str
) -> FileResponse:
    """Return `rows`, headings first, as an attachment named after the kind of record."""
    file = TemporaryFile()  # noqa: SIM115 the response closes it
    try:
        write_export(file, rows, model, user=user, file_format=file_format, language=language)
    except BaseException:
        file.close()
        raise
    return attachment(file, file_name(model, file_format))


def write_export(
    file: IO[bytes], rows: Iterable[list[Any]], model: Any, *, user: User, file_format: str, language: str
) -> int:
    """Write the sheet, leave a line of it with the authority, and return how many records there were."""
    meta = model._meta
    count = write_file(file, rows, file_format, rtl=language == "ar", title=str(meta.verbose_name_plural))
    facts = {"count": count, "record": meta.label_lower, "format": file_format}
    Activity.write(user.authority, Verb.EXPORTED, Trace(user), **facts)
    file.seek(0)
    return count


def file_name(model: Any, file_format: str) -> str:
    return f"{model._meta.model_name}-{timezone.localdate():%Y-%m-%d}.{file_format}"


def attachment(file: IO[bytes], name: str) -> FileResponse:
    """A sheet to keep, under `name`, whose ending says what it is."""
    kind = CONTENT_TYPES[name.rpartition(".")[2]]
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind)


def write_file(file: IO[bytes], rows: Iterable[list[Any]], file_format: str, *, rtl: bool, title: str) -> int:
    """Write `rows`, headings first; returns how many records there were."""
    if file_format == "csv":
        return write_csv(file, rows)
    return write_xlsx(file, rows, rtl=rtl, title=title)


def write_csv(file: IO[bytes], rows: Iterable[list[Any]]) -> int:
    """UTF-8 with its mark, comma, CRLF; days as ISO, numbers with a point; texts guarded."""
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer, count = csv.writer(text), -1
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
        count += 1
    text.flush()
    text.detach()
    return count


def _csv_cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guard(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def write_xlsx(file: IO[bytes], rows: Iterable[list[Any]], *, rtl: bool, title: str) -> int:
    """One sheet, its first row frozen, read from the right when `rtl`."""
    workbook = Workbook(write_only=True)
    count = _fill(workbook.create_sheet(sheet_title(title)), rows, rtl)
    workbook.save(file)
    return count


def write_book(file: IO[bytes], sheets: Iterable[tuple[str, Iterable[list[Any]]]], *, rtl: bool) -> None:
    """Several sheets (title, rows with headings first) in one file; Excel keeps two of one name apart by a number."""
    workbook = Workbook(write_only=True)
    for title, rows in sheets:
        _fill(workbook.create_sheet(sheet_title(title)), rows, rtl)
    workbook.save(file)


def _fill(sheet: Any, rows: Iterable[list[Any]], rtl: bool) -> int:
    """Headings in bold, then the rows; returns how many."""
    sheet.sheet_view.rightToLeft = rtl
    sheet.freeze_panes = "B2"
    count = -1
    for row in rows:
        if count < 0:
            for place, heading in enumerate(row, 1):
                sheet.column_dimensions[get_column_letter(place)].width = min(max(len(heading) + 4, 12), 40)
            sheet.append([_heading(sheet, heading) for heading in row])
        else:
            sheet.append([_xlsx_cell(sheet, cell) for cell in row])
        count += 1
    return count


def sheet_title(title: str) -> str:
    """A name that a sheet may have."""
    return "".join(char for char in title if char not in r"[]:*?/\'")[:31] or "Jisr"


def _heading(sheet: Any, heading: str) -> Any:
    cell = _xlsx_text(sheet, heading)
    cell.font = Font(bold=True)
    return cell


def _xlsx_cell(sheet: Any, cell: Any) -> Any:
    if isinstance(cell, str):
        return (
            _xlsx_text(sheet, cell)
            if looks_like_formula(cell) or cell[:1] == "#"
            else fit_for_xml(cell)[:LONGEST_CELL] or None
        )
    if isinstance(cell, Decimal):
        return cell if len(cell.as_tuple().digits) <= EXCEL_DIGITS else f"{cell:f}"
    if isinstance(cell, date) and not isinstance(cell, datetime):
        typed = WriteOnlyCell(sheet, cell)
        typed.number_format = DAY_FORMAT
        return typed
    return cell


def _xlsx_text(sheet: Any, text: str) -> Any:
    """A text cell whatever the text begins with, which stays text when it is edited."""
    cell = WriteOnlyCell(sheet, "")
    cell._value, cell.data_type, cell.quotePrefix = fit_for_xml(text)[:LONGEST_CELL], "s", True
    return cell
