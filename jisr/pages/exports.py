"""The pages of a long export: how far it is, and the file; only for the one who asked for it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jisr import jobs
from jisr.exchange.long import EXPORT
from jisr.exchange.writing import attachment
from jisr.models import Job
from jisr.models.job import JobState


def own_job(request: HttpRequest, pk: int) -> Job:
    return get_object_or_404(Job, pk=pk, by=request.user, kind=EXPORT)


@never_cache
@require_safe
def export_job(request: HttpRequest, pk: int) -> HttpResponse:
    job = own_job(request, pk)
    if jobs.is_stale(job):
        jobs.requeue_stale()
        job.refresh_from_db()
    if job.is_over and request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    part = "_export_progress" if request.headers.get("HX-Request") else "export_job"
    model = import_string(job.data["screen"]).model
    context = {"job": job, "progress": job.progress, "meta": model._meta, "list": model.url_name("list")}
    return render(request, f"generic/{part}.html", context)


@never_cache
@require_safe
def export_file(request: HttpRequest, pk: int) -> FileResponse:
    job = own_job(request, pk)
    if job.state != JobState.DONE or not job.upload:
        raise Http404
    return attachment(job.upload.open("rb"), job.result["name"])


@require_POST
def export_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    job = own_job(request, pk)
    if not job.is_over:
        jobs.cancel(job)
    return redirect("export_job", pk)
