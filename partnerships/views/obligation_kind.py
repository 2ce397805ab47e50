from django.utils.translation import gettext_lazy as _

from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen
from partnerships.filters.obligation import ObligationKindFilter
from partnerships.forms.obligation import ObligationKindForm
from partnerships.models import ObligationKind
from partnerships.resources.obligation import ObligationKindResource
from partnerships.tables.obligation import ObligationKindTable


class ObligationKindList(ListScreen):
    model = ObligationKind
    table_class = ObligationKindTable
    filter_class = ObligationKindFilter
    resource_class = ObligationKindResource


class ObligationKindDetail(DetailScreen):
    model = ObligationKind
    facts = ((_("Kind of obligation"), ("code", "name_ar", "name_fr", "name_en")),)


class ObligationKindCreate(CreateScreen):
    model = ObligationKind
    form_class = ObligationKindForm


class ObligationKindUpdate(UpdateScreen):
    model = ObligationKind
    form_class = ObligationKindForm


class ObligationKindRemove(RemoveScreen):
    model = ObligationKind
