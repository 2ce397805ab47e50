"""Signs of life of a partner or an agreement: what kinds there are, and the latest of each, found by the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, NullIf, TruncDate
from django.utils.translation import gettext_lazy as _

from funding.models import Allocation, Disbursement, ProjectFunding, Proposal
from partnerships.models import (
    AgreementParty,
    Amendment,
    Exchange,
    ExchangePartner,
    ExchangeState,
    LegalStep,
    Obligation,
)
from reports.models import IssuedReport

NEVER = date.min
LABELS = {
    "exchange": _("Exchange held"),
    "payment": _("Payment received"),
    "obligation": _("Obligation submitted"),
    "proposal": _("Proposal submitted or decided"),
    "amendment": _("Amendment signed"),
    "step": _("Legal step closed"),
    "report": _("Report issued"),
    "signature": _("Signature"),
    "start": _("Entry into force"),
    "filed": _("Put on file"),
}


@dataclass(frozen=True)
class Sign:
    """One way in which a subject shows life.

    `rows` are the events, `subject` the path from one to the key of the subject, `day` its day, `key` the key of the
    record that `screen` shows.
    """

    code: str
    rows: Callable[[], QuerySet]
    subject: str
    day: Any
    key: str
    screen: str

    def events(self, today: date) -> QuerySet:
        """The events of the subject of an outer query, up to today, each with its `sign_on`."""
        rows = self.rows().filter(**{self.subject: OuterRef("pk")}).annotate(sign_on=self.day).order_by()
        return rows.filter(sign_on__lte=today)

    def last_day(self, today: date) -> Subquery:
        """The day of the latest, for an annotation of the subject; null where there is none."""
        latest = self.events(today).values(self.subject).annotate(latest=Max("sign_on")).values("latest")
        return Subquery(latest, output_field=DateField())

    def last_key(self, today: date) -> Subquery:
        """The key of the record behind the latest."""
        return Subquery(self.events(today).order_by("-sign_on", f"-{self.key}").values(self.key)[:1])


def _held(path: str = "") -> dict[str, Any]:
    return {f"{path}state": ExchangeState.HELD, f"{path}archived_at": None}


def _counted(path: str = "") -> dict[str, Any]:
    return {f"{path}posted_at__isnull": False, f"{path}reverses": None, f"{path}reversed_by": None}


def _submitted() -> QuerySet:
    return Obligation.objects.current().filter(submitted_on__isnull=False)


def _amended() -> QuerySet:
    return Amendment.objects.current().filter(signed_on__isnull=False)


def _of_parties(**conditions: Any) -> QuerySet:
    return AgreementParty.objects.filter(agreement__archived_at=None, **conditions)


def _funded() -> QuerySet:
    """Fundings of a project with the payments that their funder made for it."""
    paid = {"project__disbursements__payer": F("funder"), **_counted("project__disbursements__")}
    return ProjectFunding.objects.filter(**paid)


DECIDED = Coalesce("decided_on", "submitted_on", "concept_submitted_on")
LAST_DAY = Coalesce("ends_on", "starts_on")

OF_PARTNER = (
    Sign(
        "exchange",
        lambda: ExchangePartner.objects.filter(**_held("exchange__")),
        "partner",
        Coalesce("exchange__ends_on", "exchange__starts_on"),
        "exchange_id",
        "exchange",
    ),
    Sign("payment", lambda: Disbursement.objects.filter(**_counted()), "payer", F("value_on"), "pk", "disbursement"),
    Sign("obligation", _submitted, "partner", F("submitted_on"), "pk", "obligation"),
    Sign(
        "obligation",
        lambda: _of_parties(agreement__obligations__archived_at=None),
        "partner",
        F("agreement__obligations__submitted_on"),
        "agreement__obligations__id",
        "obligation",
    ),
    Sign("proposal", lambda: Proposal.objects.current(), "donor", DECIDED, "pk", "proposal"),
    Sign(
        "amendment",
        lambda: _of_parties(agreement__amendments__archived_at=None),
        "partner",
        F("agreement__amendments__signed_on"),
        "agreement_id",
        "agreement",
    ),
    Sign("step", _of_parties, "partner", F("agreement__steps__done_on"), "agreement_id", "agreement"),
    Sign("report", IssuedReport.objects.all, "partner", TruncDate("issued_at"), "pk", "issuedreport"),
    Sign("signature", _of_parties, "partner", F("agreement__signed_on"), "agreement_id", "agreement"),
    Sign("start", _of_parties, "partner", F("agreement__starts_on"), "agreement_id", "agreement"),
)

OF_AGREEMENT = (
    Sign("exchange", lambda: Exchange.objects.filter(**_held()), "agreement", LAST_DAY, "pk", "exchange"),
    Sign(
        "payment",
        lambda: Allocation.objects.filter(**_counted("disbursement__")),
        "instalment__agreement",
        F("disbursement__value_on"),
        "disbursement_id",
        "disbursement",
    ),
    Sign(
        "payment",
        _funded,
        "agreement",
        F("project__disbursements__value_on"),
        "project__disbursements__id",
        "disbursement",
    ),
    Sign("obligation", _submitted, "agreement", F("submitted_on"), "pk", "obligation"),
    Sign("amendment", _amended, "agreement", F("signed_on"), "agreement_id", "agreement"),
    Sign("step", LegalStep.objects.all, "agreement", F("done_on"), "agreement_id", "agreement"),
    Sign(
        "report",
        lambda: ProjectFunding.objects.filter(project__issued_reports__isnull=False),
        "agreement",
        TruncDate("project__issued_reports__issued_at"),
        "project__issued_reports__id",
        "issuedreport",
    ),
)

FILED = TruncDate("created_at")


def last_sign(signs: tuple[Sign, ...], today: date, *own_days: str) -> Any:
    """The day of the latest of all signs and of the subject's own days up to today; else the day it was put on file."""
    found = [Coalesce(sign.last_day(today), Value(NEVER)) for sign in signs]
    own = [Coalesce(_up_to(name, today), Value(NEVER)) for name in own_days]
    return Coalesce(NullIf(Greatest(*found, *own), Value(NEVER)), FILED, output_field=DateField())


def _up_to(name: str, today: date) -> Any:
    return Case(When(**{f"{name}__lte": today, "then": F(name)}), output_field=DateField())


def with_signs(rows: QuerySet, signs: tuple[Sign, ...], today: date) -> QuerySet:
    """Add, for each sign in turn, `sign_N_on` and `sign_N_key`."""
    days = {f"sign_{place}_on": sign.last_day(today) for place, sign in enumerate(signs)}
    keys = {f"sign_{place}_key": sign.last_key(today) for place, sign in enumerate(signs)}
    return rows.annotate(**days, **keys)
