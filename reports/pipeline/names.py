"""What the keys of the figures are called, in the reader's language, and how an address names them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from funding.models import Reason
from jisr.models import User
from partnerships.models import Partner, Theme
from reports.pipeline.asked import NOTHING, UNSPLIT
from reports.pipeline.whole import Figures


@dataclass(frozen=True)
class Name:
    """A name with its language ("" where it is a word of ours), and its value in an address ("" if it has none)."""

    text: str
    lang: str = ""
    value: str = ""


@dataclass(frozen=True)
class Names:
    """Names by key; the words for those without one are among them."""

    partners: dict[int, Name]
    themes: dict[int, Name]
    owners: dict[int, Name]
    reasons: dict[int, Name]


def names_of(figures: Figures) -> Names:
    """Four queries."""
    partners = {*figures.partners, *figures.success_partners, *figures.coverage.partners}
    users = User.objects.filter(authority=figures.scope.user.authority_id)
    nothing = "null"
    return Names(
        {row.pk: Name(*row.text("name"), row.reference) for row in Partner.objects.filter(pk__in=partners)},
        {
            NOTHING: Name(_("No theme"), value=nothing),
            UNSPLIT: Name(_("Several themes, without shares")),
            **{row.pk: Name(*row.text("name"), str(row.pk)) for row in Theme.objects.all()},
        },
        {
            NOTHING: Name(_("Followed by nobody"), value=nothing),
            **{row.pk: Name(str(row), value=str(row.pk)) for row in users},
        },
        {
            NOTHING: Name(_("No reason on file"), value=nothing),
            **{row.pk: Name(*row.text("name"), str(row.pk)) for row in Reason.objects.all()},
        },
    )
