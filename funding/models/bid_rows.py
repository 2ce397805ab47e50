"""What stands in a bid: its consortium, themes, axes, goals and the documents it must carry."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jisr.fields import PercentField
from jisr.models import Document, Row
from partnerships.models import AxisShare, GoalShare, Partner, ThemeShare

from .opportunity import DocumentAsked
from .proposal import Proposal


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
    letter_on = models.DateField(_("letter dated"), null=True, blank=True)
    letter = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("letter of commitment"),
    )

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


class ProposalAxis(AxisShare):
    """An axis of the local plan that the bid serves."""

    PARENT = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="axes", verbose_name=_("proposal"))

    class Meta:
        verbose_name = _("axis served by the proposal")
        verbose_name_plural = _("axes served by the proposal")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "axis"], name="proposal_has_an_axis_once")]


class ProposalGoal(GoalShare):
    """A Sustainable Development Goal that the bid serves."""

    PARENT = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="goals", verbose_name=_("proposal"))

    class Meta:
        verbose_name = _("goal served by the proposal")
        verbose_name_plural = _("goals served by the proposal")
        ordering = ["goal"]
        constraints = [models.UniqueConstraint(fields=["proposal", "goal"], name="proposal_has_a_goal_once")]


class ProposalDocument(DocumentAsked):
    """A document that the bid must carry."""

    PARENT = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="documents_asked", verbose_name=_("proposal"))

    class Meta(DocumentAsked.Meta):
        verbose_name = _("document of the bid")
        verbose_name_plural = _("documents of the bid")
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "type", "step"],
                name="proposal_carries_a_document_once",
                violation_error_message=_("This document is already asked with that step."),
            )
        ]
