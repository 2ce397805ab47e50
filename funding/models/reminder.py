"""When people are reminded of what falls due: set once for a kind of date, not for each record."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jisr.models import Authority, Row


class DatedKind(models.TextChoices):
    """The kinds of date that Jisr knows."""

    DEADLINE = "deadline", _("Deadline of a call")
    PROPOSAL = "proposal", _("Proposal to submit")
    REVIEW = "review", _("Review to give")
    DECISION = "decision", _("Donor's decision expected")
    SCREENING = "screening", _("Go/no-go to look at again")
    STEP = "step", _("Legal step expected")
    AGREEMENT = "agreement", _("Agreement that ends")
    NOTICE = "notice", _("Last day to give notice")
    OBLIGATION = "obligation", _("Obligation to meet")
    INSTALMENT = "instalment", _("Instalment to come")
    EXCHANGE = "exchange", _("Exchange planned")
    ACTION = "action", _("Action point to do")
    TASK = "task", _("Task to do")
    ASSESSMENT = "assessment", _("Assessment to review")
    PROJECT = "project", _("Project that ends")


class Told(models.TextChoices):
    OWNER = "owner", _("Who follows it")
    HEAD = "head", _("The head of the unit")


class ReminderRule(Row):
    """So many days before or after a day of this kind, these people are told."""

    PARENT = "authority"

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="reminder_rules", verbose_name=_("authority"))
    kind = models.CharField(_("kind of date"), max_length=20, choices=DatedKind)
    days = models.SmallIntegerField(
        _("days"),
        help_text=_("Before the day: 30, 14, 7, 1. On the day: 0. After it: -7."),
        validators=[MinValueValidator(-365), MaxValueValidator(365)],
    )
    told = models.CharField(_("who is told"), max_length=10, choices=Told, default=Told.OWNER)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["kind", "-days", "told", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "kind", "days", "told"],
                name="reminder_rule_once",
                violation_error_message=_("This reminder is already set."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.days}"
