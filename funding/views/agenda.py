"""The agenda: everything dated, as a list, by day, week and month."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from funding.dated import DatedItem, between, late
from funding.dated.ics import CONTENT_TYPE, calendar_of
from funding.dated.sheet import agenda_file
from funding.dated.span import Span, View, by_day, by_week, span_of
from funding.forms.agenda import AgendaForm, Asked
from jisr import days
from jisr.exchange.writing import CONTENT_TYPES
from jisr.requests import SignedInRequest

ROOM = {View.LIST: 20, View.DAY: 500, View.WEEK: 12, View.MONTH: 3}
MOST, MOST_LATE = 20_000, 300
GRIDS = (View.WEEK, View.MONTH)


@require_safe
def agenda(request: SignedInRequest) -> HttpResponseBase:
    """What is dated in the span, for the unit or a person; as a page, a sheet or a calendar file."""
    today, form = days.today(), AgendaForm(request.GET, user=request.user)
    asked = form.asked(today)
    span = span_of(asked.view, asked.day)
    wanted = request.GET.get("export", "")
    if wanted in CONTENT_TYPES:
        return agenda_file(_items(request, asked, span, today), request.user, wanted, request.LANGUAGE_CODE)
    if wanted == "ics":
        return _calendar(request, _items(request, asked, span, today))
    items = _items(request, asked, span, today, room=ROOM.get(View(asked.view)), limit=_limit(asked))
    is_grid = asked.view in GRIDS
    context = {
        "form": form,
        "asked": asked,
        "span": span,
        "views": View,
        "today": today,
        "weeks": by_week(items, span, today) if is_grid else [],
        "found": [] if is_grid else by_day(items, span, today),
        "hidden": items[0].among - len(items) if items and asked.view == View.LATE else 0,
    }
    return render(request, "funding/agenda.html", context)


def _limit(asked: Asked) -> int:
    return MOST_LATE if asked.view == View.LATE else MOST


def _items(
    request: SignedInRequest, asked: Asked, span: Span, today: date, room: int | None = None, limit: int = MOST
) -> list[DatedItem]:
    if asked.view == View.LATE:
        return late(request.user, today, asked.owner, kinds=asked.kinds, limit=limit)
    narrowed = {"kinds": asked.kinds, "owner": asked.owner, "with_done": asked.with_done}
    return between(request.user, span.first, span.last, room=room, limit=limit, **narrowed)  # type: ignore[arg-type]


def _calendar(request: SignedInRequest, items: list[DatedItem]) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    file = calendar_of(items, title=pgettext("calendar", "Agenda"), authority_id=request.user.authority_id, site=site)
    name = f"agenda-{days.today():%Y-%m-%d}.ics"
    return HttpResponse(
        file, content_type=CONTENT_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
