from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.tables import DayColumn, NameColumn, RecordTable, ReferenceColumn, StateColumn
from partnerships.models import Agreement
from partnerships.path_shown import shown


class LegalPathTable(RecordTable):
    reference = ReferenceColumn()
    name = NameColumn(verbose_name=_("Name"))
    state = StateColumn()
    path = tables.Column(verbose_name=_("Legal path"), accessor="own_steps", orderable=False)
    due_next = DayColumn(verbose_name=_("Expected by (indicative)"))

    DEFAULT = ("reference", "name", "kind", "state", "path", "due_next")

    class Meta(RecordTable.Meta):
        model = Agreement
        fields = ("reference", "name", "kind", "state", "path", "due_next", "owner")

    def render_path(self, value: list[Any]) -> str:
        return render_to_string("partnerships/_path_row.html", {"path": shown(value, days.today())})

    def order_due_next(self, rows: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        day = F("due_next")
        return rows.order_by(day.desc(nulls_last=True) if is_descending else day.asc(nulls_last=True), "pk"), True
