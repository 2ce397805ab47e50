"""Documents and their types as sheets.

A sheet of documents carries what is said of them, never the files: an import changes the title, type, language, day
and note of documents on file, and refuses new rows, because a document comes with its file.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.exchange.columns import Column
from jisr.exchange.links import NamedLink
from jisr.models import Document, DocumentType, Named
from jisr.resources import RecordResource

FIXED_NAMES = ("file_name", "media_type", "size", "edition", "sha256")


class SubjectColumn(Column):
    """The reference of the record that a document is about; passed over by imports."""

    def export(self, instance: Any, **kwargs: Any) -> str:
        return instance.subject.reference if instance.subject else ""


class DocumentResource(RecordResource):
    LINKS = {"type": NamedLink("jisr.DocumentType")}
    FIXED = FIXED_NAMES

    subject = SubjectColumn("subject", "subject", label=_("about"), computed=True)

    class Meta:
        model = Document
        fields = ("reference", "title", "type", "language", "dated_on", "note", "subject", *FIXED_NAMES)

    def export_queryset(self, queryset: QuerySet) -> QuerySet:
        return super().export_queryset(queryset).prefetch_related("subject")

    def clean_record(self, record: Any) -> None:
        if record._state.adding:
            raise ValidationError(_now("A document comes with its file: add it on the page of the record."))
        super().clean_record(record)


class DocumentTypeResource(RecordResource):
    class Meta:
        model = DocumentType
        fields = ("code", *Named.NAME_FIELDS)
