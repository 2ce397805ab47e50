"""What we asked the partner for, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Sum

from funding.models import Origin, ProjectFunding, Proposal, ProposalStage
from jisr.models import Activity
from jisr.models.activity import Verb
from jisr.money import Money, Totals
from partnerships.models import Partner
from reports.shapes import plain

ENDED_WITH_A_REASON = (ProposalStage.REJECTED, ProposalStage.WITHDRAWN)


@dataclass(frozen=True)
class Bids:
    """Proposals that reached the partner, by how they ended, and amounts per currency.

    `success` is won in a hundred of those decided, None where none was; `median_days` counts from the submission to
    the decision, None where no proposal has both days.
    """

    asked: int
    won: int
    refused: int
    withdrawn: int
    open: int
    requested: Totals
    granted: Totals
    success: Decimal | None
    median_days: Decimal | None


def bids_of(partner: Partner) -> Bids:
    """Count and add up the partner's proposals that were submitted, archived ones left out; two queries."""
    rows = Proposal.objects.current().filter(donor=partner, authority_id=partner.authority_id).order_by()
    columns = ("stage", "currency", "requested_amount", "submitted_on", "concept_submitted_on", "decided_on")
    sent = [row for row in rows.values(*columns) if row["submitted_on"] or row["concept_submitted_on"]]
    counts = {stage: sum(row["stage"] == stage for row in sent) for stage in ProposalStage}
    won, refused = counts[ProposalStage.AWARDED], counts[ProposalStage.REJECTED]
    home = partner.authority.currency
    return Bids(
        asked=len(sent),
        won=won,
        refused=refused,
        withdrawn=counts[ProposalStage.WITHDRAWN],
        open=sum(counts[stage] for stage in ProposalStage if stage.is_open),
        requested=Totals.of(_requested(sent), home),
        granted=granted_to(partner),
        success=Decimal(100 * won) / (won + refused) if won + refused else None,
        median_days=_median_days(sent),
    )


def _requested(sent: list[dict[str, Any]]) -> list[Money]:
    return [Money(row["requested_amount"], row["currency"]) for row in sent if row["requested_amount"] is not None]


def _median_days(sent: list[dict[str, Any]]) -> Decimal | None:
    """From the last day something was sent to the decision; a decision before that counts for nothing."""
    pairs = ((row["submitted_on"] or row["concept_submitted_on"], row["decided_on"]) for row in sent)
    waits = [(decided - sent_on).days for sent_on, decided in pairs if decided and decided >= sent_on]
    return Decimal(str(median(waits))) if waits else None


def granted_to(partner: Partner) -> Totals:
    """What the partner puts into our projects, per currency; one query."""
    rows = ProjectFunding.objects.filter(
        funder=partner,
        project__origin=Origin.OURS,
        project__archived_at=None,
        project__authority_id=partner.authority_id,
    )
    sums = rows.order_by().values_list("currency").annotate(total=Sum("amount"))
    return Totals.of((Money(total, currency) for currency, total in sums), partner.authority.currency)


def reasons_of(proposals: Iterable[Proposal]) -> dict[int, str]:
    """Why each was rejected or withdrawn: the coded reason and what somebody wrote when moving it there.

    One query for proposals read with `loss_reason`.
    """
    ended = {row.pk: row for row in proposals if row.stage in ENDED_WITH_A_REASON}
    lines = Activity.objects.filter(
        content_type=ContentType.objects.get_for_model(Proposal),
        object_id__in=ended,
        verb__in=(Verb.MOVED, Verb.STARTED),
        data__to__in=[stage.value for stage in ENDED_WITH_A_REASON],
    )
    told = lines.order_by("at", "pk").values_list("object_id", "data")
    words = {key: plain(str(data.get("reason") or "")) for key, data in told}
    return {key: " · ".join(filter(None, [str(row.loss_reason or ""), words.get(key)])) for key, row in ended.items()}
