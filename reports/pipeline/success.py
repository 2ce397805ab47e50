"""What was won and lost, why bids were lost, and why calls were passed over."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from funding.models import ProposalStage, ProposalTheme
from reports.pipeline.asked import NOTHING
from reports.pipeline.calls import passed, refused
from reports.pipeline.flow import Came
from reports.pipeline.scope import Scope
from reports.pipeline.sql import amount, ask, part
from reports.pipeline.worth import Worth

NAMES = {"awarded": "won", "rejected": "rejected", "withdrawn": "withdrawn"}
ENDED = tuple(NAMES)
BY_DONOR = "SELECT donor, stage, COUNT(*) FROM bid GROUP BY donor, stage"
BY_THEME = """
SELECT line.target, bid.stage, COUNT(*) FROM bid LEFT JOIN line ON line.bid = bid.id GROUP BY line.target, bid.stage
"""
BY_REASON = """
SELECT reason, stage, currency, COUNT(*), COUNT(amount), SUM(amount) FROM bid GROUP BY reason, stage, currency
"""


@dataclass(frozen=True)
class PassedOver:
    """Calls that give a reason why they were passed over, and decisions not to bid that give it."""

    calls: int = 0
    decisions: int = 0


def success_by_donor(scope: Scope) -> dict[int, Came]:
    """What became of the bids of each donor that are no longer open; one query."""
    bids = part("bid", _ended(scope), donor="donor_id", stage="stage")
    return _came(ask(BY_DONOR, bids))


def success_by_theme(scope: Scope) -> dict[int, Came]:
    """As by donor, by theme; a bid of several themes counts at each, one without a theme at NOTHING. One query."""
    bids = part("bid", _ended(scope), id="id", stage="stage")
    lines = part("line", scope.lines(ProposalTheme), bid="proposal_id", target="theme_id")
    return _came(ask(BY_THEME, bids, lines))


def reasons_lost(scope: Scope) -> dict[tuple[int, str], Worth]:
    """The bids lost by (reason, stage), NOTHING where no reason is on file; one query."""
    rows = scope.bids().filter(stage__in=ProposalStage.LOST)
    columns = {"reason": "loss_reason_id", "currency": "currency", "amount": "requested_amount"}
    found: dict[tuple[int, str], Worth] = defaultdict(Worth)
    for reason, stage, currency, count, filled, total in ask(BY_REASON, part("bid", rows, stage="stage", **columns)):
        worth = found[reason or NOTHING, stage]
        worth.number(count, filled)
        if filled:
            worth.put(currency, amount(total), amount(None))
    return dict(found)


def reasons_passed(scope: Scope) -> dict[int, PassedOver]:
    """Why calls were passed over, by reason. Two queries."""
    by_call, by_decision = _counted(passed(scope), "pass_reason"), _counted(refused(scope), "decision_reason")
    keys = sorted({*by_call, *by_decision})
    return {key: PassedOver(by_call.get(key, 0), by_decision.get(key, 0)) for key in keys}


def _counted(rows: QuerySet, name: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(name).annotate(Count("id")))


def _ended(scope: Scope) -> QuerySet:
    return scope.bids().filter(stage__in=ENDED)


def _came(rows: list[tuple[Any, ...]]) -> dict[int, Came]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for key, stage, count in rows:
        found[key or NOTHING][NAMES[stage]] = count
    return {key: Came(**counts) for key, counts in found.items()}
