"""Calls that come back: the next edition made from the one before, by hand or once its last deadline has passed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from funding.models import (
    Opportunity,
    OpportunityDate,
    OpportunityDocument,
    OpportunityState,
    OpportunityTheme,
    Proposal,
    Reason,
)
from funding.models.opportunity import SUBMISSIONS
from jisr.models import Activity, Described, Row, User, Via
from jisr.models.activity import Verb
from jisr.recurrence import add_months

log = logging.getLogger(__name__)

PASSED_UNUSED = "no-passed"
KEPT = (
    *Described.NAME_FIELDS,
    *Described.DESCRIPTION_FIELDS,
    *("authority_id", "partner_id", "owner_id", "link", "source", "recurs_months"),
    *("envelope", "grant_min", "grant_max", "currency", "cofinancing_percent", "cofinancing_base"),
    *("applicants", "eligibility", "countries", "languages"),
)


@transaction.atomic
def roll_over(
    opportunity: Opportunity, *, by: User | None, via: str = Via.PAGE, months: int | None = None
) -> Opportunity:
    """Make the next edition, announced: the same facts, themes and documents, each date `months` later.

    The months are those after which the call comes back, unless others are given. The partner's own number is
    left blank: it stands for one edition. Raises ValidationError where a next edition is already on file, the call
    is archived, no months are known, or a date would leave the calendar.
    """
    old = Opportunity.objects.select_for_update().get(pk=opportunity.pk)
    old.check_not_archived()
    if Opportunity.objects.filter(previous=old).exists():
        raise ValidationError(_("The next edition of this call is already on file."))
    shift = months or old.recurs_months
    if not shift:
        raise ValidationError({"months": _("Say after how many months the call comes back.")})
    new = Opportunity(**{name: getattr(old, name) for name in KEPT}, previous=old)
    trace = new.store(by=by, via=via, rows=list(_rows(old, shift)))
    Activity.write(old, Verb.ROLLED_OVER, trace, next=new.reference)
    return new


def _rows(old: Opportunity, months: int) -> Iterator[Row]:
    """The dates so many months later, the themes and the documents asked, all unsaved."""
    for row in old.dates.all():
        try:
            day = add_months(row.on, months)
        except OverflowError as error:
            raise ValidationError({"months": str(_("A date would lie beyond the calendar."))}) from error
        yield OpportunityDate(kind=row.kind, on=day, at=row.at, zone=row.zone)
    for share in old.themes.all():
        yield OpportunityTheme(theme_id=share.theme_id, percent=share.percent)
    for asked in old.documents_asked.all():
        yield OpportunityDocument(type_id=asked.type_id, step=asked.step, note=asked.note)


def months_ahead(last: date, every: int, today: date) -> int:
    """The fewest months, in whole turns of `every`, after which `last` lies on or after `today`."""
    months = every
    while add_months(last, months) < today:
        months += every
    return months


def roll_over_passed(now: datetime) -> None:
    """Close the recurring calls whose last deadline has passed, and make the next edition of each that has none."""
    today = timezone.localdate(now)
    last = Max("dates__on", filter=Q(dates__kind__in=SUBMISSIONS))
    rows = Opportunity.objects.current().filter(recurs_months__isnull=False, next_edition=None)
    rows = rows.exclude(state=OpportunityState.DECLINED).annotate(last_day=last).filter(last_day__lt=today)
    for call in rows.order_by("pk"):
        try:
            _follow(call, today)
        except ValidationError:
            log.exception("The next edition of %s could not be made.", call.reference)


@transaction.atomic
def _follow(call: Opportunity, today: date) -> None:
    months = months_ahead(call.last_day, call.recurs_months or 1, today)  # type: ignore[attr-defined]
    if call.state in OpportunityState.ALIVE:
        _close(call)
    roll_over(call, by=None, via=Via.JOB, months=months)


def _close(call: Opportunity) -> None:
    """Close a call that has passed; where nobody bid for it, with the reason that says so."""
    unused = not Proposal.objects.filter(opportunity=call).exists()
    reason = Reason.objects.filter(code=PASSED_UNUSED).first() if unused else None
    call.move_to(OpportunityState.CLOSED, by=None, via=Via.JOB, facts={"pass_reason": reason})
