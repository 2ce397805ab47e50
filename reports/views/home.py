"""The first page: what funding says of the day, and how many relations fall asleep."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from funding.views.home import home_context
from jisr import days
from reports.dormant_rows import how_many

ASLEEP_SECONDS = 600  # to count them takes long, and nobody falls asleep within minutes


def home(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    today = days.today()
    context = home_context(user, today, request.GET.get("of", ""))
    asleep = None
    if user.has_perms(("partnerships.view_partner", "partnerships.view_agreement")):
        asleep = cache.get_or_set(f"asleep-{user.authority_id}-{today}", lambda: how_many(user, today), ASLEEP_SECONDS)
    return render(request, "funding/home.html", {**context, "asleep": asleep})
