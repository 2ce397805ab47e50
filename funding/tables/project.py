"""The table of projects."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from funding.models import Origin, Project
from jisr import formats
from jisr.tables import DayColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from jisr.templatetags.jisr_formats import totals


class ProjectStateColumn(StateColumn):
    """The state, and a mark on what a partner published and does not count."""

    def render(self, record: Project) -> SafeString:
        mark = super().render(record)
        if record.origin == Origin.PUBLISHED:
            return format_html('{} <span class="tag tag-warn">{}</span>', mark, _("Published by a partner"))
        return mark


class ProjectTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    state = ProjectStateColumn()
    funders = tables.Column(verbose_name=_("Funders"), accessor="fundings", orderable=False)
    amount = tables.Column(
        verbose_name=_("Amount"),
        accessor="totals",
        orderable=False,
        attrs={"td": {"class": "num"}, "th": {"class": "num"}},
    )
    starts_on = DayColumn()
    ends_on = DayColumn()

    DEFAULT = ("reference", "name", "state", "funders", "amount", "starts_on", "ends_on", "owner")

    class Meta(RecordTable.Meta):
        model = Project
        fields = (
            "reference",
            "donor_number",
            "name",
            "state",
            "funders",
            "amount",
            "starts_on",
            "ends_on",
            "owner",
        )

    def render_funders(self, record: Project) -> str:
        names = dict.fromkeys(str(row.funder) for row in record.fundings.all())
        return formats.listed(names) or "—"

    def render_amount(self, value: object) -> SafeString | str:
        return totals(value)  # type: ignore[arg-type]
