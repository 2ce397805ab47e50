from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from partnerships.filters import AgreementFilter
from partnerships.forms.agreement import AgreementForm
from partnerships.models import Agreement
from partnerships.resources import AgreementResource
from partnerships.tables import AgreementTable


class AgreementList(ListScreen):
    model = Agreement
    table_class = AgreementTable
    filter_class = AgreementFilter
    resource_class = AgreementResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("kind", "owner")


class AgreementDetail(DetailScreen):
    model = Agreement
    facts = (
        (_("Agreement"), ("kind", "donor_number", "parent", "proposal", "amount", "owner", "description")),
        (_("Dates"), ("signed_on", "starts_on", "ends_on")),
    )

    def related(self, record: Agreement) -> list[dict[str, Any]]:
        parties = record.parties.select_related("partner")
        return [row_section(parties, ("partner", "role", "signatory", "function", "signed_on"))]


class AgreementCreate(CreateScreen):
    model = Agreement
    form_class = AgreementForm


class AgreementUpdate(UpdateScreen):
    model = Agreement
    form_class = AgreementForm


class AgreementRemove(RemoveScreen):
    model = Agreement


class AgreementMove(MoveScreen):
    model = Agreement
