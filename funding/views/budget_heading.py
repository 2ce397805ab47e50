from django.utils.translation import gettext_lazy as _

from funding.budget_headings import BudgetHeadingFilter, BudgetHeadingTable
from funding.forms.budget_heading import BudgetHeadingForm
from funding.models import BudgetHeading
from funding.resources.budget_heading import BudgetHeadingResource
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen


class BudgetHeadingList(ListScreen):
    model = BudgetHeading
    table_class = BudgetHeadingTable
    filter_class = BudgetHeadingFilter
    resource_class = BudgetHeadingResource


class BudgetHeadingDetail(DetailScreen):
    model = BudgetHeading
    facts = ((_("Name"), ("code", "position", "name_ar", "name_fr", "name_en")),)


class BudgetHeadingCreate(CreateScreen):
    model = BudgetHeading
    form_class = BudgetHeadingForm


class BudgetHeadingUpdate(UpdateScreen):
    model = BudgetHeading
    form_class = BudgetHeadingForm


class BudgetHeadingRemove(RemoveScreen):
    model = BudgetHeading
