"""What a person's day begins with: what is late, due today, due this week, and what others wait for from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, QuerySet, Window

from funding.bids.reviews import waiting_for
from funding.dated import DatedItem, due
from funding.models import OpportunityState, ProposalReview, Screening
from jisr.models import Task, User

ROOM, WEEK = 8, timedelta(days=7)


@dataclass(frozen=True)
class Part:
    """The first items of a part of the day, and how many there are."""

    items: list[DatedItem]

    @property
    def count(self) -> int:
        return self.items[0].among if self.items else 0

    @property
    def more(self) -> int:
        return self.count - len(self.items)


@dataclass(frozen=True)
class Day:
    """`late`, `today` and `week` (the seven days after today) are the unit's or the person's; the rest is the person's.

    The first of `decisions`, `reviews` and `tasks` says by `among` how many there are.
    """

    late: Part
    today: Part
    week: Part
    decisions: list[Screening]
    reviews: list[ProposalReview]
    tasks: list[Task]

    @property
    def is_empty(self) -> bool:
        parts = (self.late.items, self.today.items, self.week.items, self.decisions, self.reviews, self.tasks)
        return not any(parts)


def day_of(user: User, today: date, owner: int | None) -> Day:
    """The day of one person (`owner`), or of the whole unit (None); four queries at most."""
    items = due(user, today, today + WEEK, owner, room=ROOM)
    return Day(
        late=Part([item for item in items if item.is_late]),
        today=Part([item for item in items if not item.is_late and not item.is_ahead]),
        week=Part([item for item in items if item.is_ahead]),
        decisions=decisions_asked(user),
        reviews=reviews_to_give(user),
        tasks=tasks_without_a_day(user),
    )


def decisions_asked(user: User) -> list[Screening]:
    """The calls on which the person, who may decide, is asked to say go or no-go."""
    if not user.has_perm("funding.decide_opportunity"):
        return []
    rows: Any = Screening.objects.visible_to(user).current()
    asked = rows.undecided().filter(opportunity__state__in=OpportunityState.ALIVE)
    return first_of(asked.select_related("opportunity"), "pk")


def reviews_to_give(user: User) -> list[ProposalReview]:
    """The bids that the person is asked to read, the soonest wanted first."""
    if not user.has_perm("funding.view_proposal"):
        return []
    return first_of(waiting_for(user), F("due_on").asc(nulls_last=True), "pk")


def tasks_without_a_day(user: User) -> list[Task]:
    """The person's tasks that no day brings back to mind, the urgent ones first."""
    rows: Any = Task.objects.visible_to(user).current()
    return first_of(rows.to_do().filter(owner=user, due_on=None), "urgency", "pk")


def first_of(rows: QuerySet, *order: Any, room: int = ROOM) -> list[Any]:
    """The first `room` records in this order, each with `among`: how many there are in all; one query."""
    return list(rows.annotate(among=Window(Count("*"))).order_by(*order)[:room])
