"""How the verdict of a review is shown: an icon and its word."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from funding.models import ProposalReview, Verdict
from jisr import days
from jisr.templatetags.jisr import icon

MARKS = {
    Verdict.READY: ("circle-check", "good"),
    Verdict.CHANGES: ("circle-alert", "warn"),
    Verdict.NOT_READY: ("circle-x", "bad"),
}


def verdict_mark(review: ProposalReview) -> SafeString:
    """The verdict, or that it is awaited, and since when it is late."""
    if review.is_given:
        picture, tone = MARKS[Verdict(review.verdict)]
        return _mark(picture, tone, str(Verdict(review.verdict).label))
    if review.due_on and review.due_on < days.today():
        return _mark("clock-alert", "bad", _("Late"))
    return _mark("clock", "plain", pgettext("review", "Awaited"))


def _mark(picture: str, tone: str, label: str) -> SafeString:
    return format_html('<span class="tag tag-{}">{} {}</span>', tone, icon(picture, 14), label)
