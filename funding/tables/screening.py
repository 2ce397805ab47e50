from datetime import date

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from funding.models import CofinancingBudget, Reason, Screening, ScreeningTemplate
from funding.screenings.score import rounded
from funding.tables import DueColumn
from jisr import days, formats
from jisr.tables import DayColumn, LinkColumn, MoneyColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from jisr.templatetags.jisr_formats import percent


class ScoreColumn(tables.Column):
    """Percent of the best that could be had; sheets without any answer come last in either order."""

    def __init__(self) -> None:
        numbers = {"td": {"class": "num"}, "th": {"class": "num"}}
        super().__init__(accessor="score", verbose_name=_("Score"), attrs=numbers)

    def render(self, value: float) -> SafeString | str:
        return percent(rounded(value))

    def order(self, queryset: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        score = F("score")
        by = score.desc(nulls_last=True) if is_descending else score.asc(nulls_last=True)
        return queryset.order_by(by, "pk"), True


class ScreeningTable(RecordTable):
    reference = ReferenceColumn()
    opportunity = LinkColumn(order_by=("opportunity__name_fr", "opportunity__name_ar"))
    partner = LinkColumn(
        accessor="opportunity__partner",
        verbose_name=_("Partner"),
        order_by=("opportunity__partner__name_fr", "opportunity__partner__name_ar"),
    )
    state = StateColumn()
    score = ScoreColumn()
    asked_amount = MoneyColumn()
    own_amount = MoneyColumn()
    next_deadline = DueColumn(accessor="next_deadline", verbose_name=_("Next deadline"))
    look_again_on = DayColumn()
    decided_on = DayColumn()

    DEFAULT = ("reference", "opportunity", "partner", "state", "score", "next_deadline", "decision_reason", "owner")
    ASKED = ("reference", "opportunity", "partner", "state", "score", "own_amount", "next_deadline", "owner")

    class Meta(RecordTable.Meta):
        model = Screening
        fields = (
            "reference",
            "opportunity",
            "partner",
            "template",
            "state",
            "score",
            "asked_amount",
            "own_amount",
            "next_deadline",
            "decision_reason",
            "look_again_on",
            "decided_on",
            "decided_by",
            "owner",
        )

    def render_next_deadline(self, value: date) -> SafeString:
        left = (value - days.today()).days
        words = ngettext("%(n)s day left", "%(n)s days left", left) % {"n": formats.number(left)}
        return format_html('<span dir="ltr" class="day">{}</span> <small>{}</small>', formats.short_day(value), words)


class AskedTable(ScreeningTable):
    """What the head of the unit needs to see first of the decisions asked."""

    DEFAULT = ScreeningTable.ASKED

    class Meta(ScreeningTable.Meta):
        pass


class ScreeningTemplateTable(RecordTable):
    code = tables.Column(linkify=lambda record: record.url_for(), attrs={"td": {"dir": "ltr"}})
    name = NameColumn(verbose_name=_("Name"))
    criteria = tables.Column(verbose_name=_("Criteria"), orderable=False, accessor="criteria__all")

    DEFAULT = ("code", "name", "criteria")

    class Meta(RecordTable.Meta):
        model = ScreeningTemplate
        fields = ("code", "name", "criteria")

    def render_criteria(self, value: list) -> str:
        return formats.number(len(value))


class ReasonTable(RecordTable):
    code = tables.Column(linkify=lambda record: record.url_for(), attrs={"td": {"dir": "ltr"}})
    name = NameColumn(verbose_name=_("Name"))

    DEFAULT = ("code", "name", "use")

    class Meta(RecordTable.Meta):
        model = Reason
        fields = ("code", "name", "use")


class CofinancingBudgetTable(RecordTable):
    reference = ReferenceColumn()
    starts_on = DayColumn()
    ends_on = DayColumn()
    amount = MoneyColumn()

    DEFAULT = ("reference", "starts_on", "ends_on", "amount", "note")

    class Meta(RecordTable.Meta):
        model = CofinancingBudget
        fields = ("reference", "starts_on", "ends_on", "amount", "note")
