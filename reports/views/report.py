"""The pages of the reports: look at one, print its draft, issue it."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views import View

from jisr import days
from reports.definitions import BY_KIND, Definition
from reports.forms import PeriodForm, SheetForm
from reports.models import ReportKind
from reports.services import Wanted, context_of, draft_report, issue_report


class ReportPage(PermissionRequiredMixin, View):
    """GET shows the report's figures, POST issues it; both take the same fields."""

    permission_required = "reports.view_issuedreport"
    raise_exception = True
    kind: ClassVar[str]
    related: ClassVar[tuple[str, ...]] = ("authority", "parent")

    @property
    def definition(self) -> Definition:
        return BY_KIND[self.kind]

    @cached_property
    def subject(self) -> Any:
        rows = self.definition.model._default_manager.visible_to(self.request.user).select_related(*self.related)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def usual(self) -> dict[str, Any]:
        """What is asked for until somebody chooses otherwise: the budget year, the reader's language."""
        language = {"language": self.request.user.language}
        if not self.definition.has_period:
            return language
        start, end = days.budget_year(self.subject.authority.fiscal_month, timezone.localdate())
        return {"start": start, "end": end, **language}

    @cached_property
    def form(self) -> forms.Form:
        given = self.request.POST if self.request.method == "POST" else self.request.GET
        form_class = PeriodForm if self.definition.has_period else SheetForm
        return form_class({name: given.get(name, value) for name, value in self.usual().items()})

    def wanted(self) -> Wanted:
        return Wanted(subject=self.subject, kind=self.kind, as_of=timezone.localdate(), **self.form.cleaned_data)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse a record that has no such report with the reason, on the record's own page."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(self.subject.get_absolute_url())

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = self.page()
        if self.form.is_valid():
            context |= context_of(self.wanted().data()) | {"language": self.form.cleaned_data["language"]}
        status = 200 if self.form.is_valid() else 422
        return render(request, f"reports/{self.kind}.html", context, status=status)

    def page(self) -> dict[str, Any]:
        """What the page says around the report."""
        return {
            "form": self.form,
            "subject": self.subject,
            "kind": self.kind,
            "title": ReportKind(self.kind).label,
            "draft_url": reverse(f"{self.kind}_draft", args=[self.subject.pk]),
            "list_url": reverse(self.subject.url_name("list")),
            "list_title": capfirst(self.subject._meta.verbose_name_plural),
            "is_valid": self.form.is_valid(),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("reports.add_issuedreport"):
            raise PermissionDenied
        if not self.form.is_valid():
            return self.get(request, pk)
        issued = issue_report(self.wanted(), by=request.user)
        messages.success(request, _("Report %(number)s is issued.") % {"number": issued.number})
        return redirect("issuedreport_detail", pk=issued.pk)


class DraftMixin:
    """GET prints the draft; nothing is kept."""

    http_method_names = ("get", "head", "options")

    def get(self: Any, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.form.is_valid():
            return redirect(f"{self.kind}", pk=self.subject.pk)
        language = self.form.cleaned_data["language"]
        response = HttpResponse(draft_report(self.wanted()), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{self.subject.reference}-draft-{language}.pdf"'
        return response


class PartnerStatementPage(ReportPage):
    kind = "partner_statement"

    def usual(self) -> dict[str, Any]:
        return super().usual() | {"language": self.subject.preferred_language}


class ProjectSheetPage(ReportPage):
    kind = "project_sheet"


class DelegationDossierPage(ReportPage):
    kind = "delegation_dossier"
    related = ("authority__parent", "agreement")


class ExperienceSheetPage(ReportPage):
    kind = "experience_sheet"
    related = ("authority__parent", "agreement")


class TwinningReportPage(ReportPage):
    kind = "twinning_report"
    related = ("authority__parent", "kind")


class PartnerStatementDraft(DraftMixin, PartnerStatementPage):
    pass


class ProjectSheetDraft(DraftMixin, ProjectSheetPage):
    pass


class DelegationDossierDraft(DraftMixin, DelegationDossierPage):
    pass


class ExperienceSheetDraft(DraftMixin, ExperienceSheetPage):
    pass


class TwinningReportDraft(DraftMixin, TwinningReportPage):
    pass
