"""The days that come next with a partner, of every kind, in one list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from funding.models import Direction, Instalment
from jisr.recurrence import days_late
from partnerships.models import (
    ActionPoint,
    Agreement,
    AgreementParty,
    AgreementState,
    Assessment,
    Exchange,
    ExchangeState,
    Obligation,
    Partner,
    Renewal,
)

SHOWN = 12
LABELS = {
    "obligation": _("Obligation due"),
    "instalment": _("Instalment due"),
    "exchange": _("Exchange planned"),
    "notice": _("Last day for notice"),
    "end": _("End of the agreement"),
    "action": _("Action point due"),
    "review": _("Next review of the assessment"),
}


@dataclass(frozen=True)
class NextDate:
    """A day on which something is to happen; `late` counts the days since, 0 while it is to come."""

    on: date
    code: str
    record: Any
    late: int

    @property
    def label(self) -> Any:
        return LABELS[self.code]


def next_dates(partner: Partner, duties: Iterable[Obligation], today: date) -> tuple[NextDate, ...]:
    """The first days to come or gone by unsettled, the earliest first; `duties` are the first of them; five queries."""
    found = chain(
        (NextDate(duty.due_on, "obligation", duty, days_late(duty.due_on, today)) for duty in duties),
        _each("instalment", "due_on", _instalments(partner), today),
        _each("exchange", "starts_on", _exchanges(partner), today),
        _each("action", "due_on", _points(partner), today),
        _each("review", "next_review_on", _assessments(partner), today),
        _of_agreements(partner, today),
    )
    return tuple(sorted(found, key=lambda item: item.on)[:SHOWN])


def agreements_of(partner: Partner) -> QuerySet:
    """The keys of the agreements that the partner is a party to, for an `__in`."""
    return AgreementParty.objects.filter(partner=partner).order_by().values("agreement")


def first_duties(partner: Partner) -> list[Obligation]:
    """The first open duties that name the partner, or that an agreement with it asks for, by due day; one query."""
    rows = Obligation.objects.current().to_do().filter(authority_id=partner.authority_id)  # type: ignore[attr-defined]
    theirs = rows.filter(Q(partner=partner) | Q(agreement__in=agreements_of(partner)))
    read = theirs.filter(agreement__archived_at=None).select_related("agreement", "kind", "owner")
    return list(read.order_by("due_on", "pk")[:SHOWN])


def _each(code: str, day: str, rows: QuerySet, today: date) -> list[NextDate]:
    first = rows.filter(**{f"{day}__isnull": False}).order_by(day, "pk")[:SHOWN]
    return [NextDate(getattr(row, day), code, row, days_late(getattr(row, day), today)) for row in first]


def _instalments(partner: Partner) -> QuerySet:
    rows = Instalment.objects.counted().unpaid().filter(funder=partner, authority_id=partner.authority_id)
    return rows.filter(direction=Direction.FROM_DONOR).select_related("project")


def _exchanges(partner: Partner) -> QuerySet:
    rows = Exchange.objects.current().filter(state=ExchangeState.PLANNED, authority_id=partner.authority_id)
    return rows.filter(partners__partner=partner)


def _points(partner: Partner) -> QuerySet:
    rows = ActionPoint.objects.current().to_do().of_partner(partner)  # type: ignore[attr-defined]
    return rows.filter(authority_id=partner.authority_id)


def _assessments(partner: Partner) -> QuerySet:
    """The newest assessment by each questionnaire."""
    rows = Assessment.objects.current().filter(partner=partner, authority_id=partner.authority_id)
    newer = rows.filter(questionnaire=OuterRef("questionnaire"), on__gt=OuterRef("on"))
    return rows.filter(~Exists(newer)).select_related("partner", "questionnaire")


def _of_agreements(partner: Partner, today: date) -> list[NextDate]:
    rows = Agreement.objects.current().filter(
        state__in=AgreementState.BINDING,
        ends_on__isnull=False,
        pk__in=agreements_of(partner),
        authority_id=partner.authority_id,
    )
    found = []
    for row in rows:
        assert row.ends_on is not None
        found.append(NextDate(row.ends_on, "end", row, days_late(row.ends_on, today)))
        notice = row.ends_on - timedelta(days=row.notice_days or 0)
        if row.notice_days and row.renewal != Renewal.NONE and notice >= today:
            found.append(NextDate(notice, "notice", row, 0))
    return found
