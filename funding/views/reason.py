from django.utils.translation import gettext_lazy as _

from funding.filters.screening import ReasonFilter
from funding.forms.reason import ReasonForm
from funding.models import Reason
from funding.resources.screening import ReasonResource
from funding.tables.screening import ReasonTable
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen


class ReasonList(ListScreen):
    model = Reason
    table_class = ReasonTable
    filter_class = ReasonFilter
    resource_class = ReasonResource


class ReasonDetail(DetailScreen):
    model = Reason
    facts = ((_("Reason"), ("use", "code", "name_ar", "name_fr", "name_en")),)


class ReasonCreate(CreateScreen):
    model = Reason
    form_class = ReasonForm


class ReasonUpdate(UpdateScreen):
    model = Reason
    form_class = ReasonForm


class ReasonRemove(RemoveScreen):
    model = Reason
