from typing import Any

from django.utils.translation import gettext_lazy as _

from funding.filters import ExchangeRateFilter
from funding.forms.rate import ExchangeRateForm
from funding.models import ExchangeRate
from funding.resources import ExchangeRateResource
from funding.tables import ExchangeRateTable
from jisr import days
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen


class ExchangeRateList(ListScreen):
    model = ExchangeRate
    table_class = ExchangeRateTable
    filter_class = ExchangeRateFilter
    resource_class = ExchangeRateResource


class ExchangeRateDetail(DetailScreen):
    model = ExchangeRate
    facts = ((_("Exchange rate"), ("base", "quote", "value", "on", "source")),)


class ExchangeRateCreate(CreateScreen):
    model = ExchangeRate
    form_class = ExchangeRateForm

    def initial(self) -> dict[str, Any]:
        return {"quote": self.request.user.authority.currency, "on": days.today(), **super().initial()}


class ExchangeRateUpdate(UpdateScreen):
    model = ExchangeRate
    form_class = ExchangeRateForm


class ExchangeRateRemove(RemoveScreen):
    model = ExchangeRate
