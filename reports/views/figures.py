"""The figures of the pipeline: the page and its sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from funding.models import Proposal, ProposalStage
from jisr import days, formats
from jisr.requests import SignedInRequest
from reports.figures.desk import SHOWN, Desk, chosen_of
from reports.figures.grids import grids
from reports.figures.sheet import figures_file
from reports.filters_figures import FiguresFilter
from reports.pipeline.names import names_of
from reports.pipeline.scope import Scope
from reports.pipeline.whole import figures
from reports.pipeline.worth import all_of


@require_safe
@permission_required("funding.view_proposal", raise_exception=True)
def pipeline_figures(request: SignedInRequest) -> HttpResponseBase:
    """Every figure under the conditions of the address; a wrong condition is named and nothing is reckoned."""
    filtered = FiguresFilter(request.GET, Proposal.objects.none(), user=request.user)
    if not filtered.form.is_valid():
        return render(request, "reports/figures/figures.html", {"filter": filtered})
    found = figures(Scope(request.user, filtered.asked(), days.today()))
    is_sheet = request.GET.get("export") == "xlsx"
    chosen = chosen_of(request.GET, list(filtered.form.fields))
    is_whole = is_sheet or request.GET.get("names") == "all"
    desk = Desk(found, names_of(found), chosen, None if is_whole else SHOWN)
    if is_sheet:
        return figures_file(desk, request.user)
    context = {"filter": filtered, "grids": grids(desk), "chosen": _told(filtered), **_heads(desk)}
    return render(request, "reports/figures/figures.html", context)


def _heads(desk: Desk) -> dict[str, Any]:
    """What stands above the figures: the open bids, and the rates."""
    found = desk.figures
    whole = all_of(worth for stage, worth in found.stages.items() if stage in ProposalStage.OPEN)
    is_open = set(found.pipeline.asked.stage_values) <= set(ProposalStage.OPEN)
    return {
        "figures": found,
        "open": whole,
        "open_url": desk.pipeline() if is_open and whole.count else "",
        "open_asked": found.prices.total(whole.asked),
        "open_likely": found.prices.total(whole.likely),
        "rates": found.prices.used(found.currencies),
    }


def _told(filtered: FiguresFilter) -> list[tuple[str, str]]:
    """The conditions as labels and values, for paper."""
    fields = filtered.form.fields
    told = []
    for name, value in filtered.form.cleaned_data.items():
        if value in (None, ""):
            continue
        options = dict(_flat(getattr(fields[name], "choices", ()))) if isinstance(value, str) else {}
        said = formats.day(value) if isinstance(value, date) else str(options.get(value, value))
        told.append((str(fields[name].label), said))
    return told


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    """Choices without their groups."""
    found = []
    for value, label in choices:
        found += list(label) if isinstance(label, list | tuple) else [(value, label)]
    return found
