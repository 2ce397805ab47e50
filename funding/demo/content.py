"""Reads the demonstration's content, and turns its short forms into the fields of the records."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
LANGUAGES = ("ar", "fr", "en")

Entry = dict[str, Any]


def entries_of(name: str) -> Any:
    """What the file `name`.json holds."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def lines_of(name: str) -> list[dict[str, str]]:
    """The lines of the file `name`.csv, by column."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def texts(entry: Entry) -> dict[str, str]:
    """The fields `name_…` and `description_…` of an entry, with its original name where it has one."""
    fields = {
        f"{stem}_{language}": text
        for stem in ("name", "description")
        for language, text in zip(LANGUAGES, entry.get(stem, ()), strict=False)
    }
    if "original" in entry:
        fields["name_original"], fields["original_language"] = entry["original"]
    return fields


def amount(value: str | int | None) -> Decimal | None:
    """The exact amount; None stays None, blank is not zero."""
    return None if value is None else Decimal(value)


def sum_of(pair: list[str]) -> tuple[str, Decimal]:
    """(currency, amount) of a pair such as ["EUR", "128000"]."""
    currency, value = pair
    return currency, Decimal(value)
