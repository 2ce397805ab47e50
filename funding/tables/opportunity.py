from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from funding.models import Opportunity
from funding.tables import DueColumn, partner_column
from jisr import formats
from jisr.tables import CodesColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn


class OpportunityTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    partner = partner_column("partner")
    state = StateColumn()
    next_deadline = DueColumn(accessor="next_deadline", verbose_name=_("Next deadline"))
    envelope = MoneyColumn()
    grant_min = MoneyColumn()
    grant_max = MoneyColumn()
    applicants = CodesColumn(orderable=False)
    countries = CodesColumn(orderable=False)
    languages = CodesColumn(orderable=False)

    DEFAULT = ("reference", "name", "partner", "state", "next_deadline", "grant_max", "owner")

    class Meta(RecordTable.Meta):
        model = Opportunity
        fields = (
            *("reference", "donor_number", "name", "partner", "state", "next_deadline"),
            *("envelope", "grant_min", "grant_max", "cofinancing_percent", "cofinancing_base"),
            *("applicants", "countries", "languages", "recurs_months", "source", "pass_reason", "owner"),
        )

    def render_cofinancing_percent(self, value: object) -> str:
        return formats.percent(value)  # type: ignore[arg-type]

    def render_recurs_months(self, value: int) -> str:
        return ngettext("%(count)s month", "%(count)s months", value) % {"count": value}
