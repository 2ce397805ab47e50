"""Rows that were sent from an older page, fitted to the rows that are on file now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.forms import CheckboxInput
from django.http import QueryDict

from jisr.conflicts import THEIRS

Sent = dict[str, list[str]]
KEEP = "keep-"


def fit_rows(data: QueryDict, formset: Any) -> None:
    """Number the sent rows of a kind as those on file: these first, a colleague's new ones among them, then our new ones.

    `data` is changed. `formset` is an unbound one with the rows on file. A row that is gone becomes a new one that names
    the key it had, unless it was to be removed. Choices between theirs and mine go with their row.
    """
    key = formset.model._meta.pk.name
    if f"{formset.prefix}-TOTAL_FORMS" not in data:
        return
    sent = take_rows(data, formset.prefix)
    held = {str(row.instance.pk): row for row in formset.initial_forms}
    mine = {row[key][0]: row for row in sent if row.get(key, [""])[0] in held}
    there = [held_row(row, mine.get(pk)) for pk, row in held.items()]
    fresh = [row for row in sent if row.get(key, [""])[0] not in held and not ("DELETE" in row and row.get(key))]
    rows = [*there, *(fresh_row(row, key) for row in fresh)]
    for number, row in enumerate(rows):
        for name, values in row.items():
            keep = KEEP if name.startswith(KEEP) else ""
            data.setlist(f"{keep}{formset.prefix}-{number}-{name.removeprefix(keep)}", values)
    data[f"{formset.prefix}-TOTAL_FORMS"] = str(len(rows))
    data[f"{formset.prefix}-INITIAL_FORMS"] = str(len(there))


def take_rows(data: QueryDict, prefix: str) -> list[Sent]:
    """Take the rows of a kind out of the sent data, in their order; a choice is named `keep-<field>` in its row."""
    pattern = re.compile(rf"({KEEP})?{re.escape(prefix)}-(\d{{1,6}})-(.+)")
    found: dict[int, Sent] = {}
    for name in list(data):
        if match := pattern.fullmatch(name):
            found.setdefault(int(match[2]), {})[(match[1] or "") + match[3]] = data.pop(name)
    return [found[number] for number in sorted(found) if not all(name.startswith(KEEP) for name in found[number])]


def held_row(row: Any, sent: Sent | None) -> Sent:
    """A row on file as it was sent; one that we never saw stays if nothing is chosen, one to be removed is as on file."""
    if sent is None:
        return {**as_sent(row), f"{KEEP}DELETE": [THEIRS]}
    if "DELETE" in sent:
        choice = {name: values for name, values in sent.items() if name == f"{KEEP}DELETE"}
        return {**as_sent(row), **choice, "DELETE": sent["DELETE"]}
    return sent


def fresh_row(sent: Sent, key: str) -> Sent:
    """A row that is not on file as a new one; what was chosen about one that was on file is asked anew."""
    was = sent.get(key, [""])
    if not was[0]:
        return {**sent, key: [""]}
    typed = {name: values for name, values in sent.items() if not name.startswith(KEEP)}
    return {**typed, key: [""], "was": was}


def as_sent(row: Any) -> Sent:
    """What a browser would send for a row that is shown and left as it is."""
    found: Sent = {}
    for bound in row:
        value = bound.value()
        if isinstance(bound.field.widget, CheckboxInput):
            if value:
                found[bound.name] = ["on"]
            continue
        shown = bound.field.widget.format_value(value)
        texts = shown if isinstance(shown, list | tuple) else [shown]
        found[bound.name] = ["" if text is None else str(text) for text in texts]
    return found


def base_rows(formset: Any, base: Any) -> Iterable[Any]:
    """The rows of a kind just before the save that followed the version `base` of their record."""
    after = type(base).history.filter(**{base._meta.pk.name: base.pk}, version=base.version + 1).last()
    if after is None:
        return []
    then = formset.model.history.as_of(after.history_date - timedelta(microseconds=1))
    return then.filter(**{formset.fk.name: base.pk}).order_by(*formset.model._meta.ordering)
