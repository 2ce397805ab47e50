"""What every part of an activity's XML is read with, and where its problems are noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias, TypeVar

from django.utils.translation import gettext_lazy as _

from . import values
from .activity import Org, Problem

Element: TypeAlias = Any
T = TypeVar("T")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
A_DAY = _("a day of the calendar written YYYY-MM-DD")


class Reader:
    """One activity being read: `problems` make it unusable, `notes` say what was left out."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.line = element.sourceline or 0
        self.language = values.language_code(element.get(LANG, ""))
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.children: dict[str, list[Element]] = defaultdict(list)
        for child in element:
            self.children[child.tag].append(child)
        self.default_currency = self.attribute(element, "default-currency", values.read_currency, self.problems) or ""

    def first(self, tag: str) -> Element | None:
        return next(iter(self.children[tag]), None)

    def say(self, where: list[Problem], element: Element, field: str, value: str, message: Any, accepted: Any) -> None:
        where.append(Problem(element.sourceline or self.line, field, value[:200], message, accepted))

    def read(self, element: Element, field: str, text: str, read: Callable[[str], T], where: list[Problem]) -> T | None:
        """Return what `read` makes of a text, None when it is blank or, with a line in `where`, unreadable."""
        try:
            return read(text) if text else None
        except values.Unreadable as error:
            self.say(where, element, field, text, error.message, error.accepted)
            return None

    def attribute(self, element: Element, name: str, read: Callable[[str], T], where: list[Problem]) -> T | None:
        return self.read(element, f"{element.tag}/@{name}", element.get(name, "").strip(), read, where)

    def missing(self, where: list[Problem], element: Element, field: str, accepted: Any) -> None:
        self.say(where, element, field, "", _("is missing"), accepted)

    @staticmethod
    def code(element: Element | None, name: str = "code") -> str:
        return element.get(name, "").strip() if element is not None else ""

    def texts(self, parent: Element | None) -> dict[str, str]:
        """Return the narratives of an element by language, its own, its parent's or the activity's."""
        found: dict[str, str] = {}
        narratives: list[Element] = parent.findall("narrative") if parent is not None else []
        for narrative in narratives:
            text = values.one_line(narrative.text or "")
            code = values.language_code(narrative.get(LANG) or narrative.getparent().get(LANG) or "") or self.language
            if text:
                found.setdefault(code, text)
        return found

    def org(self, element: Element | None) -> Org | None:
        """Return the organisation, None when the file gives neither its identifier nor its name."""
        if element is None:
            return None
        ref, names = self.code(element, "ref"), self.texts(element)
        role, activity_id = self.code(element, "role"), self.code(element, "activity-id")
        return Org(ref, self.code(element, "type"), names, role, activity_id) if ref or names else None

    def day(self, element: Element, tag: str, where: list[Problem]) -> date | None:
        """Return the day of a child element, None with a line in `where` when it is missing or unreadable."""
        child = element.find(tag)
        if not self.code(child, "iso-date"):
            self.missing(where, element, f"{tag}/@iso-date", A_DAY)
            return None
        return self.attribute(child, "iso-date", values.read_date, where)
