"""What we set aside for cofinancing, and what of it is pledged."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.filters.screening import CofinancingBudgetFilter
from funding.forms.cofinancing import CofinancingBudgetForm
from funding.models import CofinancingBudget
from funding.resources.screening import CofinancingBudgetResource
from funding.screenings.pledges import means_of
from funding.tables.screening import CofinancingBudgetTable
from jisr import days
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen


class CofinancingBudgetList(ListScreen):
    model = CofinancingBudget
    table_class = CofinancingBudgetTable
    filter_class = CofinancingBudgetFilter
    resource_class = CofinancingBudgetResource


class CofinancingBudgetDetail(DetailScreen):
    model = CofinancingBudget
    facts = ((_("Cofinancing budget"), ("starts_on", "ends_on", "amount", "note")),)

    def rows(self) -> QuerySet:
        return super().rows().select_related("authority")

    def more(self, record: CofinancingBudget) -> dict[str, Any]:
        return {"means": means_of(record.authority, record, record.starts_on, days.today())}


class CofinancingBudgetCreate(CreateScreen):
    model = CofinancingBudget
    form_class = CofinancingBudgetForm

    def initial(self) -> dict[str, Any]:
        """The budget year of today, in our own currency."""
        authority = self.request.user.authority
        start, end = days.budget_year(authority.fiscal_month, days.today())
        return {"starts_on": start, "ends_on": end, "currency": authority.currency, **super().initial()}


class CofinancingBudgetUpdate(UpdateScreen):
    model = CofinancingBudget
    form_class = CofinancingBudgetForm


class CofinancingBudgetRemove(RemoveScreen):
    model = CofinancingBudget
