"""Dated items as a calendar file (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from .item import DatedItem

CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=1)


def calendar_of(items: Iterable[DatedItem], *, title: str, authority_id: int, site: str) -> bytes:
    """The file: texts escaped, lines folded at 75 octets, in the reader's language.

    `site` is the beginning of the addresses, such as `https://jisr.example.org`. Days are whole days (the end is the
    day after); what has a time of day is an instant in UTC. A UID stays with its item and tells nothing of its key.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Jisr//Agenda//{(get_language() or 'en')[:2].upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", "Africa/Casablanca")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for item in items:
        calendar.add_component(_event(item, authority_id, site))
    return calendar.to_ical(sorted=False)


def uid_of(item: DatedItem, authority_id: int) -> str:
    """The same for the same item for ever."""
    return hashlib.sha256(f"jisr/{authority_id}/{item.kind}/{item.key}".encode()).hexdigest()[:32] + "@jisr"


def _event(item: DatedItem, authority_id: int, site: str) -> Event:
    event = Event()
    event.add("uid", uid_of(item, authority_id))
    event.add("dtstamp", item.changed_at.astimezone(UTC))
    event.add("last-modified", item.changed_at.astimezone(UTC))
    event.add("sequence", item.version)
    if item.moment:
        event.add("dtstart", item.moment.astimezone(UTC))
    else:
        event.add("dtstart", item.day)
        event.add("dtend", (item.until or item.day) + timedelta(days=1))
    kind, colon = str(item.kind.label), _(":")
    event.add("summary", f"{item.detail or kind}{colon} {item.title}")
    event.add("description", _described(item, kind))
    event.add("categories", [kind])
    event.add("url", site + item.url)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _described(item: DatedItem, kind: str) -> str:
    """Kind, reference and who follows it; the time as the call gives it, with its zone."""
    at = f"{item.at:%H:%M} ({item.zone})" if item.at else ""
    return "\n".join(text for text in (kind, item.reference, at, item.owner) if text)
