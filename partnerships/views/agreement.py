from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from partnerships.checklist import checklist
from partnerships.filters import AgreementFilter
from partnerships.forms.agreement import AgreementForm
from partnerships.models import Agreement, AgreementState
from partnerships.path_shown import path_for
from partnerships.resources import AgreementResource
from partnerships.tables import AgreementTable
from partnerships.views.agreement_life import amendments_of, life_of
from partnerships.views.exchange_sections import met_under
from partnerships.views.obligation import DatesFollow, obligation_section


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
        (_("Dates"), ("signed_on", "starts_on", "ends_on", "closed_on")),
        (_("Renewal"), ("renewal", "renewal_months", "notice_days")),
    )

    def related(self, record: Agreement) -> list[dict[str, Any]]:
        parties = record.parties.select_related("partner")
        return [
            row_section(parties, ("partner", "role", "signatory", "function", "signed_on")),
            obligation_section(record, self.request.user),
            *amendments_of(record, self.request.user),
            *met_under(record, self.request.user),
        ]

    def more(self, record: Agreement) -> dict[str, Any]:
        path = path_for(record, days.today())
        may_lay = record.state in AgreementState.BEFORE_ENTRY and not record.archived_at
        is_offered = not path.steps and may_lay and self.request.user.has_perm("partnerships.change_agreement")
        lay_url = reverse("agreement_path", args=[record.pk]) if is_offered else ""
        shown = {"path": path, "lay_url": lay_url, "checklist": checklist(record)}
        return {**life_of(record, self.request.user), **shown}


class AgreementCreate(CreateScreen):
    model = Agreement
    form_class = AgreementForm


class AgreementUpdate(DatesFollow, UpdateScreen):
    model = Agreement
    form_class = AgreementForm


class AgreementRemove(RemoveScreen):
    model = Agreement


class AgreementMove(DatesFollow, MoveScreen):
    model = Agreement
