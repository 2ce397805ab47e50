from typing import Any

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jisr.tables import DayColumn, LinkColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from partnerships.models import Exchange


class PartnersColumn(tables.Column):
    """The partners that take part, each leading to its page; the rows are to be read beforehand."""

    def __init__(self) -> None:
        super().__init__(verbose_name=_("Partners"), orderable=False, accessor="pk")

    def render(self, record: Any) -> SafeString | str:
        partners = [row.partner for row in record.partners.all()]
        links = ((one.url_for(), one.name_lang or get_language(), one) for one in partners)
        return format_html_join(", ", '<a href="{}" lang="{}" dir="auto">{}</a>', links) or "—"


class ExchangeTable(RecordTable):
    """Rows come from `with_people()` and `select_related("agreement", "owner")`."""

    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    starts_on = DayColumn()
    ends_on = DayColumn()
    partners = PartnersColumn()
    agreement = LinkColumn()
    cost = MoneyColumn()
    participants = tables.Column(
        verbose_name=_("Participants"), orderable=False, attrs={"td": {"class": "num"}, "th": {"class": "num"}}
    )
    state = StateColumn()

    DEFAULT = ("starts_on", "kind", "name", "partners", "place", "state", "owner")

    class Meta(RecordTable.Meta):
        model = Exchange
        fields = (
            "reference",
            "starts_on",
            "ends_on",
            "kind",
            "name",
            "partners",
            "agreement",
            "place",
            "cost",
            "participants",
            "state",
            "owner",
        )


class ExperienceTable(RecordTable):
    """What was learnt, the exchange leading to its sheet."""

    name = tables.Column(verbose_name=_("Name"), orderable=False)
    starts_on = DayColumn()
    partners = PartnersColumn()
    learnt = tables.Column(attrs={"td": {"class": "long-cell", "dir": "auto"}})
    reusable_where = tables.Column(attrs={"td": {"class": "long-cell", "dir": "auto"}})

    DEFAULT = ("starts_on", "kind", "name", "partners", "learnt", "reusable_where")

    class Meta(RecordTable.Meta):
        model = Exchange
        fields = ("starts_on", "kind", "name", "partners", "learnt", "reusable_where")

    def render_name(self, record: Exchange, value: str) -> SafeString:
        lang = record.name_lang or get_language()
        return format_html('<a href="{}" lang="{}" dir="auto">{}</a>', record.url_for("sheet"), lang, value)
