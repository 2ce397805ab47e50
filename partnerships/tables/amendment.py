from django.utils.translation import gettext_lazy as _

from jisr.tables import DayColumn, LinkColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from partnerships.models import Amendment


class AmendmentTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    agreement = LinkColumn()
    state = StateColumn()
    signed_on = DayColumn()
    effective_on = DayColumn()
    new_starts_on = DayColumn()
    new_ends_on = DayColumn()
    new_amount = MoneyColumn()

    DEFAULT = ("reference", "name", "agreement", "number", "kind", "state", "effective_on", "new_ends_on", "new_amount")

    class Meta(RecordTable.Meta):
        model = Amendment
        fields = (
            "reference",
            "name",
            "agreement",
            "number",
            "kind",
            "state",
            "signed_on",
            "effective_on",
            "new_starts_on",
            "new_ends_on",
            "new_amount",
        )
