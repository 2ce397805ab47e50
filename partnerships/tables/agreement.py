from django.utils.translation import gettext_lazy as _

from jisr.tables import DayColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from partnerships.models import Agreement


class AgreementTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    state = StateColumn()
    amount = MoneyColumn()
    signed_on = DayColumn()
    starts_on = DayColumn()
    ends_on = DayColumn()

    DEFAULT = ("reference", "name", "kind", "state", "amount", "signed_on", "ends_on")

    class Meta(RecordTable.Meta):
        model = Agreement
        fields = (
            "reference",
            "donor_number",
            "name",
            "kind",
            "state",
            "amount",
            "signed_on",
            "starts_on",
            "ends_on",
            "owner",
        )
