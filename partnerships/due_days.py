"""The days that a rule of an agreement gives, from the agreement's own days and the payments under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from jisr import recurrence
from jisr.recurrence import Every, Shift
from partnerships.models import Agreement, Event, Recurrence
from partnerships.models.duty import Rule

Days = Mapping[str, Iterable[date]]


def event_days(agreement: Agreement) -> dict[str, list[date]]:
    """The days each event fell or falls on: signature, start and end of the agreement, each payment under it."""
    own = {
        Event.SIGNATURE: agreement.signed_on,
        Event.START: agreement.starts_on,
        Event.END: agreement.ends_on,
    }
    return {
        **{str(event): [day] if day else [] for event, day in own.items()},
        str(Event.PAYMENT): payment_days(agreement),
    }


def payment_days(agreement: Agreement) -> list[date]:
    """Value days of the payments that stand posted on the agreement's instalments from the donor."""
    received = agreement.instalments.filter(  # type: ignore[attr-defined]
        direction="from_donor",
        allocations__amount__gt=0,
        allocations__disbursement__posted_at__isnull=False,
        allocations__disbursement__reversed_by=None,
    )
    return sorted(set(received.values_list("allocations__disbursement__value_on", flat=True)))


def last_day(rule: Rule, agreement: Agreement, today: date) -> date:
    """How far a recurring rule goes: its own bound, the agreement's end, or two years ahead of `today`."""
    end = None if rule.event == Event.END else agreement.ends_on
    return rule.until_on or end or recurrence.horizon(today)


def due_days(rule: Rule, events: Days, until: date) -> list[date]:
    """The days on which a duty falls due, in order.

    A rule that recurs from an event first falls due one period after it; from a given first day, on that day.
    Raises recurrence.TooManyDays, or OverflowError beyond the calendar.
    """
    if rule.recurrence == Recurrence.DATES:
        return recurrence.listed(rule.listed_days(), rule.until_on)
    anchors = [rule.first_on] if rule.first_on else [day for day in events.get(rule.event, ()) if _counts(rule, day)]
    shift = Shift(rule.offset_months, rule.offset_days)
    if rule.recurrence == Recurrence.ONCE:
        return recurrence.once(anchors, shift)
    period = Every(rule.every_months or 1, skip_first=not rule.first_on)
    return [day for anchor in anchors for day in recurrence.every(anchor, period, until, shift)]


def _counts(rule: Rule, day: date) -> bool:
    """Whether an event is within the rule's own bound; only payments happen more than once."""
    return rule.event != Event.PAYMENT or rule.until_on is None or day <= rule.until_on
