"""Which column of a record each heading of a sheet means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jisr.exchange.columns import Column
from jisr.exchange.labels import in_all_languages
from jisr.exchange.reading import Table
from jisr.text import normalise

if TYPE_CHECKING:
    from jisr.resources import RecordResource

LEFT_OUT = "-"


@dataclass
class Placed:
    """`columns`: place in the sheet → column. `unknown`, `passed_over`, `twice`: headings that lead to none."""

    columns: dict[int, Column] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


def heading_readings(resource: RecordResource) -> dict[str, Column]:
    """Return folded heading → column: names first, then labels, the reader's language before the others."""
    columns = {column.name: column for column in [*resource.columns.values(), *resource.export_columns()]}
    found = {normalise(name): column for name, column in columns.items()}
    spoken = {name: in_all_languages(lambda column=column: column.label) for name, column in columns.items()}  # type: ignore[misc]
    for position in range(max(map(len, spoken.values()))):
        for name, words in spoken.items():
            found.setdefault(normalise(words[position]), columns[name])
    return found


def place_headings(resource: RecordResource, table: Table, column_map: Mapping[str, str]) -> Placed:
    """Match headings with columns; `column_map` (folded heading → column name, "-" to leave out) goes first."""
    known, placed = heading_readings(resource), Placed()
    taken: set[str] = set()
    for place, heading in enumerate(table.headings):
        mapped = column_map.get(normalise(heading))
        column = resource.columns.get(mapped) if mapped else known.get(normalise(heading))
        if not heading or mapped == LEFT_OUT:
            placed.passed_over += [heading] if heading else []
        elif column is None:
            placed.unknown.append(heading)
        elif column.computed:
            placed.passed_over.append(heading)
        elif column.name in taken:
            placed.twice.append(heading)
        else:
            taken.add(column.name)
            placed.columns[place] = column
    return placed
