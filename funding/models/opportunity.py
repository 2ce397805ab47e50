from __future__ import annotations

import enum
import zoneinfo
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.fields import AmountField, CountriesField, CurrencyField, LanguagesField, PercentField
from jisr.models import Described, DocumentType, Named, Record, RecordQuerySet, Row, State, Stateful, User
from partnerships.models import Partner, PartnerKindsField, ThemeShare

from .reason import Reason, ReasonUse, check_use


class OpportunityState(State):
    ANNOUNCED = "announced", _("Announced")
    OPEN = "open", _("Open for bids")
    CLOSED = "closed", pgettext_lazy("opportunity", "Closed")
    DECLINED = "declined", _("Declined")

    NEXT = enum.nonmember(
        {
            "announced": ("open", "closed", "declined"),
            "open": ("closed", "declined"),
            "closed": ("open",),
            "declined": ("open",),
        }
    )
    REQUIRES = enum.nonmember({"declined": ("pass_reason",)})
    OFFERS = enum.nonmember({"closed": ("pass_reason",)})
    PERMISSION = enum.nonmember({"declined": "funding.decide_opportunity"})
    ALIVE = enum.nonmember(("announced", "open"))
    PASSED = enum.nonmember(("closed", "declined"))


class CofinancingBase(models.TextChoices):
    """What the cofinancing share is a share of."""

    TOTAL = "total", _("Of the total cost")
    ELIGIBLE = "eligible", _("Of the eligible cost")
    GRANT = "grant", _("Of the grant")


class OpportunityQuerySet(RecordQuerySet):
    def alive(self) -> OpportunityQuerySet:
        """Those one may still bid for, or will be able to."""
        return self.filter(state__in=OpportunityState.ALIVE)

    def with_deadlines(self, today: date) -> OpportunityQuerySet:
        """Add `next_deadline`, from today on, and `last_deadline`, the last day for a note or proposal.

        A call passed over has no next deadline.
        """
        days = OpportunityDate.objects.filter(opportunity=OuterRef("pk"))
        ahead = days.filter(kind__in=DEADLINES, on__gte=today).order_by("on").values("on")[:1]
        last = days.filter(kind__in=SUBMISSIONS).order_by("-on").values("on")[:1]
        alive = When(state__in=OpportunityState.ALIVE, then=Subquery(ahead))
        return self.annotate(next_deadline=Case(alive), last_deadline=Subquery(last))

    def due_between(self, today: date, last: date) -> OpportunityQuerySet:
        """Those one may still bid for whose next deadline falls between two days."""
        return self.alive().with_deadlines(today).filter(next_deadline__lte=last)

    def overdue(self, today: date) -> OpportunityQuerySet:
        """Those still open on file though their last deadline has passed."""
        return self.alive().with_deadlines(today).filter(next_deadline=None, last_deadline__lt=today)


class Opportunity(Described, Stateful, Record):
    """A call or funding window of a partner, with its dates, envelope and cofinancing rule."""

    PREFIX = "OPP"
    ICON = "telescope"
    STATES = OpportunityState
    SEARCH_FIELDS = ("reference", "donor_number", "name_ar", "name_fr", "name_en", "name_original", "link")
    SEARCH_CARRIES = ("partner",)

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="opportunities", verbose_name=_("partner"))
    donor_number = models.CharField(_("partner's own number"), max_length=150, blank=True)
    envelope = AmountField(_("envelope"), null=True, blank=True)
    grant_min = AmountField(_("smallest grant"), null=True, blank=True)
    grant_max = AmountField(_("largest grant"), null=True, blank=True)
    currency = CurrencyField(_("currency"), blank=True)
    cofinancing_percent = PercentField(_("cofinancing asked (%)"), null=True, blank=True)
    cofinancing_base = models.CharField(
        _("share of what"), max_length=10, choices=CofinancingBase, default=CofinancingBase.TOTAL
    )
    applicants = PartnerKindsField(_("who may apply"), blank=True)
    eligibility = models.TextField(_("conditions to apply"), blank=True)
    countries = CountriesField(_("eligible countries"), blank=True)
    languages = LanguagesField(_("languages of the bid"), blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    source = models.CharField(_("where we learnt of it"), max_length=300, blank=True)
    recurs_months = models.PositiveSmallIntegerField(
        _("comes back every so many months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    previous = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="next_edition",
        verbose_name=_("edition before"),
    )
    pass_reason = models.ForeignKey(
        Reason,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("why it was passed over"),
    )
    state = models.CharField(
        _("state"), max_length=20, choices=OpportunityState, default=OpportunityState.ANNOUNCED, editable=False
    )
    owner = models.ForeignKey(
        "jisr.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_opportunities",
        verbose_name=_("followed by"),
    )

    objects = OpportunityQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        permissions = [("decide_opportunity", "Can decide whether to bid for an opportunity")]
        indexes = [*Record.Meta.indexes, models.Index(fields=["authority", "state"], name="opportunity_in_state")]
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("opportunity"),
            models.CheckConstraint(
                name="opportunity_amounts_have_a_currency",
                condition=Q(envelope=None, grant_min=None, grant_max=None) | ~Q(currency=""),
                violation_error_message=_("Give the currency of the amounts."),
            ),
            models.CheckConstraint(
                name="opportunity_grant_is_not_upside_down",
                condition=Q(grant_min=None) | Q(grant_max=None) | Q(grant_min__lte=models.F("grant_max")),
                violation_error_message=_("The smallest grant is above the largest."),
            ),
        ]

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), self.partner.search_text]

    def clean(self) -> None:
        super().clean()
        if self.pass_reason_id and self.state in OpportunityState.ALIVE:
            raise ValidationError({"pass_reason": _now("Only a call that was passed over has such a reason.")})

    def move_to(self, state: str, *, facts: dict[str, Any] | None = None, **options: Any) -> None:
        """As every move; a call taken up again drops the reason why it was passed over, which stays in its history."""
        dropped = {"pass_reason": None} if state in OpportunityState.ALIVE else {}
        super().move_to(state, facts={**dropped, **(facts or {})}, **options)

    def choices_for(self, state: State, name: str, rows: models.QuerySet) -> models.QuerySet:
        return rows.filter(use=ReasonUse.NO_GO) if name == "pass_reason" else rows

    def check_entry(self, state: State, *, by: User, reason: str) -> None:
        super().check_entry(state, by=by, reason=reason)
        if state in OpportunityState.PASSED:
            check_use(self.pass_reason, "pass_reason", ReasonUse.NO_GO)


class BidStep(models.TextChoices):
    """The two steps of a call, of which it may have one only."""

    CONCEPT = "concept", _("Concept note")
    FULL = "full", _("Full proposal")


class DateKind(models.TextChoices):
    PUBLICATION = "publication", _("Publication")
    INFORMATION = "information", _("Information day")
    QUESTIONS = "questions", _("Last day for questions")
    CONCEPT_NOTE = "concept_note", _("Concept note due")
    FULL_PROPOSAL = "full_proposal", _("Full proposal due")
    DECISION = "decision", _("Decision expected")
    START = "start", _("Earliest start")


SUBMISSIONS = (DateKind.CONCEPT_NOTE, DateKind.FULL_PROPOSAL)
DEADLINES = (DateKind.QUESTIONS, *SUBMISSIONS)


def check_zone(value: str) -> None:
    if value not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(value)s” is not a time zone; write one such as Africa/Casablanca or Europe/Brussels.")
            % {"value": value}
        )


class OpportunityDate(Row):
    """A dated step of a call; a deadline has a time of day and a zone where the call gives them."""

    PARENT = "opportunity"

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="dates", verbose_name=_("opportunity"))
    kind = models.CharField(_("what"), max_length=20, choices=DateKind, default=DateKind.FULL_PROPOSAL)
    on = models.DateField(_("day"))
    at = models.TimeField(_("time"), null=True, blank=True)
    zone = models.CharField(
        _("time zone"), max_length=40, default="Africa/Casablanca", validators=[check_zone], blank=True
    )

    class Meta:
        verbose_name = _("date of the call")
        verbose_name_plural = _("dates of the call")
        ordering = ["on", "at", "pk"]
        indexes = [models.Index(fields=["on"], name="opportunity_date_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"

    @property
    def moment(self) -> datetime:
        """The instant it falls on; without a time of day, the last minute of the day."""
        zone = zoneinfo.ZoneInfo(self.zone or "Africa/Casablanca")
        return datetime.combine(self.on, self.at or time(23, 59), zone)

    def days_left(self, today: date) -> int:
        return (self.on - today).days

    def clean(self) -> None:
        if self.at and not self.zone:
            raise ValidationError({"zone": _now("Give the time zone of the time.")})


class OpportunityTheme(ThemeShare):
    """A theme the call is about."""

    PARENT = "opportunity"

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="themes", verbose_name=_("opportunity"))

    class Meta:
        verbose_name = _("theme of the call")
        verbose_name_plural = _("themes of the call")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["opportunity", "theme"], name="opportunity_has_a_theme_once")]


class DocumentAsked(Row):
    """A document asked for, with the concept note or with the full proposal."""

    type = models.ForeignKey(DocumentType, models.PROTECT, related_name="+", verbose_name=_("document asked"))
    step = models.CharField(_("with"), max_length=20, choices=BidStep, default=BidStep.FULL)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["step", "pk"]

    def __str__(self) -> str:
        return str(self.type)


class OpportunityDocument(DocumentAsked):
    """A document that the call asks for."""

    PARENT = "opportunity"

    opportunity = models.ForeignKey(
        Opportunity, models.CASCADE, related_name="documents_asked", verbose_name=_("opportunity")
    )

    class Meta(DocumentAsked.Meta):
        verbose_name = _("document asked by the call")
        verbose_name_plural = _("documents asked by the call")
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "type", "step"],
                name="opportunity_asks_a_document_once",
                violation_error_message=_("This document is already asked with that step."),
            )
        ]
