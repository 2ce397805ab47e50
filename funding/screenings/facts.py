"""What we already know when we judge a call, by the aspect that a criterion is about; a constant number of queries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Count, Q

from funding.models import (
    Aspect,
    Direction,
    Instalment,
    Opportunity,
    OpportunityDate,
    Origin,
    ProjectAxis,
    ProjectState,
    ProjectTheme,
    Proposal,
    ProposalAxis,
    ProposalStage,
    ProposalTheme,
    Screening,
)
from funding.screenings.history import History, history_with
from funding.screenings.pledges import Check, check_means, own_share
from jisr import days
from jisr.codes import COUNTRIES, LANGUAGES
from jisr.models import User
from jisr.money import Money, Totals
from partnerships.models import PartnerKind, Plan, PlanAxis, Theme

WITH_FACTS = frozenset(Aspect) - {Aspect.SUSTAINABILITY, Aspect.OTHER}
"""The aspects of which something is on file."""


@dataclass(frozen=True)
class Owed:
    """Instalments of the partner past their day and not wholly paid: what is still to come, per currency."""

    totals: Totals
    count: int
    since: date | None


@dataclass(frozen=True)
class Served:
    """An axis of the plan in force, or a theme of the call, with what already serves it."""

    subject: PlanAxis | Theme
    projects: int
    bids: int
    won: int = 0
    lost: int = 0


@dataclass(frozen=True)
class Deadline:
    row: OpportunityDate
    days_left: int


@dataclass(frozen=True)
class Workload:
    """Open proposals of the one who follows the call: all, being written, of those due within 30 days."""

    owner: User
    open: int
    writing: int
    soon: int


@dataclass(frozen=True)
class Asked:
    """What the call asks us to add, in its currency: the share, and the amount for the grant we would ask for."""

    percent: Decimal
    base: str
    amount: Money | None
    is_short: bool


class Known:
    """Everything known of a call; each part is read when a sheet asks for it, once."""

    with_facts = WITH_FACTS

    def __init__(self, screening: Screening, today: date) -> None:
        self.screening, self.today = screening, today
        self.call: Opportunity = screening.opportunity
        self.authority_id = screening.authority_id

    @cached_property
    def history(self) -> History:
        """Six queries."""
        return history_with(self.call.partner, self.authority_id, self.today)

    @cached_property
    def owed(self) -> Owed:
        """One query."""
        rows = Instalment.objects.counted().late(self.today)
        rows = rows.filter(funder=self.call.partner_id, authority_id=self.authority_id, direction=Direction.FROM_DONOR)
        found = list(rows.order_by("due_on").values_list("currency", "outstanding", "due_on"))
        totals = Totals.of((Money(left, currency) for currency, left, _due in found), self.home)
        return Owed(totals, len(found), found[0][2] if found else None)

    @cached_property
    def home(self) -> str:
        return self.screening.authority.currency

    @cached_property
    def call_themes(self) -> list[Theme]:
        return list(Theme.objects.filter(pk__in=self.call.themes.values("theme")))

    @cached_property
    def themes(self) -> list[Served]:
        """The themes of the call: our open projects and bids, and how the decided ones ended; three queries."""
        bids = ProposalTheme.objects.filter(
            theme__in=self.call_themes, proposal__authority_id=self.authority_id, proposal__archived_at=None
        )
        stages: dict[int, Counter] = {theme.pk: Counter() for theme in self.call_themes}
        for theme, stage, count in bids.order_by().values_list("theme", "proposal__stage").annotate(n=Count("pk")):
            stages[theme][stage] += count
        projects = _open_projects(ProjectTheme.objects.filter(theme__in=self.call_themes), self.authority_id, "theme")
        return [
            Served(
                theme,
                projects.get(theme.pk, 0),
                sum(stages[theme.pk][stage] for stage in ProposalStage.OPEN),
                stages[theme.pk][ProposalStage.AWARDED],
                stages[theme.pk][ProposalStage.REJECTED],
            )
            for theme in self.call_themes
        ]

    @cached_property
    def plans(self) -> list[Plan]:
        """The plans in force today, with their axes."""
        rows = Plan.objects.current().in_force_on(self.today).filter(authority_id=self.authority_id)  # type: ignore[attr-defined]
        return list(rows.prefetch_related("axes").order_by("kind", "pk"))

    @cached_property
    def axes(self) -> list[Served]:
        """Each axis of the plans in force with the open projects and bids that serve it; four queries."""
        axes = [axis for plan in self.plans for axis in plan.axes.all()]
        bids = ProposalAxis.objects.filter(
            axis__in=axes,
            proposal__authority_id=self.authority_id,
            proposal__archived_at=None,
            proposal__stage__in=ProposalStage.OPEN,
        )
        by_axis = dict(bids.order_by().values_list("axis").annotate(n=Count("proposal", distinct=True)))
        projects = _open_projects(ProjectAxis.objects.filter(axis__in=axes), self.authority_id, "axis")
        return [Served(axis, projects.get(axis.pk, 0), by_axis.get(axis.pk, 0)) for axis in axes]

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """What is still to come of the call's days."""
        return [Deadline(row, row.days_left(self.today)) for row in self.call.dates.all() if row.on >= self.today]

    @cached_property
    def workload(self) -> Workload | None:
        """One query; None while nobody follows the call."""
        owner = self.screening.owner or self.call.owner
        if owner is None:
            return None
        writing = Q(stage__in=ProposalStage.WRITING)
        rows = Proposal.objects.current().open().with_due().filter(owner=owner)  # type: ignore[attr-defined]
        counts = rows.order_by().aggregate(
            open=Count("pk"),
            writing=Count("pk", filter=writing),
            soon=Count("pk", filter=writing & Q(due__lte=days.soon(self.today))),
        )
        return Workload(owner, **counts)

    @cached_property
    def check(self) -> Check:
        return check_means(self.screening, self.today)

    @cached_property
    def asked(self) -> Asked | None:
        """What the call asks us to add to the grant; None where it says nothing."""
        call, sheet = self.call, self.screening
        if call.cofinancing_percent is None:
            return None
        amount = own_share(sheet.asked_amount, call.cofinancing_percent, call.cofinancing_base, sheet.currency)
        is_short = amount is not None and sheet.own_amount is not None and sheet.own_amount < amount
        money = None if amount is None else Money(amount, sheet.currency)
        return Asked(call.cofinancing_percent, call.get_cofinancing_base_display(), money, is_short)

    @property
    def applicants(self) -> list[str]:
        return [str(PartnerKind(code).label) for code in self.call.applicants.split()]

    @property
    def countries(self) -> list[str]:
        return [COUNTRIES.label(code) for code in self.call.countries.split()]

    @property
    def languages(self) -> list[str]:
        return [LANGUAGES.label(code) for code in self.call.languages.split()]


def _open_projects(rows: Any, authority_id: int, column: str) -> dict[int, int]:
    """Column → how many of our open projects, over rows that tie projects to themes or axes."""
    ours = rows.filter(
        project__authority_id=authority_id,
        project__origin=Origin.OURS,
        project__archived_at=None,
        project__state__in=ProjectState.OPEN,
    )
    return dict(ours.order_by().values_list(column).annotate(n=Count("project", distinct=True)))
