"""Search over everything, and the suggestions of look-up fields."""

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from jisr.forms import lookup_label
from jisr.models import Record
from jisr.search import MOST, search_everything


def search(request: HttpRequest) -> HttpResponse:
    """What was found, by kind."""
    text = request.GET.get("q", "")[:200]
    found = search_everything(text, request.user)
    return render(request, "pages/search.html", {"global_query": text, "found": found, "is_cut": len(found) == MOST})


def lookup(request: HttpRequest, label: str) -> JsonResponse:
    """At most 20 records whose text fits, as the labels a look-up field takes."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(model, Record):
        raise Http404
    rows = model._default_manager.visible_to(request.user).current().search(request.GET.get("q", "")[:200])
    return JsonResponse({"results": [lookup_label(row) for row in rows[:20]]})
