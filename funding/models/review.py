"""What colleagues say of a bid before it leaves, what left, and how it read at each moment."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.models import Document, Row, User

from .opportunity import BidStep
from .proposal import Proposal, ProposalStage


class Verdict(models.TextChoices):
    READY = "ready", pgettext_lazy("review", "Ready to go")
    CHANGES = "changes", pgettext_lazy("review", "Ready after changes")
    NOT_READY = "not_ready", pgettext_lazy("review", "Not ready")


class ProposalReview(Row):
    """A colleague is asked to read a bid, comments on it and gives a verdict."""

    PARENT = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="reviews", verbose_name=_("proposal"))
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews", verbose_name=_("reviewer")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    question = models.CharField(_("what to look at"), max_length=500, blank=True)
    due_on = models.DateField(_("wanted by"), null=True, blank=True)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    comments = models.TextField(_("comments"), blank=True)
    given_at = models.DateTimeField(_("given at"), null=True, blank=True)
    version = models.ForeignKey(
        "funding.ProposalVersion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("version read"),
    )

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["asked_at", "pk"]
        indexes = [
            models.Index(fields=["reviewer", "given_at"], name="review_to_give"),
            models.Index(fields=["given_at", "due_on"], name="review_due"),
        ]

    def __str__(self) -> str:
        return str(self.reviewer)

    @property
    def is_given(self) -> bool:
        return self.given_at is not None

    @property
    def is_against(self) -> bool:
        return self.verdict == Verdict.NOT_READY


class FrozenVersion(TypeError):
    """A kept version is never changed or deleted; how the bid reads now is a new version."""


class ProposalVersionQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> ProposalVersionQuerySet:
        """The versions of the proposals this person may read."""
        rows = self.filter(proposal__authority_id=user.authority_id)
        return rows if user.has_perm(Proposal.permission_to("view")) else rows.none()

    def update(self, **values: Any) -> NoReturn:
        raise FrozenVersion

    def delete(self) -> NoReturn:
        raise FrozenVersion


class ProposalVersion(models.Model):
    """How a bid read at a moment: frozen values, never changed, compared with others."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="versions", verbose_name=_("proposal"))
    number = models.PositiveSmallIntegerField(_("version"))
    label = models.CharField(_("what it is"), max_length=200, blank=True)
    stage = models.CharField(_("stage"), max_length=20, choices=ProposalStage)
    values = models.JSONField(default=dict)
    at = models.DateTimeField(_("kept at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("kept by")
    )

    objects = ProposalVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the proposal")
        verbose_name_plural = _("versions of the proposal")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="proposal_version_once")]

    def __str__(self) -> str:
        return f"{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FrozenVersion
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise FrozenVersion

    @property
    def url(self) -> str:
        return reverse("proposalversion_detail", args=[self.pk])


class Channel(models.TextChoices):
    PORTAL = "portal", _("On the donor's portal")
    MAIL = "mail", _("By e-mail")
    PAPER = "paper", _("On paper, by post or courier")
    HAND = "hand", _("Handed over")


class Submission(Row):
    """The proof that a note or proposal left: when, how, under which number, with which file."""

    PARENT = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="submissions", verbose_name=_("proposal"))
    step = models.CharField(_("what was submitted"), max_length=20, choices=BidStep)
    on = models.DateField(_("submitted on"))
    at = models.TimeField(_("time"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.PORTAL)
    number = models.CharField(_("number of the receipt"), max_length=150, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proof")
    )
    version = models.ForeignKey(
        ProposalVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("version submitted")
    )

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.on}"
