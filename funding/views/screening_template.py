from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.filters.screening import ScreeningTemplateFilter
from funding.forms.screening import ScreeningTemplateForm
from funding.models import ScreeningTemplate
from funding.resources.screening import ScreeningTemplateResource
from funding.tables.screening import ScreeningTemplateTable
from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen


class ScreeningTemplateList(ListScreen):
    model = ScreeningTemplate
    table_class = ScreeningTemplateTable
    filter_class = ScreeningTemplateFilter
    resource_class = ScreeningTemplateResource

    def rows(self) -> QuerySet:
        return super().rows().prefetch_related("criteria")


class ScreeningTemplateDetail(DetailScreen):
    model = ScreeningTemplate
    facts = ((_("Name"), ("code", "name_ar", "name_fr", "name_en")),)

    def related(self, record: ScreeningTemplate) -> list[dict[str, Any]]:
        return [row_section(record.criteria.all(), ("position", "name", "part", "aspect", "weight", "is_required"))]


class ScreeningTemplateCreate(CreateScreen):
    model = ScreeningTemplate
    form_class = ScreeningTemplateForm


class ScreeningTemplateUpdate(UpdateScreen):
    model = ScreeningTemplate
    form_class = ScreeningTemplateForm


class ScreeningTemplateRemove(RemoveScreen):
    model = ScreeningTemplate
