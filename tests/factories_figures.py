"""Bids that moved through their stages on given days."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import time_machine

from funding.models import Proposal, ProposalAxis, ProposalTheme
from jisr.models import User, Via
from partnerships.models import PlanAxis, Theme
from tests.factories_funding import make_proposal


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def make_bid(by: User, *moves: tuple[str, date], amount: Any = None, currency: str = "", **fields: Any) -> Proposal:
    """A bid created in the first of `moves` (stage, day) and moved to each of the others on its day."""
    first, *others = moves
    asked = None if amount is None else Decimal(amount)
    with time_machine.travel(at_noon(first[1]), tick=False):
        bid = make_proposal(by=by, stage=first[0], requested_amount=asked, currency=currency, **fields)
    for stage, day in others:
        change(bid, by, day, stage=stage)
    return bid


def change(bid: Proposal, by: User, day: date, rows: Any = (), removed: Any = (), **fields: Any) -> None:
    """Write these fields and rows on that day."""
    for name, value in fields.items():
        setattr(bid, name, value)
    with time_machine.travel(at_noon(day), tick=False):
        bid.store(by=by, via=Via.COMMAND, rows=rows, removed=removed)


def theme(code: str, percent: Any = None) -> ProposalTheme:
    """An unsaved row for `make_bid(rows=[…])`; the theme is made where there is none."""
    found, _made = Theme.objects.get_or_create(code=code, defaults={"name_en": code.title()})
    return ProposalTheme(theme=found, percent=None if percent is None else Decimal(percent))


def axis(row: PlanAxis, percent: Any = None) -> ProposalAxis:
    return ProposalAxis(axis=row, percent=None if percent is None else Decimal(percent))
