from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from jisr.fields import AmountField, CurrencyField, PercentField
from jisr.models import Described, Named, Record, RecordQuerySet, State, Stateful, User
from partnerships.models import Partner

from .bid_file import warnings_before
from .opportunity import DateKind, Opportunity, OpportunityDate
from .reason import Reason, ReasonUse, check_use


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
            "rejected": ("decided_on", "loss_reason"),
            "withdrawn": ("loss_reason",),
        }
    )
    PERMISSION = enum.nonmember({"awarded": "funding.award_proposal"})
    OPEN = enum.nonmember(
        ("identified", "concept_note", "concept_submitted", "full_proposal", "submitted", "under_review")
    )
    WRITING = enum.nonmember(("identified", "concept_note", "full_proposal"))
    TO_NOTE = enum.nonmember(("identified", "concept_note"))
    WAITING = enum.nonmember(("concept_submitted", "submitted", "under_review"))
    LOST = enum.nonmember(("rejected", "withdrawn"))
    COMMANDS = enum.nonmember(
        {"concept_submitted": "proposal_submit", "submitted": "proposal_submit", "awarded": "proposal_award"}
    )


LOSS_USES: dict[State, ReasonUse] = {
    ProposalStage.REJECTED: ReasonUse.REJECTED,
    ProposalStage.WITHDRAWN: ReasonUse.WITHDRAWN,
}


class ProposalQuerySet(RecordQuerySet):
    def open(self) -> ProposalQuerySet:
        return self.filter(stage__in=ProposalStage.OPEN)

    def with_due(self, dates: models.QuerySet | None = None) -> ProposalQuerySet:
        """Add `due`: the day by which the step in hand is to be submitted, its own, else the call's.

        Until the concept note is submitted that is the note's day, where there is one; then the full proposal's.
        `dates` are those of the calls, where not the ones on file.
        """
        dates = OpportunityDate.objects.all() if dates is None else dates
        calls = dates.filter(opportunity=OuterRef("opportunity")).order_by("-on").values("on")
        note = Subquery(calls.filter(kind=DateKind.CONCEPT_NOTE)[:1])
        full = Coalesce("due_on", Subquery(calls.filter(kind=DateKind.FULL_PROPOSAL)[:1]))
        to_note = When(stage__in=ProposalStage.TO_NOTE, then=Coalesce("concept_due_on", note, full))
        return self.annotate(due=Case(to_note, default=full))

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
    concept_due_on = models.DateField(_("concept note to be submitted by"), null=True, blank=True)
    due_on = models.DateField(_("to be submitted by"), null=True, blank=True)
    concept_submitted_on = models.DateField(_("concept note submitted on"), null=True, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    expected_on = models.DateField(_("decision expected on"), null=True, blank=True)
    decided_on = models.DateField(_("donor's decision on"), null=True, blank=True)
    starts_on = models.DateField(_("project would start on"), null=True, blank=True)
    ends_on = models.DateField(_("project would end on"), null=True, blank=True)
    probability = PercentField(
        _("our own estimate of success (%)"),
        null=True,
        blank=True,
        help_text=_("Blank: the probability of its stage."),
    )
    runs_after = models.CharField(_("who runs it afterwards"), max_length=300, blank=True)
    pays_after = models.CharField(_("who pays for it afterwards"), max_length=300, blank=True)
    sustainability = models.TextField(_("how it goes on without the grant"), blank=True)
    recycled_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="recycled_as",
        verbose_name=_("begun again from"),
    )
    loss_reason = models.ForeignKey(
        Reason,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("why it was lost"),
    )
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
            models.CheckConstraint(
                name="proposal_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("The project ends before it starts."),
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "archived_at", "stage", "-id"], name="proposal_by_stage"),
            models.Index(fields=["authority", "stage", "expected_on"], name="proposal_decision_due"),
        ]

    @property
    def is_being_written(self) -> bool:
        return self.stage in ProposalStage.WRITING

    def is_offered(self, state: State) -> bool:
        """An award makes an agreement and a project, a submission keeps its proof: they are commands of their own."""
        return state not in ProposalStage.COMMANDS

    def warnings_for(self, state: State) -> list[str]:
        return warnings_before(self, state.value)

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), self.donor.search_text]

    def choices_for(self, state: State, name: str, rows: models.QuerySet) -> models.QuerySet:
        return rows.filter(use=LOSS_USES[state]) if name == "loss_reason" else rows

    def check_entry(self, state: State, *, by: User, reason: str) -> None:
        super().check_entry(state, by=by, reason=reason)
        if state in ProposalStage.LOST:
            check_use(self.loss_reason, "loss_reason", LOSS_USES[state])
