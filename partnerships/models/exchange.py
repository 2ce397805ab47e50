"""Encounters with partners: meetings, delegations, trainings, letters; and what came of them."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr import days
from jisr.fields import AmountField, CountryField, CurrencyField
from jisr.models import Described, Named, Record, RecordQuerySet, State, Stateful

from .agreement import Agreement
from .contact import Contact
from .partner import Partner


class ExchangeKind(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit")
    DELEGATION_IN = "delegation_in", _("Delegation received")
    DELEGATION_OUT = "delegation_out", _("Delegation sent")
    TRAINING = "training", _("Training")
    WORKSHOP = "workshop", _("Workshop")
    FORUM = "forum", _("Forum")
    CULTURAL = "cultural", _("Cultural event")
    LETTER_IN = "letter_in", _("Letter received")
    LETTER_OUT = "letter_out", _("Letter sent")
    CALL = "call", _("Telephone call")

    LOGGED = enum.nonmember(("letter_in", "letter_out", "call"))
    DELEGATIONS = enum.nonmember(("delegation_in", "delegation_out", "visit"))
    COUNTED = enum.nonmember(("training", "workshop"))


class ExchangeState(State):
    PLANNED = "planned", pgettext_lazy("exchange", "Planned")
    HELD = "held", pgettext_lazy("exchange", "Held")
    CANCELLED = "cancelled", pgettext_lazy("exchange", "Cancelled")

    NEXT = enum.nonmember({"planned": ("held", "cancelled"), "cancelled": ("planned",)})
    REASON = enum.nonmember({"cancelled"})
    OPEN = enum.nonmember({"planned"})


class Bearer(models.TextChoices):
    US = "us", pgettext_lazy("bearer", "We")
    PARTNER = "partner", pgettext_lazy("bearer", "The partner")
    SHARED = "shared", pgettext_lazy("bearer", "Both, shared")
    OTHER = "other", pgettext_lazy("bearer", "Somebody else")


COUNTS = ("women", "men", "councillors", "staff", "hours")


class ExchangeQuerySet(RecordQuerySet):
    def held(self) -> ExchangeQuerySet:
        return self.filter(state=ExchangeState.HELD)

    def between(self, first: date, last: date) -> ExchangeQuerySet:
        """Those that begin between two days."""
        return self.filter(starts_on__range=(first, last))

    def upcoming(self, today: date) -> ExchangeQuerySet:
        """Those still planned that begin today or later, the next one first."""
        return self.filter(state=ExchangeState.PLANNED, starts_on__gte=today).order_by("starts_on", "pk")

    def of_partner(self, partner: Partner) -> ExchangeQuerySet:
        return self.filter(partners__partner=partner)

    def attended_by(self, contact: Contact) -> ExchangeQuerySet:
        """Those in which this person took part as a delegate."""
        return self.filter(pk__in=contact.delegations.values("exchange"))

    def trainings(self) -> ExchangeQuerySet:
        """Trainings and workshops: those that count participants and hours."""
        return self.filter(kind__in=ExchangeKind.COUNTED)

    def with_lessons(self) -> ExchangeQuerySet:
        """Those from which something was learnt."""
        return self.exclude(learnt="")

    def with_people(self) -> ExchangeQuerySet:
        """With their partners and delegates, read in a fixed number of queries."""
        return self.prefetch_related("partners__partner", "delegates__contact__partner")

    def newest_first(self) -> ExchangeQuerySet:
        return self.order_by("-starts_on", "-pk")


class Exchange(Described, Stateful, Record):
    """A dated encounter with partners: a meeting, visit, delegation, training, forum, letter or call."""

    PREFIX = "EXC"
    ICON = "users-round"
    STATES = ExchangeState
    SEARCH_FIELDS = (
        "reference",
        "name_ar",
        "name_fr",
        "name_en",
        "name_original",
        "place",
        "agenda",
        "minutes",
        "learnt",
        "reusable_where",
    )
    SEARCH_CARRIES = ("partners__partner",)

    kind = models.CharField(_("kind"), max_length=20, choices=ExchangeKind, default=ExchangeKind.MEETING)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    country = CountryField(_("country"), blank=True)
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="exchanges",
        verbose_name=_("under the agreement"),
    )
    agenda = models.TextField(_("agenda"), blank=True)
    talking_points = models.TextField(_("talking points"), blank=True)
    minutes = models.TextField(_("minutes"), blank=True)
    cost = AmountField(_("cost"), null=True, blank=True)
    cost_currency = CurrencyField(_("currency of the cost"), blank=True)
    borne_by = models.CharField(_("who bears the cost"), max_length=10, choices=Bearer, blank=True)
    women = models.PositiveIntegerField(_("women"), null=True, blank=True)
    men = models.PositiveIntegerField(_("men"), null=True, blank=True)
    councillors = models.PositiveIntegerField(_("of whom councillors"), null=True, blank=True)
    staff = models.PositiveIntegerField(_("of whom staff"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours of training"), null=True, blank=True)
    learnt = models.TextField(_("what we learnt"), blank=True)
    reusable_where = models.TextField(_("where it can be used again"), blank=True)
    owner = models.ForeignKey(
        "jisr.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_exchanges",
        verbose_name=_("followed by"),
    )
    state = models.CharField(
        _("state"), max_length=20, choices=ExchangeState, default=ExchangeState.PLANNED, editable=False
    )

    objects = ExchangeQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("exchange")
        verbose_name_plural = _("exchanges")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "starts_on"], name="exchange_day"),
            models.Index(fields=["authority", "state", "starts_on"], name="exchange_day_in_state"),
        ]
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("exchange"),
            models.CheckConstraint(
                name="exchange_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The exchange ends before it starts."),
            ),
            models.CheckConstraint(
                name="exchange_cost_has_a_currency",
                condition=Q(cost=None) | ~Q(cost_currency=""),
                violation_error_message=_("Give the currency of the cost."),
            ),
            models.CheckConstraint(
                name="exchange_cost_is_not_negative",
                condition=Q(cost=None) | Q(cost__gte=0),
                violation_error_message=_("The cost cannot be below zero."),
            ),
        ]

    @property
    def last_on(self) -> date:
        return self.ends_on or self.starts_on

    @property
    def is_encounter(self) -> bool:
        """Whether people meet: a letter or a call is only logged."""
        return self.kind not in ExchangeKind.LOGGED

    @property
    def participants(self) -> int | None:
        """Women and men together, or None where neither was counted."""
        return None if self.women is None and self.men is None else (self.women or 0) + (self.men or 0)

    def clean(self) -> None:
        super().clean()
        if self.state == ExchangeState.HELD and self.starts_on and self.starts_on > days.today():
            raise ValidationError({"starts_on": _now("What lies in the future cannot have been held.")})
        self._check_counts()

    def _check_counts(self) -> None:
        """Participants and hours belong to trainings and workshops; councillors and staff are among the participants."""
        counts = {name: getattr(self, name) for name in COUNTS}
        if self.kind not in ExchangeKind.COUNTED:
            if wrong := [name for name, value in counts.items() if value is not None]:
                text = _now("Only a training or a workshop counts participants and hours.")
                raise ValidationError(dict.fromkeys(wrong, text))
        elif self.participants is not None and (self.councillors or 0) + (self.staff or 0) > self.participants:
            text = _now("Councillors and staff together cannot be more than women and men together.")
            raise ValidationError({"councillors": text})

    def search_parts(self) -> Iterable[str]:
        names = self.partners.values_list("partner__search_text", flat=True)
        return [*super().search_parts(), *names, *self.outcomes.values_list("text", flat=True)]
