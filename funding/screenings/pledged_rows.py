"""The rows behind what is pledged of our own money in a period; funding/pledges.py says what counts."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from funding.models import (
    FundingForm,
    Opportunity,
    Origin,
    Project,
    ProjectFunding,
    ProjectState,
    Proposal,
    ProposalStage,
    Screening,
    ScreeningState,
)
from jisr.models import Authority

PROJECT, AWARD, BID, DECISION = "project", "award", "bid", "decision"
KINDS = {
    PROJECT: _("Projects decided"),
    AWARD: _("Awarded, project not yet made"),
    BID: _("Open proposals"),
    DECISION: _("Decided to go, proposal not yet begun"),
}

AMOUNTS = {PROJECT: "amount", AWARD: "own_amount", BID: "own_amount", DECISION: "own_amount"}


def pledged_rows(authority: Authority, start: date, end: date, besides: Opportunity | None) -> dict[str, QuerySet]:
    """The rows of each kind from `start` to `end`, by `day`, without the bids and decisions on the call `besides`."""
    return {
        PROJECT: _projects(authority, start, end),
        AWARD: _awards(authority, start, end),
        BID: _bids(authority, start, end, besides),
        DECISION: _decisions(authority, start, end, besides),
    }


def _projects(authority: Authority, start: date, end: date) -> QuerySet:
    """Our own cash in projects of ours, one a row of funding; nothing where the authority has no partner of its own."""
    rows = ProjectFunding.objects.filter(
        funder_id=authority.partner_id or 0,
        form=FundingForm.CASH,
        project__authority=authority,
        project__origin=Origin.OURS,
        project__archived_at=None,
    ).exclude(project__state=ProjectState.CANCELLED)
    decided = Coalesce("project__proposal__decided_on", "agreement__signed_on", "project__starts_on")
    found = rows.annotate(day=decided).filter(day__range=(start, end))
    return found.select_related("project").order_by("day", "pk")


def _awards(authority: Authority, start: date, end: date) -> QuerySet:
    rows = Proposal.objects.current().filter(
        ~Exists(Project.objects.filter(proposal=OuterRef("pk"))),
        authority=authority,
        stage=ProposalStage.AWARDED,
        decided_on__range=(start, end),
        own_amount__gt=0,
    )
    return rows.annotate(day=F("decided_on")).order_by("day", "pk")


def _bids(authority: Authority, start: date, end: date, besides: Opportunity | None) -> QuerySet:
    rows = Proposal.objects.current().open().with_due()  # type: ignore[attr-defined]
    rows = rows.annotate(day=Coalesce("due", "submitted_on", "concept_submitted_on"))
    rows = rows.filter(Q(day__range=(start, end)) | Q(day=None), authority=authority, own_amount__gt=0)
    return (rows.exclude(opportunity=besides) if besides else rows).order_by("day", "pk")


def _decisions(authority: Authority, start: date, end: date, besides: Opportunity | None) -> QuerySet:
    rows = Screening.objects.current().filter(
        ~Exists(Proposal.objects.filter(opportunity=OuterRef("opportunity"))),
        authority=authority,
        state=ScreeningState.GO,
        decided_on__range=(start, end),
        own_amount__gt=0,
    )
    rows = rows.exclude(opportunity=besides) if besides else rows
    return rows.annotate(day=F("decided_on")).select_related("opportunity").order_by("day", "pk")
