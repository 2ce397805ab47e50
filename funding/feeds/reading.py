"""What a feed holds, as plain text: RSS and Atom from bytes, whatever they try."""

from __future__ import annotations

import hashlib
import html
import io
import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser
import nh3
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from jisr.codes import LANGUAGES
from jisr.text import clean

from .failures import FeedFailure
from .fetching import MAX_BYTES

log = logging.getLogger(__name__)

MOST_ENTRIES = 500
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_LINK, LONGEST_ID = 300, 5000, 500, 500
MEGABYTE = 1024 * 1024

_check_link = URLValidator(schemes=["http", "https"])
_ENTITY = re.compile(rb"<!\s*ENTITY|<!DOCTYPE[^>]*\[", re.I)
_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d|/tr)\b[^>]*>", re.I)
_ARABIC = re.compile(r"[\u0621-\u064a]")


@dataclass(frozen=True)
class Entry:
    """One call as a feed publishes it: texts without markup, `link` "" or http(s), `published_at` in UTC or None."""

    external_id: str
    title: str
    summary: str = ""
    link: str = ""
    language: str = ""
    published_at: datetime | None = None

    @property
    def sha256(self) -> str:
        """What changes when its publisher changes what it says."""
        return hashlib.sha256("\n".join((self.title, self.summary, self.link)).encode()).hexdigest()


def read_feed(content: bytes) -> list[Entry]:
    """The first 500 entries of a feed, none twice; raises FeedFailure for what is too large, hostile or no feed."""
    if len(content) > MAX_BYTES:
        raise FeedFailure("too_large", size=MAX_BYTES // MEGABYTE)
    if _ENTITY.search(content.replace(b"\0", b"")):
        raise FeedFailure("entities")
    try:
        parsed = feedparser.parse(io.BytesIO(content), sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:
        log.exception("A feed could not be read.")
        raise FeedFailure("damaged") from error
    if not parsed.get("version"):
        raise FeedFailure("not_a_feed")
    spoken = parsed.feed.get("language", "")
    found: dict[str, Entry] = {}
    for raw in parsed.entries[:MOST_ENTRIES]:
        if entry := _entry(raw, spoken):
            found.setdefault(entry.external_id, entry)
    return list(found.values())


def _entry(raw: Any, spoken: str) -> Entry | None:
    """One entry, or None where it says nothing."""
    summary = plain(raw.get("summary", "") or _content_of(raw), LONGEST_SUMMARY)
    title = clean(plain(raw.get("title", ""), LONGEST_TITLE)) or clean(summary)[:LONGEST_TITLE]
    if not title:
        return None
    link = _link(raw.get("link", ""))
    told = raw.get("title_detail", {}).get("language") or raw.get("language") or spoken
    return Entry(
        external_id=_identity(raw.get("id") or link or title),
        title=title,
        summary=summary,
        link=link,
        language=_language(told, title),
        published_at=_moment(raw.get("published_parsed") or raw.get("updated_parsed")),
    )


def plain(markup: str, longest: int) -> str:
    """The text of a piece of HTML: no tag, no script, no character that turns the page round; lines are kept."""
    text = html.unescape(nh3.clean(_BREAKS.sub("\n", markup[: longest * 20]), tags=set()))
    lines = (clean(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)[:longest].strip()


def _content_of(raw: Any) -> str:
    parts = raw.get("content") or [{}]
    return parts[0].get("value", "") or ""


def _identity(text: str) -> str:
    """What tells the entry from others; a text too long to be kept is told by its digest."""
    text = clean(str(text))
    return text if len(text) <= LONGEST_ID else hashlib.sha256(text.encode()).hexdigest()


def _link(link: str) -> str:
    try:
        _check_link(link.strip())
    except ValidationError:
        return ""
    return link.strip() if len(link.strip()) <= LONGEST_LINK else ""


def _language(told: str, title: str) -> str:
    """The language that the feed tells, where it is one that is known; Arabic letters tell it themselves."""
    code = str(told or "").partition("-")[0].strip().lower()
    if _ARABIC.search(title):
        return "ar"
    return code if code in LANGUAGES.known() and code != "ar" else ""


def _moment(parts: Any) -> datetime | None:
    try:
        return datetime(*parts[:6], tzinfo=UTC) if parts else None
    except (TypeError, ValueError):
        return None
