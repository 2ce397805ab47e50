from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen
from partnerships.filters.assessment import QuestionnaireFilter
from partnerships.forms.assessment import QuestionnaireForm
from partnerships.models import Questionnaire
from partnerships.resources.assessment import QuestionnaireResource
from partnerships.tables.assessment import QuestionnaireTable


class QuestionnaireList(ListScreen):
    model = Questionnaire
    table_class = QuestionnaireTable
    filter_class = QuestionnaireFilter
    resource_class = QuestionnaireResource

    def rows(self) -> QuerySet:
        return super().rows().prefetch_related("questions")


class QuestionnaireDetail(DetailScreen):
    model = Questionnaire
    facts = ((_("Name"), ("code", "name_ar", "name_fr", "name_en")),)

    def related(self, record: Questionnaire) -> list[dict[str, Any]]:
        return [row_section(record.questions.all(), ("position", "name", "weight"))]


class QuestionnaireCreate(CreateScreen):
    model = Questionnaire
    form_class = QuestionnaireForm


class QuestionnaireUpdate(UpdateScreen):
    model = Questionnaire
    form_class = QuestionnaireForm


class QuestionnaireRemove(RemoveScreen):
    model = Questionnaire
