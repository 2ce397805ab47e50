"""What a proposal's page shows of its papers, letters, reviews and versions."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from funding.bids.budget import BidBudget
from funding.bids.papers import papers_of
from funding.bids.review_marks import verdict_mark
from funding.models import Proposal
from jisr.models import Document, User
from jisr.page_parts import Blank, Part

VERSIONS_SHOWN = 8


def bid_sections(proposal: Proposal, user: User, budget: BidBudget | None) -> dict[str, Any]:
    """The context of `funding/_bid_file.html`, and its part in the page's index; six queries, whatever the rows."""
    versions = list(proposal.versions.select_related("by").defer("values")[: VERSIONS_SHOWN + 1])
    reviews = proposal.reviews.select_related("reviewer", "asked_by", "version").defer("version__values")
    may_read = user.has_perm(Document.permission_to("view"))
    may_write = user.has_perm(Proposal.permission_to("change")) and not proposal.archived_at
    shown = {
        "steps": papers_of(proposal) if may_read else [],
        "members": list(proposal.members.select_related("partner", "letter")),
        "our_partner_id": proposal.authority.partner_id,
        "reviews": [(review, verdict_mark(review)) for review in reviews],
        "versions": versions[:VERSIONS_SHOWN],
        "has_more_versions": len(versions) > VERSIONS_SHOWN,
        "may_write_bid": may_write,
        "letter_url": _letter_url(proposal) if may_write and user.has_perm(Document.permission_to("add")) else "",
    }
    told = {"budget": budget, **shown}
    return {**shown, "own_parts": _parts(told), "own_blanks": _blanks(proposal, told)}


def _letter_url(proposal: Proposal) -> str:
    return reverse("proposal_letter", args=[proposal.pk])


def _parts(told: dict[str, Any]) -> list[Part]:
    titles = {
        "budget": ("budget", _("Budget summary")),
        "members": ("consortium", _("Consortium")),
        "steps": ("papers", _("Documents of the bid")),
        "reviews": ("reviews", _("Reviews")),
        "versions": ("versions", _("Versions")),
    }
    return [titles[name] for name in titles if told[name]]


def _blanks(proposal: Proposal, told: dict[str, Any]) -> list[Blank]:
    """What the bid's own sections lack, where this person may add it and the bid is still being written."""
    if not (told["may_write_bid"] and proposal.is_being_written):
        return []
    edit = f"{proposal.url_for()}edit/"
    wanted = {
        "budget": Blank(_("Budget summary"), f"{edit}#budget_lines-title", anchor="budget"),
        "members": Blank(_("Consortium"), f"{edit}#members-title", anchor="consortium"),
        "steps": Blank(_("Documents of the bid"), f"{edit}#documents_asked-title", anchor="papers"),
        "reviews": Blank(_("Ask for a review"), reverse("proposal_ask_review", args=[proposal.pk]), anchor="reviews"),
        "versions": Blank(
            _("Keep a version"), reverse("proposal_keep_version", args=[proposal.pk]), "bookmark-plus", "versions"
        ),
    }
    return [wanted[name] for name in wanted if not told[name]]
