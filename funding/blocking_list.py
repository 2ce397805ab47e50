"""The list of payments that obligations hold back: its filter, its table and its sheet."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from funding.blocking import with_obligations
from funding.models import Instalment, Project
from funding.resources import InstalmentResource
from funding.tables import partner_column
from jisr import days, formats
from jisr.exchange.columns import Column
from jisr.exchange.widgets import CellWidget
from jisr.filters import BaseFilter
from jisr.lookupfilter import LookupFilter
from jisr.models import User
from jisr.tables import DayColumn, LinkColumn, MoneyColumn, RecordTable, ReferenceColumn
from partnerships.models import Agreement, Obligation, Partner
from partnerships.tables.obligation import late_mark

LATE = "late"


class BlockingFilter(BaseFilter):
    late = django_filters.ChoiceFilter(
        label=_("Obligations"), choices=[(LATE, _("Late"))], empty_label=_("Late or not"), method="by_lateness"
    )
    funder = LookupFilter(Partner, label=_("Funder"))
    project = LookupFilter(Project, label=_("Project"))
    agreement = LookupFilter(Agreement, label=_("Agreement"))
    owner = django_filters.ModelChoiceFilter(
        queryset=User.objects.all(), label=_("Obligation followed by"), empty_label=_("Anybody"), method="by_owner"
    )

    class Meta:
        model = Instalment
        fields = ["q", "late", "funder", "project", "agreement", "owner"]

    def by_lateness(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        today = days.today()
        return rows.filter(Exists(Obligation.objects.current().late(today).filter(unlocks=OuterRef("pk"))))  # type: ignore[attr-defined]

    def by_owner(self, rows: QuerySet, _name: str, value: User) -> QuerySet:
        owned = Obligation.objects.current().pending().filter(unlocks=OuterRef("pk"), owner=value)  # type: ignore[attr-defined]
        return rows.filter(Exists(owned))


class BlockingTable(RecordTable):
    """Each row is an instalment read `with_obligations`."""

    reference = ReferenceColumn()
    project = LinkColumn(orderable=False)
    agreement = LinkColumn(orderable=False)
    funder = partner_column("funder")
    due_on = DayColumn()
    outstanding = MoneyColumn(verbose_name=_("Held back"))
    waiting_for = tables.Column(verbose_name=_("Waits for"), empty_values=(), orderable=False)

    DEFAULT = ("reference", "project", "funder", "due_on", "outstanding", "waiting_for")

    class Meta(RecordTable.Meta):
        model = Instalment
        fields = ("reference", "project", "agreement", "funder", "due_on", "outstanding", "waiting_for")

    def render_waiting_for(self, record: Any) -> SafeString:
        today = days.today()
        lines = ((_link(row), _state(row), late_mark(row, today), row.owner or "—") for row in record.waiting_for)
        return format_html(
            '<ul class="cell-list">{}</ul>',
            format_html_join("", "<li>{}<div>{} {} · <bdi>{}</bdi></div></li>", lines),
        )


def _link(row: Obligation) -> SafeString:
    language = row.name_lang or row.kind.name_lang
    return format_html('<a href="{}" lang="{}" dir="auto">{}</a>', row.url_for(), language, row)


def _state(row: Obligation) -> SafeString:
    day = formats.short_day(row.due_on)
    return format_html('{} · <span class="day" dir="ltr">{}</span>', row.current_state.label, day)


class WaitingColumn(Column):
    """The pending obligations of an instalment in one cell."""

    def export(self, instance: Any, **kwargs: Any) -> str:
        return "; ".join(
            f"{row.reference} {row} ({formats.short_day(row.due_on)}) {row.owner or ''}".strip()
            for row in instance.waiting_for
        )


class BlockingResource(InstalmentResource):
    waiting_for = WaitingColumn("waiting_for", "waiting_for", CellWidget(), label=_("waits for"), computed=True)

    class Meta:
        model = Instalment
        fields = (
            "reference",
            "project",
            "funder",
            "agreement",
            "due_on",
            "amount",
            "currency",
            "outstanding",
            "waiting_for",
        )

    def export_queryset(self, queryset: QuerySet) -> QuerySet:
        return with_obligations(super().export_queryset(queryset))
