from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.fields import AmountField, CurrencyField
from jisr.models import Described, Named, Record, RecordQuerySet, Row, State, Stateful, User, Via
from partnerships import terms

from . import amending
from .agreement import Agreement, PartyRole
from .partner import Partner
from .path import check_path


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
    EDITED = enum.nonmember({"drafting", "in_approval"})


class AmendmentQuerySet(RecordQuerySet):
    def open(self) -> AmendmentQuerySet:
        """Those on their way: neither in force nor abandoned."""
        return self.filter(state__in=AmendmentState.OPEN)


class Amendment(Described, Stateful, Record):
    """A change to an agreement: blank values stay as they are; in force, it writes them and keeps what stood before.

    `before` and `after` hold the agreement's terms as `partnerships.terms` writes them.
    """

    PREFIX = "AMD"
    ICON = "file-diff"
    STATES = AmendmentState
    SEARCH_FIELDS = ("reference", "name_ar", "name_fr", "name_en", "name_original")
    SEARCH_CARRIES = ("agreement",)

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

    objects = AmendmentQuerySet.as_manager()

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

    @property
    def may_be_edited(self) -> bool:
        """Until it is signed; from then on its text stands."""
        return self.state in AmendmentState.EDITED

    @property
    def is_in_force(self) -> bool:
        return self.state == AmendmentState.IN_FORCE

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), self.agreement.search_text]

    def proposed(self) -> tuple[terms.Terms, terms.Terms]:
        """The agreement's terms before and after: as kept once in force, until then the present and the proposed ones."""
        if self.before:
            return self.before, self.after
        present = terms.terms_of(self.agreement)
        return present, terms.amended(present, self, self.parties.select_related("partner"))

    def clean(self) -> None:
        super().clean()
        if self.agreement_id is None or self.state not in AmendmentState.OPEN:
            return
        self._fill_currency()
        amending.check_agreement(self.agreement)
        amending.check_days(self, self.agreement)
        if self.kind == AmendmentKind.TACIT:
            raise ValidationError({"kind": _now("A tacit renewal is recorded on the page of the agreement.")})

    def _fill_currency(self) -> None:
        """The amount is in the agreement's own currency unless another is said."""
        if self.new_amount is not None:
            self.new_currency = self.new_currency or self.agreement.currency
        elif self.new_currency:
            raise ValidationError({"new_amount": _now("Give the amount in that currency.")})

    def before_first_store(self) -> None:
        super().before_first_store()
        Agreement.objects.select_for_update().get(pk=self.agreement_id)  # one number at a time
        last = Amendment.objects.filter(agreement=self.agreement_id).aggregate(last=Max("number"))["last"]
        self.number = (last or 0) + 1

    def missing_for(self, state: State) -> list[str]:
        """A tacit renewal is signed by nobody."""
        missing = super().missing_for(state)
        return [name for name in missing if self.kind != AmendmentKind.TACIT or name != "signed_on"]

    def start_at(self, state: str, *, by: User, reason: str = "") -> None:
        if state == AmendmentState.IN_FORCE and not self.before:
            sentence = _now("An amendment enters force on its own page, where the agreement takes its terms.")
            raise ValidationError({"state": sentence})
        super().start_at(state, by=by, reason=reason)

    def check_entry(self, state: State, *, by: User, reason: str) -> None:
        super().check_entry(state, by=by, reason=reason)
        if state == AmendmentState.ABANDONED or (self._state.adding and state != AmendmentState.IN_FORCE):
            return
        amending.check_agreement(self.agreement)
        amending.check_days(self, self.agreement)
        if not self._state.adding:
            rows = list(self.parties.select_related("partner"))
            amending.check_changes(self, rows, amending.party_keys(self.agreement))
        if state == AmendmentState.IN_FORCE:
            amending.check_order(self)
        check_path(self, state.value)

    def move_to(
        self, state: str, *, by: User, reason: str = "", via: str = Via.PAGE, facts: dict[str, Any] | None = None
    ) -> None:
        """Move on along the legal path; entering force, change the agreement in the same transaction.

        The agreement's terms are then kept as they stood `before` and `after`.
        """
        with transaction.atomic():
            agreement = Agreement.objects.select_for_update().get(pk=self.agreement_id)
            enters = state == AmendmentState.IN_FORCE
            super().move_to(state, by=by, reason=reason, via=via, facts={**(facts or {}), **self._kept(enters)})
            if enters:
                amending.apply_to(agreement, self, by=by, via=via)
            amending.follow_path(agreement, self, by=by, via=via)

    def _kept(self, enters: bool) -> dict[str, Any]:
        """The terms as they stand and as they become, for an amendment that enters force."""
        if not enters:
            return {}
        before, after = Amendment.objects.get(pk=self.pk).proposed()
        return {"before": before, "after": after}


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
