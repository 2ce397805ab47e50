"""All figures of one choice."""

from __future__ import annotations

from dataclasses import dataclass

from funding.odds import Odds
from reports.pipeline import coverage, flow, load, success, sums
from reports.pipeline.scope import Scope
from reports.pipeline.worth import Prices, Worth, all_of


@dataclass(frozen=True)
class Figures:
    """Plain data by figure; `stages` counts every bid asked for, partners, years and themes those of `pipeline`."""

    scope: Scope
    pipeline: Scope
    odds: Odds
    prices: Prices
    stages: dict[str, Worth]
    partners: dict[int, Worth]
    themes: dict[int, Worth]
    themes_whole: Worth
    years: dict[int, Worth]
    passages: dict[str, flow.Passage]
    stays: dict[str, flow.Stay]
    outcomes: dict[str, flow.Came]
    success_partners: dict[int, flow.Came]
    success_themes: dict[int, flow.Came]
    lost: dict[tuple[int, str], Worth]
    passed: dict[int, success.PassedOver]
    load: dict[int, load.Load]
    coverage: coverage.Coverage

    @property
    def currencies(self) -> list[str]:
        """The currencies that occur."""
        return sorted({code for worth in self.stages.values() for code in worth.asked})

    @property
    def whole(self) -> Worth:
        return all_of(self.stages.values())


def pipeline_of(scope: Scope) -> Scope:
    """The bids that the pipeline by partner, theme and year counts: the open ones unless stages are asked for."""
    return scope if scope.asked.stages else scope.but(stages="open")


def figures(scope: Scope) -> Figures:
    """Every figure; as many queries whatever the rows."""
    odds, pipeline = scope.odds(), pipeline_of(scope)
    stages = sums.by_stage(scope, odds)
    currencies = {code for worth in stages.values() for code in worth.asked}
    walked = flow.walks(scope)
    themes, themes_whole = sums.by_theme(pipeline, odds)
    return Figures(
        scope,
        pipeline,
        odds,
        Prices.on(scope.day, scope.user.authority.currency, currencies),
        stages,
        sums.by_donor(pipeline, odds),
        themes,
        themes_whole,
        sums.by_year(pipeline, odds),
        flow.passages(walked),
        flow.stays(walked),
        flow.outcomes(scope),
        success.success_by_donor(scope),
        success.success_by_theme(scope),
        success.reasons_lost(scope),
        success.reasons_passed(scope),
        load.workload(scope),
        coverage.coverage(scope, odds),
    )
