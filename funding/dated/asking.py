"""What is dated, asked of the database: every kind that a person may see, in one query."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    F,
    IntegerField,
    Q,
    QuerySet,
    TimeField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from funding.models import DatedKind
from jisr import days
from jisr.models import User

from .item import DatedItem, item_of
from .source import Source
from .sources import SOURCES

NAMES = {"ar": "name_ar", "fr": "name_fr", "en": "name_en", "original": "name_original", "lang": "original_language"}
ORDER = "c_day, c_at IS NOT NULL, c_at, c_rank, c_key"
NOBODY = 0
Keep = Callable[[Source, QuerySet, date], QuerySet]


def between(
    user: User,
    first: date,
    last: date,
    *,
    kinds: Iterable[str] | None = None,
    owner: int | None = None,
    with_done: bool = False,
    room: int | None = None,
    limit: int | None = None,
) -> list[DatedItem]:
    """What falls on the days from `first` to `last` that this person may see, by day, time and kind; one query.

    `owner` keeps what one person follows (a user's key), or what nobody does (`NOBODY`). `room` keeps the first so
    many of each day, each with `among`: how many the day has; `limit` the first so many of all.
    """

    today = days.today()

    def in_range(source: Source, rows: QuerySet, today: date) -> QuerySet:
        wanted = source.open | (source.noted or Q(pk=None)) | ((with_done and source.done) or Q(pk=None))
        return rows.filter(wanted, dated_on__range=(first, last))

    return _ask(_branches(user, in_range, kinds, owner, today), today, part="c_day", room=room, limit=limit)


def late(
    user: User, today: date, owner: int | None = None, *, kinds: Iterable[str] | None = None, limit: int | None = None
) -> list[DatedItem]:
    """What is late on `today`, the longest late first; each with `among`: how many are late in all. One query."""
    return _ask(_branches(user, _late, kinds, owner, today), today, part="c_late", limit=limit)


def due(
    user: User, today: date, last: date, owner: int | None = None, *, kinds: Iterable[str] | None = None, room: int = 8
) -> list[DatedItem]:
    """The first of what is late, of what is due today and of what is due until `last`, `room` of each; one query.

    `is_late`, then `is_ahead` (after today), tell the three groups apart; `among` says how many are in each.
    """

    def late_or_due(source: Source, rows: QuerySet, today: date) -> QuerySet:
        late_ones = source.late(today) if source.late else Q(pk=None)
        return rows.filter(source.open, late_ones | Q(dated_on__gte=today), dated_on__lte=last)

    return _ask(_branches(user, late_or_due, kinds, owner, today), today, part="c_late, c_ahead", room=room)


def _late(source: Source, rows: QuerySet, today: date) -> QuerySet:
    return rows.filter(source.open, source.late(today)) if source.late else rows.none()


def _branches(user: User, keep: Keep, kinds: Iterable[str] | None, owner: int | None, today: date) -> list[QuerySet]:
    wanted = set(kinds) if kinds else set(SOURCES)
    found = []
    for rank, source in enumerate(SOURCES.values()):
        if source.kind in wanted:
            rows = keep(source, source.seen_by(user), today)
            if owner is not None:
                rows = rows.filter(dated_owner=owner or None) if owner else rows.filter(dated_owner=None)
            found.append(columns(source, rows, rank, today))
    return found


def columns(source: Source, rows: QuerySet, rank: int, today: date) -> QuerySet:
    """The rows as the same columns whatever the kind, for a UNION."""
    by_kind = {
        "c_rank": Value(rank),
        "c_key": F("pk"),
        "c_record": F(source.on_record("pk")),
        "c_day": F("dated_on"),
        "c_until": F(source.until) if source.until else Cast(Value(None), DateField()),
        "c_at": F("at") if source.kind == DatedKind.DEADLINE else Cast(Value(None), TimeField()),
        "c_zone": F("zone") if source.kind == DatedKind.DEADLINE else _text(),
        "c_code": F("kind") if source.kind == DatedKind.DEADLINE else _text(),
        "c_owner": Cast("dated_owner", BigIntegerField()),
        "c_owner_name": Coalesce(F(f"{source.owner}__full_name"), _text()),
        "c_late": _whether(source.open & source.late(today)) if source.late else Value(0),
        "c_done": _whether(source.done) if source.done is not None else Value(0),
        "c_ahead": _whether(Q(dated_on__gt=today)),
        "c_reference": F(source.on_record("reference")),
        "c_version": F(source.on_record("version")),
        "c_changed": F(source.on_record("updated_at")),
        **_names("c_title", source.title),
        **(_names("c_detail", source.detail) if source.detail is not None else _no_names("c_detail")),
    }
    if source.text:
        by_kind |= _no_names("c_title") | {"c_title_original": F(source.text)}
    return rows.order_by().annotate(**by_kind).values_list(*by_kind)


def _names(stem: str, path: str) -> dict[str, Any]:
    start = f"{path}__" if path else ""
    return {f"{stem}_{code}": F(start + name) for code, name in NAMES.items()}


def _no_names(stem: str) -> dict[str, Any]:
    return {f"{stem}_{code}": _text() for code in NAMES}


def _text() -> Value:
    return Value("", output_field=CharField())


def _whether(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def _ask(
    branches: list[QuerySet], today: date, *, part: str, room: int | None = None, limit: int | None = None
) -> list[DatedItem]:
    """The items of these branches: the first `room` of each part, each with the number of its part."""
    compiled = [answer for rows in branches if (answer := _compiled(rows))]
    if not compiled:
        return []
    union = " UNION ALL ".join(sql for sql, _ in compiled)
    numbered = (
        f"SELECT u.*, COUNT(*) OVER (PARTITION BY {part}) AS c_among, "
        f"ROW_NUMBER() OVER (PARTITION BY {part} ORDER BY {ORDER}) AS c_number FROM ({union}) u"
    )
    params = [value for _, values in compiled for value in values]
    sql = f"SELECT * FROM ({numbered}) n WHERE c_number <= %s ORDER BY {ORDER} LIMIT %s"
    most = 2**31
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, room or most, limit or most])
        names = [column[0] for column in cursor.description]
        return [item_of(dict(zip(names, row, strict=True)), today) for row in cursor.fetchall()]


def _compiled(rows: QuerySet) -> tuple[str, tuple[Any, ...]] | None:
    try:
        return rows.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    except EmptyResultSet:
        return None
