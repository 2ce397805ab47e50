"""The screens of feeds of calls, and the reading of one that the administrator asks for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from funding.feeds.failures import sentence
from funding.feeds.work import FEED_READ
from funding.filters.feed import FeedFilter
from funding.forms.feed import FeedFileForm, FeedForm
from funding.models import Feed
from funding.resources.feed import FeedResource
from funding.tables.feed import FeedTable
from jisr import jobs
from jisr.begun import list_url
from jisr.models import Job
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, Screen, UpdateScreen

WAITING = Count("items", filter=Q(items__opportunity=None, items__set_aside_at=None))
SHOWN = 10


class FeedList(ListScreen):
    model = Feed
    table_class = FeedTable
    filter_class = FeedFilter
    resource_class = FeedResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("partner").annotate(waiting=WAITING).order_by("-pk")


class FeedDetail(DetailScreen):
    model = Feed
    facts = (
        (_("Where its calls come from"), ("url", "partner")),
        (_("How it is read"), ("is_on", "every_hours", "words", "read_at")),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("partner").annotate(waiting=WAITING)

    def more(self, record: Feed) -> dict[str, Any]:
        """The last calls it brought, why it could not be read, and whether this person may have it read."""
        may_read = self.request.user.has_perm(Feed.permission_to("change")) and not record.archived_at
        return {
            "items": record.items.select_related("opportunity")[:SHOWN],
            "inbox_url": list_url("inbox_list", feed=record.pk),
            "failure": sentence(record.failure),
            "file_form": FeedFileForm() if may_read else None,
        }


class FeedCreate(CreateScreen):
    model = Feed
    form_class = FeedForm


class FeedUpdate(UpdateScreen):
    model = Feed
    form_class = FeedForm


class FeedRemove(RemoveScreen):
    model = Feed


class FeedRead(Screen):
    """Has a feed read now: its address or, where a file is sent, that file."""

    model = Feed
    action = "change"
    template = "file"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.record()
        if record.archived_at:
            messages.error(request, _now("The record is in the archive: take it out first."))
            return redirect(record.url_for())
        if "address" in request.POST:
            return self._read(record)
        form = FeedFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(record=record, form=form, status=422)
        return self._read(record, upload=form.cleaned_data["file"])

    def _read(self, record: Feed, upload: Any = "") -> HttpResponse:
        if not upload and not record.url:
            messages.error(self.request, _now("Give the address to read."))
            return redirect(record.url_for())
        job = jobs.start(FEED_READ, by=self.request.user, data={"feed": record.pk}, upload=upload)
        return redirect("feed_job", job.pk)


@never_cache
@require_safe
def feed_job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a reading is, then what it brought; for the one who asked for it."""
    if not request.user.has_perm(Feed.permission_to("change")):
        raise PermissionDenied
    job = get_object_or_404(Job, pk=pk, by=request.user, kind=FEED_READ)
    if jobs.is_stale(job):
        jobs.requeue_stale()
        job.refresh_from_db()
    if job.is_over and request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    feed = get_object_or_404(Feed.objects.visible_to(request.user), pk=job.data["feed"])
    part = "_feed_progress" if request.headers.get("HX-Request") else "feed_job"
    inbox_url = list_url("inbox_list", feed=feed.pk)
    return render(request, f"funding/{part}.html", {"job": job, "feed": feed, "inbox_url": inbox_url})
