"""What a figure looks like: a table of typed cells, and bars that repeat it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from jisr import formats
from jisr.money import ConvertedTotal, Totals
from reports.charts import Bar, group
from reports.pipeline.names import Name

TEXT, COUNT, TOTALS, OWN, PERCENT, DAYS, LIST, MEETING = (
    *("text", "count", "totals", "own", "percent", "days"),
    *("list", "meeting"),
)


@dataclass(frozen=True)
class Cell:
    """A value of one kind; `url` leads to the rows behind it.

    TEXT Name · COUNT int · TOTALS Totals · OWN ConvertedTotal · PERCENT and DAYS Decimal or None · LIST Items ·
    MEETING Meet.
    """

    kind: str
    value: Any
    url: str = ""


@dataclass(frozen=True)
class Item:
    """One line of a LIST cell."""

    label: str
    count: int
    url: str = ""


@dataclass(frozen=True)
class Meet:
    """Bids and projects where an axis and a partner meet; `worth` is what the bids ask for."""

    bids: int
    projects: int
    worth: ConvertedTotal
    bids_url: str = ""
    projects_url: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.bids or self.projects)


@dataclass(frozen=True)
class Line:
    name: Cell
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Drawn:
    """One bar with its label and what it comes to, in words."""

    name: Name
    bar: Bar
    shown: str


@dataclass(frozen=True)
class Chart:
    """Bars on one scale, and what their colours mean (kind, label)."""

    bars: tuple[Drawn, ...]
    key: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """`heads` are the titles of the columns, the first that of the rows' names; an empty grid says `nothing`."""

    slug: str
    title: str
    heads: tuple[Name, ...]
    lines: tuple[Line, ...]
    nothing: str
    intro: str = ""
    notes: tuple[str, ...] = ()
    chart: Chart | None = None
    warning: Name | None = None

    @property
    def columns(self) -> list[tuple[Name, bool]]:
        """Each heading, and whether numbers stand under it."""
        kinds = [TEXT, *(cell.kind for cell in self.lines[0].cells)] if self.lines else [TEXT]
        return [(head, kind not in (TEXT, LIST)) for head, kind in zip(self.heads, kinds, strict=False)]


def heads(*titles: str) -> tuple[Name, ...]:
    return tuple(Name(title) for title in titles)


def text(name: Name, url: str = "") -> Cell:
    return Cell(TEXT, name, url)


def count(number: int, url: str = "") -> Cell:
    return Cell(COUNT, number, url if number else "")


def moneys(total: ConvertedTotal) -> tuple[Cell, Cell]:
    """The sums per currency, and what they come to in the own one."""
    own = total.currency
    return Cell(TOTALS, Totals.of((item.original for item in total.items), own)), Cell(OWN, total)


def percent(share: Decimal | None) -> Cell:
    return Cell(PERCENT, share)


def days(number: Decimal | int | None) -> Cell:
    return Cell(DAYS, None if number is None else Decimal(number))


def own_words(total: ConvertedTotal) -> str:
    """A converted total in words, with a mark on what could not be converted; a dash where there is nothing."""
    if not total.items:
        return formats.BLANK
    shown = [formats.money(total.money)] if total.money else []
    return " · ".join(shown if total.is_complete else [*shown, _("rate missing")])


def chart(
    rows: Sequence[tuple[Name, Sequence[tuple[str, Decimal | int]], str]],
    key: Sequence[tuple[str, str]],
    full: Decimal | None = None,
) -> Chart | None:
    """Bars from (name, ((kind, length), …), words), the longest or `full` over the whole width; None if all are empty."""
    lengths = [(name.text, [(kind, Decimal(length)) for kind, length in parts]) for name, parts, _shown in rows]
    if not any(length > 0 for _name, parts in lengths for _kind, length in parts):
        return None
    bars = group("", lengths)
    bars = tuple(replace(bar, scale=full) for bar in bars) if full else bars
    drawn = (Drawn(name, bar, shown) for (name, _parts, shown), bar in zip(rows, bars, strict=True))
    return Chart(tuple(drawn), tuple(key))
