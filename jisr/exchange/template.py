"""The blank workbook to fill in: headings, drop-down lists, and a sheet that explains each column."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from jisr.exchange.columns import Column
from jisr.exchange.rows import RowsColumn
from jisr.exchange.widgets import DateWidget
from jisr.exchange.writing import DAY_FORMAT, sheet_title
from jisr.resources import VERSION, RecordResource

FILLED_ROWS = 2000
NEEDED = PatternFill("solid", fgColor="FFF1C7")


def template(resource: RecordResource, *, language: str) -> bytes:
    """Return the bytes of a workbook in `language`, read from the right when it is Arabic."""
    with translation.override(language):
        workbook = Workbook()
        columns = [column for column in resource.import_columns() if column.name not in ("reference", VERSION)]
        columns = [column for column in columns if not column.fixed]
        sheet = workbook.active
        assert sheet is not None
        sheet.title = sheet_title(str(resource.model._meta.verbose_name_plural))
        lists = workbook.create_sheet(_("Lists")[:31])
        lists.sheet_state = "hidden"
        for place, column in enumerate(columns, 1):
            _place(sheet, lists, place, column, resource)
        sheet.freeze_panes = "A2"
        _explain(workbook, columns, resource)
        for each in workbook.worksheets:
            each.sheet_view.rightToLeft = language == "ar"
        content = BytesIO()
        workbook.save(content)
    return content.getvalue()


def _is_needed(column: Column, resource: RecordResource) -> bool:
    return column.is_needed or (column.name in resource.key and not column.takes_blank)


def _place(sheet: Any, lists: Any, place: int, column: Column, resource: RecordResource) -> None:
    letter = get_column_letter(place)
    heading = sheet.cell(1, place, column.label)
    heading.font = Font(bold=True)
    if _is_needed(column, resource):
        heading.fill = NEEDED
    sheet.column_dimensions[letter].width = min(max(len(column.label) + 4, 14), 40)
    if isinstance(column.widget, DateWidget):
        sheet.column_dimensions[letter].number_format = DAY_FORMAT
    options = [] if isinstance(column, RowsColumn) else column.widget.options()
    if options:
        for line, option in enumerate(options, 1):
            lists.cell(line, place, option)
        cells = f"{quote_sheetname(lists.title)}!${letter}$1:${letter}${len(options)}"
        # a link also takes what its list does not show, e.g. a name, so its list only suggests
        rule = DataValidation("list", formula1=cells, allow_blank=True, showErrorMessage=not column.is_link)
        rule.error = column.accepts()[:220]
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{FILLED_ROWS}")


def _explain(workbook: Workbook, columns: list[Column], resource: RecordResource) -> None:
    sheet = workbook.create_sheet(_("Instructions")[:31])
    lines = [
        _("Write one record a row on the first sheet, below the headings. Columns with a coloured heading are needed."),
        _("Nothing is written when you upload the file: you first see what is new, changed or refused, and why."),
        _("To change records that are on file, export them, edit the export and import it: it carries their versions."),
        _("A blank amount means that it is not known; write 0 only when it is zero."),
    ]
    for line in lines:
        sheet.append([line])
    sheet.append([])
    sheet.append([_("Column"), _("Name in files"), _("Needed"), _("What is accepted")])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for column in columns:
        needed = _("Yes") if _is_needed(column, resource) else ""
        sheet.append([column.label, column.name, needed, column.accepts()])
        sheet.cell(sheet.max_row, 4).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in (("A", 36), ("B", 24), ("C", 10), ("D", 100)):
        sheet.column_dimensions[letter].width = width
