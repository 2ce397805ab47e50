"""The probabilities of the stages: read by all, set by the head of the unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from funding.models import ProposalStage, StageProbability
from funding.odds import USUAL, own_odds, set_odds
from jisr import formats
from jisr.requests import SignedInRequest

LINES_SHOWN = 50


class OddsForm(forms.Form):
    """One percentage a stage; blank goes back to the usual one."""

    def __init__(self, *args: Any, own: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        percent = StageProbability._meta.get_field("percent")
        for stage, usual in USUAL.items():
            help_text = _("Usually %(percent)s") % {"percent": formats.percent(usual)}
            field: Any = percent.formfield(required=False, label=ProposalStage(stage).label, help_text=help_text)
            field.initial = own.get(stage)
            self.fields[str(stage)] = field


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("funding.view_stageprobability", raise_exception=True)
def stage_probabilities(request: SignedInRequest) -> HttpResponse:
    """Show the probabilities with their history, and set them."""
    user = request.user
    may = user.has_perm("funding.change_stageprobability")
    own = own_odds(user.authority_id)
    form = OddsForm(request.POST or None, own=own)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        if "usual" in request.POST:
            return _set(request, dict.fromkeys(USUAL))
        if form.is_valid():
            return _set(request, form.cleaned_data)
    history = StageProbability.history.filter(authority=user.authority_id).select_related("history_user")
    context = {"form": form, "may": may, "rows": _rows(own), "has_own": bool(own), "history": history[:LINES_SHOWN]}
    return render(request, "funding/stage_probabilities.html", context)


def _set(request: SignedInRequest, wanted: dict[str, Any]) -> HttpResponse:
    changed = set_odds(wanted, by=request.user)
    if changed:
        messages.success(request, _("The probabilities are saved."))
    else:
        messages.info(request, _("Nothing was changed."))
    return redirect("stage_probabilities")


def _rows(own: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"stage": ProposalStage(stage), "percent": own.get(stage, usual), "usual": usual, "is_own": stage in own}
        for stage, usual in USUAL.items()
    ]
