"""What holds back the next payment: unpaid instalments whose obligations are neither accepted nor waived."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from funding.models import Direction, Instalment
from jisr.models import User
from jisr.money import Totals
from partnerships.models import Obligation


def blocked_payments(user: User) -> QuerySet:
    """The next unpaid instalment from a donor of each project and agreement, where pending obligations hold it back.

    The one whose obligation falls due first comes first; `first_due` is that day. Add `with_obligations` to see them.
    """
    pending = Obligation.objects.filter(authority_id=user.authority_id).current().pending().exclude(unlocks=None)  # type: ignore[attr-defined]
    due = Instalment.objects.visible_to(user).counted().filter(direction=Direction.FROM_DONOR).unpaid()  # type: ignore[attr-defined]
    held = due.filter(pk__in=pending.values("unlocks"))
    first = (
        pending.filter(unlocks=OuterRef("pk")).order_by().values("unlocks").annotate(day=Min("due_on")).values("day")
    )
    return (
        held.filter(~Exists(_before()))
        .annotate(first_due=Subquery(first))
        .select_related("project", "funder", "agreement")
        .order_by("first_due", "due_on", "pk")
    )


def _before() -> QuerySet:
    """Instalments unpaid before another of the same project and agreement, found by the index of the project."""
    sooner = Q(due_on__lt=OuterRef("due_on")) | Q(due_on=OuterRef("due_on"), pk__lt=OuterRef("pk"))
    rows = Instalment.objects.filter(project=OuterRef("project"), direction=Direction.FROM_DONOR)
    under = Coalesce(F("agreement_id"), Value(0))
    same = rows.annotate(under=under).filter(under=Coalesce(OuterRef("agreement_id"), Value(0)))
    return same.filter(sooner, archived_at=None).unpaid()  # type: ignore[attr-defined]


def with_obligations(rows: QuerySet) -> QuerySet:
    """Instalments, each with `waiting_for`: its pending obligations, the first due first; one query more."""
    pending = Obligation.objects.current().pending().select_related("kind", "owner")  # type: ignore[attr-defined]
    return rows.prefetch_related(Prefetch("conditions", pending.order_by("due_on", "pk"), to_attr="waiting_for"))


def held_back(rows: QuerySet) -> Totals:
    """What is still to come on these instalments, per currency."""
    sums: dict[str, Any] = dict(rows.order_by().values_list("currency").annotate(held=Sum("outstanding")))
    return Totals(sums)
