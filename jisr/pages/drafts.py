"""What the forms keep of what is typed (drafts.js talks to `draft`), and the page of one's unfinished forms."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jisr import drafts, formats
from jisr.models import FormDraft
from jisr.requests import SignedInRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: SignedInRequest) -> JsonResponse:
    """GET: the draft of the form at `address`, and the moment `local` in words. POST: keep one, or throw it away."""
    if request.method == "POST":
        return _keep(request)
    found = drafts.draft_of(request.user, request.GET.get("address", ""))
    return JsonResponse({"draft": _shown(found) if found else None, "local": _moment(request.GET.get("local", ""))})


def _keep(request: SignedInRequest) -> JsonResponse:
    try:
        kept = drafts.keep(request.user, request.body)
    except ValidationError as error:
        status = 413 if getattr(error, "code", "") == "too_large" else 400
        return JsonResponse({"error": " ".join(error.messages)}, status=status)
    return JsonResponse({"saved_at": kept.saved_at.isoformat() if kept else None})


def _shown(found: FormDraft) -> dict[str, Any]:
    return {
        "fields": found.fields,
        "version": found.version,
        "saved_at": found.saved_at.isoformat(),
        "when": formats.moment(found.saved_at),
    }


def _moment(text: str) -> str:
    """A moment as people read it; "" for what is none."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return ""
    return formats.moment(moment) if moment and is_aware(moment) else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft_list(request: SignedInRequest) -> HttpResponse:
    """One's unfinished forms, the last one first; a POST throws one away."""
    mine = FormDraft.objects.filter(user=request.user)
    if request.method == "POST":
        chosen = request.POST.get("throw", "")
        mine.filter(pk=int(chosen) if chosen.isdecimal() and len(chosen) < 19 else 0).delete()
        messages.success(request, _("Done."))
        return redirect("draft_list")
    return render(request, "pages/drafts.html", {"drafts": described(list(mine.defer("fields")), request.user)})


def described(found: list[FormDraft], user: Any) -> list[dict[str, Any]]:
    """Each draft with the kind of record and the record, if it is of one; one query for each kind of record."""
    places: list[tuple[FormDraft, Any, Any]] = []
    wanted: dict[Any, set[Any]] = {}
    for one in found:
        try:
            match = drafts.form_at(one.address)
        except ValidationError:
            continue
        model, key = match.func.view_class.model, match.kwargs.get("pk")
        wanted.setdefault(model, set()).add(key)
        places.append((one, model, key))
    records = {model: model._default_manager.visible_to(user).in_bulk(keys - {None}) for model, keys in wanted.items()}
    return [
        {"draft": one, "kind": model._meta.verbose_name, "record": records[model].get(key), "is_new": key is None}
        for one, model, key in places
    ]
