"""Signed agreements and their amendments."""

from datetime import date
from typing import Any

from jisr.models import User, Via
from partnerships.models import Agreement, AgreementKind, AgreementParty, Amendment
from tests.factories import make_agreement


def make_signed(*, by: User | None = None, state: str = "in_force", parties: Any = (), **fields: Any) -> Agreement:
    """An agreement in force since 1 January 2025 until 31 December 2026; `parties` are (partner, role) pairs."""
    days = {"signed_on": date(2024, 12, 1), "starts_on": date(2025, 1, 1), "ends_on": date(2026, 12, 31)}
    kind = fields.pop("kind", None) or AgreementKind.objects.get(code="framework")
    agreement = make_agreement(by=by, state=state, kind=kind, **{**days, **fields})
    rows = [AgreementParty(partner=partner, role=role) for partner, role in parties]
    if rows:
        agreement.store(by=by, via=Via.COMMAND, rows=rows)
    return agreement


def make_amendment(
    *, by: User | None = None, agreement: Agreement | None = None, rows: Any = (), **fields: Any
) -> Amendment:
    """A drafted amendment that moves the end to 31 December 2027, unless other values are given."""
    agreement = agreement or make_signed(by=by)
    values = {"name_fr": "Avenant", **(fields or {"new_ends_on": date(2027, 12, 31)})}
    amendment = Amendment(authority=agreement.authority, agreement=agreement, **values)
    amendment.clean()
    amendment.store(by=by, via=Via.COMMAND, rows=rows)
    return amendment


def in_force(amendment: Amendment, head: User, day: date) -> Amendment:
    """Take the amendment to its entry into force on `day`, waiving every step of its legal path."""
    amendment.move_to("in_approval", by=head)
    for step in amendment.steps.all():
        step.state = "waived"
        step.save()
    amendment.move_to("signed", by=head, facts={"signed_on": day})
    amendment.move_to("in_force", by=head, facts={"effective_on": day})
    return amendment
