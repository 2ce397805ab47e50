"""Whether to bid for a call: the checklist, the scored sheet, and the decision."""

from __future__ import annotations

import enum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr import days
from jisr.fields import AmountField, CurrencyField
from jisr.models import Base, Named, Record, RecordQuerySet, Row, State, Stateful, User, Via

from .opportunity import Opportunity
from .reason import Reason, ReasonUse, check_use


class ScreeningTemplate(Named, Base):
    """Our questions on a call: the conditions it must meet, and what we score."""

    KEY = ("code",)
    ICON = "clipboard-list"
    SEARCH_FIELDS = ("code", "name_ar", "name_fr", "name_en")

    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("go/no-go template")
        verbose_name_plural = _("go/no-go templates")
        ordering = ["code", "pk"]
        constraints = [Named.has_a_name("screening_template")]


class CriterionPart(models.TextChoices):
    CHECK = "check", _("Condition (yes or no)")
    SCORE = "score", _("Scored from 0 to 4")


class Aspect(models.TextChoices):
    """What a criterion is about; it says what the sheet shows beside it of what is already known."""

    PLAN = "plan", _("Fit with the local plan")
    THEME = "theme", _("Theme")
    HISTORY = "history", _("History with the partner")
    CAPACITY = "capacity", _("Our capacity")
    COFINANCING = "cofinancing", _("Cofinancing within reach")
    TIME = "time", _("Time left")
    SUSTAINABILITY = "sustainability", _("Sustainability")
    ELIGIBILITY = "eligibility", _("Eligibility")
    OTHER = "other", pgettext_lazy("aspect", "Other")


class Criterion(Named, Row):
    """One question of a go/no-go template."""

    PARENT = "template"

    template = models.ForeignKey(
        ScreeningTemplate, models.CASCADE, related_name="criteria", verbose_name=_("go/no-go template")
    )
    position = models.PositiveSmallIntegerField(_("order"))
    part = models.CharField(_("answered by"), max_length=10, choices=CriterionPart, default=CriterionPart.SCORE)
    aspect = models.CharField(_("about"), max_length=20, choices=Aspect, default=Aspect.OTHER)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    is_required = models.BooleanField(_("without it we cannot bid"), default=False)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "pk"]
        constraints = [Named.has_a_name("criterion")]


class ScreeningState(State):
    DRAFTING = "drafting", pgettext_lazy("go/no-go", "Being filled in")
    ASKED = "asked", pgettext_lazy("go/no-go", "Decision asked")
    GO = "go", pgettext_lazy("go/no-go", "Go")
    NO_GO = "no_go", pgettext_lazy("go/no-go", "No-go")
    WAIT = "wait", pgettext_lazy("go/no-go", "Wait")

    NEXT = enum.nonmember(
        {
            "drafting": ("asked",),
            "asked": ("go", "no_go", "wait", "drafting"),
            "wait": ("go", "no_go", "drafting"),
            "go": ("no_go",),
            "no_go": ("go",),
        }
    )
    REQUIRES = enum.nonmember(
        {"go": ("decision_reason",), "no_go": ("decision_reason",), "wait": ("decision_reason", "look_again_on")}
    )
    PERMISSION = enum.nonmember(dict.fromkeys(("go", "no_go", "wait"), "funding.decide_opportunity"))
    TONES = enum.nonmember({"asked": "busy", "go": "good", "no_go": "bad", "wait": "warn"})
    DECIDED = enum.nonmember(("go", "no_go", "wait"))
    OPEN = enum.nonmember(("drafting", "asked", "wait"))


DECISION_USES: dict[State, ReasonUse] = {
    ScreeningState.GO: ReasonUse.GO,
    ScreeningState.NO_GO: ReasonUse.NO_GO,
    ScreeningState.WAIT: ReasonUse.WAIT,
}


class ScreeningQuerySet(RecordQuerySet):
    def undecided(self) -> ScreeningQuerySet:
        """Those on which the head of the unit is asked to decide."""
        return self.filter(state=ScreeningState.ASKED)


class Screening(Stateful, Record):
    """One call judged before we bid: answers, what it would cost us, and the decision with its reason."""

    PREFIX = "GNG"
    ICON = "scale"
    STATES = ScreeningState
    SEARCH_FIELDS = ("reference", "note")
    SEARCH_CARRIES = ("opportunity",)

    opportunity = models.ForeignKey(
        Opportunity, models.PROTECT, related_name="screenings", verbose_name=_("opportunity")
    )
    template = models.ForeignKey(
        ScreeningTemplate, models.PROTECT, related_name="screenings", verbose_name=_("go/no-go template")
    )
    asked_amount = AmountField(_("grant we would ask for"), null=True, blank=True)
    own_amount = AmountField(_("our own contribution it needs"), null=True, blank=True)
    currency = CurrencyField(_("currency"), blank=True)
    override_reason = models.TextField(_("why we go beyond our means"), blank=True)
    note = models.TextField(_("note"), blank=True)
    owner = models.ForeignKey(
        "jisr.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_screenings",
        verbose_name=_("followed by"),
    )
    decision_reason = models.ForeignKey(
        Reason,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("reason of the decision"),
    )
    look_again_on = models.DateField(_("look at it again on"), null=True, blank=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, editable=False)
    decided_by = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("decided by")
    )
    state = models.CharField(
        _("decision"), max_length=10, choices=ScreeningState, default=ScreeningState.DRAFTING, editable=False
    )

    objects = ScreeningQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("go/no-go")
        verbose_name_plural = _("go/no-go")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "state", "look_again_on"], name="screening_look_again"),
        ]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="screening_amounts_have_a_currency",
                condition=Q(asked_amount=None, own_amount=None) | ~Q(currency=""),
                violation_error_message=_("Give the currency of the amounts."),
            ),
            models.CheckConstraint(
                name="screening_amounts_are_not_negative",
                condition=(Q(asked_amount=None) | Q(asked_amount__gte=0)) & (Q(own_amount=None) | Q(own_amount__gte=0)),
                violation_error_message=_("The amount cannot be below zero."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.opportunity)

    def search_parts(self) -> list[str]:
        return [*super().search_parts(), self.opportunity.search_text]

    @property
    def may_be_edited(self) -> bool:
        """What was decided stays as it was judged."""
        return self.state not in (ScreeningState.GO, ScreeningState.NO_GO)

    def choices_for(self, state: State, name: str, rows: models.QuerySet) -> models.QuerySet:
        return rows.filter(use=DECISION_USES[state]) if name == "decision_reason" else rows

    def warnings_for(self, state: State) -> list[str]:
        """Before a go, each condition without which we cannot bid and that is answered by no."""
        if state != ScreeningState.GO:
            return []
        failed = self.answers.filter(criterion__is_required=True, criterion__part=CriterionPart.CHECK, answer=0)
        return [
            _now("Not met, and without it we cannot bid: %(criterion)s") % {"criterion": row.criterion}
            for row in failed.select_related("criterion")
        ]

    def check_entry(self, state: State, *, by: User, reason: str) -> None:
        super().check_entry(state, by=by, reason=reason)
        if state in ScreeningState.DECIDED:
            check_use(self.decision_reason, "decision_reason", DECISION_USES[state])
        if (
            state == ScreeningState.WAIT
            and self.look_again_on
            and self.look_again_on <= (self.decided_on or days.today())
        ):
            raise ValidationError({"look_again_on": _now("Choose a day to come.")})

    def move_to(
        self, state: str, *, by: User, reason: str = "", via: str = Via.PAGE, facts: dict[str, Any] | None = None
    ) -> None:
        """As every record; and notes who decided when, or forgets the decision when it is opened again."""
        if state in ScreeningState.DECIDED:
            marks: dict[str, Any] = {"decided_on": days.today(), "decided_by": by}
            if state != ScreeningState.WAIT:
                marks["look_again_on"] = None
        else:
            marks = {"decided_on": None, "decided_by": None, "decision_reason": None, "look_again_on": None}
        super().move_to(state, by=by, reason=reason, via=via, facts={**marks, **(facts or {})})


class ScreeningAnswer(Row):
    """The answer to one criterion: 0 or 1 (no, yes) for a condition, 0 to 4 for a score; blank while not known."""

    PARENT = "screening"

    screening = models.ForeignKey(Screening, models.CASCADE, related_name="answers", verbose_name=_("go/no-go"))
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name=_("criterion"))
    answer = models.PositiveSmallIntegerField(_("answer"), null=True, blank=True, validators=[MaxValueValidator(4)])
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("answer to a criterion")
        verbose_name_plural = _("answers to the criteria")
        ordering = ["criterion__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["screening", "criterion"], name="screening_answers_a_criterion_once")
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.answer}"

    @property
    def fits(self) -> bool:
        """A condition is answered by 0 or 1 alone."""
        return self.answer is None or self.answer <= 1 or self.criterion.part != CriterionPart.CHECK

    def clean(self) -> None:
        """Judged where the criterion is at hand; an import judges all its answers together, by one query."""
        super().clean()
        if ScreeningAnswer.criterion.is_cached(self) and not self.fits:  # type: ignore[attr-defined]
            raise ValidationError({"answer": _now("A condition is answered by yes or no.")})
