"""The legal path of an agreement or amendment: steps of a kind as data, and how far each agreement is."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.models import Base, DocumentType, Named, Row


class AgreementKind(Named, Base):
    """A kind of agreement: memorandum, framework, twinning convention, grant agreement, or the unit's own."""

    KEY = ("code",)
    ICON = "files"
    SEARCH_FIELDS = ("code", "name_ar", "name_fr", "name_en")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    is_framework = models.BooleanField(_("others may hang under it"), default=False)
    needs_framework = models.BooleanField(_("hangs under a framework"), default=False)
    is_twinning = models.BooleanField(_("is a twinning"), default=False)
    silent_months = models.PositiveSmallIntegerField(
        _("dormant after so many months without news"), default=12, validators=[MaxValueValidator(120)]
    )

    class Meta:
        verbose_name = _("kind of agreement")
        verbose_name_plural = _("kinds of agreement")
        ordering = ["pk"]
        constraints = [Named.has_a_name("agreement_kind")]

    def has_children(self) -> bool:
        """Whether other agreements hang under one of this kind."""
        return self.agreements.exclude(children=None).exists()


def check_order(positions: Iterable[int]) -> None:
    """Raise ValidationError where two steps of a path stand in the same place."""
    listed = list(positions)
    if len(set(listed)) != len(listed):
        raise ValidationError(_now("Two steps have the same order: give each its own number."))


class StepNature(models.TextChoices):
    """What a step asks to be noted."""

    PLAIN = "plain", _("Plain step")
    DELIBERATION = "deliberation", _("Council deliberation")
    VISA = "visa", _("Oversight visa")
    SIGNATURE = "signature", _("Signature")
    ENTRY = "entry", _("Entry into force")
    PUBLICATION = "publication", _("Publication")


class Responsible(models.TextChoices):
    UNIT = "unit", _("Cooperation unit")
    COMMITTEE = "committee", _("Council committee")
    COUNCIL = "council", _("Council")
    PRESIDENT = "president", _("President of the council")
    OVERSIGHT = "oversight", _("Oversight authority")
    PARTNER = "partner", _("Partner")
    PARTIES = "parties", _("All parties")


class Step(Named):
    """What a step of a path says, in the kind's model path and in an agreement's own."""

    position = models.PositiveSmallIntegerField(_("order"))
    nature = models.CharField(_("nature"), max_length=20, choices=StepNature, default=StepNature.PLAIN)
    responsible = models.CharField(_("responsible"), max_length=20, choices=Responsible, default=Responsible.UNIT)
    delay_days = models.PositiveSmallIntegerField(_("delay in days (indicative)"), null=True, blank=True)
    delay_source = models.CharField(_("source of the delay"), max_length=300, blank=True)
    blocks = models.BooleanField(_("blocks what follows"), default=True)
    document_type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document required")
    )

    CARRIED = (
        *Named.NAME_FIELDS,
        *("position", "nature", "responsible", "delay_days", "delay_source", "blocks", "document_type_id"),
    )

    class Meta:
        abstract = True

    @property
    def source(self) -> str:
        """Where the delay comes from: the whole text, or the reader's piece of “Arabic · French · English”."""
        pieces = self.delay_source.split(" · ")
        language = (get_language() or "en")[:2]
        return dict(zip(("ar", "fr", "en"), pieces, strict=True))[language] if len(pieces) == 3 else self.delay_source

    def clean(self) -> None:
        """A form of few fields skips the constraint: the name is asked for here too."""
        super().clean()
        if not any(getattr(self, name) for name in ("name_ar", "name_fr", "name_en", "name_original")):
            raise ValidationError(_now("Give the name in at least one language."))


class PathStep(Step, Row):
    """A step that an agreement of this kind goes through."""

    PARENT = "kind"

    kind = models.ForeignKey(AgreementKind, models.CASCADE, related_name="path", verbose_name=_("kind of agreement"))

    class Meta:
        verbose_name = _("step of the path")
        verbose_name_plural = _("steps of the path")
        ordering = ["position", "pk"]
        constraints = [Named.has_a_name("path_step")]


class RequiredDocument(Row):
    """A document that an agreement of this kind must have before it reaches a state."""

    PARENT = "kind"

    class Before(models.TextChoices):
        SIGNED = "signed", _("Before signature")
        IN_FORCE = "in_force", _("Before entry into force")
        CLOSING = "closing", _("Before closing")

    kind = models.ForeignKey(
        AgreementKind, models.CASCADE, related_name="required_documents", verbose_name=_("kind of agreement")
    )
    type = models.ForeignKey(DocumentType, models.PROTECT, related_name="+", verbose_name=_("document required"))
    before = models.CharField(_("when"), max_length=20, choices=Before, default=Before.SIGNED)

    class Meta:
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "type"], name="kind_requires_a_document_once")]

    def __str__(self) -> str:
        return str(self.type)


class StepState(models.TextChoices):
    WAITING = "waiting", _("Not begun")
    OPEN = "open", _("Under way")
    DONE = "done", _("Done")
    TACIT = "tacit", _("Tacitly given")
    REFUSED = "refused", _("Refused")
    WAIVED = "waived", _("Waived")

    CLOSED = enum.nonmember(("done", "tacit", "waived"))


class SessionKind(models.TextChoices):
    ORDINARY = "ordinary", _("Ordinary session")
    EXTRAORDINARY = "extraordinary", _("Extraordinary session")


class LegalStepQuerySet(models.QuerySet):
    def current(self) -> Self:
        """The steps of the latest round of each path."""
        later = self.model._default_manager.annotate(path=Coalesce("amendment_id", 0)).filter(
            agreement_id=OuterRef("agreement_id"),
            path=Coalesce(OuterRef("amendment_id"), 0),
            round__gt=OuterRef("round"),
        )
        return self.filter(~Exists(later))

    def late(self, today: date) -> Self:
        """Those under way whose indicative day is past."""
        return self.current().filter(state=StepState.OPEN, due_on__lt=today)


class LegalStep(Step, Row):
    """A step on the legal path of one agreement, or of one of its amendments; a refusal opens a new round of steps."""

    PARENT = "agreement"

    agreement = models.ForeignKey(
        "partnerships.Agreement", models.CASCADE, related_name="steps", verbose_name=_("agreement")
    )
    amendment = models.ForeignKey(
        "partnerships.Amendment",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("amendment"),
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    state = models.CharField(_("state"), max_length=10, choices=StepState, default=StepState.WAITING)
    started_on = models.DateField(_("begun or sent on"), null=True, blank=True)
    due_on = models.DateField(_("expected by (indicative)"), null=True, blank=True)
    done_on = models.DateField(_("closed on"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    session_kind = models.CharField(_("session"), max_length=15, choices=SessionKind, blank=True)
    session_on = models.DateField(_("day of the session"), null=True, blank=True)
    number = models.CharField(_("number"), max_length=80, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField(pgettext_lazy("votes", "abstentions"), null=True, blank=True)

    objects = LegalStepQuerySet.as_manager()

    FACTS = ("session_kind", "session_on", "number", "votes_for", "votes_against", "votes_abstained")

    class Meta:
        verbose_name = _("legal step")
        verbose_name_plural = _("legal steps")
        ordering = ["round", "position", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="legal_step_due")]
        constraints = [Named.has_a_name("legal_step")]

    @property
    def is_closed(self) -> bool:
        return self.state in StepState.CLOSED

    @property
    def is_open(self) -> bool:
        return self.state in (StepState.WAITING, StepState.OPEN)

    @property
    def is_blocking(self) -> bool:
        """Whether what follows waits for it."""
        return self.blocks and self.is_open

    def is_late(self, today: date) -> bool:
        """Whether it is under way past its indicative day."""
        return self.state == StepState.OPEN and self.due_on is not None and self.due_on < today

    def names(self) -> dict[str, str]:
        """Its name by language, as a line of activity keeps it."""
        return {code: getattr(self, f"name_{code}") for code in ("ar", "fr", "en")} | {"": self.name_original}

    def url_for(self) -> str:
        return reverse("legalstep_detail", args=[self.pk])

    def get_absolute_url(self) -> str:
        return self.url_for()
