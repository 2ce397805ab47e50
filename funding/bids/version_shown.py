"""A frozen version laid out for reading: titled groups of facts, then a table for each kind of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from funding.bids.versions import FACTS, ROWS, Values, shown
from funding.models import Proposal
from jisr import facts
from jisr.facts import Fact
from jisr.fields import AmountField

TITLES = {
    "names": _("Name"),
    "bid": _("Bid"),
    "money": _("Money"),
    "dates": _("Dates"),
    "afterwards": _("After the grant"),
}
UNSHOWN = {"currency", "original_language"}


@dataclass(frozen=True)
class Group:
    title: Any
    facts: list[Fact]


@dataclass(frozen=True)
class Table:
    title: str
    headings: list[str]
    lines: list[list[str]]


def groups_of(values: Values) -> list[Group]:
    """The filled facts by group; a group without any is left out."""
    found = (Group(TITLES[name], _facts(values, names)) for name, names in FACTS.items())
    return [group for group in found if group.facts]


def tables_of(values: Values) -> list[Table]:
    """The rows by kind; a kind without any is left out."""
    found = []
    for kind in ROWS:
        rows = values.get("rows", {}).get(kind.related, [])
        if rows:
            headings = [facts.label_of(kind.model, name) for name in kind.names]
            lines = [[shown(values, kind.model, name, row) for name in kind.names] for row in rows]
            text = str(kind.model._meta.verbose_name_plural)
            found.append(Table(text[:1].upper() + text[1:], headings, lines))
    return found


def _facts(values: Values, names: tuple[str, ...]) -> list[Fact]:
    texts = {name: shown(values, Proposal, name) for name in names if name not in UNSHOWN}
    return [_fact(name, text) for name, text in texts.items() if text]


def _fact(name: str, text: str) -> Fact:
    item = Proposal._meta.get_field(name)
    is_ltr = isinstance(item, AmountField) or name in facts.LTR_NAMES
    lang = name.rpartition("_")[2] if name.startswith(("name_", "description_")) else ""
    lang = "" if lang == "original" else lang
    is_long = isinstance(item, models.TextField)
    return Fact(name, facts.label_of(Proposal, name), text, lang=lang, is_ltr=is_ltr, is_long=is_long)
