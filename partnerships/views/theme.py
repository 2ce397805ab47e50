from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen
from partnerships.filters import ThemeFilter
from partnerships.forms.theme import ThemeForm
from partnerships.models import Theme
from partnerships.resources import ThemeResource
from partnerships.tables import ThemeTable


class ThemeList(ListScreen):
    model = Theme
    table_class = ThemeTable
    filter_class = ThemeFilter
    resource_class = ThemeResource

    def rows(self) -> QuerySet:
        return super().rows().prefetch_related("sectors", "goals")


class ThemeDetail(DetailScreen):
    model = Theme
    facts = ((_("Theme"), ("code", "name_ar", "name_fr", "name_en", "description")),)

    def related(self, record: Theme) -> list[dict[str, Any]]:
        return [row_section(record.sectors.all(), ("code",)), row_section(record.goals.all(), ("goal",))]


class ThemeCreate(CreateScreen):
    model = Theme
    form_class = ThemeForm


class ThemeUpdate(UpdateScreen):
    model = Theme
    form_class = ThemeForm


class ThemeRemove(RemoveScreen):
    model = Theme
