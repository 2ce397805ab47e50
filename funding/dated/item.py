"""One dated thing, as the agenda, the first page and a calendar show it."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from funding.models import DatedKind
from funding.models.opportunity import DateKind
from jisr.models.named import reading_order

from .sources import SOURCES


@dataclass(frozen=True)
class DatedItem:
    """A day on which something falls due.

    `at` and `zone` are given where the time of day is known; `until` is the last day of what lasts. `among` is how many
    items stand in the same part of the answer (day, or group), shown or not; `days_late` counts from its last day.
    """

    kind: DatedKind
    key: int
    record_key: int
    day: date
    until: date | None
    at: time | None
    zone: str
    owner_id: int | None
    owner: str
    is_late: bool
    is_done: bool
    is_ahead: bool
    reference: str
    title: str
    title_lang: str
    detail: str
    detail_lang: str
    version: int
    changed_at: datetime
    among: int
    days_late: int = 0

    @property
    def icon(self) -> str:
        return SOURCES[self.kind].icon

    @property
    def url(self) -> str:
        return reverse(SOURCES[self.kind].record.url_name("detail"), args=[self.record_key])

    @property
    def moment(self) -> datetime | None:
        """The instant it falls on; None where only the day is known."""
        if self.at is None:
            return None
        return datetime.combine(self.day, self.at, zoneinfo.ZoneInfo(self.zone or "Africa/Casablanca"))


def item_of(row: Mapping[str, Any], today: date) -> DatedItem:
    """The item of a row of the database's answer (see `columns`), as it stands today, worded in the reader's language."""
    kind = list(SOURCES)[row["c_rank"]]
    title, title_lang = _worded(row, "c_title")
    detail, detail_lang = _worded(row, "c_detail")
    if row["c_code"]:
        detail, detail_lang = str(DateKind(row["c_code"]).label), ""
    if not title:
        title, title_lang, detail = detail, detail_lang, ""
    day, until = _read(row["c_day"], parse_date), _read(row["c_until"], parse_date)
    return DatedItem(
        kind=kind,
        key=row["c_key"],
        record_key=row["c_record"],
        day=day,
        until=until,
        at=_read(row["c_at"], parse_time),
        zone=row["c_zone"],
        owner_id=row["c_owner"],
        owner=row["c_owner_name"],
        is_late=bool(row["c_late"]),
        is_done=bool(row["c_done"]),
        is_ahead=bool(row["c_ahead"]),
        reference=row["c_reference"],
        title=title,
        title_lang=title_lang,
        detail=detail,
        detail_lang=detail_lang,
        version=row["c_version"],
        changed_at=_aware(_read(row["c_changed"], parse_datetime)),
        among=row["c_among"],
        days_late=(today - (until or day)).days if row["c_late"] else 0,
    )


def _worded(row: Mapping[str, Any], stem: str) -> tuple[str, str]:
    for code in reading_order():
        if value := row[f"{stem}_{code}"]:
            return value, code
    return row[f"{stem}_original"], row[f"{stem}_lang"]


def _read(value: Any, parse: Any) -> Any:
    """A day or time as the database gave it: SQLite gives text."""
    return parse(value) if isinstance(value, str) else value


def _aware(moment: datetime) -> datetime:
    """SQLite keeps instants in UTC without saying so."""
    return moment if moment.tzinfo else moment.replace(tzinfo=zoneinfo.ZoneInfo("UTC"))
