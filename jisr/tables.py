"""The base of every list's table, and the paging that keeps the last page as quick as the first."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_tables2.rows import BoundRows

from jisr import formats
from jisr.facts import currency_field
from jisr.models.named import reading_order
from jisr.templatetags.jisr import badge


class RoundPaginator(Paginator):
    """Reads pages past the middle from the other end, so that no page skips more than half the rows."""

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        table = self.object_list.table
        rows = table.data.data
        if first <= self.count // 2 or not isinstance(rows, QuerySet):
            return super().page(number)
        backwards = list(rows.reverse()[self.count - last : self.count - first])
        return self._get_page(BoundRows(data=backwards[::-1], table=table), number, self)


class NameColumn(tables.Column):
    """The name in the reader's language, marked with its own language, leading to the record."""

    attrs = {"td": {"class": "name"}}

    def render(self, record: Any, value: str) -> SafeString:
        return format_html(
            '<a href="{}" lang="{}" dir="auto">{}</a>', record.url_for(), record.name_lang or get_language(), value
        )

    def order(self, queryset: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        names = [f"name_{code}" for code in reading_order()]
        return queryset.order_by(*(F(name).desc() if is_descending else F(name).asc() for name in names), "pk"), True


class LinkColumn(tables.Column):
    """A related record, by name, leading to it."""

    def render(self, value: Any) -> SafeString:
        lang = getattr(value, "name_lang", "")
        return format_html('<a href="{}" lang="{}" dir="auto">{}</a>', value.url_for(), lang or get_language(), value)

    def value(self, value: Any) -> str:
        return str(value)


class ReferenceColumn(tables.Column):
    def render(self, record: Any, value: str) -> SafeString:
        return format_html('<a class="ref" href="{}" dir="ltr">{}</a>', record.url_for(), value)


class StateColumn(tables.Column):
    def render(self, record: Any) -> SafeString:
        mark = badge(record.current_state)
        return format_html('{} <span class="tag">{}</span>', mark, _("Archived")) if record.archived_at else mark


class MoneyColumn(tables.Column):
    """An amount with the currency that stands beside it in the record."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("attrs", {"td": {"class": "num"}, "th": {"class": "num"}})
        super().__init__(*args, **kwargs)

    def render(self, record: Any, value: Any, bound_column: Any) -> SafeString:
        currency = getattr(record, currency_field(type(record), bound_column.name) or "currency")
        return format_html('<span class="money" dir="ltr">{}</span>', formats.money(value, currency))


class DayColumn(tables.Column):
    def render(self, value: Any) -> SafeString:
        return format_html('<span dir="ltr" class="day">{}</span>', formats.short_day(value))


class CodesColumn(tables.Column):
    """Several codes, by name in the reader's language."""

    def render(self, record: Any, value: str, bound_column: Any) -> str:
        return formats.listed(record._meta.get_field(bound_column.name).labels(value))


class RecordTable(tables.Table):
    """Columns are declared by the record's own table; `DEFAULT` names those shown until others are chosen."""

    DEFAULT: tuple[str, ...] = ()

    class Meta:
        template_name = "generic/_table.html"
        attrs = {"class": "table table-vcenter card-table"}
        empty_text = ""
        order_by = ()

    def __init__(self, *args: Any, shown: list[str] | None = None, **kwargs: Any) -> None:
        wanted = [name for name in shown or [] if name in self.base_columns] or list(self.DEFAULT)
        super().__init__(*args, exclude=[name for name in self.base_columns if name not in wanted], **kwargs)
        self.shown = wanted
        if self.order_by and isinstance(self.data.data, QuerySet):
            self.data.data = self.data.data.order_by(*self.data.data.query.order_by, "pk")
        for bound in self.columns:
            bound.column.verbose_name = self._heading(self._meta.model, bound.name, bound.column)
            if isinstance(bound.column, tables.BooleanColumn):
                bound.column.yesno = (_("Yes"), _("No"))

    @classmethod
    def choosable(cls) -> list[tuple[str, str]]:
        """Every column one may show: (name, heading)."""
        model = cls._meta.model
        return [(name, cls._heading(model, name, column)) for name, column in cls.base_columns.items()]

    @staticmethod
    def _heading(model: Any, name: str, column: tables.Column) -> str:
        if column.verbose_name:
            return str(column.verbose_name)
        text = str(model._meta.get_field(name).verbose_name)
        return text[:1].upper() + text[1:]
