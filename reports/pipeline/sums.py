"""The pipeline by stage, partner, year and theme: how many, what they ask for, what of it is likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Expression, F

from funding.models import ProposalAxis, ProposalTheme
from funding.odds import Odds, percent_of_bid
from reports.pipeline.asked import NOTHING, UNSPLIT
from reports.pipeline.scope import Scope
from reports.pipeline.sql import Part, amount, ask, part, year_of
from reports.pipeline.worth import Worth, add_up

GROUPED = """
SELECT {key}, currency, percent, COUNT(*), COUNT(amount), SUM(amount) FROM bid GROUP BY 1, 2, 3
"""

SHARES = """
share AS (
  SELECT bid.*, line.target, line.percent AS share,
    ROW_NUMBER() OVER (PARTITION BY bid.id ORDER BY line.id) AS place,
    COUNT(line.target) OVER (PARTITION BY bid.id) AS among
  FROM bid LEFT JOIN line ON line.bid = bid.id
)
"""
"""Needs bid(id, currency, amount, percent, …) and line(id, bid, target, percent)."""


def money_columns(odds: Odds) -> dict[str, Any]:
    return {"currency": "currency", "amount": "requested_amount", "percent": percent_of_bid(odds)}


def by_stage(scope: Scope, odds: Odds) -> dict[str, Worth]:
    """Worths by stage."""
    return _by(scope, odds, "stage")


def by_donor(scope: Scope, odds: Odds) -> dict[int, Worth]:
    """Worths by the donor's key."""
    return _by(scope, odds, "donor_id")


def by_year(scope: Scope, odds: Odds) -> dict[int, Worth]:
    """Worths by the calendar year of the foreseen day."""
    table = part("bid", scope.with_foreseen(scope.bids()), day="foreseen", **money_columns(odds))
    return add_up(ask(GROUPED.format(key=year_of("day")), table))


def _by(scope: Scope, odds: Odds, column: str) -> dict[Any, Worth]:
    table = part("bid", scope.bids(), key_of=column, **money_columns(odds))
    return add_up(ask(GROUPED.format(key="key_of"), table))


def by_theme(scope: Scope, odds: Odds) -> tuple[dict[int, Worth], Worth]:
    """Worths by the theme's key, NOTHING for bids without a theme and UNSPLIT, and the worth of all together."""
    found, whole = by_share(scope, odds, ProposalTheme, "theme_id", {})
    return {target: worth for (target,), worth in found.items()}, whole.get((), Worth())


def by_axis_and_donor(scope: Scope, odds: Odds) -> dict[tuple[int, int], Worth]:
    """Worths by (axis, donor)."""
    found, _whole = by_share(scope, odds, ProposalAxis, "axis_id", {"donor": "donor_id"})
    return {(target, donor): worth for (donor, target), worth in found.items()}


def by_share(
    scope: Scope, odds: Odds, model: Any, target: str, keys: Mapping[str, str | Expression | F]
) -> tuple[dict[tuple[Any, ...], Worth], dict[tuple[Any, ...], Worth]]:
    """Worths by (*keys, target), and by keys alone; every amount goes to one place or is split by its shares.

    A bid of several targets is counted at each, and once in the whole; a target that stands alone without a share
    takes all; several without shares leave the amount at UNSPLIT.
    """
    bids = part("bid", scope.bids(), id="id", **keys, **money_columns(odds))
    lines = part("line", scope.lines(model), id="id", bid="proposal_id", target=target, percent="percent")
    found: dict[tuple[Any, ...], Worth] = defaultdict(Worth)
    whole: dict[tuple[Any, ...], Worth] = defaultdict(Worth)
    for row in ask(_shared(keys), bids, lines, Part(SHARES)):
        _put(found, whole, row[: len(keys)], row[len(keys) :])
    return dict(found), dict(whole)


def _shared(keys: Iterable[str]) -> str:
    names = [*keys, "target", "share"]
    flags = ["CASE WHEN place = 1 THEN 1 ELSE 0 END", "CASE WHEN among > 1 THEN 1 ELSE 0 END"]
    groups = ", ".join([*names, *flags, "currency", "percent"])
    return f"SELECT {groups}, COUNT(*), COUNT(amount), SUM(amount) FROM share GROUP BY {groups}"


def _put(found: dict, whole: dict, key: tuple[Any, ...], row: tuple[Any, ...]) -> None:
    target, share, is_first, is_among, currency, percent, count, filled, total = row
    found[*key, target or NOTHING].number(count, filled)
    if is_first:
        whole[key].number(count, filled)
    likely, money = amount(percent), amount(total)
    if share is not None:
        parts = [(found[*key, target], amount(share)), (whole[key], amount(share))]
    elif not is_among:
        parts = [(found[*key, target or NOTHING], Decimal(100)), (whole[key], Decimal(100))]
    elif is_first:
        found[*key, UNSPLIT].number(count, filled)
        parts = [(found[*key, UNSPLIT], Decimal(100)), (whole[key], Decimal(100))]
    else:
        return
    for worth, part_of in parts if filled else ():
        worth.put(currency, money, likely, part_of)
