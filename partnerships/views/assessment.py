from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen
from partnerships.filters.assessment import AssessmentFilter
from partnerships.forms.assessment import AssessmentForm
from partnerships.models import Assessment, Questionnaire
from partnerships.resources.assessment import AssessmentResource
from partnerships.scoring import score_of
from partnerships.tables.assessment import AssessmentTable, rating_mark


class AssessmentList(ListScreen):
    model = Assessment
    table_class = AssessmentTable
    filter_class = AssessmentFilter
    resource_class = AssessmentResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("partner", "questionnaire")


class AssessmentDetail(DetailScreen):
    model = Assessment
    facts = ((_("Assessment"), ("partner", "questionnaire", "on", "next_review_on", "evidence")),)

    def rows(self) -> QuerySet:
        return super().rows().select_related("partner", "questionnaire")

    def related(self, record: Assessment) -> list[dict[str, Any]]:
        return [row_section(record.answers.select_related("question"), ("question", "score", "text"))]

    def more(self, record: Assessment) -> dict[str, Any]:
        late = record.next_review_on is not None and record.next_review_on < days.today() and not record.archived_at
        return {"score": score_of(record), "mark": rating_mark(record.rating), "review_is_late": late}


class AssessmentCreate(CreateScreen):
    """First the questionnaire, then its questions."""

    model = Assessment
    form_class = AssessmentForm

    def initial(self) -> dict[str, Any]:
        return {"on": days.today(), **super().initial()}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.GET.get("questionnaire", "").isdecimal():
            return super().get(request, **kwargs)
        carried = {name: value for name, value in request.GET.items() if name == "partner"}
        context = {
            "meta": self.model._meta,
            "questionnaires": Questionnaire.objects.prefetch_related("questions"),
            "carried": carried,
        }
        return render(request, "partnerships/assessment_choose.html", context)


class AssessmentUpdate(UpdateScreen):
    model = Assessment
    form_class = AssessmentForm


class AssessmentRemove(RemoveScreen):
    model = Assessment
