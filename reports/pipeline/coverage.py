"""Which partners serve which axes of the local plan, and where nobody does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q

from funding.models import ProjectAxis
from funding.odds import Odds
from partnerships.models import Plan, PlanAxis
from partnerships.models.plan import PlanQuerySet
from reports.pipeline.asked import NOTHING, UNSPLIT
from reports.pipeline.past import stood
from reports.pipeline.projects import fundings, running
from reports.pipeline.scope import Scope
from reports.pipeline.sql import ask, part
from reports.pipeline.sums import by_axis_and_donor
from reports.pipeline.worth import Worth

RUNNING = """
SELECT line.target, paid.funder, COUNT(DISTINCT project.id) FROM project
JOIN paid ON paid.project = project.id LEFT JOIN line ON line.project = project.id
GROUP BY line.target, paid.funder
"""


@dataclass
class Meeting:
    """One axis and one partner: the bids that are open or won, and the projects running."""

    worth: Worth = field(default_factory=Worth)
    projects: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.worth.count or self.projects)


@dataclass(frozen=True)
class Coverage:
    """The axes of the plans in force, the partners with something on any axis or none, and where they meet.

    `meetings` has (axis, partner) keys: the axis NOTHING holds what serves no axis, UNSPLIT the amounts that several
    axes share without saying how. What is not a key is empty. `removed` are the keys of axes that the plan has no more.
    """

    axes: list[PlanAxis]
    partners: list[int]
    meetings: dict[tuple[int, int], Meeting]
    removed: set[int]

    @property
    def empty_axes(self) -> list[PlanAxis]:
        """The axes that nothing serves."""
        served = {axis for (axis, _partner), meeting in self.meetings.items() if not meeting.is_empty}
        return [axis for axis in self.axes if axis.pk not in served]


def coverage(scope: Scope, odds: Odds) -> Coverage:
    """Open and won bids (unless other stages are asked for) and running projects by axis and partner; three queries."""
    found: dict[tuple[int, int], Meeting] = defaultdict(Meeting)
    for key, worth in by_axis_and_donor(_held(scope), odds).items():
        found[key].worth = worth
    for axis, funder, count in _projects(scope):
        found[axis or NOTHING, funder].projects = count
    rows = _axes(scope, {axis for axis, _partner in found} - {NOTHING, UNSPLIT})
    axes, removed = [getattr(row, "instance", row) for row in rows], {row.id for row in rows if not row.is_kept}
    most: dict[int, int] = defaultdict(int)
    for (axis, partner), meeting in found.items():
        most[partner] += 0 if axis == UNSPLIT else meeting.worth.count + meeting.projects
    return Coverage(axes, sorted(most, key=lambda partner: (-most[partner], partner)), dict(found), removed)


def _held(scope: Scope) -> Scope:
    return scope if scope.asked.stages else scope.but(stages="held")


def _axes(scope: Scope, served: set[int]) -> list[Any]:
    """The axes of the plans in force on the day, and those of other plans that something serves."""
    plans = Plan.objects.filter(authority=scope.user.authority_id).values("pk")
    in_force = PlanQuerySet.in_force_on(scope.rows(Plan), scope.day)  # type: ignore[arg-type]
    rows = stood(PlanAxis, scope.past).order_by("plan", "position", "code", "id")
    if scope.asked.axis:
        rows = rows.filter(id=scope.asked.axis, plan__in=plans)
    else:
        rows = rows.filter(Q(plan__in=in_force.values("id")) | Q(id__in=served, plan__in=plans))
    return list(rows.annotate(is_kept=Exists(PlanAxis.objects.filter(pk=OuterRef("id")))))


def _projects(scope: Scope) -> list[tuple[int | None, int, int]]:
    return ask(
        RUNNING,
        part("project", running(scope), id="id"),
        part("paid", fundings(scope), project="project_id", funder="funder_id"),
        part("line", scope.lines(ProjectAxis), project="project_id", target="axis_id"),
    )
