"""What a council file is made of: sections of plain values, which the PDF and the DOCX set alike."""

from dataclasses import dataclass
from datetime import date

from reports.shapes import Label, Letterhead


@dataclass(frozen=True)
class Cell:
    """A value of a table or fact; amounts, references and days in figures keep their order in an Arabic line."""

    text: str
    is_ltr: bool = False


@dataclass(frozen=True)
class Table:
    """Headings and rows; `strong` are the places of the rows that are totals. The last column is the amounts'."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    strong: tuple[int, ...] = ()


@dataclass(frozen=True)
class Section:
    """One titled piece: facts, then paragraphs, then a list, then a table; `is_part` begins a page."""

    title: str
    is_part: bool = False
    facts: tuple[tuple[str, Cell], ...] = ()
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    table: Table | None = None
    signatures: tuple[str, ...] = ()


@dataclass(frozen=True)
class CouncilFile:
    """The whole file about one agreement, in `language` (ar or fr)."""

    letterhead: Letterhead
    title: str
    subject: Label
    reference: str
    as_of: date
    language: str
    facts: tuple[tuple[str, Cell], ...]
    remark: str
    sections: tuple[Section, ...]
