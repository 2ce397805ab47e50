"""Asking whether to bid for a call, and the decision of the head of the unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from funding.models import (
    Opportunity,
    OpportunityState,
    Proposal,
    Reason,
    Screening,
    ScreeningState,
)
from funding.screenings.pledges import check_means
from jisr import days
from jisr.models import NoticeKind, User, Via
from jisr.notices import tell

DECIDE = "funding.decide_opportunity"
WEIGHED = (ScreeningState.ASKED, ScreeningState.GO)
"""Before these, what the call needs is held against our means."""


def heads_of(authority_id: int) -> QuerySet[User]:
    """The people of the authority who decide whether to bid."""
    app, _dot, codename = DECIDE.partition(".")
    may = Q(groups__permissions__codename=codename, groups__permissions__content_type__app_label=app)
    people = User.objects.filter(authority_id=authority_id, is_active=True)
    return people.filter(may | Q(is_superuser=True)).distinct()


def ask_decision(
    screening: Screening, *, by: User, note: str = "", override_reason: str = "", via: str = Via.PAGE
) -> Screening:
    """Put the question to the head of the unit, who is told; raises as `move_screening`."""
    facts = {"override_reason": override_reason} if override_reason else {}
    return move_screening(screening, ScreeningState.ASKED, by=by, facts=facts, note=note, via=via)


def decide(
    screening: Screening,
    state: str,
    *,
    by: User,
    reason: Reason | None,
    look_again_on: date | None = None,
    note: str = "",
    override_reason: str = "",
    via: str = Via.PAGE,
) -> Screening:
    """Say go, no-go or wait with a coded reason; raises as `move_screening`."""
    facts: dict[str, Any] = {"decision_reason": reason}
    if state == ScreeningState.WAIT:
        facts["look_again_on"] = look_again_on
    if override_reason:
        facts["override_reason"] = override_reason
    return move_screening(screening, state, by=by, facts=facts, note=note, via=via)


@transaction.atomic
def move_screening(
    screening: Screening,
    state: str,
    *,
    by: User,
    facts: dict[str, Any] | None = None,
    note: str = "",
    via: str = Via.PAGE,
) -> Screening:
    """Move a screening with all that comes of it: the call is declined or open again, people are told, once.

    `facts` are the fields of the move. Raises PermissionDenied, and ValidationError by field: also where a call beyond
    our means has no `override_reason`.
    """
    facts = facts or {}
    if state in WEIGHED:
        _check_override(screening, facts.get("override_reason"))
    screening.move_to(state, by=by, reason=note, via=via, facts=facts)
    if state == ScreeningState.NO_GO:
        _decline(screening, by, note, via)
    if state == ScreeningState.GO:
        _open_again(screening.opportunity, by, via)
    _tell(screening, by)
    return screening


def _check_override(screening: Screening, given: str | None) -> None:
    reason = screening.override_reason if given is None else given
    if not reason.strip() and check_means(screening, days.today()).is_beyond:
        raise ValidationError(
            {"override_reason": _("Our own contribution goes beyond what remains for cofinancing: say why we do it.")}
        )


def _decline(screening: Screening, by: User, note: str, via: str) -> None:
    """Decline the call for the same reason, unless it is closed already or still pursued otherwise."""
    call: Opportunity = Opportunity.objects.select_for_update().get(pk=screening.opportunity_id)
    others = Screening.objects.current().filter(opportunity=call, state=ScreeningState.GO)
    bids = Proposal.objects.current().open().filter(opportunity=call)  # type: ignore[attr-defined]
    may_be = OpportunityState.DECLINED in call.current_state.following and not call.archived_at
    if may_be and not others.exists() and not bids.exists():
        facts = {"pass_reason": screening.decision_reason}
        call.move_to(OpportunityState.DECLINED, by=by, reason=note, via=via, facts=facts)


def _open_again(call: Opportunity, by: User, via: str) -> None:
    call.refresh_from_db()
    if call.state == OpportunityState.DECLINED and not call.archived_at:
        call.move_to(OpportunityState.OPEN, by=by, via=via, facts={"pass_reason": None})


def _tell(screening: Screening, by: User) -> None:
    """Tell the heads that a decision is asked, or the one who follows the call what was decided; oneself never."""
    data = {"by": str(by)}
    if screening.state == ScreeningState.ASKED:
        people = list(heads_of(screening.authority_id))
    elif screening.state in ScreeningState.DECIDED:
        owner = screening.owner or screening.created_by
        people = [owner] if owner and owner.is_active else []
        data["decision"] = screening.state
    else:
        return
    tell(
        [person for person in people if person.pk != by.pk],
        about=screening,
        kind=NoticeKind.DECISION,
        event=f"decision:{screening.pk}:{screening.version}",
        data=data,
    )
