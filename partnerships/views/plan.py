from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen
from partnerships.filters.plan import PlanFilter
from partnerships.forms.plan import PlanForm
from partnerships.models import Plan
from partnerships.resources.plan import PlanResource
from partnerships.tables.plan import PlanTable


class PlanList(ListScreen):
    model = Plan
    table_class = PlanTable
    filter_class = PlanFilter
    resource_class = PlanResource

    def rows(self) -> QuerySet:
        return super().rows().prefetch_related("axes")


class PlanDetail(DetailScreen):
    model = Plan
    facts = ((_("Plan"), ("kind", "starts_on", "ends_on", "description")),)

    def related(self, record: Plan) -> list[dict[str, Any]]:
        return [row_section(record.axes.all(), ("code", "name"))]


class PlanCreate(CreateScreen):
    model = Plan
    form_class = PlanForm


class PlanUpdate(UpdateScreen):
    model = Plan
    form_class = PlanForm


class PlanRemove(RemoveScreen):
    model = Plan
