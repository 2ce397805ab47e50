"""A lost bid begun again: what was written once is not written twice, and where it comes from stays known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from funding.models import (
    Opportunity,
    OpportunityState,
    Proposal,
    ProposalAxis,
    ProposalBudgetLine,
    ProposalDocument,
    ProposalGoal,
    ProposalMember,
    ProposalStage,
    ProposalTheme,
)
from jisr.models import Activity, Described, Row, User, Via
from jisr.models.activity import Verb

TAKEN = (
    *Described.NAME_FIELDS,
    *Described.DESCRIPTION_FIELDS,
    *("donor", "owner", "requested_amount", "own_amount", "currency"),
    *("runs_after", "pays_after", "sustainability"),
)
ROWS: tuple[tuple[type[Row], tuple[str, ...]], ...] = (
    (ProposalMember, ("partner", "role", "percent")),
    (ProposalTheme, ("theme", "percent")),
    (ProposalAxis, ("axis", "percent")),
    (ProposalGoal, ("goal", "percent")),
    (ProposalBudgetLine, ("heading", "source", "partner", "form", "amount", "note")),
)
DOCUMENT = ("type", "step", "note")


def may_be_recycled(proposal: Proposal) -> bool:
    return proposal.stage in ProposalStage.LOST and not proposal.archived_at


def recycle_proposal(
    proposal: Proposal, *, by: User, opportunity: Opportunity | None = None, via: str = Via.PAGE
) -> Proposal:
    """Begin a lost proposal again, for a new call if one is given; returns the new one, identified. One transaction.

    Names, descriptions, amounts, members, themes, axes, goals, budget, documents asked and what is said of the time
    after go over; dates, letters and the donor's number do not. A call gives its partner as the donor and, where it
    lists any, its own documents. Raises PermissionDenied, or ValidationError by field.
    """
    if not by.has_perm(Proposal.permission_to("add")):
        raise PermissionDenied
    _check(proposal, opportunity)
    new = Proposal(authority_id=proposal.authority_id, opportunity=opportunity, recycled_from=proposal)
    for name in TAKEN:
        setattr(new, name, getattr(proposal, name))
    if opportunity is not None:
        new.donor = opportunity.partner
    new.full_clean(exclude=["reference"])
    with transaction.atomic():
        trace = new.store(by=by, via=via, rows=[*_rows(proposal), *_documents(proposal, opportunity)])
        Activity.write(proposal, Verb.RECYCLED, trace, proposal=new.reference)
    return new


def _check(proposal: Proposal, opportunity: Opportunity | None) -> None:
    if not may_be_recycled(proposal):
        raise ValidationError({"stage": _("Only a proposal that was lost can be begun again.")})
    if opportunity is None:
        return
    is_ours = opportunity.authority_id == proposal.authority_id
    if not is_ours or opportunity.archived_at or opportunity.state not in OpportunityState.ALIVE:
        raise ValidationError({"opportunity": _("Choose a call that one may still bid for.")})


def _rows(proposal: Proposal) -> Iterator[Row]:
    for model, names in ROWS:
        for row in model._default_manager.filter(proposal=proposal):
            yield _copy(model, row, names)


def _documents(proposal: Proposal, opportunity: Opportunity | None) -> Iterator[Row]:
    """What the new call asks for where it says so, else what the lost bid had to carry."""
    asked: Any = opportunity and list(opportunity.documents_asked.all())
    for row in asked or proposal.documents_asked.all():
        yield _copy(ProposalDocument, row, DOCUMENT)


def _copy(model: type[Row], row: models.Model, names: tuple[str, ...]) -> Row:
    fields = (model._meta.get_field(name).attname for name in names)  # type: ignore[union-attr]
    return model(**{name: getattr(row, name) for name in fields})
