"""The reports that were issued: the list, one of them, its file."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jisr.views import ListScreen
from reports.filters import IssuedReportFilter
from reports.models import AlteredFile, IssuedReport
from reports.models.issued import SUBJECTS
from reports.resources import IssuedReportResource
from reports.tables import IssuedReportTable

reader = permission_required("reports.view_issuedreport", raise_exception=True)


class IssuedReportList(ListScreen):
    model = IssuedReport  # type: ignore[assignment]
    table_class = IssuedReportTable
    filter_class = IssuedReportFilter
    resource_class = IssuedReportResource

    def rows(self) -> QuerySet:
        return super().rows().select_related(*SUBJECTS, "issued_by")

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """A report is issued from its subject's page: nothing is added or imported here."""
        return super().page(status=status, may={"add": False, "change": False, "delete": False}, **context)


def _visible(request: HttpRequest, pk: int) -> IssuedReport:
    rows = IssuedReport.objects.visible_to(request.user).select_related(*SUBJECTS, "issued_by")
    return get_object_or_404(rows, pk=pk)


@require_safe
@reader
def issued_report(request: HttpRequest, pk: int) -> HttpResponse:
    """What was issued: to whom, when, by whom, and how to tell that the file is the same."""
    return render(request, "reports/issued_report.html", {"report": _visible(request, pk)})


@require_safe
@reader
def issued_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The very bytes that were issued; a file that is no longer the same is not handed out."""
    report = _visible(request, pk)
    try:
        response = HttpResponse(report.content(), content_type="application/pdf")
    except AlteredFile:
        messages.error(request, _("The stored file of %(number)s is not the one that was issued.") % {"number": report})
        return redirect(report.get_absolute_url())
    response["Content-Disposition"] = f'attachment; filename="{report.filename}"'
    return response
