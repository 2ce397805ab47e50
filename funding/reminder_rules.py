"""When people are reminded: the usual rules, and those that an authority has set for itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from funding.models import DatedKind, ReminderRule, Told
from jisr.models import Activity, Authority, Trace, User
from jisr.models.activity import Verb


class Rule(NamedTuple):
    """So many days before the day (0 on it, below zero after it), and who is told."""

    days: int
    told: str = Told.OWNER


Rules = Mapping[str, Iterable[Rule]]


def _usual(*days: int, heads: tuple[int, ...] = ()) -> tuple[Rule, ...]:
    return (*(Rule(count) for count in days), *(Rule(count, Told.HEAD) for count in heads))


DEFAULT_RULES: dict[DatedKind, tuple[Rule, ...]] = {
    DatedKind.DEADLINE: _usual(30, 14, 7, 1, 0),
    DatedKind.PROPOSAL: _usual(14, 7, 3, 1, 0, heads=(-3,)),
    DatedKind.REVIEW: _usual(2, 0, -1, heads=(-7,)),
    DatedKind.DECISION: _usual(0, -14, heads=(-30,)),
    DatedKind.SCREENING: _usual(0, heads=(-7,)),
    DatedKind.STEP: _usual(0, -3, heads=(-7,)),
    DatedKind.AGREEMENT: _usual(90, 30),
    DatedKind.NOTICE: _usual(30, 14, 7),
    DatedKind.OBLIGATION: _usual(30, 14, 7, 1, 0, -1, heads=(-7,)),
    DatedKind.INSTALMENT: _usual(7, 0, -7, heads=(-14,)),
    DatedKind.EXCHANGE: _usual(7, 1),
    DatedKind.ACTION: _usual(7, 0, -1, heads=(-7,)),
    DatedKind.TASK: _usual(1, 0, -1, heads=(-7,)),
    DatedKind.ASSESSMENT: _usual(30, 0, heads=(-30,)),
    DatedKind.PROJECT: _usual(90, 30),
}


def rules_of(authority: Authority) -> dict[str, list[Rule]]:
    """The rules that hold for an authority, by kind of date, the earliest reminder first; one query at most."""
    if not authority.has_own_reminders:
        return {str(kind): list(rules) for kind, rules in DEFAULT_RULES.items()}
    found: dict[str, list[Rule]] = defaultdict(list)
    for row in ReminderRule.objects.filter(authority=authority).order_by("kind", "-days", "told"):
        found[row.kind].append(Rule(row.days, row.told))
    return found


def seen_mark(authority: Authority) -> str:
    """Changes whenever somebody changes the rules."""
    last = ReminderRule.history.filter(authority_id=authority.pk).order_by("-history_id").first()
    return f"{authority.has_own_reminders:d}-{last.history_id if last else 0}"


def keep_rules(authority: Authority, rules: Rules | None, *, by: User, seen: str) -> None:
    """Give the authority these rules instead of those it has, or, for None, the usual ones again.

    Raises ValidationError when somebody changed them since `seen` was read.
    """
    trace = Trace(by)
    with transaction.atomic():
        locked = Authority.objects.select_for_update().get(pk=authority.pk)
        if seen != seen_mark(locked):
            raise ValidationError(_("Somebody else changed the reminders while you were working on them."))
        wanted = {(kind, *rule) for kind, rows in (rules or {}).items() for rule in rows}
        _write(locked, wanted, trace)
        Authority.objects.filter(pk=locked.pk).update(has_own_reminders=rules is not None)
        line = Activity.line(locked, Verb.CHANGED, trace, fields=["has_own_reminders"])
        line.authority = locked
        line.save()


def _write(authority: Authority, wanted: set[tuple[str, int, str]], trace: Trace) -> None:
    on_file = {(row.kind, row.days, row.told): row for row in ReminderRule.objects.filter(authority=authority)}
    for key, row in on_file.items():
        if key not in wanted:
            trace.sign(row)
            row.delete()
    new = [
        ReminderRule(authority=authority, kind=kind, days=days, told=told)
        for kind, days, told in sorted(wanted - on_file.keys())
    ]
    bulk_create_with_history(new, ReminderRule, default_user=trace.by, default_change_reason=trace.reason)
