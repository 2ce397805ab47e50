import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.tables import DayColumn, LinkColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from partnerships.models import Agreement, Contact, Partner, Theme


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


class ContactTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    partner = LinkColumn()
    email = tables.EmailColumn(attrs={"td": {"dir": "ltr"}})
    phone = tables.Column(attrs={"td": {"dir": "ltr"}})

    DEFAULT = ("name", "partner", "role", "function", "email", "phone")

    class Meta(RecordTable.Meta):
        model = Contact
        fields = ("reference", "name", "partner", "role", "function", "email", "phone", "language", "has_consent")


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


class ThemeTable(RecordTable):
    code = tables.Column(linkify=lambda record: record.url_for(), attrs={"td": {"dir": "ltr"}})
    name = NameColumn(verbose_name=_("Name"))
    sector_codes = tables.Column(verbose_name=_("DAC purpose codes"), orderable=False, attrs={"td": {"dir": "ltr"}})
    goal_numbers = tables.Column(verbose_name=_("SDGs"), orderable=False, attrs={"td": {"dir": "ltr"}})

    DEFAULT = ("code", "name", "sector_codes", "goal_numbers")

    class Meta(RecordTable.Meta):
        model = Theme
        fields = ("code", "name", "sector_codes", "goal_numbers")

    def render_sector_codes(self, value: list) -> str:
        return ", ".join(sector.code for sector in value)

    def render_goal_numbers(self, value: list) -> str:
        return ", ".join(str(goal.goal) for goal in value)
