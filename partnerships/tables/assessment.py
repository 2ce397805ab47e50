from datetime import date

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr import days, formats
from jisr.tables import DayColumn, LinkColumn, NameColumn, RecordTable, ReferenceColumn
from jisr.templatetags.jisr import badge
from partnerships.models import Assessment, Questionnaire, Rating

TONES = {Rating.LOW: "active", Rating.MODERATE: "submitted", Rating.SUBSTANTIAL: "suspended", Rating.HIGH: "rejected"}


def rating_mark(rating: str) -> SafeString:
    """A rating as a small labelled mark; the colour only repeats what the words say."""
    return badge(TONES.get(Rating(rating), ""), str(Rating(rating).label))


class AssessmentTable(RecordTable):
    reference = ReferenceColumn()
    partner = LinkColumn()
    on = DayColumn()
    next_review_on = tables.Column()

    DEFAULT = ("reference", "partner", "questionnaire", "on", "rating", "next_review_on")

    class Meta(RecordTable.Meta):
        model = Assessment
        fields = ("reference", "partner", "questionnaire", "on", "rating", "next_review_on")

    def render_rating(self, record: Assessment) -> SafeString:
        return rating_mark(record.rating)

    def render_next_review_on(self, record: Assessment, value: date) -> SafeString:
        day = format_html('<span dir="ltr" class="day">{}</span>', formats.short_day(value))
        is_late = value < days.today() and not record.archived_at
        return format_html("{} {}", day, badge("late", _now("Late"))) if is_late else day


class QuestionnaireTable(RecordTable):
    code = tables.Column(linkify=lambda record: record.url_for(), attrs={"td": {"dir": "ltr"}})
    name = NameColumn(verbose_name=_("Name"))
    questions = tables.Column(verbose_name=_("Questions"), orderable=False, accessor="questions__all")

    DEFAULT = ("code", "name", "questions")

    class Meta(RecordTable.Meta):
        model = Questionnaire
        fields = ("code", "name", "questions")

    def render_questions(self, value: list) -> str:
        return formats.number(len(value))
