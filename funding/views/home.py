"""The first page: what is late, what falls due, one's own open proposals, the money expected this year."""

from datetime import date
from typing import Any

from django.db.models import Case, F, When
from django.urls import reverse

from funding.agenda import LATE, SOON, Agenda, Group, agenda, first_of
from funding.expected import Expected, expected_this_year
from funding.models import Direction, Proposal, ProposalStage
from funding.views.begun import list_url
from jisr.models import User
from partnerships.models import Partner


def home_context(user: Any, today: date) -> dict[str, Any]:
    """What the first page shows of the money, the proposals and the days of this person's authority."""
    due, expected, mine = agenda(user, today), expected_this_year(user, today), own_proposals(user)
    return {
        "agenda": due,
        "expected": expected,
        "mine": mine,
        "late": with_lists(due.late, LATE),
        "soon": with_lists(due.soon, SOON),
        "mine_url": list_url("proposal_list", open="yes", owner=user.pk),
        "expected_url": expected_url(expected),
        "is_empty": is_empty(due, expected, mine) and not Partner.objects.visible_to(user).exists(),
    }


def own_proposals(user: User) -> list[Proposal]:
    """The first of this person's open proposals, those to write first and the soonest due, with how many there are."""
    rows = Proposal.objects.visible_to(user).current().open().filter(owner=user).select_related("donor")  # type: ignore[attr-defined]
    to_write = Case(When(stage__in=ProposalStage.WRITING, then=0), default=1)
    return first_of(rows.with_due(), to_write, F("due").asc(nulls_last=True), "pk", room=8)


def is_empty(due: Agenda, expected: Expected, mine: list[Proposal]) -> bool:
    return not (due.late or due.soon or expected.lines or mine)


def with_lists(groups: list[Group], side: str) -> list[tuple[Group, str]]:
    """Each group of the agenda with the address of the filtered list behind it."""
    return [(group, list_url(f"{group.kind}_list", **{group.choice: side})) for group in groups]


def expected_url(expected: Expected) -> str:
    choices = {"direction": Direction.FROM_DONOR, "due_after": expected.start, "due_before": expected.end}
    return list_url("instalment_list", **choices) if expected.lines else reverse("instalment_list")
