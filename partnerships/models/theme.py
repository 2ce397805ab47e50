from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.fields import PercentField
from jisr.models import Base, Described, Named, Row

from .goal import GoalServed


class Theme(Described, Base):
    """A field of cooperation, tied to OECD DAC purpose codes and Sustainable Development Goals."""

    KEY = ("code",)
    ICON = "tags"
    SEARCH_FIELDS = ("code", "name_ar", "name_fr", "name_en")

    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["code", "pk"]
        constraints = [Named.has_a_name("theme")]

    @property
    def sector_codes(self) -> list[ThemeSector]:
        return list(self.sectors.all())

    @property
    def goal_numbers(self) -> list[ThemeGoal]:
        return list(self.goals.all())

    def search_parts(self) -> Iterable[str]:
        return [*super().search_parts(), *self.sectors.values_list("code", flat=True)]


class ThemeSector(Row):
    """An OECD DAC purpose code that belongs to a theme."""

    PARENT = "theme"

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="sectors", verbose_name=_("theme"))
    code = models.CharField(
        _("DAC purpose code"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{3}(\d{2})?$", _("A DAC code has 3 or 5 digits."))],
        error_messages={"unique": _("This DAC code already belongs to a theme.")},
    )

    class Meta:
        verbose_name = _("DAC purpose code")
        verbose_name_plural = _("DAC purpose codes")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class ThemeGoal(GoalServed):
    """A Sustainable Development Goal that a theme serves."""

    PARENT = "theme"

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="goals", verbose_name=_("theme"))

    class Meta:
        verbose_name = _("Sustainable Development Goal")
        verbose_name_plural = _("Sustainable Development Goals")
        ordering = ["goal"]
        constraints = [models.UniqueConstraint(fields=["theme", "goal"], name="theme_serves_a_goal_once")]


class ThemeShare(Row):
    """A theme of a record and its share of the whole; blank shares mean the whole is not split."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", verbose_name=_("theme"))
    percent = PercentField(_("share (%)"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.theme)


def check_split(percents: Iterable) -> None:
    """Raise ValidationError unless the shares are all blank or add up to exactly 100."""
    shares = list(percents)
    filled = [share for share in shares if share is not None]
    if not filled:
        return
    if len(filled) != len(shares):
        raise ValidationError(_now("Give each of them a share, or none."))
    if sum(filled) != 100:
        raise ValidationError(_now("The shares add up to %(sum)s, not 100.") % {"sum": f"{sum(filled).normalize():f}"})
