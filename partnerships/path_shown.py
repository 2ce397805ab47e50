"""The legal path as people see it: each step with its mark, its day and whether it is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from partnerships.models import Agreement, Amendment, LegalStep, StepState

ICONS = {
    "waiting": "circle-dashed",
    "open": "loader",
    "done": "circle-check",
    "tacit": "clock",
    "refused": "circle-x",
    "waived": "circle-slash",
}


@dataclass(frozen=True)
class ShownStep:
    """A step and what is said beside it; `day` is when it closed, is expected or began, whichever is known."""

    step: LegalStep
    is_late: bool

    @property
    def icon(self) -> str:
        return ICONS[self.step.state]

    @property
    def is_expected(self) -> bool:
        return self.step.state == StepState.OPEN and self.step.due_on is not None

    @property
    def day(self) -> date | None:
        return self.step.done_on or self.step.due_on or self.step.started_on


@dataclass(frozen=True)
class ShownPath:
    """The steps of the latest round, and the earlier rounds that ended in a refusal, oldest first."""

    steps: list[ShownStep]
    earlier: list[tuple[int, list[ShownStep]]]


def shown(steps: Iterable[LegalStep], today: date) -> ShownPath:
    """The path that `steps` of one agreement or amendment make, in the order of their rounds; asks no query."""
    rounds = [
        (number, [ShownStep(step, step.is_late(today)) for step in some])
        for number, some in groupby(steps, key=lambda step: step.round)
    ]
    return ShownPath(rounds[-1][1] if rounds else [], rounds[:-1])


def path_for(record: Agreement | Amendment, today: date) -> ShownPath:
    """The path of an agreement, or of an amendment, in one query."""
    steps = record.steps.select_related("document_type").order_by("round", "position", "pk")
    return shown(steps.filter(amendment=None) if isinstance(record, Agreement) else steps, today)


def with_paths(rows: QuerySet) -> QuerySet:
    """Agreements with their own steps (`own_steps`), where each one stands (`stands_at`) and its next day (`due_next`)."""
    own = LegalStep.objects.current().filter(agreement=OuterRef("pk"), amendment=None)
    not_closed = own.filter(state__in=(StepState.WAITING, StepState.OPEN)).order_by("position", "pk")
    begun = own.filter(state=StepState.OPEN, due_on__isnull=False).order_by("due_on", "pk")
    steps = LegalStep.objects.filter(amendment=None).order_by("round", "position", "pk")
    return rows.annotate(
        stands_at=Subquery(not_closed.values("nature")[:1]), due_next=Subquery(begun.values("due_on")[:1])
    ).prefetch_related(Prefetch("steps", steps, to_attr="own_steps"))
