"""Each figure of the pipeline beside one aggregate of the same written by hand in SQL."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection

from benchmarks.figures_rows import grow_past
from benchmarks.figures_sql import HAND
from benchmarks.pipeline_rows import grow_pipeline
from benchmarks.seeding import grow_to
from funding.models import Proposal
from funding.odds import odds_of
from jisr import days
from jisr.models import User
from reports.pipeline import coverage, flow, load, success, sums
from reports.pipeline.asked import Asked
from reports.pipeline.past import end_of
from reports.pipeline.scope import Scope
from reports.pipeline.whole import figures, pipeline_of

GOAL, RUNS, DAYS_AGO = 3.0, 5, 365


def measure_figures(user: User, proposals: int = 100_000) -> None:
    """Seed what is missing, then print milliseconds of each figure, of the aggregate by hand, and their ratio."""
    grow_to(200, user)
    if Proposal.objects.filter(authority=user.authority_id).count() < proposals:
        grow_pipeline(proposals, user)
    grow_past(user)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    today = days.today()
    now, past = Scope(user, Asked(), today), Scope(user, Asked(as_of=today - timedelta(days=DAYS_AGO)), today)
    lines = Proposal.history.filter(authority=user.authority_id).count()
    print(f"\n{proposals:,} proposals, {lines:,} lines of their past")
    for title, action in _figures(now, past).items():
        _compare(title, action, _by_hand(title, now, past))
    print(f"{'all figures of a page':<34} {_median(lambda: figures(now)):8.0f} ms")


def _figures(now: Scope, past: Scope) -> dict[str, Callable[[], Any]]:
    odds = odds_of(now.user.authority_id)
    return {
        "by stage": lambda: sums.by_stage(now, odds),
        "by partner": lambda: sums.by_donor(pipeline_of(now), odds),
        "by theme": lambda: sums.by_theme(pipeline_of(now), odds),
        "by year": lambda: sums.by_year(pipeline_of(now), odds),
        "from stage to stage": lambda: flow.passages(flow.walks(now)),
        "time in a stage": lambda: flow.stays(flow.walks(now)),
        "probability and what happened": lambda: flow.outcomes(now),
        "success by partner": lambda: success.success_by_donor(now),
        "success by theme": lambda: success.success_by_theme(now),
        "reasons lost": lambda: success.reasons_lost(now),
        "workload": lambda: load.workload(now),
        "axes and partners": lambda: coverage.coverage(now, odds),
        "by stage, a year ago": lambda: sums.by_stage(past, odds),
        "from stage to stage, a year ago": lambda: flow.passages(flow.walks(past)),
    }


def _by_hand(title: str, now: Scope, past: Scope) -> Callable[[], Any]:
    sql = HAND[title]
    if isinstance(sql, dict):
        sql = sql[connection.vendor]
    assert past.past
    moment = connection.ops.adapt_datetimefield_value(end_of(past.past))
    values: dict[str, Any] = {
        "authority": now.user.authority_id,
        "today": str(now.day),
        "soon": str(days.soon(now.day)),
        "until": moment,
    }

    def run() -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    return run


def _median(action: Callable[[], Any]) -> float:
    action()
    spans = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        spans.append((time.perf_counter() - start) * 1000)
    return statistics.median(spans)


def _compare(title: str, ours: Callable[[], Any], by_hand: Callable[[], Any]) -> None:
    mine, hand = _median(ours), _median(by_hand)
    print(f"{title:<34} {mine:8.0f} ms  by hand {hand:8.0f} ms  ratio {mine / hand:5.2f} (goal {GOAL:.0f})", flush=True)
