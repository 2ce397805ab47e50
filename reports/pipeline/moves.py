"""The stages that bids went through, read from their history; a stage is entered once."""

from __future__ import annotations

from django.db.models import QuerySet

from reports.pipeline.sql import Part, part

ENTRIES = """
step AS (
  SELECT told.bid, told.stage, told.at, told.number,
    LAG(told.stage) OVER (PARTITION BY told.bid ORDER BY told.at, told.number) AS previous
  FROM told JOIN bid ON bid.id = told.bid
), entry AS (
  SELECT bid, stage, at, LEAD(stage) OVER turn AS went, LEAD(at) OVER turn AS left_at
  FROM step WHERE previous IS NULL OR previous <> stage
  WINDOW turn AS (PARTITION BY bid ORDER BY at, number)
)
"""
"""Needs the tables bid(id, …) and told; gives entry(bid, stage, at, went, left_at)."""


def told(history: QuerySet) -> Part:
    """The lines of the history as a table."""
    return part("told", history, bid="id", stage="stage", at="history_date", number="history_id")


def entries() -> Part:
    return Part(ENTRIES)


def moved(history: QuerySet, entered: str, went: tuple[str, ...] | None) -> tuple[str, list[str]]:
    """SQL for the keys of the bids that entered a stage and went on to one of `went`; None: to any or none.

    An empty tuple asks for those that are still there.
    """
    table = told(history)
    ahead = " AND went IS NULL" if went == () else ""
    if went:
        ahead = f" AND went IN ({', '.join(['%s'] * len(went))})"
    bids = "bid(id) AS (SELECT DISTINCT bid FROM told)"
    sql = f"WITH {table.sql}, {bids}, {ENTRIES} SELECT bid FROM entry WHERE stage = %s{ahead}"
    return sql, [*table.params, entered, *(went or ())]
