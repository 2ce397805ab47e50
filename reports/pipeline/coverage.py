"""Which partners serve which axes of the local plan, and where nobody does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from funding.models import Project, ProjectAxis, ProjectFunding, ProjectState, ProjectTheme
from funding.odds import Odds
from partnerships.models import Plan, PlanAxis
from reports.pipeline.asked import NOTHING
from reports.pipeline.scope import Scope
from reports.pipeline.sql import ask, part
from reports.pipeline.sums import UNSPLIT, by_axis_and_donor
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
    axes share without saying how. What is not a key is empty.
    """

    axes: list[PlanAxis]
    partners: list[int]
    meetings: dict[tuple[int, int], Meeting]

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
    axes = _axes(scope, {axis for axis, _partner in found} - {NOTHING, UNSPLIT})
    most: dict[int, int] = defaultdict(int)
    for (axis, partner), meeting in found.items():
        most[partner] += 0 if axis == UNSPLIT else meeting.worth.count + meeting.projects
    return Coverage(axes, sorted(most, key=lambda partner: (-most[partner], partner)), dict(found))


def _held(scope: Scope) -> Scope:
    if scope.asked.stages:
        return scope
    return replace(scope, asked=replace(scope.asked, stages="held"))


def _axes(scope: Scope, served: set[int]) -> list[PlanAxis]:
    """The axes, as they are now, of the plans in force on the day, and those of other plans that something serves."""
    in_force = Plan.objects.filter(authority=scope.user.authority_id, archived_at=None).in_force_on(scope.day)
    rows = PlanAxis.objects.filter(plan__authority=scope.user.authority_id).order_by("plan", "position", "code", "pk")
    if scope.asked.axis:
        return list(rows.filter(pk=scope.asked.axis))
    return list((rows.filter(plan__in=in_force) | rows.filter(pk__in=served)).distinct())


def _projects(scope: Scope) -> list[tuple[int | None, int, int]]:
    rows = scope.rows(Project).filter(state=ProjectState.RUNNING, origin="ours")
    asked = scope.asked
    if asked.owner is not None:
        rows = rows.filter(owner=asked.owner or None)
    rows = _serving(scope, _serving(scope, rows, ProjectTheme, "theme", asked.theme), ProjectAxis, "axis", asked.axis)
    funded = scope.lines(ProjectFunding).exclude(funder=scope.user.authority.partner_id)
    if asked.donor is not None:
        funded = funded.filter(funder=asked.donor)
    if asked.currency:
        funded = funded.filter(currency=asked.currency)
    return ask(
        RUNNING,
        part("project", rows, id="id"),
        part("paid", funded, project="project_id", funder="funder_id"),
        part("line", scope.lines(ProjectAxis), project="project_id", target="axis_id"),
    )


def _serving(scope: Scope, rows: QuerySet, model: type, name: str, key: int | None) -> QuerySet:
    if key is None:
        return rows
    lines = scope.lines(model)
    if key == NOTHING:
        return rows.exclude(id__in=lines.values("project"))
    return rows.filter(id__in=lines.filter(**{name: key}).values("project"))
