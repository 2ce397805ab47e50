from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.sections import row_section, section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from partnerships.filters import PartnerFilter
from partnerships.forms.partner import PartnerForm
from partnerships.models import Agreement, Partner
from partnerships.resources import PartnerResource
from partnerships.tables import AgreementTable, ContactTable, PartnerTable
from partnerships.views.exchange_sections import met_with


class PartnerList(ListScreen):
    model = Partner
    table_class = PartnerTable
    filter_class = PartnerFilter
    resource_class = PartnerResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("owner")


class PartnerDetail(DetailScreen):
    model = Partner
    facts = (
        (
            _("Who they are"),
            ("kind", "acronym", "parent", "country", "city", "preferred_language", "owner", "description"),
        ),
        (_("How to reach them"), ("website", "email", "phone", "address")),
        (_("What they fund"), ("envelope_min", "envelope_max", "fiscal_month")),
    )

    def related(self, record: Partner) -> list[dict[str, Any]]:
        agreements = Agreement.objects.visible_to(self.request.user).filter(parties__partner=record).distinct()
        return [
            row_section(record.identifiers.all(), ("scheme", "value")),
            row_section(record.themes.select_related("theme"), ("theme", "percent")),
            section(
                _now("Contacts"),
                ContactTable,
                record.contacts.current().select_related("partner"),
                self.request.user,
                add_url=f"{reverse('contact_create')}?partner={record.reference}",
                hide=("partner",),
            ),
            section(_now("Agreements"), AgreementTable, agreements.select_related("kind"), self.request.user),
            *met_with(record, self.request.user),
        ]


class PartnerCreate(CreateScreen):
    model = Partner
    form_class = PartnerForm


class PartnerUpdate(UpdateScreen):
    model = Partner
    form_class = PartnerForm


class PartnerRemove(RemoveScreen):
    model = Partner


class PartnerMove(MoveScreen):
    model = Partner
