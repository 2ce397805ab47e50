"""What we know of a partner's reliability: our own questionnaires, and the answers on a day."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr.models import Base, Named, Record, Row

from .partner import Partner


class Questionnaire(Named, Base):
    """Our questions on a partner: due diligence, capacity."""

    KEY = ("code",)
    ICON = "clipboard-check"
    SEARCH_FIELDS = ("code", "name_ar", "name_fr", "name_en")

    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ["code", "pk"]
        constraints = [Named.has_a_name("questionnaire")]


class Question(Named, Row):
    """One question, with its weight in the rating."""

    PARENT = "questionnaire"

    questionnaire = models.ForeignKey(
        Questionnaire, models.CASCADE, related_name="questions", verbose_name=_("questionnaire")
    )
    position = models.PositiveSmallIntegerField(_("order"))
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "pk"]
        constraints = [Named.has_a_name("question")]


class Rating(models.TextChoices):
    LOW = "low", pgettext_lazy("risk", "Low risk")
    MODERATE = "moderate", pgettext_lazy("risk", "Moderate risk")
    SUBSTANTIAL = "substantial", pgettext_lazy("risk", "Substantial risk")
    HIGH = "high", pgettext_lazy("risk", "High risk")


class Assessment(Record):
    """A partner judged by a questionnaire on a day, until the next review."""

    PREFIX = "ASM"
    ICON = "clipboard-check"
    SEARCH_FIELDS = ("reference", "evidence")
    SEARCH_CARRIES = ("partner",)

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="assessments", verbose_name=_("partner"))
    questionnaire = models.ForeignKey(
        Questionnaire, models.PROTECT, related_name="assessments", verbose_name=_("questionnaire")
    )
    on = models.DateField(_("assessed on"))
    rating = models.CharField(_("rating"), max_length=15, choices=Rating)
    evidence = models.TextField(_("evidence"), blank=True)
    next_review_on = models.DateField(_("next review on"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "next_review_on"], name="assessment_review"),
        ]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="assessment_is_reviewed_later",
                condition=Q(next_review_on=None) | Q(next_review_on__gt=F("on")),
                violation_error_message=_("The next review comes after the assessment."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} · {self.questionnaire}"

    def search_parts(self) -> list[str]:
        return [*super().search_parts(), self.partner.search_text]


class Answer(Row):
    """The answer to one question: a score from 0 (bad) to 4 (good), blank where not known."""

    PARENT = "assessment"

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="answers", verbose_name=_("assessment"))
    question = models.ForeignKey(Question, models.PROTECT, related_name="+", verbose_name=_("question"))
    score = models.PositiveSmallIntegerField(
        _("score (0 to 4)"), null=True, blank=True, validators=[MaxValueValidator(4)]
    )
    text = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["question__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "question"], name="question_answered_once")]

    def __str__(self) -> str:
        return str(self.question)
