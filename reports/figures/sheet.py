"""The figures as a workbook: one sheet a figure, numbers as numbers, each currency in its own column."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse
from django.utils import translation
from django.utils.translation import gettext as _

from jisr.exchange.writing import attachment, write_book
from jisr.models import Activity, Trace, User
from jisr.models.activity import Verb
from jisr.money import ConvertedTotal
from reports.figures.desk import Desk
from reports.figures.grid import LIST, MEETING, OWN, PERCENT, TEXT, TOTALS, Cell, Grid, Meet
from reports.figures.grids import grids

Column = list[Any]


def figures_file(desk: Desk, user: User) -> FileResponse:
    """The workbook in the person's language, with a line in the history."""
    with translation.override(user.language):
        made = grids(desk)
        sheets = [*((grid.title, table_of(grid)) for grid in made), (_("Exchange rates"), rates_of(desk))]
        file = TemporaryFile()  # noqa: SIM115 the response closes it
        write_book(file, sheets, rtl=user.language == "ar")
    count = sum(len(grid.lines) for grid in made)
    Activity.write(user.authority, Verb.EXPORTED, Trace(user), count=count, record="reports.figures", format="xlsx")
    file.seek(0)
    return attachment(file, f"figures-{desk.figures.scope.day:%Y-%m-%d}.xlsx")


def table_of(grid: Grid) -> Iterator[list[Any]]:
    """Headings, then rows; a cell of several values takes as many columns."""
    columns: list[Column] = [[grid.heads[0].text, *(line.name.value.text for line in grid.lines)]]
    for place, head in enumerate(grid.heads[1:]):
        columns += _columns(head.text, [line.cells[place] for line in grid.lines])
    for row in zip(*columns, strict=True):
        yield list(row)


def rates_of(desk: Desk) -> Iterator[list[Any]]:
    """Currency, rate, day and source; a missing rate says so."""
    prices = desk.figures.prices
    yield [_("Currency"), _("Rate in %(currency)s") % {"currency": prices.own}, _("Day"), _("Source")]
    for code, rate in prices.used(desk.figures.currencies):
        yield [code, rate.value, rate.on, rate.source] if rate else [code, _("rate missing"), prices.day, ""]


def _columns(title: str, cells: list[Cell]) -> list[Column]:
    kind = cells[0].kind if cells else TEXT
    if kind == TOTALS:
        return _by_currency(title, cells)
    if kind == OWN:
        return _own(title, [cell.value for cell in cells])
    if kind == LIST:
        return _by_label(title, cells)
    if kind == MEETING:
        return _meetings(title, [cell.value for cell in cells])
    if kind == TEXT:
        return [[title, *(cell.value.text for cell in cells)]]
    return [[f"{title} (%)" if kind == PERCENT else title, *(_short(cell.value) for cell in cells)]]


def _by_currency(title: str, cells: list[Cell]) -> list[Column]:
    codes = sorted({code for cell in cells for code in cell.value})
    return [[f"{title} ({code})", *(_exact(cell.value.get(code)) for cell in cells)] for code in codes]


def _own(title: str, totals: list[ConvertedTotal]) -> list[Column]:
    """The converted sums; where a rate is missing a second column names what was left out."""
    columns = [[title, *(_money(total) for total in totals)]]
    if not all(total.is_complete for total in totals):
        missing = (", ".join(total.missing) for total in totals)
        columns.append([_("%(what)s: rate missing") % {"what": title}, *missing])
    return columns


def _by_label(title: str, cells: list[Cell]) -> list[Column]:
    labels = list(dict.fromkeys(item.label for cell in cells for item in cell.value))
    counts = [{item.label: item.count for item in cell.value} for cell in cells]
    return [[f"{title}: {label}", *(found.get(label) for found in counts)] for label in labels]


def _meetings(title: str, meetings: list[Meet]) -> list[Column]:
    own = meetings[0].worth.currency
    return [
        [_("%(partner)s: bids") % {"partner": title}, *(meet.bids for meet in meetings)],
        [f"{title}: {own}", *(_money(meet.worth) for meet in meetings)],
        [_("%(partner)s: projects") % {"partner": title}, *(meet.projects for meet in meetings)],
    ]


def _money(total: ConvertedTotal) -> Decimal | None:
    return total.money.rounded().amount if total.items and total.money else None


def _exact(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount.quantize(Decimal("0.001")).normalize() + 0


def _short(value: Any) -> Any:
    return round(value, 2) if isinstance(value, Decimal) else value
