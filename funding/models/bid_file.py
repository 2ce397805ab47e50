"""Questions about a bid's papers and reviews: what is missing before it leaves, and who has not yet said yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jisr import formats
from jisr.documents import documents_of
from jisr.models import DocumentType

if TYPE_CHECKING:
    from .bid_rows import ProposalMember
    from .proposal import Proposal
    from .review import ProposalReview

CONCEPT, FULL = "concept", "full"
STEP_OF = {"concept_submitted": CONCEPT, "submitted": FULL}


def missing_documents(proposal: Proposal, step: str) -> list[DocumentType]:
    """The types of document asked with a step ("concept", "full") of which none is on file; two queries."""
    asked = proposal.documents_asked.filter(step=step).select_related("type")
    on_file = set(documents_of(proposal).order_by().values_list("type_id", flat=True))
    return [row.type for row in asked if row.type_id not in on_file]


def missing_letters(proposal: Proposal) -> list[ProposalMember]:
    """The members of the consortium, ourselves left out, whose letter of commitment is not on file."""
    rows = proposal.members.filter(letter=None).select_related("partner")
    return [member for member in rows if member.partner_id != proposal.authority.partner_id]


def latest_reviews(proposal: Proposal) -> list[ProposalReview]:
    """The last review asked of each reviewer: it stands for the earlier ones."""
    rows = proposal.reviews.select_related("reviewer").order_by("asked_at", "pk")
    return [*{row.reviewer_id: row for row in rows}.values()]


def warnings_before(proposal: Proposal, state: str) -> list[str]:
    """What somebody who submits the concept note or the full proposal should have seen: papers missing, reviews open."""
    step = STEP_OF.get(state)
    if step is None or proposal.pk is None:
        return []
    reviews = latest_reviews(proposal)
    letters = missing_letters(proposal) if step == FULL else []
    found = (
        (_("Documents missing: %(names)s."), missing_documents(proposal, step)),
        (_("Letters of commitment missing: %(names)s."), [member.partner for member in letters]),
        (_("Reviews not given yet: %(names)s."), [row.reviewer for row in reviews if not row.is_given]),
        (_("Found not ready by: %(names)s."), [row.reviewer for row in reviews if row.is_against]),
    )
    return [text % {"names": formats.listed(str(item) for item in items)} for text, items in found if items]
