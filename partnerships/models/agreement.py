from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.fields import AmountField, CurrencyField
from jisr.models import Described, Named, Record, RecordQuerySet, Row, State, Stateful, Via, check_no_cycle

from .legal import AgreementKind
from .partner import Partner
from .path import check_path, check_signatories, follow_state

if TYPE_CHECKING:
    from jisr.models import User


class AgreementState(State):
    DRAFTING = "drafting", _("Drafting")
    IN_APPROVAL = "in_approval", _("In approval")
    SIGNED = "signed", _("Signed")
    IN_FORCE = "in_force", _("In force")
    SUSPENDED = "suspended", pgettext_lazy("agreement", "Suspended")
    ENDED = "ended", pgettext_lazy("agreement", "Ended")
    TERMINATED = "terminated", _("Terminated")

    NEXT = enum.nonmember(
        {
            "drafting": ("in_approval", "terminated"),
            "in_approval": ("signed", "drafting", "terminated"),
            "signed": ("in_force", "terminated"),
            "in_force": ("suspended", "ended", "terminated"),
            "suspended": ("in_force", "ended", "terminated"),
        }
    )
    REQUIRES = enum.nonmember(
        {
            "signed": ("signed_on",),
            "in_force": ("signed_on", "starts_on"),
            "ended": ("ends_on",),
        }
    )
    PERMISSION = enum.nonmember(
        dict.fromkeys(("signed", "in_force", "suspended", "ended", "terminated"), "partnerships.sign_agreement")
    )
    REASON = enum.nonmember({"suspended", "terminated"})
    OPEN = enum.nonmember({"drafting", "in_approval", "signed", "in_force", "suspended"})
    BEFORE_ENTRY = enum.nonmember(("drafting", "in_approval", "signed"))
    SIGNED_ONES = enum.nonmember(("signed", "in_force", "suspended", "ended", "terminated"))
    BINDING = enum.nonmember(("signed", "in_force", "suspended"))


class Renewal(models.TextChoices):
    NONE = "none", _("Not renewed")
    TACIT = "tacit", _("Tacitly renewed")
    EXPRESS = "express", _("Renewed by an express act")


LONG_AGO = date(1900, 1, 1)


class AgreementQuerySet(RecordQuerySet):
    def ending_between(self, first: date, last: date) -> AgreementQuerySet:
        """Those that bind today and end between two days."""
        return self.filter(state__in=AgreementState.BINDING, ends_on__range=(first, last))

    def notice_between(self, first: date, last: date) -> AgreementQuerySet:
        """Those that bind today and whose notice day lies between two days."""
        binding = self.filter(state__in=AgreementState.BINDING, ends_on__isnull=False)
        asked = binding.filter(notice_days__isnull=False).order_by().values_list("notice_days", flat=True).distinct()
        within = Q(pk=None)
        for notice in asked:
            shift = timedelta(days=notice)
            within |= Q(notice_days=notice, ends_on__range=(first + shift, last + shift))
        return binding.filter(within)

    def to_renew(self, last: date) -> AgreementQuerySet:
        """Those that bind today and whose end or notice day comes until `last`, those that are late included."""
        ending = Q(state__in=AgreementState.BINDING, ends_on__lte=last)
        return self.filter(ending | Q(pk__in=self.notice_between(LONG_AGO, last).order_by().values("pk")))


class Agreement(Described, Stateful, Record):
    """A memorandum, framework, twinning convention or grant agreement, with its parties."""

    PREFIX = "AGR"
    ICON = "handshake"
    STATES = AgreementState
    SEARCH_FIELDS = ("reference", "donor_number", "name_ar", "name_fr", "name_en", "name_original")
    SEARCH_CARRIES = ("parties__partner",)

    kind = models.ForeignKey(AgreementKind, models.PROTECT, related_name="agreements", verbose_name=_("kind"))
    donor_number = models.CharField(_("partner's own number"), max_length=150, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("under the framework")
    )
    proposal = models.ForeignKey(
        "funding.Proposal",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("from the proposal"),
    )
    amount = AmountField(_("amount"), null=True, blank=True)
    currency = CurrencyField(_("currency"), blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    starts_on = models.DateField(_("in force from"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    renewal = models.CharField(_("renewal"), max_length=10, choices=Renewal, default=Renewal.NONE)
    renewal_months = models.PositiveSmallIntegerField(
        _("renewed for so many months"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    notice_days = models.PositiveSmallIntegerField(_("notice before the end, in days"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, editable=False)
    state = models.CharField(
        _("state"), max_length=20, choices=AgreementState, default=AgreementState.DRAFTING, editable=False
    )
    owner = models.ForeignKey(
        "jisr.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_agreements",
        verbose_name=_("followed by"),
    )

    objects = AgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        permissions = [
            ("sign_agreement", "Can sign an agreement, put it in force, suspend or end it"),
            ("approve_step", "Can close or waive a step of the legal path"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "state", "ends_on"], name="agreement_end"),
        ]
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("agreement"),
            models.CheckConstraint(
                name="agreement_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The agreement ends before it starts."),
            ),
            models.CheckConstraint(
                name="agreement_amount_has_a_currency",
                condition=Q(amount=None) | ~Q(currency=""),
                violation_error_message=_("Give the currency of the amount."),
            ),
            models.CheckConstraint(
                name="agreement_amount_is_not_negative",
                condition=Q(amount=None) | Q(amount__gte=0),
                violation_error_message=_("The amount cannot be below zero."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        check_no_cycle(self)
        if self.parent and not self.parent.kind.is_framework:
            kinds = {"kind": self.parent.kind}
            raise ValidationError({"parent": _now("Nothing hangs under an agreement of the kind “%(kind)s”.") % kinds})

        if self.renewal == Renewal.TACIT and not self.renewal_months:
            raise ValidationError({"renewal_months": _now("Say for how many months it is renewed.")})

    @property
    def notice_on(self) -> date | None:
        """The last day on which a party may say that it does not renew; None where no notice is asked."""
        if self.ends_on is None or self.notice_days is None:
            return None
        return self.ends_on - timedelta(days=self.notice_days)

    def warnings_for(self, state: State) -> list[str]:
        """A kind that hangs under a framework may leave drafting without one, if somebody says so."""
        if state == AgreementState.IN_APPROVAL and self.kind.needs_framework and not self.parent_id:
            return [
                _now("An agreement of the kind “%(kind)s” hangs under a framework: none is given.")
                % {"kind": self.kind}
            ]
        return super().warnings_for(state)

    def check_entry(self, state: State, *, by: User, reason: str) -> None:
        """As every record's; besides, no blocking step of the legal path may stand in the way."""
        super().check_entry(state, by=by, reason=reason)
        check_path(self, state.value)
        if self.pk and state == AgreementState.SIGNED:
            check_signatories(self)

    def move_to(
        self, state: str, *, by: User, reason: str = "", via: str = Via.PAGE, facts: dict[str, Any] | None = None
    ) -> None:
        """As every record's; the legal path is laid on the way to approval, signature and entry close their step."""
        with transaction.atomic():
            super().move_to(state, by=by, reason=reason, via=via, facts=facts)
            follow_state(self, by=by, via=via)

    def search_parts(self) -> Iterable[str]:
        names = self.parties.values_list("partner__search_text", flat=True)
        return [*super().search_parts(), *names]


class PartyRole(models.TextChoices):
    DONOR = "donor", _("Donor")
    BENEFICIARY = "beneficiary", _("Beneficiary")
    IMPLEMENTING = "implementing", _("Implementing")
    SIGNATORY = "signatory", _("Signatory")


class AgreementParty(Row):
    """A party to an agreement: who, in which role, signed by whom and when."""

    PARENT = "agreement"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties", verbose_name=_("agreement"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="agreement_parties", verbose_name=_("partner"))
    role = models.CharField(_("role"), max_length=20, choices=PartyRole, default=PartyRole.SIGNATORY)
    signatory = models.CharField(_("signed by"), max_length=150, blank=True)
    function = models.CharField(_("as"), max_length=150, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "partner", "role"],
                name="party_stands_once_in_a_role",
                violation_error_message=_("This partner already stands in that role."),
            )
        ]

    def __str__(self) -> str:
        return str(self.partner)


class ClosingItem(models.TextChoices):
    """What must be settled before an ended agreement is closed."""

    MONEY = "money", _("Money settled")
    REPORTS = "reports", _("Reports accepted")
    ASSETS = "assets", _("Assets handed over")
    DOCUMENTS = "documents", _("Documents filed")


class ClosingCheck(Row):
    """One line of an agreement's closing checklist, ticked by somebody on a day."""

    PARENT = "agreement"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="closing", verbose_name=_("agreement"))
    item = models.CharField(_("item"), max_length=12, choices=ClosingItem)
    done_on = models.DateField(_("done on"))
    done_by = models.ForeignKey("jisr.User", models.PROTECT, related_name="+", verbose_name=_("by"))
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("line of the closing checklist")
        verbose_name_plural = _("closing checklist")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "item"], name="closing_item_once")]

    def __str__(self) -> str:
        return self.get_item_display()
