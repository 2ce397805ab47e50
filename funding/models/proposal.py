from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from jisr.fields import AmountField, CurrencyField, PercentField
from jisr.models import Described, Named, Record, RecordQuerySet, Row, State, Stateful
from partnerships.models import Partner, ThemeShare

from .opportunity import DateKind, Opportunity, OpportunityDate


class ProposalStage(State):
    IDENTIFIED = "identified", _("Identified")
    CONCEPT_NOTE = "concept_note", _("Writing the concept note")
    CONCEPT_SUBMITTED = "concept_submitted", _("Concept note submitted")
    FULL_PROPOSAL = "full_proposal", _("Writing the full proposal")
    SUBMITTED = "submitted", _("Submitted")
    UNDER_REVIEW = "under_review", _("Under review")
    AWARDED = "awarded", _("Awarded")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    NEXT = enum.nonmember(
        {
            "identified": ("concept_note", "full_proposal", "withdrawn"),
            "concept_note": ("concept_submitted", "withdrawn"),
            "concept_submitted": ("full_proposal", "rejected", "withdrawn"),
            "full_proposal": ("submitted", "withdrawn"),
            "submitted": ("under_review", "awarded", "rejected", "withdrawn"),
            "under_review": ("awarded", "rejected", "withdrawn"),
        }
    )
    REQUIRES = enum.nonmember(
        {
            "concept_submitted": ("concept_submitted_on",),
            "submitted": ("submitted_on", "requested_amount", "currency"),
            "under_review": ("submitted_on", "requested_amount", "currency"),
            "awarded": ("submitted_on", "requested_amount", "currency", "decided_on"),
            "rejected": ("decided_on",),
        }
    )
    PERMISSION = enum.nonmember({"awarded": "funding.award_proposal"})
    REASON = enum.nonmember({"rejected", "withdrawn"})
    OPEN = enum.nonmember(
        ("identified", "concept_note", "concept_submitted", "full_proposal", "submitted", "under_review")
    )
    WRITING = enum.nonmember(("identified", "concept_note", "full_proposal"))


class ProposalQuerySet(RecordQuerySet):
    def open(self) -> ProposalQuerySet:
        return self.filter(stage__in=ProposalStage.OPEN)

    def with_due(self) -> ProposalQuerySet:
        """Add `due`: the day the proposal is to be submitted by, else the call's last day for full proposals."""
        calls = OpportunityDate.objects.filter(opportunity=OuterRef("opportunity"), kind=DateKind.FULL_PROPOSAL)
        return self.annotate(due=Coalesce("due_on", Subquery(calls.order_by("-on").values("on")[:1])))

    def due_between(self, first: date, last: date) -> ProposalQuerySet:
        """Those still being written that are due between two days."""
        return self.filter(stage__in=ProposalStage.WRITING).with_due().filter(due__range=(first, last))

    def late(self, today: date) -> ProposalQuerySet:
        """Those still being written though they were due before today."""
        return self.filter(stage__in=ProposalStage.WRITING).with_due().filter(due__lt=today)


class Proposal(Described, Stateful, Record):
    """Our bid to a donor, moving through its stages."""

    PREFIX = "PRO"
    ICON = "send"
    STATES = ProposalStage
    STATE_FIELD = "stage"
    SEARCH_FIELDS = ("reference", "donor_number", "name_ar", "name_fr", "name_en", "name_original")
    SEARCH_CARRIES = ("donor",)

    donor = models.ForeignKey(Partner, models.PROTECT, related_name="proposals", verbose_name=_("donor"))
    opportunity = models.ForeignKey(
        Opportunity, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("opportunity")
    )
    donor_number = models.CharField(_("donor's own number"), max_length=150, blank=True)
    requested_amount = AmountField(_("amount asked"), null=True, blank=True)
    own_amount = AmountField(_("our own contribution"), null=True, blank=True)
    currency = CurrencyField(_("currency"), blank=True)
    due_on = models.DateField(_("to be submitted by"), null=True, blank=True)
    concept_submitted_on = models.DateField(_("concept note submitted on"), null=True, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    decided_on = models.DateField(_("donor's decision on"), null=True, blank=True)
    stage = models.CharField(
        _("stage"), max_length=20, choices=ProposalStage, default=ProposalStage.IDENTIFIED, editable=False
    )
    owner = models.ForeignKey(
        "jisr.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_proposals",
        verbose_name=_("followed by"),
    )

    objects = ProposalQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        permissions = [("award_proposal", "Can record that a proposal was awarded")]
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("proposal"),
            models.CheckConstraint(
                name="proposal_amounts_have_a_currency",
                condition=Q(requested_amount=None, own_amount=None) | ~Q(currency=""),
                violation_error_message=_("Give the currency of the amounts."),
            ),
            models.CheckConstraint(
                name="proposal_amounts_are_not_negative",
                condition=(Q(requested_amount=None) | Q(requested_amount__gte=0))
                & (Q(own_amount=None) | Q(own_amount__gte=0)),
                violation_error_message=_("The amount cannot be below zero."),
            ),
        ]

    @property
    def is_being_written(self) -> bool:
        return self.stage in ProposalStage.WRITING

    def is_offered(self, state: State) -> bool:
        """An award makes an agreement and a project: it is a command of its own."""
        return state != ProposalStage.AWARDED

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), self.donor.search_text]


class MemberRole(models.TextChoices):
    LEAD = "lead", _("Lead applicant")
    CO_APPLICANT = "co_applicant", _("Co-applicant")
    ASSOCIATE = "associate", _("Associate")


class ProposalMember(Row):
    """A partner in the bid, with its role and share."""

    PARENT = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="members", verbose_name=_("proposal"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="memberships", verbose_name=_("partner"))
    role = models.CharField(_("role"), max_length=20, choices=MemberRole, default=MemberRole.CO_APPLICANT)
    percent = PercentField(_("share (%)"), null=True, blank=True)

    class Meta:
        verbose_name = _("consortium member")
        verbose_name_plural = _("consortium members")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "partner"],
                name="member_stands_once_in_a_proposal",
                violation_error_message=_("This partner already stands in the consortium."),
            )
        ]

    def __str__(self) -> str:
        return str(self.partner)


class ProposalTheme(ThemeShare):
    """A theme the bid is about."""

    PARENT = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="themes", verbose_name=_("proposal"))

    class Meta:
        verbose_name = _("theme of the proposal")
        verbose_name_plural = _("themes of the proposal")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "theme"], name="proposal_has_a_theme_once")]
