from typing import Any

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jisr.begun import begin_url
from jisr.tables import DayColumn, LinkColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from jisr.templatetags.jisr import badge
from partnerships.models import Exchange, Outcome


class PartnersColumn(tables.Column):
    """The partners that take part, each leading to its page; the rows are to be read beforehand."""

    def __init__(self) -> None:
        super().__init__(verbose_name=_("Partners"), orderable=False, accessor="pk")

    def render(self, record: Any) -> SafeString | str:
        partners = [row.partner for row in record.partners.all()]
        links = ((one.url_for(), one.name_lang or get_language(), one) for one in partners)
        return format_html_join(_now(", "), '<a href="{}" lang="{}" dir="auto">{}</a>', links) or "—"


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


class OutcomeTable(tables.Table):
    """The outcomes of an exchange, read with their action points; each may become one if `may_add`."""

    kind = tables.Column()
    text = tables.Column(attrs={"td": {"class": "long-cell", "dir": "auto"}})
    action = tables.Column(verbose_name=_("Action point"), accessor="pk")

    class Meta:
        model = Outcome
        fields = ("kind", "text")
        orderable = False

    def __init__(self, *args: Any, may_add: bool, may_see: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_add, self.may_see = may_add, may_see

    def render_action(self, record: Outcome) -> SafeString | str:
        points = list(record.action_points.all()) if self.may_see else []
        if points:
            marks = ((one.url_for(), one.reference, badge(one.current_state)) for one in points)
            return format_html_join(" ", '<a class="ref" dir="ltr" href="{}">{}</a> {}', marks)
        if not self.may_add:
            return "—"
        url = begin_url("actionpoint_create", outcome=str(record.pk))
        return format_html('<a class="btn btn-sm" href="{}">{}</a>', url, _("Make it an action point"))
