"""The local development plan and its axes."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.fields import PercentField
from jisr.models import Described, Named, Record, RecordQuerySet, Row, User

from .used import used_among


class PlanKind(models.TextChoices):
    PAC = "pac", _("Commune action programme")
    PDP = "pdp", _("Province development programme")
    PDR = "pdr", _("Regional development programme")
    OTHER = "other", _("Other plan or strategy")


class PlanQuerySet(RecordQuerySet):
    def in_force_on(self, day) -> PlanQuerySet:
        """Those whose period holds the day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class Plan(Described, Record):
    """The local development plan, or another strategy, over a period: its axes are what we want partners for."""

    PREFIX = "PLN"
    ICON = "map"
    SEARCH_FIELDS = ("reference", "name_ar", "name_fr", "name_en", "name_original")

    kind = models.CharField(_("kind"), max_length=10, choices=PlanKind, default=PlanKind.PAC)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))

    objects = PlanQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("development plan")
        verbose_name_plural = _("development plans")
        constraints = [
            *Record.Meta.constraints,
            Named.has_a_name("plan"),
            models.CheckConstraint(
                name="plan_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The plan ends before it starts."),
            ),
        ]

    def search_parts(self) -> Iterable[str]:
        axes = self.axes.values_list("code", "name_ar", "name_fr", "name_en")
        return [*super().search_parts(), *(text for axis in axes for text in axis)]

    def dependants(self) -> list[tuple[str, int]]:
        """What rests on the plan, axes that something serves among it."""
        served = used_among(PlanAxis, self.axes.values_list("pk", flat=True))
        counted = [(str(PlanAxis._meta.verbose_name_plural), len(served))] if served else []
        return [*super().dependants(), *counted]


class PlanAxisQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> PlanAxisQuerySet:
        """The axes of the plans this person may see."""
        rows = self.filter(plan__authority_id=user.authority_id)
        return rows if user.has_perm(Plan.permission_to("view")) else rows.none()


class PlanAxis(Named, Row):
    """An axis of a plan, such as “Water and sanitation”."""

    PARENT = "plan"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="axes", verbose_name=_("development plan"))
    code = models.CharField(_("code"), max_length=20)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PlanAxisQuerySet.as_manager()

    class Meta:
        verbose_name = _("axis of the plan")
        verbose_name_plural = _("axes of the plan")
        ordering = ["plan", "position", "code", "pk"]
        constraints = [
            Named.has_a_name("plan_axis"),
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="plan_axis_code_once",
                violation_error_message=_("Another axis of the plan has this code."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    def clean(self) -> None:
        """A form of few fields skips the constraint: the name is asked for here too."""
        super().clean()
        if not any(getattr(self, name) for name in ("name_ar", "name_fr", "name_en", "name_original")):
            raise ValidationError(_now("Give the name in at least one language."))


class AxisShare(Row):
    """An axis that something serves and its share of the whole; blank shares mean the whole is not split."""

    axis = models.ForeignKey(PlanAxis, models.PROTECT, related_name="+", verbose_name=_("axis of the plan"))
    percent = PercentField(_("share (%)"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.axis)
