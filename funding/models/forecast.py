"""How likely a bid of each stage is to be won, as the unit sees it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jisr.fields import PercentField
from jisr.models import Authority, Row

from .proposal import ProposalStage


class StageProbability(Row):
    """The unit's own probability that a bid of this stage is won; a stage without one takes the usual value."""

    PARENT = "authority"

    authority = models.ForeignKey(
        Authority, models.CASCADE, related_name="stage_probabilities", verbose_name=_("authority")
    )
    stage = models.CharField(_("stage"), max_length=20, choices=ProposalStage)
    percent = PercentField(_("probability (%)"))

    class Meta:
        verbose_name = _("probability of a stage")
        verbose_name_plural = _("probabilities of the stages")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["authority", "stage"], name="stage_has_one_probability")]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.percent}"
