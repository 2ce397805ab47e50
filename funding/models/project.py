from __future__ import annotations

import enum
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.fields import AmountField, CurrencyField
from jisr.models import Described, Named, Record, RecordQuerySet, Row, State, Stateful, check_no_cycle
from jisr.models.activity import Verb, Via
from jisr.money import Money, Totals
from partnerships.models import Agreement, AxisShare, GoalShare, Partner, ThemeShare

from .budget import FundingForm
from .proposal import Proposal


class ProjectState(State):
    PREPARATION = "preparation", _("In preparation")
    RUNNING = "running", _("Running")
    SUSPENDED = "suspended", _("Suspended")
    COMPLETED = "completed", _("Completed")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")

    NEXT = enum.nonmember(
        {
            "preparation": ("running", "cancelled"),
            "running": ("suspended", "completed", "cancelled"),
            "suspended": ("running", "cancelled"),
            "completed": ("closed", "running"),
        }
    )
    REQUIRES = enum.nonmember(
        {"running": ("starts_on",), "completed": ("starts_on", "ends_on"), "closed": ("ends_on",)}
    )
    REASON = enum.nonmember({"suspended", "cancelled"})
    OPEN = enum.nonmember(("preparation", "running", "suspended"))


class Origin(models.TextChoices):
    OURS = "ours", _("Ours")
    PUBLISHED = "published", _("Published by a partner")


class ProjectQuerySet(RecordQuerySet):
    def ours(self) -> ProjectQuerySet:
        """Those that count: not the ones a partner merely published."""
        return self.filter(origin=Origin.OURS)

    def open(self) -> ProjectQuerySet:
        return self.filter(state__in=ProjectState.OPEN)

    def with_fundings(self) -> ProjectQuerySet:
        """Read the fundings and their funders along."""
        return self.prefetch_related(Prefetch("fundings", ProjectFunding.objects.select_related("funder")))


class Project(Described, Stateful, Record):
    """What is funded and carried out."""

    PREFIX = "PRJ"
    ICON = "hammer"
    STATES = ProjectState
    SEARCH_FIELDS = ("reference", "donor_number", "name_ar", "name_fr", "name_en", "name_original")
    SEARCH_CARRIES = ("fundings__funder",)

    donor_number = models.CharField(_("donor's own number"), max_length=150, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of the programme")
    )
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("from the proposal")
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.OURS, editable=False)
    state = models.CharField(
        _("state"), max_length=20, choices=ProjectState, default=ProjectState.PREPARATION, editable=False
    )
    owner = models.ForeignKey(
        "jisr.User", models.PROTECT, null=True, blank=True, related_name="owned_projects", verbose_name=_("followed by")
    )

    objects = ProjectQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["authority", "origin", "archived_at", "-id"], name="project_newest_by_origin"),
            models.Index(fields=["authority", "origin"], name="project_counted", condition=Q(archived_at=None)),
            models.Index(fields=["authority", "state", "ends_on"], name="project_end"),
        ]
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("project"),
            models.CheckConstraint(
                name="project_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The project ends before it starts."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        check_no_cycle(self)

    def search_parts(self) -> Iterable[str]:
        names = self.fundings.values_list("funder__search_text", flat=True).distinct()
        return [*super().search_parts(), *names]

    def totals(self) -> Totals:
        """What all funders put in, per currency; one query unless read `with_fundings`."""
        return Totals.of(Money(row.amount, row.currency) for row in self.fundings.all())

    def adopt(self, *, by, reason: str, via: str = Via.PAGE) -> None:
        """Count a project that a partner published among ours from now on, with the reason."""
        self.check_not_archived()
        if self.origin != Origin.PUBLISHED:
            raise ValidationError({"origin": _now("This project is already ours.")})
        if not reason.strip():
            raise ValidationError({"reason": _now("Say why the project is ours.")})
        self.origin = Origin.OURS
        self.store(by=by, via=via, verb=Verb.ADOPTED, data={"reason": reason.strip()})


class ProjectFunding(Row):
    """What one funder puts into a project, in one currency; their sum per currency is the project's amount."""

    PARENT = "project"

    project = models.ForeignKey(Project, models.CASCADE, related_name="fundings", verbose_name=_("project"))
    funder = models.ForeignKey(Partner, models.PROTECT, related_name="fundings", verbose_name=_("funder"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="fundings", verbose_name=_("agreement")
    )
    form = models.CharField(_("form"), max_length=10, choices=FundingForm, default=FundingForm.CASH)
    amount = AmountField(_("amount"))
    currency = CurrencyField(_("currency"))

    class Meta:
        verbose_name = _("funding")
        verbose_name_plural = _("fundings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.funder} {self.amount} {self.currency}"


class Place(Row):
    """Where the project happens."""

    PARENT = "project"

    project = models.ForeignKey(Project, models.CASCADE, related_name="places", verbose_name=_("project"))
    name_ar = models.CharField(_("name in Arabic"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    administrative_code = models.CharField(_("administrative code"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def text(self, stem: str) -> tuple[str, str]:
        """Return (text, language code) of `stem` in the reader's language, else in the next one filled."""
        return Named.text(self, stem)  # type: ignore[arg-type]

    @property
    def name(self) -> str:
        return self.text("name")[0] or self.administrative_code

    name_original = original_language = ""

    def clean(self) -> None:
        if not (self.name_ar or self.name_fr or self.name_en or self.administrative_code):
            raise ValidationError(_now("Give the place a name or an administrative code."))
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(_now("Give both latitude and longitude, or neither."))


class ProjectAxis(AxisShare):
    """An axis of the local plan that the project serves."""

    PARENT = "project"

    project = models.ForeignKey(Project, models.CASCADE, related_name="axes", verbose_name=_("project"))

    class Meta:
        verbose_name = _("axis served by the project")
        verbose_name_plural = _("axes served by the project")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["project", "axis"], name="project_has_an_axis_once")]


class ProjectGoal(GoalShare):
    """A Sustainable Development Goal that the project serves."""

    PARENT = "project"

    project = models.ForeignKey(Project, models.CASCADE, related_name="goals", verbose_name=_("project"))

    class Meta:
        verbose_name = _("goal served by the project")
        verbose_name_plural = _("goals served by the project")
        ordering = ["goal"]
        constraints = [models.UniqueConstraint(fields=["project", "goal"], name="project_has_a_goal_once")]


class ProjectTheme(ThemeShare):
    """A theme the project works on."""

    PARENT = "project"

    project = models.ForeignKey(Project, models.CASCADE, related_name="themes", verbose_name=_("project"))

    class Meta:
        verbose_name = _("theme of the project")
        verbose_name_plural = _("themes of the project")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["project", "theme"], name="project_has_a_theme_once")]
