"""What people do with a call that a feed brought: take it over as an opportunity, set it aside, lay it back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from funding.models import FeedItem, Opportunity
from jisr.models import Activity, Trace, User
from jisr.models.activity import Verb

LANGUAGES = ("ar", "fr", "en")


def begun_with(item: FeedItem) -> dict[str, Any]:
    """What the form of an opportunity is filled with: name and summary in the item's language, link, partner, source."""
    place = item.language if item.language in LANGUAGES else "original"
    words = {f"name_{place}": item.title, f"description_{place}": summary_of(item)}
    if place == "original":
        words["original_language"] = item.language
    return {**words, "link": item.link, "partner": item.feed.partner, "source": item.feed.name}


def summary_of(item: FeedItem) -> str:
    return "" if item.summary == item.title else item.summary


def take_over(item: FeedItem, opportunity: Opportunity, *, by: User) -> bool:
    """Note that a waiting call became an opportunity; False where a colleague was quicker."""
    with transaction.atomic():
        facts = {"opportunity": opportunity, "set_aside_at": None, "handled_by": by}
        mine = FeedItem.objects.filter(pk=item.pk, opportunity=None).update(**facts)
        if mine:
            Activity.write(opportunity, Verb.TAKEN_OVER, Trace(by), feed=str(item.feed))
    return bool(mine)


def set_aside(item: FeedItem, *, by: User) -> str:
    """Put a waiting call aside; returns what to tell the person."""
    rows = FeedItem.objects.filter(pk=item.pk, opportunity=None, set_aside_at=None)
    if rows.update(set_aside_at=timezone.now(), handled_by=by):
        return _("“%(call)s” is set aside.") % {"call": item.title}
    return _("A colleague has already dealt with this call.")


def lay_back(item: FeedItem, *, by: User) -> str:
    """Have a call that was set aside wait again; returns what to tell the person."""
    rows = FeedItem.objects.filter(pk=item.pk, opportunity=None).exclude(set_aside_at=None)
    if rows.update(set_aside_at=None, handled_by=by):
        return _("“%(call)s” waits again.") % {"call": item.title}
    return _("A colleague has already dealt with this call.")
