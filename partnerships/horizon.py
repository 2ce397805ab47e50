"""Duties without an end are dated two years ahead; each day the horizon moves on by one."""

from __future__ import annotations

import logging
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from jisr.models import Via
from partnerships.models import Agreement, AgreementDuty, AgreementState, Event, Recurrence
from partnerships.obligations import make_obligations

log = logging.getLogger(__name__)

OVER = (AgreementState.ENDED, AgreementState.TERMINATED)


def extend_horizons(now: datetime) -> None:
    """What the schedule of that name does: the dates that came within two years since yesterday."""
    extend(timezone.localdate(now))


def extend(today: date) -> int:
    """Make the obligations of open-ended duties up to two years from `today`; again makes none. How many were made.

    A rule that gives too many days stops nothing but its own agreement.
    """
    made = 0
    for agreement in open_ended():
        try:
            made += make_obligations(agreement, by=None, today=today, via=Via.JOB).made
        except ValidationError:
            log.exception("The dates of agreement %s could not be made.", agreement.pk)
    return made


def open_ended() -> QuerySet[Agreement]:
    """Agreements that are alive and have a duty that comes back with no last day of its own or of the agreement."""
    duties = AgreementDuty.objects.filter(recurrence=Recurrence.EVERY, until_on=None)
    duties = duties.filter(Q(agreement__ends_on=None) | Q(event=Event.END))
    alive = Agreement.objects.current().exclude(state__in=OVER)
    return alive.filter(pk__in=duties.values("agreement")).order_by("pk")
