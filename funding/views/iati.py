"""The import of what partners publish: a file, a look at what it would do, the import itself."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from funding.forms.iati import IatiForm
from funding.iati.kept import KINDS
from funding.iati.saying import movement
from funding.iati.work import BRING, CHECK
from funding.models import Outcome
from jisr import jobs
from jisr.models import Job

may_import = permission_required(("funding.add_project", "partnerships.add_partner"), raise_exception=True)


def own_job(request: HttpRequest, pk: int) -> Job:
    return get_object_or_404(Job, pk=pk, by=request.user, kind__in=(CHECK, BRING))


@may_import
@require_http_methods(["GET", "HEAD", "POST"])
def iati_import(request: HttpRequest) -> HttpResponse:
    """Take a file, and have it checked beside the page."""
    form = IatiForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        data = {"name": upload.name, "country": form.cleaned_data["country"]}
        return redirect("iati_job", jobs.start(CHECK, by=request.user, data=data, upload=upload).pk)
    done = Job.objects.filter(by=request.user, kind=BRING)[:10]
    return render(request, "funding/iati_import.html", {"form": form, "done": done}, status=422 if form.errors else 200)


@may_import
@require_safe
def iati_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a check or an import is, then what it found or did."""
    job = own_job(request, pk)
    context = {"job": job, "is_check": job.kind == CHECK, "result": job.result, **shown(job.result)}
    return render(request, "funding/iati_job.html", context)


@may_import
@require_POST
def iati_bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Import the file that a finished check has looked at."""
    done = Job.objects.filter(kind=CHECK, state="done").exclude(upload="")
    check = get_object_or_404(done, pk=pk, by=request.user)
    data = {**check.data, "good": request.POST.get("which") == "good"}
    return redirect("iati_job", jobs.start(BRING, by=request.user, data=data, upload=check.upload.name).pk)


@may_import
@require_POST
def iati_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a check or an import that is not over; nothing of it stays."""
    jobs.cancel(own_job(request, pk))
    return redirect("iati_job", pk)


def shown(result: dict[str, Any]) -> dict[str, Any]:
    """Return the counts of a result with their labels, for the page."""
    if not result:
        return {}
    movements = [
        {**line, "label": movement(line["type"], line["sign"]), "outcome": Outcome(line["outcome"]).label}
        for line in result["transactions"]
    ]
    records = [
        (KINDS[kind]._meta.verbose_name_plural, counts) for kind, counts in result["records"].items() if kind in KINDS
    ]
    is_clean = not result["refused"] and not result["error"]
    return {"movements": movements, "records": records, "is_clean": is_clean}
