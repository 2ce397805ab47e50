"""Go/no-go templates, sheets and cofinancing budgets; each maker takes what the test cares about."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from funding.models import (
    CofinancingBudget,
    Criterion,
    Opportunity,
    Screening,
    ScreeningAnswer,
    ScreeningTemplate,
)
from jisr.models import Authority, User, Via
from tests.factories import make_authority
from tests.factories_funding import make_opportunity

_numbers = count(1)


def make_screening_template(*weights: int, needed: int = 1, **fields: Any) -> ScreeningTemplate:
    """A template with `needed` conditions without which we cannot bid, then one scored criterion a weight (3 and 1)."""
    number = next(_numbers)
    template = ScreeningTemplate(**{"code": f"own-{number}", "name_fr": f"Grille {number}", **fields})
    conditions = [
        Criterion(position=place, part="check", aspect="eligibility", is_required=True, name_fr=f"Condition {place}")
        for place in range(1, needed + 1)
    ]
    scored = [
        Criterion(position=place, part="score", aspect="plan", weight=weight, name_fr=f"Critère {place}")
        for place, weight in enumerate(weights or (3, 1), start=needed + 1)
    ]
    template.store(by=None, via=Via.COMMAND, rows=[*conditions, *scored])
    return template


def make_screening(
    *,
    by: User | None = None,
    opportunity: Opportunity | None = None,
    answers: tuple[int | None, ...] = (),
    **fields: Any,
) -> Screening:
    """A sheet whose first criteria, conditions before scores, have these answers."""
    call = opportunity or make_opportunity(by=by)
    template = fields.pop("template", None) or make_screening_template()
    screening = Screening(authority=call.authority, opportunity=call, template=template, **fields)
    pairs = zip(template.criteria.all(), answers, strict=False)
    rows = [ScreeningAnswer(criterion=criterion, answer=answer) for criterion, answer in pairs]
    screening.store(by=by, via=Via.COMMAND, rows=rows)
    return screening


def make_cofinancing_budget(
    amount: Any = 1_000_000, *, by: User | None = None, authority: Authority | None = None, **fields: Any
) -> CofinancingBudget:
    """The budget of 2026 in dirhams, unless other values are given."""
    owner = authority or (by.authority if by else None) or Authority.objects.first() or make_authority()
    fields = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31), "currency": "MAD", **fields}
    budget = CofinancingBudget(authority=owner, amount=Decimal(amount), **fields)
    budget.store(by=by, via=Via.COMMAND)
    return budget
