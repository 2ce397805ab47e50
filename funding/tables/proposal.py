"""The table of proposals."""

from decimal import Decimal

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from funding.models import Proposal
from jisr import formats
from jisr.tables import DayColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn

from .common import DueColumn, partner_column


class ProposalTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    donor = partner_column("donor")
    stage = StateColumn()
    requested_amount = MoneyColumn()
    own_amount = MoneyColumn()
    probability = tables.Column(attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    due = DueColumn(accessor="due", verbose_name=_("Due"))
    concept_due_on = DueColumn()
    due_on = DueColumn()
    concept_submitted_on = DueColumn()
    submitted_on = DayColumn()
    expected_on = DueColumn()
    decided_on = DayColumn()
    starts_on = DueColumn()
    ends_on = DueColumn()

    DEFAULT = ("reference", "name", "donor", "stage", "requested_amount", "due", "owner")

    class Meta(RecordTable.Meta):
        model = Proposal
        fields = (
            "reference",
            "donor_number",
            "name",
            "donor",
            "stage",
            "requested_amount",
            "own_amount",
            "probability",
            "due",
            "concept_due_on",
            "due_on",
            "concept_submitted_on",
            "submitted_on",
            "expected_on",
            "decided_on",
            "loss_reason",
            "starts_on",
            "ends_on",
            "owner",
        )

    def render_probability(self, value: Decimal) -> str:
        return formats.percent(value)
