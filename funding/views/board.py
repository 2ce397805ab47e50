"""The pipeline board: bids by stage, moved by dragging, by keyboard or by menu."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from funding.board import DONOR, OWNER, THEME, board, cards_of, needs_form, on_board, refused_url
from funding.filters import ProposalFilter
from funding.models import Proposal, ProposalStage
from jisr import days
from jisr.models import State
from jisr.requests import SignedInRequest

MOST_CHANGES = 200


class BoardFilter(ProposalFilter):
    """As the list's, without the stage, which the board shows; and by what the lanes are made."""

    open = stage = goal = loss_reason = archived = None
    lanes = django_filters.ChoiceFilter(
        label=_("Lanes"),
        choices=[(OWNER, _("By person")), (DONOR, _("By donor")), (THEME, _("By theme"))],
        empty_label=_("No lanes"),
        method="as_it_is",
    )

    class Meta:
        model = Proposal
        fields = ["q", "donor", "owner", "theme", "axis", "due_before", "due", "lanes"]

    def as_it_is(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        return rows


def proposal_board(request: SignedInRequest) -> HttpResponse:
    """The board of the bids that the address asks for."""
    filtered = _filtered(request)
    lanes_by = filtered.form.cleaned_data.get("lanes", "") if filtered.form.is_valid() else ""
    now = timezone.now().isoformat()
    lanes = board(filtered.qs.current(), request.user, days.today(), lanes_by)
    context = {"lanes": lanes, "filter": filtered, "now": now}
    return render(request, "funding/board.html", context | {"may_move": _may_move(request)})


def board_changes(request: SignedInRequest) -> HttpResponse:
    """The cards that somebody wrote since the moment the address names, for a board that is open on a screen."""
    since = _moment(request.GET.get("since", ""))
    if since is None:
        return JsonResponse({"message": _now("Say since when.")}, status=400)
    now = timezone.now()
    rows = _filtered(request).qs.current().filter(updated_at__gt=since)
    found = on_board(rows, days.today())[:MOST_CHANGES].values_list("pk", flat=True)
    cards = cards_of(
        _visible(request).filter(pk__in=list(found)).select_related("updated_by"), request.user, days.today()
    )
    return JsonResponse({"now": now.isoformat(), "cards": [_as_json(card, request) for card in cards]})


@require_POST
def board_move(request: SignedInRequest) -> HttpResponse:
    """Move one card: the page again, or JSON for the board's own script.

    200 it moved · 409 somebody else was faster · 422 something is missing, with the address of the form for it.
    """
    if not _may_move(request):
        raise PermissionDenied
    number = request.POST.get("card", "")
    proposal = get_object_or_404(_visible(request), pk=int(number) if number.isdecimal() else 0)
    target = next((stage for stage in ProposalStage if stage.value == request.POST.get("to")), None)
    if target is None:
        return _answer(request, proposal, 422, _now("There is no such stage."))
    if request.POST.get("version") != str(proposal.version):
        return _answer(request, proposal, 409, _somebody_else(proposal))
    return _move(request, proposal, target)


def _move(request: SignedInRequest, proposal: Proposal, target: State) -> HttpResponse:
    if target in proposal.current_state.following and (why := needs_form(proposal, target)):
        return _answer(request, proposal, 422, why, refused_url(proposal, target))
    try:
        proposal.move_to(target, by=request.user)
    except ValidationError as error:
        return _answer(request, proposal, 422, " ".join(error.messages))
    said = {"record": proposal, "state": target.label}
    return _answer(request, proposal, 200, _now("“%(record)s” is now at “%(state)s”.") % said)


def _answer(
    request: SignedInRequest, proposal: Proposal, status: int, message: str, form_url: str = ""
) -> HttpResponse:
    if request.headers.get("X-Requested-With") == "fetch":
        [card] = cards_of(_visible(request).filter(pk=proposal.pk), request.user, days.today())
        data = {"message": message, "form_url": form_url, "form_label": _now("Fill it in"), **_as_json(card, request)}
        return JsonResponse(data, status=status)
    if form_url:
        messages.warning(request, message)
        return redirect(form_url)
    messages.add_message(request, messages.SUCCESS if status == 200 else messages.ERROR, message)
    return redirect("proposal_board")


def _as_json(card: Any, request: SignedInRequest) -> dict[str, Any]:
    """A card as the board's script takes it; `said` tells who wrote it last, for a change made by somebody else."""
    proposal = card.proposal
    return {
        "card": proposal.pk,
        "stage": proposal.stage,
        "version": proposal.version,
        "html": render_to_string("funding/_board_card.html", {"card": card, "may_move": _may_move(request)}, request),
        "said": _somebody_else(proposal) if proposal.updated_by_id != request.user.pk else "",
    }


def _somebody_else(proposal: Proposal) -> str:
    return _now("%(who)s changed “%(record)s”: it is at “%(state)s”.") % {
        "who": proposal.updated_by or _now("Somebody"),
        "record": proposal,
        "state": proposal.current_state.label,
    }


def _filtered(request: SignedInRequest) -> BoardFilter:
    return BoardFilter(request.GET, _visible(request), user=request.user)


def _visible(request: SignedInRequest) -> Any:
    if not request.user.has_perm(Proposal.permission_to("view")):
        raise PermissionDenied
    return Proposal.objects.visible_to(request.user)


def _may_move(request: SignedInRequest) -> bool:
    return request.user.has_perm(Proposal.permission_to("change"))


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and timezone.is_aware(found) else None
