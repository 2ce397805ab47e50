"""Relations falling asleep: partners and agreements without news, never started, or close to their end.

Plain data: `dormant_rows.relations` finds them all in one query, `told` adds to a page of them, in a constant number
of queries, their last sign of life and the one next step to take.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from jisr.models import User
from partnerships.models import Agreement, Partner
from reports.dormant_rows import Kind, Reason
from reports.dormant_steps import NextStep, next_step, with_duties
from reports.signs import LABELS, OF_AGREEMENT, OF_PARTNER, Sign, with_signs
from reports.silence import months_between


@dataclass(frozen=True)
class LastSign:
    """The last sign of life: its day, what it was, and the page that shows it."""

    on: date
    label: Any
    url: str


@dataclass(frozen=True)
class Relation:
    """One line: the partner or agreement, why it is here, how long it has been silent, what to do next."""

    subject: Partner | Agreement
    kind: Kind
    reason: Reason
    last: LastSign
    months: int
    step: NextStep


def told(found: Iterable[dict[str, Any]], user: User, today: date) -> list[Relation]:
    """The lines of some rows of `relations`, in their order; the queries do not grow with the rows."""
    rows = list(found)
    partners = _loaded(Partner, OF_PARTNER, [row["id"] for row in rows if row["subject"] == Kind.PARTNER], today)
    agreements = _loaded(Agreement, OF_AGREEMENT, [r["id"] for r in rows if r["subject"] == Kind.AGREEMENT], today)
    by_kind = {Kind.PARTNER.value: (partners, OF_PARTNER), Kind.AGREEMENT.value: (agreements, OF_AGREEMENT)}
    lines = []
    for row in rows:
        records, signs = by_kind[row["subject"]]
        lines.append(_relation(row, records[row["id"]], signs, user, today))
    return lines


def _loaded(model: Any, signs: tuple[Sign, ...], keys: list[int], today: date) -> dict[int, Any]:
    if not keys:
        return {}
    rows = with_duties(model.objects.filter(pk__in=keys).select_related("owner"), today)
    return {row.pk: row for row in with_signs(rows, signs, today)}


def _relation(row: dict[str, Any], record: Any, signs: tuple[Sign, ...], user: User, today: date) -> Relation:
    reason, months = Reason(row["reason"]), months_between(row["last_on"], today)
    return Relation(
        record,
        Kind(row["subject"]),
        reason,
        last_sign_of(record, signs, today),
        months,
        next_step(record, reason.value, months, user),
    )


def last_sign_of(record: Any, signs: tuple[Sign, ...], today: date) -> LastSign:
    """The latest sign of a record read `with_signs`, or its own dates, or the day it was put on file."""
    found = []
    for place, sign in enumerate(signs):
        if on := getattr(record, f"sign_{place}_on"):
            key = getattr(record, f"sign_{place}_key")
            found.append(LastSign(on, LABELS[sign.code], reverse(f"{sign.screen}_detail", args=[key])))
    own = (("signature", "signed_on"), ("start", "starts_on"))
    days = ((code, getattr(record, name, None)) for code, name in own)
    found += [LastSign(on, LABELS[code], record.url_for()) for code, on in days if on and on <= today]
    filed = LastSign(_local_day(record), LABELS["filed"], record.url_for())
    return max(found, key=lambda sign: sign.on, default=filed)


def _local_day(record: Any) -> date:
    return timezone.localdate(record.created_at)
