"""How bids go from stage to stage: where they went on to, how long they stood, and what became of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate
from typing import Any

from django.db import connection

from funding.models import Proposal, ProposalStage
from reports.pipeline.moves import entries, told
from reports.pipeline.scope import Scope
from reports.pipeline.sql import Part, ask, days_between, instant, part

Walks = list[tuple[Any, ...]]

MOMENT = {"sqlite": "%s", "postgresql": "CAST(%s AS timestamptz)"}

WALKED = """
SELECT stage, went, {days}, COUNT(*) FROM entry CROSS JOIN clock GROUP BY 1, 2, 3
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


def walks(scope: Scope) -> Walks:
    """(stage, the stage that followed or None, whole days, how many bids) of every stay; one query.

    A stay that has not ended lasts until the moment that is asked about.
    """
    clock = Part(f"clock(moment) AS (SELECT {MOMENT[connection.vendor]})", (instant(scope.moment),))
    days = days_between("at", "COALESCE(left_at, clock.moment)")
    bids = part("bid", scope.bids(), id="id")
    return ask(WALKED.format(days=days), bids, told(scope.told(Proposal)), entries(), clock)


def passages(walked: Walks) -> dict[str, Passage]:
    """What came after each open stage; stages that nobody entered are left out."""
    found: dict[str, Passage] = defaultdict(Passage)
    for stage, went, _days, count in walked:
        passage = found[stage]
        passage.entered += count
        if went is None:
            passage.still += count
        else:
            kept = passage.lost if went in ProposalStage.LOST else passage.onward
            kept[went] = kept.get(went, 0) + count
    return {stage: found[stage] for stage in ProposalStage.OPEN if stage in found}


def stays(walked: Walks) -> dict[str, Stay]:
    """How long bids stood in each open stage."""
    left: dict[str, Counter[int]] = defaultdict(Counter)
    still: dict[str, Counter[int]] = defaultdict(Counter)
    for stage, went, days, count in walked:
        (still if went is None else left)[stage][days] += count
    return {stage: _stay(left[stage], still[stage]) for stage in ProposalStage.OPEN if stage in left or stage in still}


def _stay(left: Counter[int], still: Counter[int]) -> Stay:
    return Stay(
        left.total(), _median(left) if left else None, max(left, default=None), still.total(), max(still, default=None)
    )


def _median(days: Counter[int]) -> Decimal:
    """The middle one, or halfway between the two middle ones."""
    middle = {(days.total() - 1) // 2, days.total() // 2}
    ends = list(accumulate(days[day] for day in sorted(days)))
    found = [sorted(days)[bisect_right(ends, place)] for place in middle]
    return Decimal(sum(found)) / len(found)


def outcomes(scope: Scope) -> dict[str, Came]:
    """What became of the bids that were ever in each open stage; one query."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    names = {"awarded": "won", "rejected": "rejected", "withdrawn": "withdrawn"}
    ended = scope.bids().filter(stage__in=names)
    for stage, end, count in ask(BECAME, part("bid", ended, id="id", stage="stage"), told(scope.told(Proposal))):
        found[stage][names[end]] = count
    return {stage: Came(**found[stage]) for stage in ProposalStage.OPEN if stage in found}
