"""Which relations are falling asleep, and why: found, ordered and counted by the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from funding.models import Allocation, ProjectFunding
from jisr.models import User
from jisr.models.named import reading_order
from jisr.recurrence import add_months
from partnerships.models import (
    Agreement,
    AgreementKind,
    AgreementState,
    Exchange,
    ExchangeState,
    Obligation,
    Partner,
    PartnerState,
    Renewal,
)
from reports.signs import OF_AGREEMENT, OF_PARTNER, last_sign
from reports.silence import silent_since

USUAL_MONTHS = 12
"""Months of silence after which a partner that says nothing else is dormant."""
STARTED_WITHIN_MONTHS = 3
"""An agreement signed, or in force, so long ago should show that it lives."""
CLOSE_DAYS = 90
"""A notice day or an end within so many days is close."""


class Reason(models.TextChoices):
    """Why a relation is on the list: the first that applies, the most pressing before."""

    PAST_END = "past_end", _("Past its end, still binding")
    NOTICE = "notice", _("Notice day is close")
    ENDING = "ending", _("End is close")
    NOT_IN_FORCE = "not_in_force", _("Signed, never in force")
    NOT_STARTED = "not_started", _("In force, never started")
    SILENT = "silent", _("No news")


class Kind(models.TextChoices):
    PARTNER = "partner", _("Partner")
    AGREEMENT = "agreement", _("Agreement")


@dataclass(frozen=True)
class Choice:
    """What is asked for; blank asks for everything. `owner` is the key of a user."""

    kind: str = ""
    reason: str = ""
    owner: int | None = None


ORDERS = {"last_on": "last_on", "title": "title", "kind": "subject", "reason": "reason"}


def relations(user: User, today: date, choice: Choice = Choice(), order: str = "last_on") -> QuerySet:
    """Rows of (id, subject, reason, last_on, title) that this person may see, in this order; one query.

    `order` is a key of ORDERS, with a minus to turn it round. What has the limits of months is read beforehand, in
    one query more.
    """
    parts = [_columns(rows, kind, choice) for kind, rows in _asked(user, today, choice.kind)]
    rows = parts[0].union(*parts[1:], all=True)
    down = "-" if order.startswith("-") else ""
    column = ORDERS.get(order.removeprefix("-"), "last_on")
    return rows.order_by(f"{down}{column}", "subject", "id")


def how_many(user: User, today: date) -> int:
    """How many relations are falling asleep, without working out what a line shows; two queries."""
    first, *others = (rows.order_by().values("pk") for _kind, rows in _asked(user, today))
    return first.union(*others, all=True).count()


def _asked(user: User, today: date, kind: str = "") -> list[tuple[Kind, QuerySet]]:
    limits = limits_in_use(user)
    found = ((Kind.PARTNER, silent_partners), (Kind.AGREEMENT, sleeping_agreements))
    return [(one, rows(user, today, limits)) for one, rows in found if kind in ("", one)]


@dataclass(frozen=True)
class Limits:
    """The numbers in use: months of silence of partners and kinds of agreement, days of notice of agreements."""

    months: frozenset[int]
    notices: frozenset[int]


def limits_in_use(user: User) -> Limits:
    """Read the limits in one query."""
    columns = (
        (Partner.objects.visible_to(user), "months", "silent_months"),
        (AgreementKind.objects.all(), "months", "silent_months"),
        (Agreement.objects.visible_to(user), "notices", "notice_days"),
    )
    first, *others = (
        rows.exclude(**{name: None}).order_by().values_list(Value(what, CharField()), name)
        for rows, what, name in columns
    )
    found: dict[str, set[int]] = {"months": {USUAL_MONTHS}, "notices": set()}
    for what, number in first.union(*others):
        found[what].add(number)
    return Limits(frozenset(found["months"]), frozenset(found["notices"]))


def silent_partners(user: User, today: date, limits: Limits) -> QuerySet:
    """Active partners without a sign of life for their number of months; 0 months means that nobody watches."""
    rows = Partner.objects.visible_to(user).current().not_merged().filter(state=PartnerState.ACTIVE)  # type: ignore[attr-defined]
    own = user.authority.partner_id
    return (
        rows.exclude(pk=own)
        .annotate(last_on=last_sign(OF_PARTNER, today), months=Coalesce("silent_months", Value(USUAL_MONTHS)))
        .filter(_is_silent("months", today, limits.months))
        .annotate(reason=Value(Reason.SILENT.value))
    )


def sleeping_agreements(user: User, today: date, limits: Limits) -> QuerySet:
    """Binding agreements that are silent, never started or close to a day that asks for a decision."""
    rows = Agreement.objects.visible_to(user).current().filter(state__in=AgreementState.BINDING)
    dated = rows.annotate(
        last_on=last_sign(OF_AGREEMENT, today, "signed_on", "starts_on"),
        began_on=Coalesce("starts_on", "signed_on"),
    )
    close, begun = today + timedelta(days=CLOSE_DAYS), add_months(today, -STARTED_WITHIN_MONTHS)
    reason = Case(
        When(ends_on__lt=today, then=Value(Reason.PAST_END.value)),
        When(_notice_between(limits.notices, today, close), then=Value(Reason.NOTICE.value)),
        When(ends_on__lte=close, then=Value(Reason.ENDING.value)),
        When(state=AgreementState.SIGNED, signed_on__lt=begun, then=Value(Reason.NOT_IN_FORCE.value)),
        When(
            Q(state=AgreementState.IN_FORCE, began_on__lt=begun) & ~_started(today),
            then=Value(Reason.NOT_STARTED.value),
        ),
        When(_is_silent("kind__silent_months", today, limits.months), then=Value(Reason.SILENT.value)),
        default=None,
        output_field=CharField(),
    )
    return dated.annotate(reason=reason).exclude(reason=None)


def _is_silent(months: str, today: date, limits: Iterable[int]) -> Q:
    """Whether `last_on` lies so many months back, or more, as the column `months` says."""
    limit = Case(
        *(When(**{months: n}, then=Value(silent_since(today, n))) for n in sorted(limits) if n),
        default=None,
        output_field=DateField(),
    )
    return Q(last_on__lte=limit)


def _notice_between(notices: Iterable[int], first: date, last: date) -> Q:
    """Whether an agreement that is renewed has its last day for giving notice between two days."""
    within = Q(pk=None)
    for days in notices:
        shift = timedelta(days=days)
        within |= Q(notice_days=days, ends_on__range=(first + shift, last + shift))
    return within & ~Q(renewal=Renewal.NONE)


def _started(today: date) -> Q:
    """Whether an agreement has a project, a payment, an exchange or a duty done."""
    projects = ProjectFunding.objects.filter(agreement=OuterRef("pk"), project__archived_at=None)
    payments = Allocation.objects.filter(instalment__agreement=OuterRef("pk"), disbursement__posted_at__isnull=False)
    held = Exchange.objects.current().filter(agreement=OuterRef("pk"), state=ExchangeState.HELD, starts_on__lte=today)
    done = Obligation.objects.current().filter(agreement=OuterRef("pk"), submitted_on__isnull=False)
    return Q(Exists(projects)) | Q(Exists(payments)) | Q(Exists(held)) | Q(Exists(done))


def _columns(rows: QuerySet, kind: Kind, choice: Choice) -> QuerySet:
    if choice.reason:
        rows = rows.filter(reason=choice.reason)
    if choice.owner is not None:
        rows = rows.filter(owner=choice.owner)
    names = [NullIf(F(f"name_{code}"), Value("")) for code in reading_order()]
    rows = rows.annotate(subject=Value(kind.value), title=Coalesce(*names, F("name_original")))
    return rows.order_by().values("id", "subject", "reason", "last_on", "title")
