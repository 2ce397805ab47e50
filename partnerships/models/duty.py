"""What an agreement asks for: rules from which the dates of its obligations are reckoned, and their templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.exchange.widgets import DateWidget
from jisr.models import Base, DocumentType, Named, Record, Row

from .agreement import Agreement
from .legal import AgreementKind
from .partner import Partner

DAY = DateWidget()


class ObligationKind(Named, Base):
    """A kind of duty: narrative report, financial report, audit, visibility, counterpart payment, steering committee."""

    KEY = ("code",)
    ICON = "list-checks"
    SEARCH_FIELDS = ("code", "name_ar", "name_fr", "name_en")

    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("kind of obligation")
        verbose_name_plural = _("kinds of obligation")
        ordering = ["code", "pk"]
        constraints = [Named.has_a_name("obligation_kind")]


class Side(models.TextChoices):
    OURS = "ours", pgettext_lazy("side", "Ours")
    THEIRS = "theirs", pgettext_lazy("side", "The partner's")


class Recurrence(models.TextChoices):
    ONCE = "once", _("Once")
    EVERY = "every", _("Every so many months")
    DATES = "dates", _("On listed days")


class Event(models.TextChoices):
    """What a rule may reckon its first day from, instead of a given day."""

    SIGNATURE = "signature", _("Signature")
    START = "start", _("Entry into force")
    END = "end", _("End of the agreement")
    PAYMENT = "payment", _("Each payment received")


class Rule(models.Model):
    """When a duty falls due; `partnerships.due_days` reckons the days."""

    recurrence = models.CharField(_("how often"), max_length=10, choices=Recurrence, default=Recurrence.ONCE)
    first_on = models.DateField(_("first day"), null=True, blank=True)
    event = models.CharField(_("or reckoned from"), max_length=12, choices=Event, blank=True)
    offset_months = models.SmallIntegerField(
        _("months after it"), default=0, validators=[MinValueValidator(-120), MaxValueValidator(120)]
    )
    offset_days = models.SmallIntegerField(
        _("days after it"), default=0, validators=[MinValueValidator(-3650), MaxValueValidator(3650)]
    )
    every_months = models.PositiveSmallIntegerField(
        _("every so many months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    until_on = models.DateField(_("until"), null=True, blank=True)
    dates = models.TextField(_("days, one a line"), blank=True)

    RULE_FIELDS = (
        "recurrence",
        "every_months",
        "first_on",
        "event",
        "offset_months",
        "offset_days",
        "until_on",
        "dates",
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if errors := {name: text for name, text in self._contradictions() if text}:
            raise ValidationError(errors)

    def listed_days(self) -> list[date]:
        """The days written in `dates`; raises ValidationError naming the first that is none."""
        return [DAY.clean(text) for text in re.split(r"[\s,;،؛]+", self.dates) if text]

    def _contradictions(self) -> Iterable[tuple[str, str]]:
        """Pairs of a field and what is wrong with it, or ""."""
        if self.recurrence == Recurrence.DATES:
            yield "dates", "" if self.listed_days() else _now("List the days.")
            yield "event", _now("Listed days are reckoned from nothing.") if self.event else ""
            return
        if bool(self.first_on) == bool(self.event):
            yield "first_on", _now("Give the first day, or what it is reckoned from.")
        yield "dates", _now("Days are listed only for “On listed days”.") if self.dates.strip() else ""
        if self.recurrence == Recurrence.EVERY:
            yield "every_months", "" if self.every_months else _now("Say every how many months.")
            yield "event", _now("Each payment gives one day: choose “Once”.") if self.event == Event.PAYMENT else ""


class Duty(Named, Rule):
    """What is asked, of whom, when and with what evidence."""

    kind = models.ForeignKey(ObligationKind, models.PROTECT, related_name="+", verbose_name=_("kind"))
    side = models.CharField(_("whose"), max_length=10, choices=Side, default=Side.OURS)
    evidence = models.CharField(_("evidence required"), max_length=300, blank=True)
    document_type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document required")
    )

    DUTY_FIELDS = (*Named.NAME_FIELDS[:3], "kind", "side", *Rule.RULE_FIELDS, "evidence", "document_type")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name or str(self.kind)


class ObligationTemplate(Named, Record):
    """The usual obligations of a kind of agreement or of a partner, written into a new agreement in one step."""

    PREFIX = "TPL"
    ICON = "clipboard-list"
    SEARCH_FIELDS = ("reference", "name_ar", "name_fr", "name_en", "name_original")

    kind = models.ForeignKey(
        AgreementKind, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kind of agreement")
    )
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="obligation_templates", verbose_name=_("partner")
    )

    class Meta(Record.Meta):
        verbose_name = _("template of obligations")
        verbose_name_plural = _("templates of obligations")
        constraints = [*Record.Meta.constraints, Named.has_a_name("obligation_template")]


class TemplateDuty(Duty, Row):
    """A duty of a template."""

    PARENT = "template"

    template = models.ForeignKey(
        ObligationTemplate, models.CASCADE, related_name="duties", verbose_name=_("template of obligations")
    )

    class Meta:
        verbose_name = _("duty of the template")
        verbose_name_plural = _("duties of the template")
        ordering = ["pk"]


class AgreementDuty(Duty, Row):
    """A rule of one agreement, from which its dated obligations are made."""

    PARENT = "agreement"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="duties", verbose_name=_("agreement"))
    owner = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("followed by")
    )
    unlocks = models.ForeignKey(
        "funding.Instalment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unlocks")
    )

    class Meta:
        verbose_name = _("duty of the agreement")
        verbose_name_plural = _("duties of the agreement")
        ordering = ["pk"]
