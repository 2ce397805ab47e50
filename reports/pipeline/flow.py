"""How bids go from stage to stage: where they went on to, how long they stood, and what became of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import connection

from funding.models import ProposalStage
from reports.pipeline.moves import entries, told
from reports.pipeline.scope import Scope
from reports.pipeline.sql import Part, ask, days_between, instant, part

MOMENT = {"sqlite": "%s", "postgresql": "CAST(%s AS timestamptz)"}

WENT = "SELECT stage, went, COUNT(*) FROM entry GROUP BY stage, went"

STOOD = """
SELECT stage, is_left, COUNT(*), MAX(days),
  AVG(CASE WHEN place IN ((among + 1) / 2, (among + 2) / 2) THEN days * 1.0 END)
FROM (
  SELECT stage, is_left, days, COUNT(*) OVER (PARTITION BY stage, is_left) AS among,
    ROW_NUMBER() OVER (PARTITION BY stage, is_left ORDER BY days) AS place
  FROM (
    SELECT stage, CASE WHEN left_at IS NULL THEN 0 ELSE 1 END AS is_left,
      {days} AS days
    FROM entry CROSS JOIN clock
  ) AS lasted
) AS ranked
GROUP BY stage, is_left
"""

BECAME = """
SELECT told.stage, bid.stage, COUNT(DISTINCT told.bid) FROM told JOIN bid ON bid.id = told.bid GROUP BY 1, 2
"""


@dataclass
class Passage:
    """Of the bids that entered a stage, how many went on to which stage, were lost there, or still stand there."""

    entered: int = 0
    still: int = 0
    onward: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)

    @property
    def went_on(self) -> int:
        return sum(self.onward.values())

    @property
    def were_lost(self) -> int:
        return sum(self.lost.values())

    def share(self, count: int) -> Decimal | None:
        """`count` in the hundred of those that entered and no longer stand there; None where nobody left."""
        gone = self.entered - self.still
        return Decimal(count * 100) / gone if gone else None


@dataclass(frozen=True)
class Stay:
    """Whole days in a stage: of those that left it the median and the longest, of those still there the longest."""

    left: int = 0
    median: Decimal | None = None
    longest: int | None = None
    still: int = 0
    longest_still: int | None = None


@dataclass(frozen=True)
class Came:
    """Of the bids that were ever in a stage, how many were won, rejected, withdrawn."""

    won: int = 0
    rejected: int = 0
    withdrawn: int = 0

    @property
    def decided(self) -> int:
        return self.won + self.rejected

    @property
    def rate(self) -> Decimal | None:
        """The share won of those decided, in the hundred; None where nothing is decided."""
        return Decimal(self.won * 100) / self.decided if self.decided else None


def passages(scope: Scope) -> dict[str, Passage]:
    """What came after each open stage; stages that nobody entered are left out. One query."""
    found: dict[str, Passage] = defaultdict(Passage)
    for stage, went, count in ask(WENT, *_entries(scope)):
        passage = found[stage]
        passage.entered += count
        if went is None:
            passage.still += count
        else:
            kept = passage.lost if went in ProposalStage.LOST else passage.onward
            kept[went] = kept.get(went, 0) + count
    return {stage: found[stage] for stage in ProposalStage.OPEN if stage in found}


def stays(scope: Scope) -> dict[str, Stay]:
    """How long bids stood in each open stage; one query."""
    clock = Part(f"clock(moment) AS (SELECT {MOMENT[connection.vendor]})", (instant(scope.moment),))
    days = days_between("at", "COALESCE(left_at, clock.moment)")
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for stage, is_left, count, longest, median in ask(STOOD.format(days=days), *_entries(scope), clock):
        if is_left:
            found[stage] |= {"left": count, "longest": longest, "median": Decimal(str(median))}
        else:
            found[stage] |= {"still": count, "longest_still": longest}
    return {stage: Stay(**found[stage]) for stage in ProposalStage.OPEN if stage in found}


def outcomes(scope: Scope) -> dict[str, Came]:
    """What became of the bids that were ever in each open stage; one query."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    names = {"awarded": "won", "rejected": "rejected", "withdrawn": "withdrawn"}
    ended = scope.bids().filter(stage__in=names)
    for stage, end, count in ask(BECAME, part("bid", ended, id="id", stage="stage"), told(scope.history())):
        found[stage][names[end]] = count
    return {stage: Came(**found[stage]) for stage in ProposalStage.OPEN if stage in found}


def _entries(scope: Scope) -> tuple[Part, ...]:
    return part("bid", scope.bids(), id="id"), told(scope.history()), entries()
