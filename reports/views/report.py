"""The pages of the two reports: look at one, print its draft, issue it."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from funding.models import Project
from partnerships.models import Partner
from reports.forms import SheetForm, StatementForm, budget_year
from reports.services import Wanted, context_of, draft_report, issue_report


class ReportPage(PermissionRequiredMixin, View):
    """GET shows the report's figures, POST issues it; both take the same fields."""

    permission_required = "reports.view_issuedreport"
    raise_exception = True
    kind: ClassVar[str]
    model: ClassVar[type[Partner] | type[Project]]
    form_class: ClassVar[type[forms.Form]]

    @cached_property
    def subject(self) -> Any:
        rows = self.model._default_manager.visible_to(self.request.user).select_related("authority", "parent")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def usual(self) -> dict[str, Any]:
        """What is asked for until somebody chooses otherwise."""
        return {"language": self.request.user.language}

    @cached_property
    def form(self) -> forms.Form:
        given = self.request.POST if self.request.method == "POST" else self.request.GET
        return self.form_class({name: given.get(name, value) for name, value in self.usual().items()})

    def wanted(self) -> Wanted:
        return Wanted(subject=self.subject, as_of=timezone.localdate(), **self.form.cleaned_data)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse a project that is not ours with the reason, on the record's own page."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(self.subject.get_absolute_url())

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = {"form": self.form, "subject": self.subject, "kind": self.kind, "is_valid": self.form.is_valid()}
        if self.form.is_valid():
            context |= context_of(self.wanted().data()) | {"language": self.form.cleaned_data["language"]}
        status = 200 if self.form.is_valid() else 422
        return render(request, f"reports/{self.kind}.html", context, status=status)

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
    model = Partner
    form_class = StatementForm

    def usual(self) -> dict[str, Any]:
        start, end = budget_year(self.subject.authority, timezone.localdate())
        return {"start": start, "end": end, "language": self.subject.preferred_language}


class ProjectSheetPage(ReportPage):
    kind = "project_sheet"
    model = Project
    form_class = SheetForm


class PartnerStatementDraft(DraftMixin, PartnerStatementPage):
    pass


class ProjectSheetDraft(DraftMixin, ProjectSheetPage):
    pass
