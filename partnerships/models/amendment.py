from __future__ import annotations

import enum

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.fields import AmountField, CurrencyField
from jisr.models import Described, Named, Record, Row, State, Stateful

from .agreement import Agreement, PartyRole
from .partner import Partner


class AmendmentKind(models.TextChoices):
    AMENDMENT = "amendment", _("Amendment")
    EXPRESS = "express", _("Express renewal")
    TACIT = "tacit", _("Tacit renewal")


class AmendmentState(State):
    DRAFTING = "drafting", _("Drafting")
    IN_APPROVAL = "in_approval", _("In approval")
    SIGNED = "signed", _("Signed")
    IN_FORCE = "in_force", _("In force")
    ABANDONED = "abandoned", pgettext_lazy("amendment", "Abandoned")

    NEXT = enum.nonmember(
        {
            "drafting": ("in_approval", "abandoned"),
            "in_approval": ("signed", "drafting", "abandoned"),
            "signed": ("in_force", "abandoned"),
        }
    )
    REQUIRES = enum.nonmember({"signed": ("signed_on",), "in_force": ("signed_on", "effective_on")})
    PERMISSION = enum.nonmember(dict.fromkeys(("signed", "in_force"), "partnerships.sign_agreement"))
    REASON = enum.nonmember({"abandoned"})
    OPEN = enum.nonmember({"drafting", "in_approval", "signed"})


class Amendment(Described, Stateful, Record):
    """A change to an agreement: blank values stay as they are; in force, it writes them and keeps what stood before.

    `before` and `after` hold the agreement's terms as `partnerships.terms` writes them.
    """

    PREFIX = "AMD"
    ICON = "file-diff"
    STATES = AmendmentState
    SEARCH_FIELDS = ("reference", "name_ar", "name_fr", "name_en", "name_original")

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="amendments", verbose_name=_("agreement"))
    kind = models.CharField(_("kind"), max_length=12, choices=AmendmentKind, default=AmendmentKind.AMENDMENT)
    number = models.PositiveSmallIntegerField(_("number"), editable=False, default=1, validators=[MinValueValidator(1)])
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    new_starts_on = models.DateField(_("new first day"), null=True, blank=True)
    new_ends_on = models.DateField(_("new last day"), null=True, blank=True)
    new_amount = AmountField(_("new amount"), null=True, blank=True)
    new_currency = CurrencyField(_("currency of the new amount"), blank=True)
    scope_ar = models.TextField(_("new scope in Arabic"), blank=True)
    scope_fr = models.TextField(_("new scope in French"), blank=True)
    scope_en = models.TextField(_("new scope in English"), blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=AmendmentState, default=AmendmentState.DRAFTING, editable=False
    )
    before = models.JSONField(default=dict, editable=False)
    after = models.JSONField(default=dict, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("amendment"),
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="amendment_number_once",
                violation_error_message=_("The agreement already has an amendment of that number."),
            ),
            models.CheckConstraint(
                name="amendment_amount_has_a_currency",
                condition=Q(new_amount=None) | ~Q(new_currency=""),
                violation_error_message=_("Give the currency of the amount."),
            ),
            models.CheckConstraint(
                name="amendment_amount_is_not_negative",
                condition=Q(new_amount=None) | Q(new_amount__gte=0),
                violation_error_message=_("The amount cannot be below zero."),
            ),
        ]


class PartyChange(models.TextChoices):
    JOINS = "joins", _("Joins")
    LEAVES = "leaves", _("Leaves")


class AmendmentParty(Row):
    """A party that joins the agreement or leaves it."""

    PARENT = "amendment"

    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="parties", verbose_name=_("amendment"))
    change = models.CharField(_("change"), max_length=10, choices=PartyChange, default=PartyChange.JOINS)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="amendment_parties", verbose_name=_("partner"))
    role = models.CharField(_("role"), max_length=20, choices=PartyRole, default=PartyRole.SIGNATORY)
    signatory = models.CharField(_("signed by"), max_length=150, blank=True)
    function = models.CharField(pgettext_lazy("function", "as"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("change of party")
        verbose_name_plural = _("changes of parties")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["amendment", "partner", "role"],
                name="amendment_changes_a_party_once",
                violation_error_message=_("This partner already stands in that role."),
            )
        ]

    def __str__(self) -> str:
        return str(self.partner)
