"""Which bids the figures are about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from funding.models import ProposalStage

NOTHING = 0
"""In place of a key: those that have none (no theme, no axis, nobody, no reason)."""

UNSPLIT = -1
"""The key of what goes to several themes (or axes) without shares."""

STILL, LOST, ONWARD, LEFT = "still", "lost", "onward", "left"
LATE, SOON = "late", "soon"

STAGE_SETS: dict[str, tuple[str, ...]] = {
    "open": ProposalStage.OPEN,
    "writing": ProposalStage.WRITING,
    "waiting": ProposalStage.WAITING,
    "decided": ("awarded", "rejected"),
    "lost": ProposalStage.LOST,
    "held": (*ProposalStage.OPEN, "awarded"),
}


class Dated(models.TextChoices):
    """The day of a bid that a period is about; `FORESEEN` is also the day that gives it its year."""

    FORESEEN = "foreseen", _("Decision expected, else due, else created")
    CREATED = "created", _("Created on")
    DUE = "due", _("Due")
    SUBMITTED = "submitted", _("Submitted on")
    EXPECTED = "expected", _("Decision expected on")
    DECIDED = "decided", _("Decided on")


@dataclass(frozen=True)
class Asked:
    """The conditions that hold for every figure, as plain values; blank asks for nothing.

    `stages` is a stage or the name of a set of them. Keys are those of the records, NOTHING for those without.
    `year` is a calendar year of the foreseen day. `entered` is a stage that the bid has reached and `went` what came
    then: a stage, LOST, ONWARD (another stage), LEFT (either) or STILL. `pressing` is LATE or SOON, `is_blank` asks for
    bids that name no amount, `unsplit` for those with several themes ("theme") or axes ("axis") without shares. `as_of`
    is a past day, None for now.
    """

    first: date | None = None
    last: date | None = None
    dated: str = Dated.FORESEEN
    stages: str = ""
    donor: int | None = None
    theme: int | None = None
    owner: int | None = None
    axis: int | None = None
    currency: str = ""
    reason: int | None = None
    year: int | None = None
    entered: str = ""
    went: str = ""
    pressing: str = ""
    is_blank: bool = False
    unsplit: str = ""
    as_of: date | None = None

    @property
    def has_period(self) -> bool:
        return bool(self.first or self.last)

    @property
    def narrows_bids(self) -> bool:
        """Whether anything but a person and a past day is asked for."""
        return replace(self, owner=None, as_of=None, dated=Dated.FORESEEN) != Asked()

    @property
    def stage_values(self) -> tuple[str, ...]:
        """The stages asked for; none where every stage is."""
        return STAGE_SETS.get(self.stages) or ((self.stages,) if self.stages else ())
