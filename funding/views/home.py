"""The first page: one's day, or the unit's; then the unit's open proposals and the money expected this year."""

from datetime import date
from typing import Any

from django.db.models import Case, F, When
from django.urls import reverse

from funding.dated.span import View
from funding.expected import Expected, expected_this_year
from funding.forms.agenda import ME
from funding.models import Direction, Proposal, ProposalStage
from funding.my_day import Part, day_of, first_of
from funding.views.begun import list_url
from jisr.models import User
from partnerships.models import Partner

UNIT = "unit"


def home_context(user: Any, today: date, of: str) -> dict[str, Any]:
    """What the first page shows of the days, the proposals and the money; `of` is "unit", or the person alone."""
    is_unit = of == UNIT
    day = day_of(user, today, None if is_unit else user.pk)
    expected, mine = expected_this_year(user, today), own_proposals(user)
    is_empty = day.is_empty and not (expected.lines or mine) and not Partner.objects.visible_to(user).exists()
    return {
        "day": day,
        "parts": parts_of(day, "" if is_unit else ME),
        "is_unit": is_unit,
        "expected": expected,
        "mine": mine,
        "mine_url": list_url("proposal_list", open="yes", owner=user.pk),
        "expected_url": expected_url(expected),
        "is_empty": is_empty,
    }


def parts_of(day: Any, who: str) -> list[tuple[str, Part, str]]:
    """Each part of the day: its name, what it holds, and the agenda behind it."""
    return [
        ("late", day.late, list_url("agenda", view=View.LATE.value, who=who)),
        ("today", day.today, list_url("agenda", view=View.DAY.value, who=who)),
        ("week", day.week, list_url("agenda", view=View.LIST.value, who=who)),
    ]


def own_proposals(user: User) -> list[Proposal]:
    """The first of this person's open proposals, those to write first and the soonest due, with how many there are."""
    rows = Proposal.objects.visible_to(user).current().open().filter(owner=user).select_related("donor")  # type: ignore[attr-defined]
    to_write = Case(When(stage__in=ProposalStage.WRITING, then=0), default=1)
    return first_of(rows.with_due(), to_write, F("due").asc(nulls_last=True), "pk")


def expected_url(expected: Expected) -> str:
    choices = {"direction": Direction.FROM_DONOR, "due_after": expected.start, "due_before": expected.end}
    return list_url("instalment_list", **choices) if expected.lines else reverse("instalment_list")
