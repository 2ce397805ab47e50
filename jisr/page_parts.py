"""What a record's page holds and what it lacks: the index on top, and the line of what nothing is on file of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Part = tuple[str, str]
INDEXED_FROM = 3


@dataclass(frozen=True)
class Blank:
    """A section without a row: `url` adds the first one if this person may, `all_url` leads to those not shown here."""

    title: str
    url: str = ""
    icon: str = "plus"
    anchor: str = ""
    all_url: str = ""


def is_blank(part: dict[str, Any]) -> bool:
    """Whether a section of related records has nothing to show; rows of the record itself are simply left out."""
    return not part["table"].rows and not part.get("is_rows") and not part.get("links")


def blanks(related: Sequence[dict[str, Any]], beside: dict[str, Any], own: Sequence[Blank] = ()) -> list[Blank]:
    """What the page says nothing of yet, in its order, what one may add first.

    `beside` holds the tasks, documents and notes; `own` is what the record's own template would show.
    """
    found = [Blank(part["title"], part["add_url"], anchor=part.get("anchor", "")) for part in related if is_blank(part)]
    return sorted([*own, *found, *_beside_blanks(beside)], key=lambda blank: not blank.url)


def _beside_blanks(beside: dict[str, Any]) -> list[Blank]:
    """Of tasks, documents and notes only what this person may add is worth a word."""
    words = {
        "tasks": (_("Add a task"), "plus"),
        "documents": (_("Add a document"), "upload"),
        "notes": (_("Write a note"), "message-square-plus"),
    }
    found = [(name, beside[name]) for name in words if beside[name] and not beside[name]["rows"]]
    return [
        Blank(words[name][0], part["add_url"], words[name][1], name, part.get("all_url", ""))
        for name, part in found
        if part["add_url"]
    ]


def parts(related: Sequence[dict[str, Any]], beside: dict[str, Any], own: Sequence[Part]) -> list[Part]:
    """The index of a long page, (anchor, title); none where the page is short."""
    numbered = [(place, part) for place, part in enumerate(related, start=1) if _is_indexed(part)]
    shown = [(part.get("anchor") or f"part-{place}", part["title"]) for place, part in numbered]
    words = {"tasks": _("Tasks"), "documents": _("Documents"), "notes": _("Notes")}
    more = [(name, words[name]) for name in words if beside[name] and beside[name]["rows"]]
    found = [*own, *shown, *more]
    return found if len(found) >= INDEXED_FROM else []


def _is_indexed(part: dict[str, Any]) -> bool:
    return bool(part["table"].rows) and not part.get("is_small")
