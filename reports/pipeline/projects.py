"""The projects that run, under the conditions of the figures."""

from __future__ import annotations

from django.db.models import QuerySet

from funding.models import Project, ProjectAxis, ProjectFunding, ProjectState, ProjectTheme
from funding.models.project import Origin
from reports.pipeline.scope import Scope


def running(scope: Scope) -> QuerySet:
    """Our running projects that somebody else funds.

    Partner, currency, person, theme and axis are the project's own; stages and periods are those of the bid that it
    came from, so a project without a bid fits none of them.
    """
    asked = scope.asked
    rows = scope.owned(scope.rows(Project).filter(state=ProjectState.RUNNING, origin=Origin.OURS))
    rows = scope.serving(rows, ProjectTheme, "theme", asked.theme)
    rows = scope.serving(rows, ProjectAxis, "axis", asked.axis)
    of_bids = scope.but(donor=None, theme=None, owner=None, axis=None, currency="")
    if of_bids.asked.narrows_bids:
        rows = rows.filter(proposal__in=of_bids.bids().values("id"))
    return rows.filter(id__in=fundings(scope).values("project"))


def fundings(scope: Scope) -> QuerySet:
    """What others than ourselves put into projects, of the partner and in the currency asked for."""
    rows = scope.lines(ProjectFunding).exclude(funder=scope.user.authority.partner_id)
    asked = {"funder": scope.asked.donor, "currency": scope.asked.currency or None}
    return rows.filter(**{name: value for name, value in asked.items() if value is not None})
