from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen
from partnerships.filters.kind import AgreementKindFilter
from partnerships.forms.kind import AgreementKindForm
from partnerships.models import AgreementKind
from partnerships.resources.kind import AgreementKindResource
from partnerships.tables.kind import AgreementKindTable

STEP_SHOWN = (
    *("position", "name", "nature", "responsible", "delay_days", "delay_source"),
    *("blocks", "document_type"),
)


class AgreementKindList(ListScreen):
    model = AgreementKind
    table_class = AgreementKindTable
    filter_class = AgreementKindFilter
    resource_class = AgreementKindResource

    def rows(self) -> QuerySet:
        return super().rows().prefetch_related("path")


class AgreementKindDetail(DetailScreen):
    model = AgreementKind
    facts = (
        (_("Name"), ("code", "name_ar", "name_fr", "name_en")),
        (_("Rules"), ("is_framework", "needs_framework", "is_twinning", "silent_months")),
    )

    def related(self, record: AgreementKind) -> list[dict[str, Any]]:
        return [
            row_section(record.path.select_related("document_type"), STEP_SHOWN),
            row_section(record.required_documents.select_related("type"), ("type", "before")),
        ]


class AgreementKindCreate(CreateScreen):
    model = AgreementKind
    form_class = AgreementKindForm


class AgreementKindUpdate(UpdateScreen):
    model = AgreementKind
    form_class = AgreementKindForm


class AgreementKindRemove(RemoveScreen):
    model = AgreementKind
