"""A column whose cell lists the rows that belong to a record: “a | b; c | d”, one item a row, its parts in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from jisr import formats
from jisr.exchange.cells import as_text
from jisr.exchange.columns import Column, capitalised
from jisr.exchange.links import Link
from jisr.exchange.rules import broken_rules
from jisr.exchange.widgets import AmountWidget, CellWidget, DateWidget, PercentWidget, plain_amount
from jisr.models import Row

ITEM, PART, ESCAPE = ";", "|", "\\"


def split(text: str, marks: str) -> list[str]:
    """Cut `text` at each of `marks` that no backslash stands before; the backslashes stay."""
    pieces, current, escaped = [], "", False
    for char in text:
        if escaped or char == ESCAPE:
            current, escaped = current + char, not escaped
        elif char in marks:
            pieces.append(current)
            current = ""
        else:
            current += char
    return [*pieces, current]


def escape(text: str) -> str:
    for mark in (ESCAPE, ITEM, PART):
        text = text.replace(mark, ESCAPE + mark)
    return " ".join(text.splitlines())


def unescape(text: str) -> str:
    kept, escaped = [], False
    for char in text.strip():
        if char == ESCAPE and not escaped:
            escaped = True
        else:
            kept.append(char)
            escaped = False
    return "".join(kept)


def joined(pieces: Iterable[str]) -> str:
    """One item: “a | b”, an empty piece taking no room."""
    return PART.join(f" {piece} " if piece else " " for piece in pieces).strip()


@dataclass
class RowsChange:
    """What an import makes of the rows of one record: all of them afterwards, and how they differ from before."""

    after: list[Any] = field(default_factory=list)
    added: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    removed: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True)
class Part:
    """One field of a row."""

    field: models.Field
    widget: CellWidget

    def text(self, row: Any) -> str:
        """As it stands in a cell; a link's record must have been looked up."""
        value = getattr(row, self.field.attname)
        if value is None or value == "":
            return ""
        if isinstance(self.widget, AmountWidget):
            return plain_amount(value, _currency_of(row))
        if isinstance(self.widget, DateWidget):
            return formats.short_day(value)
        text = self.widget.render(value)
        return f"{text:f}" if isinstance(self.widget, PercentWidget) else str(text)


def _currency_of(row: Any) -> str:
    """The row's own currency, else that of the record it belongs to; "" before either is known. Asks no query."""
    if "currency" in row.__dict__:
        return row.currency
    return getattr(row._state.fields_cache.get(row.PARENT), "currency", "")


class RowsColumn(Column):
    """`identity`: what tells the rows of one record apart. `unique`: what no two records may both have."""

    def __init__(
        self,
        related: str,
        parts: Sequence[Part],
        *,
        identity: Sequence[str],
        unique: Sequence[str] = (),
        check: Callable[[list[Any]], None] | None = None,
        label: Any = "",
    ) -> None:
        self.row_model: type[Row] = parts[0].field.model  # type: ignore[assignment]
        super().__init__(related, related, label=label or self.row_model._meta.verbose_name_plural)
        self.parts = list(parts)
        self.known: dict[str, list[dict[str, Any]]] = {}
        self.identity, self.unique, self.check = tuple(identity), tuple(unique), check

    def __deepcopy__(self, memo: Any) -> RowsColumn:
        copy = super().__deepcopy__(memo)
        assert isinstance(copy, RowsColumn)
        copy.known = {}
        copy.parts = [Part(part.field, part.widget.fresh()) for part in self.parts]
        return copy

    @property
    def links(self) -> list[Part]:
        return [part for part in self.parts if isinstance(part.widget, Link)]

    def linked_texts(self, cell: Any, part: Part) -> Iterator[str]:
        """What the items of `cell` say at the place of `part`."""
        place = self.parts.index(part)
        for pieces in self._items(cell):
            if place < len(pieces):
                yield pieces[place]

    @staticmethod
    def _items(cell: Any) -> list[list[str]]:
        items = (item for item in split(as_text(cell), f"{ITEM}\n") if item.strip())
        return [[unescape(piece) for piece in split(item, PART)] for item in items]

    def read(self, cell: Any, record: models.Model) -> list[Any]:
        """Return unsaved rows for what the cell lists; raises ValidationError naming the item."""
        text = as_text(cell)
        if text not in self.known:
            self.known[text] = self._values(text)
        own = {self.row_model.PARENT: record}
        if hasattr(self.row_model, "authority"):
            own["authority_id"] = record.authority_id  # type: ignore[attr-defined]
        return [self.row_model(**values, **own) for values in self.known[text]]

    def _values(self, text: str) -> list[dict[str, Any]]:
        """The checked values of each item, by attribute."""
        rows = [self._row(pieces) for pieces in self._items(text)]
        seen: set[Any] = set()
        for row in rows:
            key = self.key_of(row)
            if key and key in seen:
                raise ValidationError(_("“%(item)s” is listed twice.") % {"item": self.item_text(row)})
            seen.add(key)
        if self.check:
            self.check(rows)
        return [{part.field.attname: getattr(row, part.field.attname) for part in self.parts} for row in rows]

    def _row(self, pieces: list[str]) -> Any:
        row = self.row_model()
        try:
            if len(pieces) > len(self.parts):
                raise ValidationError(_("Too many parts."))
            self._fill_all(row, pieces)
            row.clean()
            if broken := broken_rules(row):
                raise ValidationError([message for message, _names in broken])
        except ValidationError as error:
            raise ValidationError(
                _("“%(item)s”: %(reasons)s %(accepted)s")
                % {
                    "item": joined(pieces),
                    "reasons": " ".join(error.messages),
                    "accepted": self.accepts(),
                }
            ) from error
        return row

    def _fill_all(self, row: Any, pieces: list[str]) -> None:
        """Put each piece in its field, the currency before the amounts that it bounds."""
        said = dict(zip((part.field.name for part in self.parts), pieces, strict=False))
        for part in sorted(self.parts, key=lambda part: part.field.name != "currency"):
            self._fill(row, part, said.get(part.field.name, ""), _currency_of(row))

    @staticmethod
    def _fill(row: Any, part: Part, said: str, currency: str) -> None:
        if said:
            value = part.widget.clean(said, currency=currency)
            if not isinstance(part.widget, Link):
                part.field.run_validators(value)
            setattr(row, part.field.attname, value)
        elif not (part.field.blank or part.field.null or part.field.has_default()):
            raise ValidationError(_("%(part)s is missing.") % {"part": capitalised(part.field.verbose_name)})

    def key_of(self, row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, self.row_model._meta.get_field(name).attname) for name in self.identity)

    def compare(self, wanted: list[Any], stored: Iterable[Any]) -> RowsChange:
        """Match the rows wanted with those on file: the same, changed in place, added, removed."""
        change, left = RowsChange(), list(stored)
        unmatched = []
        for row in wanted:
            twin = next((old for old in left if self._same(row, old)), None)
            if twin is None:
                unmatched.append(row)
            else:
                left.remove(twin)
                change.after.append(twin)
        for row in unmatched:
            old = next((old for old in left if self.key_of(old) == self.key_of(row)), None)
            if old is None:
                change.added.append(row)
                change.after.append(row)
            else:
                left.remove(old)
                for part in self.parts:
                    setattr(old, part.field.attname, getattr(row, part.field.attname))
                change.changed.append(old)
                change.after.append(old)
        change.removed = left
        return change

    def _same(self, row: Any, old: Any) -> bool:
        for part in self.parts:
            value, stored = getattr(row, part.field.attname), getattr(old, part.field.attname)
            if value != stored and not (value and stored and part.widget.same(value, stored)):
                return False
        return True

    def item_text(self, row: Any) -> str:
        texts = [escape(part.text(row)) for part in self.parts]
        while texts and not texts[-1]:
            texts.pop()
        return joined(texts)

    def text(self, rows: Iterable[Any]) -> str:
        """The whole cell."""
        return f"{ITEM} ".join(self.item_text(row) for row in rows)

    def export(self, instance: models.Model, **kwargs: Any) -> str:
        return self.text(getattr(instance, self.name).all())

    def accepts(self) -> str:
        names = f" {PART} ".join(capitalised(part.field.verbose_name) for part in self.parts)
        return _("Write each one as: %(parts)s; then a semicolon before the next one.") % {"parts": names}
