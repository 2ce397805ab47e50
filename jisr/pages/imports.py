"""The pages of an import: upload a file, look at what it would do, write it; the same for every record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from math import ceil
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jisr import jobs
from jisr.exchange import preview
from jisr.exchange.headings import LEFT_OUT
from jisr.exchange.outcomes import Outcome
from jisr.exchange.template import template
from jisr.exchange.work import APPLY, CHECK
from jisr.exchange.writing import CONTENT_TYPES
from jisr.models import ColumnMap, Job
from jisr.models.job import JobState
from jisr.pages.forms_imports import UploadForm, read_row_numbers
from jisr.resources import RecordResource
from jisr.text import clean, normalise


@dataclass(frozen=True)
class Target:
    """The record that a file is imported into: the stem of its URL names and its resource."""

    name: str
    resource_path: str

    def resource(self, request: HttpRequest) -> RecordResource:
        return import_string(self.resource_path)(user=request.user)

    @property
    def model(self) -> Any:
        return import_string(self.resource_path)._meta.model

    def url_name(self, page: str) -> str:
        return f"{self.name}_import_{page}" if page else f"{self.name}_import"

    def context(self) -> dict[str, Any]:
        meta = self.model._meta
        pages = ("template", "preview", "again", "apply", "cancel")
        names = {page: self.url_name(page) for page in pages}
        return {"meta": meta, "names": {**names, "import": self.url_name(""), "list": f"{self.name}_list"}}


View = Callable[..., HttpResponse]


def for_writers(view: View) -> View:
    """Refuse those who may neither add nor change the record."""

    @wraps(view)
    def guarded(request: HttpRequest, target: Target, **kwargs: Any) -> HttpResponse:
        model = target.model
        if not any(request.user.has_perm(model.permission_to(action)) for action in ("add", "change")):
            raise PermissionDenied
        return view(request, target, **kwargs)

    return guarded


def own_job(request: HttpRequest, target: Target, pk: int) -> Job:
    """The job, if this person asked for it, for this record; else 404."""
    job = get_object_or_404(Job, pk=pk, by=request.user, kind__in=(CHECK, APPLY))
    if job.data.get("resource") != target.resource_path:
        raise Http404
    return job


@for_writers
@never_cache
def upload(request: HttpRequest, target: Target) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user, model=target.model)
    if request.method == "POST" and form.is_valid():
        data = {"resource": target.resource_path, "encoding": form.cleaned_data["encoding"], "columns": form.columns}
        job = jobs.start(
            CHECK, by=request.user, data={**data, "file": form.file_name}, upload=form.cleaned_data["file"]
        )
        return redirect(target.url_name("preview"), job.pk)
    return render(request, "generic/import_upload.html", {**target.context(), "form": form})


@for_writers
@require_safe
def blank_template(request: HttpRequest, target: Target) -> HttpResponse:
    content = template(target.resource(request), language=request.user.language)
    name = f"{target.model._meta.model_name}-template.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=CONTENT_TYPES["xlsx"], headers=headers)


@for_writers
@never_cache
@require_safe
def show(request: HttpRequest, target: Target, pk: int) -> HttpResponse:
    """Progress while the job runs, then the preview of a check or the summary of what was written."""
    job = own_job(request, target, pk)
    if jobs.is_stale(job):
        jobs.requeue_stale()
        job.refresh_from_db()
    context = {**target.context(), "job": job, "progress": job.progress}
    if not job.is_over:
        part = request.headers.get("HX-Request")
        return render(request, "generic/_import_progress.html" if part else "generic/import_progress.html", context)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    if job.kind == APPLY or job.state != JobState.DONE:
        return render(request, "generic/import_done.html", {**context, "checked": job.data.get("check")})
    if not job.upload:
        raise Http404
    return render(request, "generic/import_preview.html", {**context, **_preview(request, target, job)})


def _preview(request: HttpRequest, target: Target, job: Job) -> dict[str, Any]:
    counts = {outcome: job.result["counts"].get(outcome.value, 0) for outcome in Outcome}
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in Outcome.values else ""
    total = counts[Outcome(chosen)] if chosen else sum(counts.values())
    pages = max(1, ceil(total / preview.PER_PAGE))
    wanted = request.GET.get("page", "1")[:9]
    page = min(max(int(wanted) if wanted.isdecimal() else 1, 1), pages)
    columns = target.resource(request).import_columns()
    return {
        "counts": [(outcome, outcome.label, counts[outcome]) for outcome in Outcome],
        "total": sum(counts.values()),
        "refused": counts[Outcome.REFUSED],
        "writable": counts[Outcome.NEW] + counts[Outcome.CHANGED],
        "show": chosen,
        "rows": preview.read_page(job.result["rows"], chosen, page),
        "page": page,
        "pages": pages,
        "headings": job.result["headings"],
        "choices": [(column.name, column.label) for column in columns],
        "left_out": LEFT_OUT,
        "applied": job.data.get("applied"),
    }


@for_writers
@require_POST
def again(request: HttpRequest, target: Target, pk: int) -> HttpResponse:
    """Check the same upload once more with the columns chosen for headings that were not known."""
    job = own_job(request, target, pk)
    if not job.upload:
        raise Http404
    headings, names = request.POST.getlist("heading"), request.POST.getlist("column")
    known = {*target.resource(request).columns, LEFT_OUT}
    chosen = {normalise(heading): name for heading, name in zip(headings, names, strict=False) if name in known}
    columns = {**job.data.get("columns", {}), **chosen}
    if name := clean(request.POST.get("name", ""))[:80]:
        ColumnMap.objects.update_or_create(
            authority_id=request.user.authority_id,
            record=target.model._meta.label_lower,
            name=name,
            defaults={"columns": columns},
        )
        messages.success(request, _("The column map “%(name)s” is saved.") % {"name": name})
    data = {key: job.data.get(key) for key in ("resource", "encoding", "file")}
    fresh = jobs.start(CHECK, by=request.user, data={**data, "columns": columns}, upload=job.upload.name)
    return redirect(target.url_name("preview"), fresh.pk)


@for_writers
@require_POST
def apply(request: HttpRequest, target: Target, pk: int) -> HttpResponse:
    """Start the writing; a check is applied once, unless that came to nothing."""
    checked = own_job(request, target, pk)
    try:
        chosen = _choice(request)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(target.url_name("preview"), pk)
    with transaction.atomic():
        checked = Job.objects.select_for_update().get(pk=checked.pk)
        earlier = Job.objects.filter(pk=checked.data.get("applied")).first()
        if earlier is not None and earlier.state not in (JobState.FAILED, JobState.CANCELLED):
            return redirect(target.url_name("preview"), earlier.pk)
        if checked.kind != CHECK or checked.state != JobState.DONE or not checked.upload:
            raise Http404
        kept = {key: checked.data.get(key) for key in ("resource", "encoding", "file", "columns")}
        data = {**kept, **chosen, "check": checked.pk}
        job = jobs.start(APPLY, by=request.user, data=data, upload=checked.upload.name)
        checked.data["applied"] = job.pk
        checked.save(update_fields=["data"])
    return redirect(target.url_name("preview"), job.pk)


def _choice(request: HttpRequest) -> dict[str, Any]:
    """Which rows to write; raises ValidationError when the numbers cannot be read or none is chosen."""
    which = request.POST.get("which", "all")
    if which not in ("good", "chosen"):
        return {"which": "all"}
    if which == "good":
        return {"which": "good"}
    numbers = {int(row) for row in request.POST.getlist("row") if row.isdecimal() and len(row) < 10}
    numbers |= read_row_numbers(request.POST.get("rows", ""))
    if not numbers:
        raise ValidationError(_("Tick the rows to import, or write their numbers."))
    return {"which": "chosen", "rows": sorted(numbers)}


@for_writers
@require_POST
def cancel(request: HttpRequest, target: Target, pk: int) -> HttpResponse:
    job = own_job(request, target, pk)
    if not job.is_over:
        jobs.cancel(job)
    return redirect(target.url_name("preview"), pk)


def import_urls(slug: str, name: str, resource_path: str) -> list[URLPattern]:
    """Return the import pages of a record: `partner_import` at partners/import/, `partner_import_template` …"""
    extra = {"target": Target(name, resource_path)}
    pages = (
        ("", "", upload),
        ("template/", "_template", blank_template),
        ("<int:pk>/", "_preview", show),
        ("<int:pk>/again/", "_again", again),
        ("<int:pk>/apply/", "_apply", apply),
        ("<int:pk>/cancel/", "_cancel", cancel),
    )
    return [path(f"{slug}/import/{end}", view, extra, name=f"{name}_import{page}") for end, page, view in pages]
