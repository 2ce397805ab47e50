"""The versions of a proposal: kept, read as they were, compared."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from funding.bids.version_shown import groups_of, tables_of
from funding.bids.versions import Values, differences, keep_version, values_of
from funding.forms.review import CompareForm, KeepForm
from funding.models import Proposal, ProposalVersion
from jisr.actions import ActionScreen
from jisr.requests import SignedInRequest
from jisr.views import Screen


class KeepVersion(ActionScreen):
    model = Proposal
    action = "change"
    form_class = KeepForm
    title = _("Keep a version")
    explanation = _(
        "The proposal is kept as it reads now. A kept version is never changed; later ones stand beside it."
    )
    does_not_apply = _("The record is in the archive: take it out first.")

    def applies_to(self, record: Proposal) -> bool:
        return not record.archived_at

    def act(self, record: Proposal, facts: dict[str, Any]) -> Proposal:
        keep_version(record, by=self.request.user, label=facts["label"])
        return record

    def done(self, shown: Any) -> str:
        return _now("The version is kept.")


@require_safe
@permission_required("funding.view_proposal", raise_exception=True)
def version_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One version as it read."""
    rows = ProposalVersion.objects.visible_to(request.user).select_related("proposal", "by")
    version = get_object_or_404(rows, pk=pk)
    around = version.proposal.versions.filter(number__in=[version.number - 1, version.number + 1])
    context = {
        "version": version,
        "proposal": version.proposal,
        "groups": groups_of(version.values),
        "tables": tables_of(version.values),
        "earlier": next((row for row in around if row.number < version.number), None),
        "later": next((row for row in around if row.number > version.number), None),
    }
    return render(request, "funding/version.html", context)


class CompareVersions(Screen):
    """What differs between two versions, or between one and the proposal as it is now."""

    model = Proposal

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        proposal = self.record()
        versions = list(proposal.versions.select_related("by"))
        form = CompareForm({**self.usual_pair(proposal, versions), **request.GET.dict()}, versions=versions)
        changes = None
        if form.is_valid():
            chosen = [self.values(proposal, versions, form.cleaned_data[name]) for name in ("before", "after")]
            changes = differences(*chosen)
        context = {"proposal": proposal, "versions": versions, "form": form, "changes": changes}
        return render(request, "funding/version_compare.html", context, status=422 if form.errors else 200)

    @staticmethod
    def usual_pair(proposal: Proposal, versions: list[ProposalVersion]) -> dict[str, str]:
        """The newest version and the proposal as it is now; the two newest where nothing was written since."""
        numbers = [*(str(version.number) for version in versions), CompareForm.NOW]
        if len(versions) > 1 and not differences(versions[0].values, values_of(proposal)):
            return {"before": numbers[1], "after": numbers[0]}
        return {"before": numbers[0], "after": CompareForm.NOW}

    @staticmethod
    def values(proposal: Proposal, versions: list[ProposalVersion], number: str) -> Values:
        if number == CompareForm.NOW:
            return values_of(proposal)
        return next(version.values for version in versions if str(version.number) == number)
