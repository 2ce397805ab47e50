"""IATI 2.0x activity files as a stream: memory holds one activity, whatever the size of the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from lxml import etree

from .activity import Activity, BadActivity, Problem
from .elements import Element
from .parsing import parse_activity

__all__ = ["BrokenFile", "IatiError", "NotIati", "read_activities"]

ROOT = "iati-activities"
CHUNK = 1 << 16


class IatiError(Exception):
    """A file that cannot be read on: a message for people, and the line where one is known."""

    def __init__(self, message: str | Promise, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line

    def __str__(self) -> str:
        return str(self.message)


class NotIati(IatiError):
    """The file is no IATI 2.0x activity file, or holds what Jisr refuses to open."""


class BrokenFile(IatiError):
    """The file stops being XML at a line; what stood before it has been read."""


class _RootSeen(Exception):
    """The head of the file has been read."""


def read_activities(source: str | Path | BinaryIO) -> Iterator[Activity | BadActivity]:
    """Yield every activity of a file, good or bad, in its order.

    `source` is a path or a binary file that can be rewound. Raises NotIati before the first activity, and BrokenFile
    after the last one that could be read.
    """
    with open(source, "rb") if isinstance(source, str | Path) else nullcontext(source) as file:
        check_head(file)
        file.seek(0)
        yield from _activities(file)


def check_head(file: BinaryIO) -> None:
    """Raise NotIati unless the file begins as an IATI 2.0x activity file without document type or entities."""
    parser = expat.ParserCreate()
    root: dict[str, str] = {}
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, attributes: _see_root(root, tag, attributes)
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except _RootSeen:
        _check_root(root)
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        raise NotIati(_("This is not an XML file (line %(line)s).") % {"line": line}, line) from None


def _refuse_doctype(*_details) -> None:
    raise NotIati(_("The file has a document type declaration (DOCTYPE), which may hide entities: it is not opened."))


def _see_root(root: dict[str, str], tag: str, attributes: dict[str, str]) -> None:
    root.update(tag=tag, version=attributes.get("version", "2").strip())
    raise _RootSeen


def _check_root(root: dict[str, str]) -> None:
    if root["tag"] != ROOT:
        message = _("This is not an IATI activity file: it begins with <%(tag)s>, not <iati-activities>.")
        raise NotIati(message % {"tag": root["tag"][:80]})
    if not root["version"].startswith("2"):
        message = _("The file follows IATI %(version)s; only 2.01, 2.02 and 2.03 are read.")
        raise NotIati(message % {"version": root["version"][:20]})


def _activities(file: BinaryIO) -> Iterator[Activity | BadActivity]:
    seen: set[str] = set()
    stream = etree.iterparse(
        file,
        tag="iati-activity",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _event, element in stream:
            if element.getparent().getparent() is None:
                yield _once(parse_activity(element), seen)
                _forget(element)
    except etree.XMLSyntaxError as error:
        line = error.lineno or next((entry.line for entry in stream.error_log), 0)
        message = _("The file is cut short or damaged at line %(line)s: what stands before it was read.")
        raise BrokenFile(message % {"line": line}, line) from None


def _once(found: Activity | BadActivity, seen: set[str]) -> Activity | BadActivity:
    if isinstance(found, BadActivity):
        return found
    if found.identifier not in seen:
        seen.add(found.identifier)
        return found
    twice = Problem(
        found.line,
        "iati-identifier",
        found.identifier,
        _("stands twice in the file"),
        _("an identifier of its own for each activity"),
    )
    return BadActivity(found.line, found.identifier, found.title, (twice,), found.countries)


def _forget(element: Element) -> None:
    """Free an activity that was read, and the empty ones before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
