from datetime import date
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jisr import days, formats
from jisr.recurrence import days_late
from jisr.tables import DayColumn, LinkColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from partnerships.models import Obligation, ObligationKind, ObligationState, ObligationTemplate


def late_mark(obligation: Obligation, today: date) -> SafeString:
    """“12 days late” for a duty on which somebody has still to act, else nothing."""
    late = days_late(obligation.due_on, today) if obligation.state in ObligationState.TO_DO else 0
    if not late:
        return SafeString("")
    text = ngettext("%(n)s day late", "%(n)s days late", late) % {"n": formats.number(late)}
    return format_html('<span class="tag tag-bad">{}</span>', text)


class DutyNameColumn(NameColumn):
    """The name, or the kind where a duty bears no name of its own."""

    empty_values = ()

    def render(self, record: Any) -> SafeString:
        lang = record.name_lang or record.kind.name_lang
        return format_html('<a href="{}" lang="{}" dir="auto">{}</a>', record.url_for(), lang, record)


class ObligationTable(RecordTable):
    reference = ReferenceColumn()
    name = DutyNameColumn(verbose_name=_("Name"))
    agreement = LinkColumn(order_by=("agreement__name_fr", "agreement__name_ar"))
    partner = LinkColumn(order_by=("partner__name_fr", "partner__name_ar"))
    due_on = DayColumn()
    state = StateColumn()
    unlocks = LinkColumn()
    submitted_on = DayColumn()
    accepted_on = DayColumn()

    DEFAULT = ("reference", "name", "agreement", "side", "due_on", "state", "owner")

    class Meta(RecordTable.Meta):
        model = Obligation
        fields = (
            "reference",
            "name",
            "kind",
            "agreement",
            "partner",
            "side",
            "due_on",
            "state",
            "evidence",
            "document_type",
            "unlocks",
            "submitted_on",
            "accepted_on",
            "owner",
        )

    def render_due_on(self, record: Obligation) -> SafeString:
        mark, day = late_mark(record, days.today()), formats.short_day(record.due_on)
        return format_html('<span dir="ltr" class="day">{}</span> {}', day, mark)


class ObligationKindTable(RecordTable):
    code = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))

    DEFAULT = ("code", "name")

    class Meta(RecordTable.Meta):
        model = ObligationKind
        fields = ("code", "name")


class ObligationTemplateTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    partner = LinkColumn(order_by=("partner__name_fr", "partner__name_ar"))
    how_many = tables.Column(verbose_name=_("Duties"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})

    DEFAULT = ("reference", "name", "kind", "partner", "how_many")

    class Meta(RecordTable.Meta):
        model = ObligationTemplate
        fields = ("reference", "name", "kind", "partner", "how_many")
