import django_tables2 as tables
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jisr.tables import NameColumn, RecordTable
from partnerships.models import AgreementKind


class AgreementKindTable(RecordTable):
    code = tables.Column(linkify=lambda record: record.url_for(), attrs={"td": {"dir": "ltr"}})
    name = NameColumn(verbose_name=_("Name"))
    path = tables.Column(verbose_name=_("Legal path"), orderable=False, accessor="path__all")

    DEFAULT = ("code", "name", "path", "is_framework", "needs_framework", "silent_months")

    class Meta(RecordTable.Meta):
        model = AgreementKind
        fields = ("code", "name", "path", "is_framework", "needs_framework", "is_twinning", "silent_months")

    def render_path(self, value: list) -> str:
        count = len(value)
        return ngettext("%(count)s step", "%(count)s steps", count) % {"count": count}
