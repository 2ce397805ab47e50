"""What a proposal's page shows of its papers, letters, reviews and versions."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from funding.bids.papers import papers_of
from funding.bids.review_marks import verdict_mark
from funding.models import Proposal
from jisr.models import Document, User

VERSIONS_SHOWN = 8


def bid_sections(proposal: Proposal, user: User) -> dict[str, Any]:
    """The context of `funding/_bid_file.html`; six queries, whatever the rows."""
    versions = list(proposal.versions.select_related("by").defer("values")[: VERSIONS_SHOWN + 1])
    reviews = proposal.reviews.select_related("reviewer", "asked_by", "version").defer("version__values")
    may_read = user.has_perm(Document.permission_to("view"))
    may_write = user.has_perm(Proposal.permission_to("change")) and not proposal.archived_at
    return {
        "steps": papers_of(proposal) if may_read else [],
        "letters": _letters(proposal),
        "reviews": [(review, verdict_mark(review)) for review in reviews],
        "versions": versions[:VERSIONS_SHOWN],
        "has_more_versions": len(versions) > VERSIONS_SHOWN,
        "may_write_bid": may_write,
        "letter_url": _letter_url(proposal) if may_write and user.has_perm(Document.permission_to("add")) else "",
    }


def _letters(proposal: Proposal) -> list[Any]:
    """The members whose letter is asked for: all but ourselves."""
    members = proposal.members.select_related("partner", "letter")
    return [member for member in members if member.partner_id != proposal.authority.partner_id]


def _letter_url(proposal: Proposal) -> str:
    return reverse("proposal_letter", args=[proposal.pk])
