"""When somebody else saved first: what differs, and the choice between theirs and mine, field by field.

A field whose choice is “theirs” keeps what is on file. A choice is sent as `keep-<name of the field in the page>`.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.functional import cached_property

from jisr.facts import fact_of, show

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Conflict:
    """A field as it is on file and as it was typed; `kind` and `row` say where it stands if it is one of a row.

    `yours` is what is sent when ours is chosen, `keep` what is chosen so far.
    """

    name: str
    label: str
    theirs: str
    mine: str
    keep: str = MINE
    kind: str = ""
    row: str = ""
    yours: str = MINE

    @property
    def choice(self) -> str:
        return f"keep-{self.name}"


class KeepsTheirs:
    """A form of a record or of one of its rows, of which each field may keep what is on file."""

    data: Any
    fields: dict[str, forms.Field]
    instance: Any
    cleaned_data: dict[str, Any]
    UNSEEN = ("version",)

    def choice_of(self, name: str) -> str:
        return str(self.data.get(f"keep-{self.add_prefix(name)}", ""))  # type: ignore[attr-defined]

    def takes_theirs(self, name: str) -> bool:
        return self.choice_of(name) == THEIRS

    @cached_property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if not self.takes_theirs(name)]  # type: ignore[misc]

    def _clean_fields(self) -> None:
        """A field whose choice is theirs is cleaned as one that cannot be changed; what was typed stays in the page."""
        held = [item for name, item in self.fields.items() if self.takes_theirs(name) and not item.disabled]
        for item in held:
            item.disabled = True
        super()._clean_fields()  # type: ignore[misc]
        for item in held:
            item.disabled = False

    def field_conflicts(self, stored: Any, base: Any) -> Iterator[Conflict]:
        """The fields that differ from those of `stored`, on file; `base` is what the form was begun from, or None."""
        for name in self._differing():
            theirs, mine = self._text_on_file(stored, name), self.text_typed(name)
            if theirs != mine:
                untouched = base is not None and is_field(base, name) and text_of(base, name) == mine
                keep = self.choice_of(name) or (THEIRS if untouched else MINE)
                label = str(self.fields[name].label or name)
                yield Conflict(self.add_prefix(name), label, theirs, mine, keep)  # type: ignore[attr-defined]

    def _differing(self) -> list[str]:
        """The names of the fields whose sent value is other than what is on file."""
        asked = [name for name, item in self.fields.items() if not isinstance(item, forms.FileField)]
        return [name for name in asked if name not in self.UNSEEN and self[name]._has_changed()]  # type: ignore[index]

    def _text_on_file(self, stored: Any, name: str) -> str:
        if is_field(stored, name):
            return text_of(stored, name)
        return plain_text(self.fields[name], self.get_initial_for_field(self.fields[name], name))  # type: ignore[attr-defined]

    def text_typed(self, name: str) -> str:
        """What was typed into a field, as people see it."""
        try:
            value = self.fields[name].clean(self[name].data)  # type: ignore[index]
        except ValidationError:
            return str(self[name].data)  # type: ignore[index]
        if not is_field(self.instance, name):
            return plain_text(self.fields[name], value)
        typed = copy(self.instance)
        setattr(typed, name, value)
        return text_of(typed, name)


class ChoosesInConflicts(KeepsTheirs):
    """What a record's form knows of a colleague's newer save."""

    formsets: list[Any]
    conflicts: list[Conflict]
    is_clash = False

    @property
    def sent_version(self) -> int | None:
        """The version that the form was begun from, as it was sent."""
        sent = str(self.data.get(self.add_prefix("version"), ""))  # type: ignore[attr-defined]
        return int(sent) if sent.isdecimal() and len(sent) < 10 else None

    @property
    def is_stale(self) -> bool:
        """Whether the record was saved since the form was begun."""
        return bool(self.instance.pk) and self.sent_version not in (None, self.instance.version)

    def note_conflicts(self) -> None:
        """Fill `conflicts` in a form of the record as it is now on file, and take over its version for a second try."""
        self.is_clash = True
        self.conflicts = list(self._all_conflicts(version_of(self.instance, self.sent_version)))
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(self.instance.version)  # type: ignore[attr-defined]

    def show_choices(self) -> None:
        """Show the choices again that came with a form which could not be saved."""
        if any(name.startswith("keep-") for name in self.data):
            self.conflicts = [one for one in self._all_conflicts(None) if one.choice in self.data]

    def _all_conflicts(self, base: Any) -> Iterator[Conflict]:
        stored = type(self.instance)._base_manager.get(pk=self.instance.pk) if self.instance.pk else self.instance
        yield from self.field_conflicts(stored, base)
        for formset in self.formsets:
            yield from formset.row_conflicts(base)


def version_of(record: Any, version: int | None) -> Any:
    """The record as it was at a version, from its history; None where the history does not tell."""
    if version is None:
        return None
    row = type(record).history.filter(**{record._meta.pk.name: record.pk}, version=version).last()
    return row.instance if row else None


def is_field(record: Any, name: str) -> bool:
    """Whether the name is that of a stored field of the record."""
    try:
        return bool(record._meta.get_field(name).concrete)
    except FieldDoesNotExist:
        return False


def text_of(record: Any, name: str) -> str:
    return fact_of(record, name).text.replace("\r\n", "\n")


def plain_text(item: forms.Field, value: Any) -> str:
    """A value of a field that the record does not store itself."""
    if value is None or value == "":
        return ""
    choices = {str(code): str(label) for code, label in getattr(item, "choices", ())}
    return choices.get(str(value)) or show(models.TextField(), value)
