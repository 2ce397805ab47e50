"""Why we went for a call or passed it over, and why a bid was lost: coded, so that it can be counted."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.models import Base, Named


class ReasonUse(models.TextChoices):
    """What a reason is given for."""

    GO = "go", _("Going for a call")
    NO_GO = "no_go", _("Passing a call over")
    WAIT = "wait", _("Waiting with a decision")
    REJECTED = "rejected", _("A proposal rejected")
    WITHDRAWN = "withdrawn", _("A proposal withdrawn")


class Reason(Named, Base):
    """A coded reason: out of our themes, cofinancing out of reach, too little time."""

    KEY = ("code",)
    ICON = "message-circle-question-mark"
    SEARCH_FIELDS = ("code", "name_ar", "name_fr", "name_en")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    use = models.CharField(_("given for"), max_length=10, choices=ReasonUse)

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ["use", "code", "pk"]
        constraints = [Named.has_a_name("reason")]


def check_use(reason: Reason | None, field: str, *uses: str) -> None:
    """Raise ValidationError on `field` where the reason is given for something else than one of `uses`."""
    if reason is not None and reason.use not in uses:
        wanted = " / ".join(str(ReasonUse(use).label) for use in uses)
        said = {"reason": reason, "use": ReasonUse(reason.use).label, "wanted": wanted}
        raise ValidationError(
            {field: _now("“%(reason)s” is a reason for “%(use)s”; choose one for “%(wanted)s”.") % said}
        )
