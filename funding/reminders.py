"""People are reminded of what falls due, and heads of what stays late: each reminder goes out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone, translation

from funding.dated.source import Source
from funding.dated.sources import SOURCES
from funding.models import DatedKind, Told
from funding.reminder_rules import Rule, rules_of
from jisr.models import Authority, Notice, NoticeKind, Schedule, User
from jisr.models.user import Language
from jisr.notices import write_notices
from jisr.roles import HEAD

CHUNK = 500
SCHEDULE = "reminders"


def remind_everybody(now: datetime) -> None:
    """What the schedule of that name does: all that fell to be said since it last went well."""
    today = timezone.localdate(now)
    ran_at = Schedule.objects.filter(name=SCHEDULE).values_list("ran_at", flat=True).first()
    since = min(timezone.localdate(ran_at), today) if ran_at else today
    for authority in Authority.objects.order_by("pk"):
        remind(authority, today=today, since=since)


def remind(authority: Authority, *, today: date, since: date) -> int:
    """Tell people what the authority's rules say between `since` and `today`, both counted; how many were told now.

    Of several reminders that one person has missed about one row, only the most urgent goes out.
    """
    crew = Crew.of(authority)
    told = 0
    for kind, rules in rules_of(authority).items():
        for rows in _in_chunks(SOURCES[DatedKind(kind)], authority, rules, since, today):
            told += _tell(SOURCES[DatedKind(kind)], rows, rules, crew, since, today)
    return told


@dataclass(frozen=True)
class Crew:
    """The people of an authority who may sign in: their names by key, and which of them are heads of the unit."""

    names: dict[int, str]
    heads: list[int]

    @classmethod
    def of(cls, authority: Authority) -> Crew:
        people = User.objects.filter(authority=authority, is_active=True)
        heads = people.filter(groups__name=HEAD).order_by("pk").values_list("pk", flat=True)
        return cls({user.pk: str(user) for user in people}, list(heads))

    def asked(self, told: str, owner: int | None) -> list[int]:
        """Who is told: whoever follows it, and the heads where nobody does who still signs in."""
        return [owner] if told == Told.OWNER and owner is not None and owner in self.names else self.heads


def _in_chunks(
    source: Source, authority: Authority, rules: Iterable[Rule], since: date, today: date
) -> Iterator[list[Any]]:
    """The rows still to be met on whose day some rule has something to say."""
    days = {timedelta(days=rule.days) for rule in rules}
    if not days:
        return
    windows = Q()
    for shift in days:
        windows |= Q(dated_on__range=(since + shift, today + shift))
    rows = source.open_rows(authority.pk).filter(windows).order_by("pk")
    found = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        yield chunk


def _tell(source: Source, rows: Iterable[Any], rules: list[Rule], crew: Crew, since: date, today: date) -> int:
    notices = [
        _notice(source, row, rule, person, crew)
        for row in rows
        for person, rule in _most_urgent(row, rules, crew, since, today).items()
    ]
    events, people = {notice.event for notice in notices}, {notice.user_id for notice in notices}
    there = set(Notice.objects.filter(user__in=people, event__in=events).values_list("user_id", "event"))
    new = [notice for notice in notices if (notice.user_id, notice.event) not in there]
    write_notices(new)
    return len(new)


def _most_urgent(row: Any, rules: list[Rule], crew: Crew, since: date, today: date) -> dict[int, Rule]:
    """Who is to be told of the row, and by which rule: the latest one that has come."""
    found: dict[int, Rule] = {}
    for rule in sorted(rules, key=lambda rule: (rule.days, rule.told != Told.OWNER)):
        if since <= row.dated_on - timedelta(days=rule.days) <= today:
            for person in crew.asked(rule.told, row.dated_owner):
                found.setdefault(person, rule)
    return found


def _notice(source: Source, row: Any, rule: Rule, person: int, crew: Crew) -> Notice:
    record = source.record_of(row)
    is_escalation = rule.told == Told.HEAD and rule.days < 0 and person != row.dated_owner
    data = {"dated": str(source.kind), "day": row.dated_on.isoformat(), "detail": _detail(source, row)}
    if is_escalation:
        data["owner"] = crew.names.get(row.dated_owner, "")
    return Notice(
        authority_id=record.authority_id,
        content_type=ContentType.objects.get_for_model(type(record)),
        object_id=record.pk,
        user_id=person,
        kind=NoticeKind.ESCALATION if is_escalation else NoticeKind.REMINDER,
        event=f"reminder:{source.kind}:{row.pk}:{row.dated_on}:{rule.days}",
        data=data,
    )


def _detail(source: Source, row: Any) -> dict[str, str]:
    """What tells the row from others of its record, by language; nothing where the record says it all."""
    names = {}
    for code in Language.values:
        with translation.override(code):
            names[code] = _said(source, row)
    return {code: name for code, name in names.items() if name}


def _said(source: Source, row: Any) -> str:
    if source.kind == DatedKind.INSTALMENT:
        return source.title_of(row)
    return source.detail_of(row) if source.path else ""
