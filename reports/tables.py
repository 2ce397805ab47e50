from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.tables import DayColumn, RecordTable
from reports.models import IssuedReport


class IssuedReportTable(RecordTable):
    number = tables.Column()
    subject = tables.Column(verbose_name=_("About"), orderable=False)
    as_of = DayColumn()
    file = tables.Column(verbose_name=_("PDF"), orderable=False)

    DEFAULT = ("number", "kind", "subject", "language", "as_of", "issued_by", "issued_at", "file")

    class Meta(RecordTable.Meta):
        model = IssuedReport
        fields = ("number", "kind", "subject", "language", "as_of", "issued_by", "issued_at", "file")

    def render_number(self, record: IssuedReport, value: str) -> SafeString:
        return format_html('<a class="ref" href="{}" dir="ltr">{}</a>', record.url_for(), value)

    def render_subject(self, value: Any) -> SafeString:
        return format_html('<a href="{}" lang="{}" dir="auto">{}</a>', value.url_for(), value.name_lang, value)

    def render_issued_at(self, value: Any) -> str:
        return formats.moment(value)

    def render_file(self, record: IssuedReport) -> SafeString:
        address = reverse("issuedreport_file", args=[record.pk])
        return format_html('<a href="{}" dir="ltr">{}</a>', address, record.filename)
