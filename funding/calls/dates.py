"""The dates of a call as its page shows them: in their own zone, in Casablanca, and how long is left."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext

from funding.models import Opportunity, OpportunityDate, OpportunityState
from jisr import days, formats
from jisr.templatetags.jisr import badge

HERE = "Africa/Casablanca"


def time_there(row: OpportunityDate) -> str:
    """The time of day with its zone, `17:00 Europe/Brussels`; "" where the call gives no time."""
    return f"{row.at:%H:%M} {row.zone or HERE}" if row.at else ""


def time_here(row: OpportunityDate) -> str:
    """The same instant in Casablanca, with its day where that is another; "" where the zone is ours or there is no time."""
    if row.at is None or (row.zone or HERE) == HERE:
        return ""
    local = row.moment.astimezone(formats.CASABLANCA)
    return f"{local:%H:%M}" if local.date() == row.on else f"{formats.short_day(local.date())} {local:%H:%M}"


def time_left(row: OpportunityDate, now: datetime) -> SafeString | str:
    """How many days are left, or a mark on what has passed."""
    if row.moment < now:
        return badge("passed", pgettext("date", "Passed"))
    left = row.days_left(days.today())
    if left <= 0:
        return format_html("<strong>{}</strong>", _now("Today"))
    return ngettext("%(count)s day", "%(count)s days", left) % {"count": formats.number(left)}


class CallDatesTable(tables.Table):
    """The dates of one call."""

    kind = tables.Column(verbose_name=_("What"), accessor="get_kind_display")
    on = tables.Column(verbose_name=_("Day"))
    there = tables.Column(verbose_name=_("Time"), empty_values=(), accessor="pk")
    here = tables.Column(verbose_name=_("In Casablanca"), empty_values=(), accessor="pk")
    left = tables.Column(verbose_name=_("Time left"), empty_values=(), accessor="pk")

    def render_on(self, value: Any) -> SafeString:
        return format_html('<span class="day" dir="ltr">{}</span>', formats.short_day(value))

    def render_there(self, record: OpportunityDate) -> SafeString:
        return _time(time_there(record))

    def render_here(self, record: OpportunityDate) -> SafeString:
        return _time(time_here(record))

    def render_left(self, record: OpportunityDate) -> SafeString | str:
        return time_left(record, timezone.now())


def _time(text: str) -> SafeString:
    return format_html('<span dir="ltr">{}</span>', text or "—")


def dates_section(call: Opportunity) -> dict[str, Any]:
    """The dates in their order; how long is left is told only while one may still bid."""
    rows = list(call.dates.all())
    unneeded = [] if call.state in OpportunityState.ALIVE else ["left"]
    if not any(time_here(row) for row in rows):
        unneeded.append("here")
    title = str(OpportunityDate._meta.verbose_name_plural)
    return {
        "title": title[:1].upper() + title[1:],
        "table": CallDatesTable(rows, orderable=False, exclude=unneeded),
        "is_rows": True,
    }
