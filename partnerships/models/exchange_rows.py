"""What stands in an exchange: the partners and people who take part, its programme, what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.models import Row

from .contact import Contact
from .duty import Side
from .exchange import Exchange
from .partner import Partner


class ExchangePartner(Row):
    """A partner that takes part."""

    PARENT = "exchange"

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="partners", verbose_name=_("exchange"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="exchange_partners", verbose_name=_("partner"))

    class Meta:
        verbose_name = _("partner taking part")
        verbose_name_plural = _("partners taking part")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exchange", "partner"],
                name="exchange_has_a_partner_once",
                violation_error_message=_("This partner already takes part."),
            )
        ]

    def __str__(self) -> str:
        return str(self.partner)


class Delegate(Row):
    """A person who takes part, ours or theirs; a contact on file or a name."""

    PARENT = "exchange"

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="delegates", verbose_name=_("exchange"))
    side = models.CharField(_("whose"), max_length=10, choices=Side, default=Side.OURS)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="delegations", verbose_name=_("contact")
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=150, blank=True)
    function = models.CharField(_("function"), max_length=150, blank=True)
    leads = models.BooleanField(_("leads the delegation"), default=False)

    class Meta:
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        ordering = ["side", "-leads", "pk"]
        constraints = [
            models.CheckConstraint(
                name="delegate_is_somebody",
                condition=Q(contact__isnull=False) | ~Q(name=""),
                violation_error_message=_("Choose a contact or write a name."),
            )
        ]

    def __str__(self) -> str:
        return str(self.contact) if self.contact_id else self.name


class ProgrammeItem(Row):
    """A line of the programme of the day."""

    PARENT = "exchange"

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="programme", verbose_name=_("exchange"))
    on = models.DateField(_("day"))
    at = models.TimeField(_("time"), null=True, blank=True)
    title = models.CharField(_("what"), max_length=300)
    place = models.CharField(_("place"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("line of the programme")
        verbose_name_plural = _("programme")
        ordering = ["on", "at", "pk"]

    def __str__(self) -> str:
        return self.title


class OutcomeKind(models.TextChoices):
    OUTCOME = "outcome", _("Outcome")
    RECOMMENDATION = "recommendation", _("Recommendation")


class Outcome(Row):
    """What came of an exchange; it can become an action point."""

    PARENT = "exchange"

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="outcomes", verbose_name=_("exchange"))
    kind = models.CharField(_("kind"), max_length=15, choices=OutcomeKind, default=OutcomeKind.OUTCOME)
    text = models.TextField(pgettext_lazy("outcome", "text"))

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes and recommendations")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:80]
