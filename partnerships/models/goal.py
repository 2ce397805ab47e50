"""The Sustainable Development Goals of the 2030 Agenda."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.fields import PercentField
from jisr.models import Row


class Goal(models.IntegerChoices):
    """The goals by number, named as the United Nations name them."""

    NO_POVERTY = 1, _("1. No poverty")
    ZERO_HUNGER = 2, _("2. Zero hunger")
    HEALTH = 3, _("3. Good health and well-being")
    EDUCATION = 4, _("4. Quality education")
    GENDER = 5, _("5. Gender equality")
    WATER = 6, _("6. Clean water and sanitation")
    ENERGY = 7, _("7. Affordable and clean energy")
    WORK = 8, _("8. Decent work and economic growth")
    INDUSTRY = 9, _("9. Industry, innovation and infrastructure")
    EQUALITY = 10, _("10. Reduced inequalities")
    CITIES = 11, _("11. Sustainable cities and communities")
    CONSUMPTION = 12, _("12. Responsible consumption and production")
    CLIMATE = 13, _("13. Climate action")
    OCEANS = 14, _("14. Life below water")
    LAND = 15, _("15. Life on land")
    PEACE = 16, _("16. Peace, justice and strong institutions")
    PARTNERSHIPS = 17, _("17. Partnerships for the goals")


class GoalServed(Row):
    """A goal that something serves."""

    goal = models.PositiveSmallIntegerField(_("Sustainable Development Goal"), choices=Goal)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return _now("SDG %(goal)s") % {"goal": self.get_goal_display()}


class GoalShare(GoalServed):
    """A goal that something serves and its share; blank shares mean the whole is not split."""

    percent = PercentField(_("share (%)"), null=True, blank=True)

    class Meta:
        abstract = True
