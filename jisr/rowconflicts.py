"""Where a colleague saved first, inside the rows of a record: each cell is chosen, and whether a row is there at all.

Whether the row is there is the choice of its field `DELETE`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from jisr.conflicts import MINE, THEIRS, Conflict, KeepsTheirs, is_field, text_of
from jisr.rowsagain import base_rows

DELETE = "DELETE"
WITHOUT = "without"
LONGEST_NAME = 80
SEPARATOR = " · "


class RowInConflict(KeepsTheirs):
    """The form of one row."""

    UNSEEN = (DELETE,)

    def _clean_fields(self) -> None:
        super()._clean_fields()
        choice = self.choice_of(DELETE)
        if choice == WITHOUT or (choice == THEIRS and self.instance.pk is None):
            self.cleaned_data[DELETE] = True

    def conflicts(self, on_file: Any, base: Any) -> Iterator[Conflict]:
        """What differs from the row on file, or from no row; `base` is the row that ours was begun from, or None."""
        if on_file is None:
            if self.has_changed() and not self._is_removed:  # type: ignore[attr-defined]
                yield self._conflict_of_ours(base)
        elif self._is_removed:
            yield self._whole(self.line(on_file), _("Removed"), self.choice_of(DELETE) or MINE)
        elif choice := self.choice_of(DELETE):
            yield self._whole(self.line(on_file), _("Not there"), choice, yours=WITHOUT)
        else:
            yield from self.field_conflicts(on_file, base)

    def _conflict_of_ours(self, base: Any) -> Conflict:
        typed = {name: self.text_typed(name) for name in self._shown}
        untouched = base is not None and all(text_of(base, name) == text for name, text in typed.items())
        keep = self.choice_of(DELETE) or (THEIRS if untouched else MINE)
        theirs = _("Removed") if self.add_prefix("was") in self.data else _("Not there")  # type: ignore[attr-defined]
        return self._whole(theirs, SEPARATOR.join(filter(None, typed.values())), keep)

    def _whole(self, theirs: str, mine: str, keep: str, *, yours: str = MINE) -> Conflict:
        return Conflict(self.add_prefix(DELETE), _("The row itself"), theirs, mine, keep, yours=yours)  # type: ignore[attr-defined]

    def line(self, row: Any) -> str:
        """A row in one line: its fields as people see them."""
        return SEPARATOR.join(filter(None, (text_of(row, name) for name in self._shown)))

    @property
    def _shown(self) -> list[str]:
        return [name for name in type(self).base_fields if is_field(self.instance, name)]  # type: ignore[attr-defined]

    @cached_property
    def _is_removed(self) -> bool:
        return bool(self[DELETE].data)  # type: ignore[index]


class RowsInConflict:
    """The rows of one kind inside a record's form."""

    forms: list[Any]
    queryset: Any
    title: str

    def row_conflicts(self, base: Any) -> Iterator[Conflict]:
        """What differs from the rows on file, row by row; `base` is the record that the form was begun from, or None."""
        stored = {str(row.pk): row for row in self.queryset.all()}
        before = {str(row.pk): row for row in base_rows(self, base)} if base is not None else {}
        for number, form in enumerate(self.forms, start=1):
            key = str(form.instance.pk or form.data.get(form.add_prefix("was"), ""))
            on_file = stored.get(str(form.instance.pk))
            for found in form.conflicts(on_file, before.get(key)):
                named = Truncator(form.line(on_file) if on_file else found.mine).chars(LONGEST_NAME)
                yield replace(found, kind=self.title, row=f"{number}. {named}")
