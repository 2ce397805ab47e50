"""The one next step that wakes a relation up, with the address that begins it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from funding.models import Direction, Instalment
from jisr.begun import begin_url
from jisr.models import User
from partnerships.models import Agreement, AgreementParty, Obligation, Partner, Renewal, Side


class Step(models.TextChoices):
    SEND_REPORT = "send_report", _("Send the report that is due")
    ASK_PAYMENT = "ask_payment", _("Ask for the payment that is late")
    PUT_IN_FORCE = "put_in_force", _("Put the agreement in force")
    DECIDE_RENEWAL = "decide_renewal", _("Decide the renewal before the notice day")
    PREPARE_END = "prepare_end", _("Decide what follows the agreement")
    RENEW = "renew", _("Record the renewal, or end the agreement")
    END = "end", _("End the agreement")
    MEET = "meet", _("Propose a meeting")
    LET_SLEEP = "let_sleep", _("Mark the partner as dormant")
    SUSPEND = "suspend", _("Suspend the agreement, or end it")


@dataclass(frozen=True)
class NextStep:
    """What to do, the address that begins it, and the last day for it where there is one.

    `may` is False where another role does it: the address then shows the record.
    """

    code: Step
    url: str
    on: date | None = None
    may: bool = True

    @property
    def label(self) -> str:
        return str(self.code.label)


PATIENCE = 2
"""After so many times its limit of months, a silent relation is let go rather than woken."""


def with_duties(rows: QuerySet, today: date) -> QuerySet:
    """Add `duty_key`, our oldest duty past its day, and `unpaid_key`, the oldest instalment a donor pays late."""
    duties, unpaid = _of(rows.model, today)
    named = rows.annotate(
        duty_key=Subquery(duties.order_by("due_on", "pk").values("pk")[:1]),
        unpaid_key=Subquery(unpaid.order_by("due_on", "pk").values("pk")[:1]),
    )
    if rows.model is Partner:
        return named
    parties = AgreementParty.objects.select_related("partner")
    return named.select_related("owner", "kind").prefetch_related(Prefetch("parties", parties))


def _of(model: Any, today: date) -> tuple[QuerySet, QuerySet]:
    duties = Obligation.objects.current().late(today).filter(side=Side.OURS)  # type: ignore[attr-defined]
    unpaid = Instalment.objects.counted().late(today).filter(direction=Direction.FROM_DONOR)
    if model is Agreement:
        return duties.filter(agreement=OuterRef("pk")), unpaid.filter(agreement=OuterRef("pk"))
    parties = AgreementParty.objects.filter(partner=OuterRef(OuterRef("pk"))).values("agreement")
    mine = duties.filter(Q(partner=OuterRef("pk")) | Q(agreement__in=parties), agreement__archived_at=None)
    return mine, unpaid.filter(funder=OuterRef("pk"))


def next_step(record: Any, reason: str, months: int, user: User) -> NextStep:
    """The step for a record read `with_duties`, after `months` of silence, for this person."""
    if isinstance(record, Partner):
        return _of_partner(record, months, user)
    decide = {"past_end": _past_end, "notice": _notice, "ending": _ending, "not_in_force": _in_force}
    if reason in decide:
        return decide[reason](record, user)
    given_up = reason == "silent" and months >= PATIENCE * record.kind.silent_months
    if given_up and not (record.duty_key or record.unpaid_key):
        return _move(record, Step.SUSPEND, "suspended", user)
    return _wake(record, user)


def _of_partner(record: Partner, months: int, user: User) -> NextStep:
    limit = 12 if record.silent_months is None else record.silent_months
    if months >= PATIENCE * limit and not (record.duty_key or record.unpaid_key):  # type: ignore[attr-defined]
        return _move(record, Step.LET_SLEEP, "dormant", user)
    return _wake(record, user)


def _wake(record: Any, user: User) -> NextStep:
    """What is ours to do first, then what is theirs, then a meeting."""
    if record.duty_key:
        return NextStep(Step.SEND_REPORT, reverse("obligation_detail", args=[record.duty_key]))
    if record.unpaid_key:
        return NextStep(Step.ASK_PAYMENT, reverse("instalment_detail", args=[record.unpaid_key]))
    if not user.has_perm("partnerships.add_exchange"):
        return NextStep(Step.MEET, record.url_for(), may=False)
    return NextStep(Step.MEET, begin_url("exchange_create", **_references(record, user)))


def _references(record: Any, user: User) -> dict[str, str]:
    """What an exchange is begun from: the partner, or the agreement and its other party."""
    if isinstance(record, Partner):
        return {"partner": record.reference}
    others = (row.partner for row in record.parties.all() if row.partner_id != user.authority.partner_id)
    partner = next(others, None)
    return {"agreement": record.reference, **({"partner": partner.reference} if partner else {})}


def _past_end(record: Agreement, user: User) -> NextStep:
    if record.renewal != Renewal.NONE:
        return NextStep(Step.RENEW, record.url_for(), record.ends_on)
    return _move(record, Step.END, "ended", user, record.ends_on)


def _notice(record: Agreement, user: User) -> NextStep:
    assert record.ends_on is not None
    notice = record.ends_on - timedelta(days=record.notice_days or 0)
    return NextStep(Step.DECIDE_RENEWAL, record.url_for(), notice)


def _ending(record: Agreement, user: User) -> NextStep:
    return NextStep(Step.PREPARE_END, record.url_for(), record.ends_on)


def _in_force(record: Agreement, user: User) -> NextStep:
    return _move(record, Step.PUT_IN_FORCE, "in_force", user)


def _move(record: Any, step: Step, state: str, user: User, on: date | None = None) -> NextStep:
    """A move of the state, where this person may make it; else the record's page."""
    may = any(move.value == state for move in record.moves_for(user))
    return NextStep(step, f"{record.url_for()}move/{state}/" if may else record.url_for(), on, may)
