from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.tables import MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from partnerships.models import Partner


class PartnerTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    state = StateColumn()
    envelope_max = MoneyColumn()

    DEFAULT = ("reference", "name", "kind", "country", "state", "owner")

    class Meta(RecordTable.Meta):
        model = Partner
        fields = ("reference", "name", "acronym", "kind", "country", "city", "state", "envelope_max", "owner")

    def render_country(self, value: str) -> str:
        return formats.country(value)
