import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from jisr import days, formats
from jisr.tables import DayColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from partnerships.models import Agreement
from partnerships.renewal import next_step


class NextStepColumn(tables.Column):
    """What to do next about the end of the agreement."""

    empty_values = ()

    def __init__(self) -> None:
        super().__init__(verbose_name=_("Next step"), orderable=False, accessor="pk")

    def render(self, record: Agreement) -> str:
        return next_step(record, days.today()) or formats.BLANK


class AgreementTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    state = StateColumn()
    amount = MoneyColumn()
    signed_on = DayColumn()
    starts_on = DayColumn()
    ends_on = DayColumn()
    notice_on = DayColumn(verbose_name=_("Notice by"), orderable=False)
    next_step = NextStepColumn()
    closed_on = DayColumn()

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
            "notice_on",
            "next_step",
            "closed_on",
            "owner",
        )
