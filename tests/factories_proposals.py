"""Plans with their axes, and bids with a whole budget."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from funding.models import BudgetHeading, ProposalBudgetLine
from jisr.models import Authority, User, Via
from partnerships.models import Plan, PlanAxis
from tests.factories import make_authority

_numbers = count(1)


def make_plan(
    *, by: User | None = None, authority: Authority | None = None, axes: Any = ("Eau", "Déchets"), **fields: Any
) -> Plan:
    """The plan of 2022 to 2027 with these axes, whose codes are A1, A2 and so on."""
    owner = authority or (by.authority if by else None) or Authority.objects.first() or make_authority()
    days = {"starts_on": date(2022, 1, 1), "ends_on": date(2027, 12, 31)}
    plan = Plan(authority=owner, **{"name_fr": f"PAC {next(_numbers)}", **days, **fields})
    rows = [PlanAxis(code=f"A{place}", position=place, name_fr=name) for place, name in enumerate(axes, 1)]
    plan.store(by=by, via=Via.COMMAND, rows=rows)
    return plan


def line(heading: str, amount: Any, source: str = "donor", **fields: Any) -> ProposalBudgetLine:
    """An unsaved line for `make_proposal(rows=[…])`."""
    found = BudgetHeading.objects.get(code=heading)
    return ProposalBudgetLine(heading=found, amount=Decimal(amount), source=source, **fields)
