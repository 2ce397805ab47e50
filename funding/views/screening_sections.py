"""What the page of a call shows of its go/no-go, and the way from a go to a proposal."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from funding.models import Opportunity, Screening, ScreeningState
from funding.screenings.score import with_scores
from funding.tables.screening import ScreeningTable
from funding.views.begun import begin_url, list_url
from jisr import formats
from jisr.models import User
from jisr.sections import section

SHOWN = ("reference", "template", "state", "score", "decision_reason", "decided_on", "owner")


def screenings_section(call: Opportunity, user: User) -> dict[str, Any]:
    """The sheets of a call, the newest first, for `DetailScreen.related`; one query."""
    rows = Screening.objects.visible_to(user).current().filter(opportunity=call)
    read = with_scores(rows.select_related("template", "decision_reason", "owner")).order_by("-pk")
    add_url = "" if call.archived_at else judge_url(call)
    return section(str(_("Go/no-go")), ScreeningTable, read, user, add_url=add_url, shown=SHOWN)


def judge_url(call: Opportunity) -> str:
    """Where a sheet for the call is begun."""
    return begin_url("screening_create", opportunity=call.reference)


def judging(call: Opportunity, user: User) -> dict[str, Any]:
    """What the page's own template needs: `decision` (the newest sheet), `judge_url`, and `bid_url` after a go.

    One query. `judge_url` is blank where the person may not begin a sheet, `bid_url` where they may not write a bid.
    """
    rows = Screening.objects.visible_to(user).current().filter(opportunity=call)
    found = rows.select_related("decision_reason", "decided_by", "owner").order_by("-pk")
    decided = [row for row in found if row.state in ScreeningState.DECIDED]
    newest = max(decided, key=lambda row: (row.decided_on, row.pk), default=None)
    may_judge = user.has_perm(Screening.permission_to("add")) and not call.archived_at
    context: dict[str, Any] = {"decision": newest, "judge_url": judge_url(call) if may_judge else ""}
    if newest and newest.state == ScreeningState.GO:
        context["bid_url"] = bid_url(newest, user)
    return context


def bid_url(screening: Screening, user: User) -> str:
    """Where the proposal begins with what the sheet says: the call, who follows it, the amounts; blank if one may not."""
    call = screening.opportunity
    if not user.has_perm("funding.add_proposal") or call.archived_at:
        return ""
    carried = {
        "opportunity": call.reference,
        "owner": screening.owner_id or call.owner_id,
        "requested_amount": formats.amount_input(screening.asked_amount),
        "own_amount": formats.amount_input(screening.own_amount),
        "currency": screening.currency,
    }
    return begin_url(
        "proposal_create", **{name: str(value) for name, value in carried.items() if value not in (None, "")}
    )


def asked_url() -> str:
    """The page of the decisions that wait for the head of the unit."""
    return reverse("decisions_asked")


def screenings_url(**choices: Any) -> str:
    """The list of go/no-go with these choices of its filter."""
    return list_url("screening_list", **choices)
