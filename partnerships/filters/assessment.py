import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.filters import BaseFilter, RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Assessment, Partner, Questionnaire, Rating

LATE, SOON = "late", "soon"


class AssessmentFilter(RecordFilter):
    partner = LookupFilter(Partner, label=_("Partner"))
    questionnaire = django_filters.ModelChoiceFilter(
        queryset=Questionnaire.objects.all(), empty_label=_("Any questionnaire")
    )
    rating = django_filters.ChoiceFilter(choices=Rating.choices, empty_label=_("Any rating"))
    review = django_filters.ChoiceFilter(
        label=_("Review"),
        choices=[(LATE, _("Late")), (SOON, _("Due within 30 days"))],
        empty_label=_("Any time"),
        method="by_review",
    )

    class Meta:
        model = Assessment
        fields = ["q", "partner", "questionnaire", "rating", "review", "archived"]

    def by_review(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        today = days.today()
        if value == LATE:
            return rows.filter(next_review_on__lt=today)
        return rows.filter(next_review_on__range=(today, days.soon(today)))


class QuestionnaireFilter(BaseFilter):
    class Meta:
        model = Questionnaire
        fields = ["q"]
