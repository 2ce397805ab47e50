"""Calls of partners, and our bids."""

from datetime import time

from funding.models import (
    Opportunity,
    OpportunityDate,
    OpportunityTheme,
    Proposal,
    ProposalAxis,
    ProposalMember,
    ProposalStage,
    ProposalTheme,
    Reason,
)
from jisr.models import Row

from .content import Entry, amount, entries_of, texts
from .story import Story


def plan_opportunities(story: Story) -> None:
    for entry in entries_of("opportunities"):
        story.plan(entry["at"], lambda entry=entry: _store_opportunity(story, entry))
        story.plan_what_follows(entry["key"], entry)


def plan_proposals(story: Story) -> None:
    for number, entry in enumerate(entries_of("proposals")):
        story.plan(entry["at"], lambda entry=entry, number=number: _store_proposal(story, entry, number))
        story.plan_what_follows(entry["key"], entry)


def _store_opportunity(story: Story, entry: Entry) -> None:
    currency, envelope, smallest, largest = entry["money"]
    opportunity = Opportunity(
        authority=story.authority,
        partner=story.records[entry["partner"]],
        envelope=amount(envelope),
        grant_min=amount(smallest),
        grant_max=amount(largest),
        currency=currency,
        cofinancing_percent=amount(entry.get("cofin")),
        link=f"https://calls.example/{entry['partner']}/{entry['key']}",
        owner=story.officer,
        **texts(entry),
    )
    themes = [OpportunityTheme(theme=story.themes[code], percent=amount(n)) for code, n in entry["themes"].items()]
    state = None if entry["state"] == "announced" else entry["state"]
    story.start(entry["key"], opportunity, state, [*(_date(story, *line) for line in entry["dates"]), *themes])


def _date(story: Story, kind: str, offset: int, at: str = "", zone: str = "Africa/Casablanca") -> OpportunityDate:
    return OpportunityDate(kind=kind, on=story.day(offset), at=time.fromisoformat(at) if at else None, zone=zone)


def _store_proposal(story: Story, entry: Entry, number: int) -> None:
    currency, requested, own = entry["ask"]
    proposal = Proposal(
        authority=story.authority,
        donor=story.records[entry["donor"]],
        opportunity=story.find(entry.get("opportunity")),
        donor_number=entry.get("number", ""),
        requested_amount=amount(requested),
        own_amount=amount(own),
        currency=currency,
        due_on=story.day(entry["due"]) if "due" in entry else None,
        loss_reason=Reason.objects.get(code=entry["why"]) if entry.get("stage") in ProposalStage.LOST else None,
        owner=story.head if number % 5 == 4 else story.officer,
        **{name: story.day(offset) for name, offset in entry.get("days", {}).items()},
        **texts(entry),
    )
    story.start(entry["key"], proposal, entry.get("stage"), _rows(story, entry), entry.get("reason", ""))


def _rows(story: Story, entry: Entry) -> list[Row]:
    themes = [ProposalTheme(theme=story.themes[code], percent=amount(n)) for code, n in entry["themes"].items()]
    others = [
        ProposalMember(partner=story.records[key], role=role, percent=amount(share[0] if share else None))
        for key, role, *share in entry["members"]
    ]
    given = sum(member.percent or 0 for member in others)
    ours = ProposalMember(partner=story.records["self"], role="lead", percent=100 - given if given else None)
    served = [ProposalAxis(axis=axis, percent=share) for axis, share in story.axis_shares(entry["themes"]).items()]
    return [*themes, ours, *others, *served]
