"""Bids under review, their versions and papers, and tasks; each maker takes what the test cares about."""

from datetime import date
from decimal import Decimal
from typing import Any

from funding.bids.versions import keep_version
from funding.models import BudgetHeading, Proposal, ProposalBudgetLine, ProposalMember, ProposalReview, ProposalTheme
from jisr.models import Authority, Task, User, Via
from partnerships.models import Theme
from tests.factories import TODAY, make_authority, make_partner
from tests.factories_funding import make_proposal


def make_full_proposal(*, by: User, **fields: Any) -> Proposal:
    """A bid with a member, a theme and a budget line."""
    partner = make_partner(by=by, name_fr="Université", name_ar="جامعة")
    rows = [
        ProposalMember(partner=partner, percent=Decimal(20)),
        ProposalTheme(theme=Theme.objects.order_by("code").first()),
        ProposalBudgetLine(heading=BudgetHeading.objects.order_by("position").first(), amount=Decimal("1250.5")),
    ]
    said = {"name_fr": "Eau pour tous", "requested_amount": Decimal(5000), "currency": "EUR", **fields}
    return make_proposal(by=by, rows=rows, **said)


def make_version(*, by: User, proposal: Proposal | None = None, **fields: Any) -> Any:
    return keep_version(proposal or make_proposal(by=by), by=by, **fields)


def make_review(*, by: User, reviewer: User | None = None, proposal: Proposal | None = None, **fields: Any) -> Any:
    proposal = proposal or make_proposal(by=by)
    fields = {"due_on": date(2026, 12, 1), **fields}
    version = fields.pop("version", None) or make_version(by=by, proposal=proposal)
    return ProposalReview.objects.create(
        proposal=proposal, reviewer=reviewer or by, asked_by=by, version=version, **fields
    )


def make_task(*, by: User | None = None, authority: Authority | None = None, rows: Any = (), **fields: Any) -> Task:
    owner = authority or (by.authority if by else None) or Authority.objects.first() or make_authority()
    about = fields.pop("about", None)
    task = Task(authority=owner, **{"title": "Appeler le bailleur", "due_on": TODAY, **fields})
    if about is not None:
        task.subject = about
    task.store(by=by, via=Via.COMMAND, rows=rows)
    return task
