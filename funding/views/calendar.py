"""The person's private calendar: the page of its address, and the feed itself."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from funding.calendar import MINE, UNIT, asks_too_often, end_address, feed, make_address, owner_of
from funding.dated.ics import CONTENT_TYPE
from jisr.models import User
from jisr.requests import SignedInRequest

NEW = "calendar_token"


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_address(request: SignedInRequest) -> HttpResponse:
    """Make, renew or end the address; a new one is shown once."""
    user = User.objects.get(pk=request.user.pk)
    if request.method == "POST":
        if request.POST.get("do") == "end":
            end_address(user)
            messages.success(request, _("The address no longer works."))
        else:
            request.session[NEW] = make_address(user)
        return redirect("calendar_address")
    token = request.session.pop(NEW, "")
    context = {"addresses": _addresses(request, token) if token else [], "has_address": bool(user.calendar_token)}
    response = render(request, "funding/calendar_address.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _addresses(request: HttpRequest, token: str) -> list[tuple[str, str]]:
    """What each address holds, and the address."""
    url = request.build_absolute_uri(reverse("calendar_feed", args=[token]))
    return [(_("What you follow"), url), (_("Everything of the unit"), f"{url}?of={UNIT}")]


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The feed, for whoever has its address; 404 where the address or its owner's account is closed."""
    user = owner_of(token)
    if user is None:
        raise Http404
    if asks_too_often(user):
        return HttpResponse(status=429, headers={"Retry-After": "3600"})
    of = UNIT if request.GET.get("of") == UNIT else MINE
    with override(user.language):
        file = feed(user, of, request.build_absolute_uri("/").rstrip("/"))
    etag = f'"{hashlib.sha256(file).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, max-age=900", "X-Robots-Tag": "noindex"}
    response = HttpResponse(file, content_type=CONTENT_TYPE, headers=headers)
    return get_conditional_response(request, etag=etag, response=response) or response
