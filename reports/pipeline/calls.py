"""The calls that were passed over and the decisions not to bid, under the conditions of the figures.

Both have a partner, themes, a person, a currency and days, but no stage, no axis and no day of submission: where one of
these is asked for, none fits.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from funding.models import (
    DateKind,
    Opportunity,
    OpportunityDate,
    OpportunityState,
    OpportunityTheme,
    Screening,
    ScreeningState,
)
from funding.models.opportunity import SUBMISSIONS
from reports.pipeline.asked import Dated
from reports.pipeline.past import stood
from reports.pipeline.scope import Scope, keyed


def passed(scope: Scope) -> QuerySet:
    """The calls that were passed over and say why; the day of the decision is the one on which they last were."""
    rows = _of_the_call(scope, scope.rows(Opportunity))
    rows = rows.filter(state__in=OpportunityState.PASSED).exclude(pass_reason=None)
    own = _days(scope, "id") | {Dated.DECIDED: _passed_on(scope)}
    return scope.in_period(keyed(_own(scope, rows), "pass_reason", scope.asked.reason), own)


def refused(scope: Scope) -> QuerySet:
    """The decisions not to bid that say why."""
    calls = _of_the_call(scope, scope.rows(Opportunity))
    rows = scope.rows(Screening).filter(state=ScreeningState.NO_GO, opportunity__in=calls.values("id"))
    rows = rows.exclude(decision_reason=None)
    own = _days(scope, "opportunity") | {Dated.DECIDED: F("decided_on")}
    return scope.in_period(keyed(_own(scope, rows), "decision_reason", scope.asked.reason), own)


def _of_the_call(scope: Scope, rows: QuerySet) -> QuerySet:
    asked = scope.asked
    if asked.stages or asked.axis:
        return rows.none()
    if asked.donor is not None:
        rows = rows.filter(partner=asked.donor)
    return scope.serving(rows, OpportunityTheme, "theme", asked.theme)


def _own(scope: Scope, rows: QuerySet) -> QuerySet:
    rows = scope.owned(rows)
    return rows.filter(currency=scope.asked.currency) if scope.asked.currency else rows


def _days(scope: Scope, call: str) -> dict[str, Any]:
    """The days of a call as expressions over rows that name it in `call`."""
    dates = stood(OpportunityDate, scope.past).filter(opportunity=OuterRef(call)).order_by("-on")
    due = Subquery(dates.filter(kind__in=SUBMISSIONS).values("on")[:1])
    expected = Subquery(dates.filter(kind=DateKind.DECISION).values("on")[:1])
    created = TruncDate("created_at")
    return {
        Dated.FORESEEN: Coalesce(expected, due, created),
        Dated.CREATED: created,
        Dated.DUE: due,
        Dated.EXPECTED: expected,
    }


def _passed_on(scope: Scope) -> TruncDate:
    told = scope.told(Opportunity)
    again = told.filter(id=OuterRef("id"), history_date__gt=OuterRef("history_date"), state__in=OpportunityState.ALIVE)
    entered = told.filter(~Exists(again), id=OuterRef("id"), state__in=OpportunityState.PASSED)
    return TruncDate(Subquery(entered.order_by("history_date").values("history_date")[:1]))
