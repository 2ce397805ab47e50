"""One <iati-activity> element into plain data, with every problem found on the way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from . import values
from .activity import Activity, Administrative, BadActivity, Country, Location, Org, Related, Sector
from .codes import DateType
from .elements import A_DAY, Element, Reader
from .money import planned, transaction

LONGEST_IDENTIFIER = 255
KNOWN_DATES = frozenset(DateType.values)


def parse_activity(element: Element) -> Activity | BadActivity:
    """Return the activity, or what makes it unusable; nothing is raised for what the file says."""
    reader = Reader(element)
    activity = _activity(reader)
    if reader.problems:
        title = next(iter(activity.titles.values()), "")
        return BadActivity(reader.line, activity.identifier, title, tuple(reader.problems), activity.countries)
    digest = sha256(repr(activity).encode("utf-8", "surrogatepass")).hexdigest()
    return replace(activity, hash=digest, notes=tuple(reader.notes))


def _activity(reader: Reader) -> Activity:
    return Activity(
        identifier=_identifier(reader),
        reporting=_reporting(reader),
        participating=_participating(reader),
        titles=_title(reader),
        descriptions=_descriptions(reader),
        status=reader.code(reader.first("activity-status")),
        dates=_dates(reader),
        sectors=_sectors(reader),
        countries=_countries(reader),
        locations=tuple(filter(None, (_location(reader, child) for child in reader.children["location"]))),
        transactions=tuple(transaction(reader, child) for child in reader.children["transaction"]),
        planned=tuple(filter(None, (planned(reader, child) for child in reader.children["planned-disbursement"]))),
        related=_related(reader),
        default_currency=reader.default_currency,
        language=reader.language,
        last_updated=reader.element.get("last-updated-datetime", ""),
        line=reader.line,
    )


def _identifier(reader: Reader) -> str:
    element = reader.first("iati-identifier")
    text = (element.text or "").strip() if element is not None else ""
    accepted = _("the activity's own identifier, of at most 255 characters")
    if not text:
        reader.missing(reader.problems, reader.element, "iati-identifier", accepted)
    elif len(text) > LONGEST_IDENTIFIER:
        reader.say(reader.problems, reader.element, "iati-identifier", text, _("too long"), accepted)
    return text[:LONGEST_IDENTIFIER]


def _reporting(reader: Reader) -> Org:
    if org := reader.org(reader.first("reporting-org")):
        return org
    reader.missing(reader.problems, reader.element, "reporting-org", _("the identifier or the name of who publishes"))
    return Org("")


def _participating(reader: Reader) -> tuple[Org, ...]:
    found = []
    for child in reader.children["participating-org"]:
        if org := reader.org(child):
            found.append(org)
        else:
            reader.missing(reader.notes, child, "participating-org", _("an identifier or a name"))
    return tuple(found)


def _title(reader: Reader) -> dict[str, str]:
    titles = reader.texts(reader.first("title"))
    if not titles:
        reader.missing(reader.problems, reader.element, "title/narrative", _("a title in at least one language"))
    return titles


def _descriptions(reader: Reader) -> dict[str, str]:
    """Return all descriptions, the general one first, one under the other in each language."""
    parts: dict[str, list[str]] = defaultdict(list)
    for child in sorted(reader.children["description"], key=lambda one: reader.code(one, "type") or "1"):
        for language, text in reader.texts(child).items():
            if text not in parts[language]:
                parts[language].append(text)
    return {language: "\n\n".join(texts) for language, texts in parts.items()}


def _dates(reader: Reader) -> dict[str, date]:
    found: dict[str, date] = {}
    for child in reader.children["activity-date"]:
        kind = reader.code(child, "type")
        if kind not in KNOWN_DATES:
            reader.say(reader.notes, child, "activity-date/@type", kind, _("not a known code"), "1, 2, 3, 4")
            continue
        if not reader.code(child, "iso-date"):
            reader.missing(reader.notes, child, "activity-date/@iso-date", A_DAY)
        day = reader.attribute(child, "iso-date", values.read_date, reader.problems)
        if day:
            found.setdefault(kind, day)
    return found


def _everywhere(reader: Reader, tag: str) -> list[Element]:
    """Return the activity's own elements or, where it has none, those of its transactions."""
    return reader.children[tag] or [one for child in reader.children["transaction"] for one in child.findall(tag)]


def _sectors(reader: Reader) -> tuple[Sector, ...]:
    found: dict[tuple[str, str], Sector] = {}
    for child in _everywhere(reader, "sector"):
        code, vocabulary = reader.code(child), reader.code(child, "vocabulary") or "1"
        if not code:
            reader.missing(reader.notes, child, "sector/@code", _("a code of the sector's vocabulary"))
            continue
        percent = reader.attribute(child, "percentage", values.read_percent, reader.notes)
        text = next(iter(reader.texts(child).values()), "")
        found.setdefault((vocabulary, code), Sector(vocabulary, code, percent, text))
    return tuple(found.values())


def _countries(reader: Reader) -> tuple[Country, ...]:
    found: dict[str, Country] = {}
    for child in _everywhere(reader, "recipient-country"):
        code = reader.code(child).upper()
        if not code:
            reader.missing(reader.notes, child, "recipient-country/@code", _("a country code of ISO 3166-1"))
            continue
        percent = reader.attribute(child, "percentage", values.read_percent, reader.notes)
        found.setdefault(code, Country(code, percent))
    return tuple(found.values())


def _location(reader: Reader, element: Element) -> Location | None:
    names = reader.texts(element.find("name"))
    position = element.find("point/pos")
    text = (position.text or "").strip() if position is not None else ""
    point = reader.read(element, "location/point/pos", text, values.read_point, reader.notes)
    latitude, longitude = point or (None, None)
    codes = tuple(
        Administrative(reader.code(one, "vocabulary"), reader.code(one, "level"), reader.code(one))
        for one in (*element.findall("administrative"), *element.findall("location-id"))
        if reader.code(one)
    )
    return Location(names, latitude, longitude, codes) if names or codes or point else None


def _related(reader: Reader) -> tuple[Related, ...]:
    found = (
        Related(reader.code(child, "ref"), reader.code(child, "type")) for child in reader.children["related-activity"]
    )
    return tuple(one for one in found if one.ref)
