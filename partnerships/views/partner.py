from typing import Any

from django.db.models import QuerySet

from jisr.views import CreateScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from jisr.views.merging import MergeScreen
from partnerships.filters import PartnerFilter
from partnerships.forms.partner import PartnerForm
from partnerships.likeness import look_alikes
from partnerships.models import Partner
from partnerships.resources import PartnerResource
from partnerships.tables import PartnerTable


class PartnerList(ListScreen):
    model = Partner
    table_class = PartnerTable
    filter_class = PartnerFilter
    resource_class = PartnerResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("owner")


class PartnerCreate(CreateScreen):
    model = Partner
    form_class = PartnerForm

    def look_alikes(self, record: Partner) -> list[Any]:
        return look_alikes(record, self.request.user)


class PartnerUpdate(UpdateScreen):
    model = Partner
    form_class = PartnerForm


class PartnerRemove(RemoveScreen):
    model = Partner


class PartnerMove(MoveScreen):
    model = Partner


class PartnerMerge(MergeScreen):
    model = Partner
