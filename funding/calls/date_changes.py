"""Which dates of calls changed since a moment, read from their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from funding.models import DateKind, OpportunityDate

When = tuple[date, time | None]


@dataclass(frozen=True)
class DateChange:
    """One date of a call: what it was and what it is; `None` for one that was not there, or is gone."""

    call: int
    kind: str
    old: When | None
    new: When | None


def changed_dates(calls: Iterable[int], since: datetime) -> list[DateChange]:
    """The changes of the calls with these keys after `since`, in the order of the calls and of the kinds; two queries."""
    history = OpportunityDate.history.filter(opportunity_id__in=list(calls))
    touched = sorted(set(history.filter(history_date__gt=since).values_list("opportunity_id", flat=True)))
    if not touched:
        return []
    before: dict[int, dict[int, Any]] = defaultdict(dict)
    after: dict[int, dict[int, Any]] = defaultdict(dict)
    for past in OpportunityDate.history.filter(opportunity_id__in=touched).order_by("history_id"):
        for state in (after, before) if past.history_date <= since else (after,):
            if past.history_type == "-":
                state[past.opportunity_id].pop(past.id, None)
            else:
                state[past.opportunity_id][past.id] = past
    return [change for call in touched for change in _compare(call, before[call].values(), after[call].values())]


def _compare(call: int, before: Iterable[Any], after: Iterable[Any]) -> list[DateChange]:
    """By kind: a day that went beside one that came is one change."""
    old, new = _by_kind(before), _by_kind(after)
    found = []
    for kind in DateKind.values:
        gone, come = sorted(old[kind] - new[kind], key=_order), sorted(new[kind] - old[kind], key=_order)
        for place in range(max(len(gone), len(come))):
            was, became = (rows[place] if place < len(rows) else None for rows in (gone, come))
            found.append(DateChange(call, kind, was, became))
    return found


def _by_kind(rows: Iterable[Any]) -> dict[str, set[When]]:
    found: dict[str, set[When]] = defaultdict(set)
    for row in rows:
        found[row.kind].add((row.on, row.at))
    return found


def _order(when: When) -> tuple[date, time]:
    return when[0], when[1] or time.max
