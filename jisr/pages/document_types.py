"""The screens of types of document."""

from django.utils.translation import gettext_lazy as _

from jisr.models import DocumentType, Named
from jisr.pages.documents_sheet import DocumentTypeResource
from jisr.pages.documents_table import DocumentTypeFilter, DocumentTypeTable
from jisr.pages.forms_documents import DocumentTypeForm
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen


class DocumentTypeList(ListScreen):
    model = DocumentType
    table_class = DocumentTypeTable
    filter_class = DocumentTypeFilter
    resource_class = DocumentTypeResource


class DocumentTypeDetail(DetailScreen):
    model = DocumentType
    facts = ((_("Type of document"), ("code", *Named.NAME_FIELDS)),)


class DocumentTypeCreate(CreateScreen):
    model = DocumentType
    form_class = DocumentTypeForm


class DocumentTypeUpdate(UpdateScreen):
    model = DocumentType
    form_class = DocumentTypeForm


class DocumentTypeRemove(RemoveScreen):
    model = DocumentType
