"""What kept searches of calls find: the calls that newly fit, and the dates that changed, told once a day or a week."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from funding.calls.date_changes import DateChange, changed_dates
from funding.filters.opportunity import OpportunityFilter
from funding.models import Opportunity
from jisr.kept_searches import keys_of, matching
from jisr.models import NoticeKind, SavedView
from jisr.models.saved import Digest
from jisr.notices import tell

log = logging.getLogger(__name__)

EVERY_DAYS = {Digest.DAILY: 1, Digest.WEEKLY: 7}
NAMED = 5


def tell_news(now: datetime) -> None:
    """Tell the owner of each kept search that is due; what came while the worker was off is told once."""
    kept = SavedView.objects.filter(list_name=Opportunity._meta.label_lower, user__is_active=True)
    for view in kept.exclude(digest=Digest.NEVER).select_related("user").order_by("pk"):
        if is_due(view, now):
            try:
                tell_of(view, now)
            except Exception:
                log.exception("The kept search %s could not be told.", view.pk)


def is_due(view: SavedView, now: datetime) -> bool:
    """Whether a day or a week has passed, by the days of Casablanca; a search never told yet is due."""
    if view.told_at is None:
        return True
    passed = timezone.localdate(now) - timezone.localdate(view.told_at)
    return passed.days >= EVERY_DAYS[Digest(view.digest)]


@transaction.atomic
def tell_of(view: SavedView, now: datetime) -> None:
    """Tell what is new since the search was last told, if anything, and remember what fits now."""
    rows = matching(view, OpportunityFilter, Opportunity.objects.visible_to(view.user))
    if rows is None:
        return
    keys, before, since = keys_of(rows), set(view.seen), view.told_at
    view.told_at, view.seen = now, keys
    view.save(update_fields=["told_at", "seen"])
    if since is None:
        return
    new = [key for key in keys if key not in before]
    changes = changed_dates([key for key in keys if key in before], since)
    found = [*new, *dict.fromkeys(change.call for change in changes)]
    if found:
        day = timezone.localdate(now).isoformat()
        records = Opportunity.objects.in_bulk(found)
        tell(
            [view.user],
            about=records[found[0]],
            kind=NoticeKind.SEARCH,
            event=f"search-{view.pk}-{view.digest}-{day}",
            data=_said(view, new, changes, records),
        )


def _said(
    view: SavedView, new: list[int], changes: list[DateChange], records: dict[int, Opportunity]
) -> dict[str, Any]:
    """The words of the notice: how many calls are new or changed, the first of the changed dates, and the list's address."""
    query = f"?{view.query}" if view.query else ""
    return {
        "search": view.name,
        "count": len(new) + len({change.call for change in changes}),
        "new": len(new),
        "changed": len({change.call for change in changes}),
        "dates": [_change(change, records[change.call]) for change in changes[:NAMED]],
        "address": f"{reverse(Opportunity.url_name('list'))}{query}",
    }


def _change(change: DateChange, call: Opportunity) -> list[str]:
    """Reference, kind of date, the former day and the new one, "" where there was or is none."""
    days = (
        "" if when is None else " ".join([when[0].isoformat(), f"{when[1]:%H:%M}" if when[1] else ""]).strip()
        for when in (change.old, change.new)
    )
    return [call.reference, change.kind, *days]
