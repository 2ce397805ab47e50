"""Opportunities to payments with plain, true-looking values; each maker takes what the test cares about."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from funding.models import (
    Allocation,
    Disbursement,
    ExchangeRate,
    Instalment,
    Opportunity,
    Project,
    ProjectFunding,
    Proposal,
)
from jisr.models import Authority, User, Via
from partnerships.models import Partner
from tests.factories import TODAY, make_authority, make_partner

_numbers = count(1)


def _authority(by: User | None, authority: Authority | None) -> Authority:
    return authority or (by.authority if by else None) or Authority.objects.first() or make_authority()


def _named(fields: dict[str, Any], stem: str) -> dict[str, Any]:
    if not any(name.startswith("name_") for name in fields):
        fields["name_fr"] = f"{stem} {next(_numbers)}"
    return fields


def make_opportunity(
    *, by: User | None = None, authority: Authority | None = None, rows: Any = (), **fields: Any
) -> Opportunity:
    owner = _authority(by, authority)
    partner = fields.pop("partner", None) or make_partner(authority=owner)
    opportunity = Opportunity(authority=owner, partner=partner, **_named(fields, "Appel"))
    opportunity.store(by=by, via=Via.COMMAND, rows=rows)
    return opportunity


def make_proposal(
    *, by: User | None = None, authority: Authority | None = None, rows: Any = (), **fields: Any
) -> Proposal:
    owner = _authority(by, authority)
    donor = fields.pop("donor", None) or make_partner(authority=owner)
    proposal = Proposal(authority=owner, donor=donor, **_named(fields, "Proposition"))
    proposal.store(by=by, via=Via.COMMAND, rows=rows)
    return proposal


def make_project(
    *, by: User | None = None, authority: Authority | None = None, rows: Any = (), **fields: Any
) -> Project:
    project = Project(authority=_authority(by, authority), **_named(fields, "Projet"))
    project.store(by=by, via=Via.COMMAND, rows=rows)
    return project


def funding(amount: Any, currency: str = "EUR", *, funder: Partner | None = None, **fields: Any) -> ProjectFunding:
    """An unsaved row for `make_project(rows=[…])`."""
    return ProjectFunding(funder=funder or make_partner(), amount=Decimal(amount), currency=currency, **fields)


def make_instalment(
    *, by: User | None = None, project: Project | None = None, amount: Any = 1000, **fields: Any
) -> Instalment:
    project = project or make_project(by=by)
    fields = {"due_on": TODAY, "currency": "EUR", **fields}
    fields["funder"] = fields.get("funder") or make_partner(authority=project.authority)
    instalment = Instalment(authority=project.authority, project=project, amount=Decimal(amount), **fields)
    instalment.store(by=by, via=Via.COMMAND)
    return instalment


def make_disbursement(
    *,
    by: User | None = None,
    project: Project | None = None,
    amount: Any = 1000,
    parts: dict[Instalment, Any] | None = None,
    posted_by: User | None = None,
    **fields: Any,
) -> Disbursement:
    """A payment with its parts, posted if somebody is named for it."""
    parts = parts or {}
    project = project or next((row.project for row in parts), None) or make_project(by=by)
    fields = {"value_on": date(2026, 11, 2), "currency": "EUR", **fields}
    fields["payer"] = fields.get("payer") or make_partner(authority=project.authority)
    payment = Disbursement(authority=project.authority, project=project, amount=Decimal(amount), **fields)
    rows = [Allocation(instalment=row, amount=Decimal(part)) for row, part in parts.items()]
    payment.store(by=by, via=Via.COMMAND, rows=rows)
    if posted_by:
        payment.post(by=posted_by)
    return payment


def make_rate(base: str = "EUR", value: Any = "10.80", on: date = TODAY, **fields: Any) -> ExchangeRate:
    fields = {"quote": "MAD", "source": "Bank Al-Maghrib", **fields}
    rate = ExchangeRate(base=base, value=Decimal(value), on=on, **fields)
    rate.store(by=None, via=Via.COMMAND)
    return rate
