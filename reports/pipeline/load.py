"""Who has how much in hand: open bids by stage, what is due soon or late, tasks to do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet

from funding.models import Proposal, ProposalStage
from jisr import days
from jisr.models import Task, TaskState
from reports.pipeline.asked import NOTHING
from reports.pipeline.scope import Scope
from reports.pipeline.sql import ask, part

HELD = """
SELECT owner, stage, COUNT(*),
  SUM(CASE WHEN is_written = 1 AND due < %s THEN 1 ELSE 0 END),
  SUM(CASE WHEN is_written = 1 AND due BETWEEN %s AND %s THEN 1 ELSE 0 END)
FROM (SELECT bid.*, CASE WHEN stage IN ('identified', 'concept_note', 'full_proposal') THEN 1 ELSE 0 END AS is_written
  FROM bid) AS held
GROUP BY owner, stage
"""


@dataclass
class Load:
    """What one person holds: open bids by stage, those to be submitted soon or late, tasks to do."""

    stages: dict[str, int] = field(default_factory=dict)
    soon: int = 0
    late: int = 0
    tasks: int = 0

    @property
    def bids(self) -> int:
        return sum(self.stages.values())


def workload(scope: Scope) -> dict[int, Load]:
    """Loads by the person's key, NOTHING for what nobody follows; two queries."""
    found: dict[int, Load] = defaultdict(Load)
    rows = scope.with_due(scope.bids().filter(stage__in=ProposalStage.OPEN))
    table = part("bid", rows, owner="owner_id", stage="stage", due="due")
    limits = (scope.day, scope.day, days.soon(scope.day))
    for owner, stage, count, late, soon in ask(HELD, table, params=limits):
        load = found[owner or NOTHING]
        load.stages[stage] = load.stages.get(stage, 0) + count
        load.late, load.soon = load.late + late, load.soon + soon
    for owner, count in _counted(tasks(scope)):
        found[owner or NOTHING].tasks = count
    return dict(found)


def tasks(scope: Scope) -> QuerySet:
    """The tasks to do of the person asked for: all, and under a condition on bids those on a bid that fits."""
    kinds = Task.objects.readable_kinds(scope.user)
    rows = scope.rows(Task).filter(Q(content_type=None) | Q(content_type__in=kinds), state=TaskState.OPEN)
    of_bids = scope.but(owner=None)
    if of_bids.asked.narrows_bids:
        kind = ContentType.objects.get_for_model(Proposal)
        rows = rows.filter(content_type=kind, object_id__in=of_bids.bids().values("id"))
    return scope.owned(rows)


def _counted(rows: QuerySet) -> list[tuple[int | None, int]]:
    return list(rows.order_by().values_list("owner").annotate(Count("id")))
