"""The lists of documents and of their types: tables and filters."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.codes import LANGUAGES
from jisr.documents import kinds_with_documents, record_of
from jisr.filters import BaseFilter, RecordFilter
from jisr.models import Document, DocumentType
from jisr.tables import DayColumn, LinkColumn, NameColumn, RecordTable, ReferenceColumn


class DocumentTable(RecordTable):
    reference = ReferenceColumn()
    title = tables.Column()
    subject = tables.Column(_("About"), orderable=False)
    type = LinkColumn(order_by=("type__code", "pk"))
    language = tables.Column()
    dated_on = DayColumn()
    file_name = tables.Column()
    media_type = tables.Column(_("Kind of file"))
    size = tables.Column(attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    edition = tables.Column(attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    created_at = DayColumn(verbose_name=_("Added on"))
    created_by = tables.Column(_("Added by"), order_by=("created_by__full_name", "pk"))

    DEFAULT = ("title", "subject", "type", "language", "dated_on", "media_type", "size", "edition")

    class Meta(RecordTable.Meta):
        model = Document
        fields = (
            "reference",
            "title",
            "subject",
            "type",
            "language",
            "dated_on",
            "file_name",
            "media_type",
            "size",
            "edition",
            "created_at",
            "created_by",
        )

    def render_title(self, record: Document, value: str) -> SafeString:
        link = format_html('<a href="{}" dir="auto">{}</a>', record.url_for(), value)
        return format_html('{} <span class="tag">{}</span>', link, _("Archived")) if record.archived_at else link

    def render_subject(self, value: Any) -> SafeString:
        name = getattr(value, "name", "") or value.reference
        lang = getattr(value, "name_lang", "") or get_language()
        kind = str(value._meta.verbose_name)
        return format_html(
            '<a href="{}" lang="{}" dir="auto">{}</a> <span class="tag">{}</span>', value.url_for(), lang, name, kind
        )

    def render_language(self, value: str) -> str:
        return formats.language_name(value)

    def render_media_type(self, record: Document) -> str:
        return record.kind_label

    def render_size(self, value: int) -> str:
        return formats.file_size(value)


class DocumentFilter(RecordFilter):
    """`about` is a kind of record; `record`, carried by the address alone, is one record."""

    type = django_filters.ModelChoiceFilter(queryset=DocumentType.objects.all(), label=_("Type"))
    language = django_filters.ChoiceFilter(label=_("Language"))
    about = django_filters.ChoiceFilter(label=_("About"), method="by_kind")
    editions = django_filters.ChoiceFilter(
        label=_("Editions"),
        choices=[("all", _("With earlier editions"))],
        empty_label=_("Newest editions"),
        method="by_edition",
    )
    record = django_filters.CharFilter(method="by_record", widget=forms.HiddenInput, label=_("Record"))

    class Meta:
        model = Document
        fields = ["q", "type", "language", "about", "editions", "archived", "record"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["language"].choices = [("", "—"), *LANGUAGES.choices()]
        self.kinds = {model._meta.label_lower: model for model in kinds_with_documents(self.user)}
        named = [(label, model._meta.verbose_name_plural.capitalize()) for label, model in self.kinds.items()]
        self.form.fields["about"].choices = [("", "—"), *named]

    def by_kind(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(content_type=ContentType.objects.get_for_model(self.kinds[value]))

    def by_edition(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows

    def by_record(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        try:
            return rows.about(record_of(value, self.user))
        except Http404:
            return rows.none()

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows: Any = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("editions") else rows.newest()


class DocumentTypeTable(RecordTable):
    code = tables.Column(linkify=lambda record: record.url_for(), attrs={"td": {"dir": "ltr"}})
    name = NameColumn(verbose_name=_("Name"))

    DEFAULT = ("code", "name")

    class Meta(RecordTable.Meta):
        model = DocumentType
        fields = ("code", "name")


class DocumentTypeFilter(BaseFilter):
    class Meta:
        model = DocumentType
        fields = ["q"]
