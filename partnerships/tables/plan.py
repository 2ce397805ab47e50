import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from jisr.tables import DayColumn, NameColumn, RecordTable, ReferenceColumn
from partnerships.models import Plan


class PlanTable(RecordTable):
    """Each row is a plan read with its axes."""

    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    starts_on = DayColumn()
    ends_on = DayColumn()
    axes = tables.Column(
        verbose_name=_("Axes"),
        orderable=False,
        attrs={"td": {"class": "num"}, "th": {"class": "num"}},
    )

    DEFAULT = ("reference", "name", "kind", "starts_on", "ends_on", "axes")

    class Meta(RecordTable.Meta):
        model = Plan
        fields = ("reference", "name", "kind", "starts_on", "ends_on", "axes")

    def render_axes(self, record: Plan) -> int:
        return len(record.axes.all())
