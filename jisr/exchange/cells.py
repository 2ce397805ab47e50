"""The cells of a sheet, and the mark that keeps a text from being taken for a formula."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

Cell = str | int | float | bool | Decimal | date | datetime | time | None

_FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Any) -> str:
    """Return what a cell says as text: 14010.0 is “14010”, a day is 2026-03-15."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def guard(text: str) -> str:
    """Return `text` for a CSV cell: a program that opens the file must not run it as a formula."""
    return f"'{text}" if _FORMULA_LIKE.match(text) else text


def unguard(text: str) -> str:
    """Return the text that `guard` made safe."""
    return text[1:] if text.startswith("'") and _FORMULA_LIKE.match(text) else text


def looks_like_formula(text: str) -> bool:
    return _FORMULA_LIKE.match(text) is not None


def fit_for_xml(text: str) -> str:
    """Return `text` without the control characters that no XLSX file may hold."""
    return _NOT_IN_XML.sub("", text)
