"""Duties, dated obligations and templates with plain values; each maker takes what the test cares about."""

from datetime import date
from typing import Any

from jisr.models import User, Via
from partnerships.models import (
    Agreement,
    AgreementDuty,
    Obligation,
    ObligationKind,
    ObligationTemplate,
    TemplateDuty,
)
from tests.factories import TODAY, make_agreement, make_authority


def kind_of_obligation(code: str = "narrative-report") -> ObligationKind:
    return ObligationKind.objects.get(code=code)


def make_obligation(*, by: User | None = None, agreement: Agreement | None = None, **fields: Any) -> Obligation:
    agreement = agreement or make_agreement(by=by)
    fields = {"due_on": TODAY, **fields}
    fields["kind"] = fields.get("kind") or kind_of_obligation()
    obligation = Obligation(authority=agreement.authority, agreement=agreement, **fields)
    obligation.store(by=by, via=Via.COMMAND)
    return obligation


def duty(code: str = "narrative-report", **fields: Any) -> AgreementDuty:
    """An unsaved duty for `make_living_agreement(duties=[…])`."""
    return AgreementDuty(kind=kind_of_obligation(code), **fields)


def template_duty(code: str = "narrative-report", **fields: Any) -> TemplateDuty:
    return TemplateDuty(kind=kind_of_obligation(code), **fields)


def make_living_agreement(*, by: User | None = None, duties: Any = (), **fields: Any) -> Agreement:
    """An agreement in force for the three years 2026 to 2028, with these duties."""
    days = {"signed_on": date(2025, 12, 15), "starts_on": date(2026, 1, 1), "ends_on": date(2028, 12, 31)}
    agreement = make_agreement(by=by, **{"state": "in_force", **days, **fields})
    agreement.store(by=by, via=Via.COMMAND, rows=duties)
    return agreement


def make_template(*, by: User | None = None, duties: Any = None, **fields: Any) -> ObligationTemplate:
    owner = fields.pop("authority", None) or (by.authority if by else make_authority())
    template = ObligationTemplate(authority=owner, **{"name_fr": "Subvention en trois ans", **fields})
    rows = [template_duty(event="end", offset_months=6)] if duties is None else duties
    template.store(by=by, via=Via.COMMAND, rows=rows)
    return template
