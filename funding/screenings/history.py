"""Our past with a partner: how our bids ended, what it granted, when we last met, and who of us worked with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from funding.models import Origin, ProjectFunding, ProjectState, Proposal, ProposalStage
from jisr.models import User
from jisr.money import Money, Totals
from partnerships.models import Agreement, Exchange, ExchangeState, Partner

MOST_PEOPLE = 4


@dataclass(frozen=True)
class History:
    """How our bids to the partner ended, and who of us worked with it.

    `median_days` counts from the last submission to the decision; `people` are (colleague, how many records).
    """

    partner: Partner
    won: int
    lost: int
    withdrawn: int
    open: int
    median_days: Decimal | None
    requested: Totals
    granted: Totals
    last_contact: Exchange | None
    people: tuple[tuple[User, int], ...]


def history_with(partner: Partner, authority_id: int, today: date) -> History:
    """Our past with the partner, archived records left out; six queries."""
    bids = list(
        Proposal.objects.current()
        .filter(donor=partner, authority_id=authority_id)
        .order_by()
        .values("stage", "currency", "requested_amount", "submitted_on", "concept_submitted_on", "decided_on", "owner")
    )
    counts = Counter(row["stage"] for row in bids)
    waits = [days_waited for row in bids if (days_waited := _days_waited(row)) is not None]
    asked = [Money(row["requested_amount"], row["currency"]) for row in bids if row["requested_amount"] is not None]
    fundings = _fundings(partner, authority_id)
    projects = {project: owner for project, owner, _currency, _amount in fundings}
    met = Exchange.objects.current().filter(
        partners__partner=partner, authority_id=authority_id, state=ExchangeState.HELD, starts_on__lte=today
    )
    owners = [*(row["owner"] for row in bids), *met.order_by().values_list("owner", flat=True), *projects.values()]
    home = partner.authority.currency
    return History(
        partner,
        won=counts[ProposalStage.AWARDED],
        lost=counts[ProposalStage.REJECTED],
        withdrawn=counts[ProposalStage.WITHDRAWN],
        open=sum(counts[stage] for stage in ProposalStage.OPEN),
        median_days=Decimal(str(median(waits))) if waits else None,
        requested=Totals.of(asked, home),
        granted=Totals.of((Money(amount, currency) for _project, _owner, currency, amount in fundings), home),
        last_contact=met.order_by("-starts_on", "-pk").first(),
        people=_people([*owners, *_agreement_owners(partner, authority_id)]),
    )


def _days_waited(row: Mapping[str, Any]) -> int | None:
    sent, decided = row["submitted_on"] or row["concept_submitted_on"], row["decided_on"]
    return (decided - sent).days if sent and decided and decided >= sent else None


def _fundings(partner: Partner, authority_id: int) -> list[tuple[int, int | None, str, Decimal]]:
    """(project, who follows it, currency, amount) of what the partner puts into our projects."""
    rows = ProjectFunding.objects.filter(
        funder=partner,
        project__authority_id=authority_id,
        project__origin=Origin.OURS,
        project__archived_at=None,
    ).exclude(project__state=ProjectState.CANCELLED)
    return list(rows.values_list("project", "project__owner", "currency", "amount"))


def _agreement_owners(partner: Partner, authority_id: int) -> Iterable[int | None]:
    rows = Agreement.objects.current().filter(parties__partner=partner, authority_id=authority_id).order_by()
    return rows.distinct().values_list("owner", flat=True)


def _people(owners: Iterable[int | None]) -> tuple[tuple[User, int], ...]:
    """Those who followed most, with how many records."""
    counts = Counter(owner for owner in owners if owner is not None)
    first = counts.most_common(MOST_PEOPLE)
    people = User.objects.in_bulk([key for key, _count in first])
    return tuple((people[key], count) for key, count in first)
