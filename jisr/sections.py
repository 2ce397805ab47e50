"""The sections of related records and rows on a record's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.utils.html import format_html

from jisr.facts import fact_of, label_of
from jisr.tables import RecordTable

MOST = 10
SMALL = 2  # columns: such sections stand side by side


def section(
    title: str,
    table_class: type[RecordTable],
    rows: QuerySet,
    user: Any,
    *,
    add_url: str = "",
    all_url: str = "",
    hide: Sequence[str] = (),
    shown: Sequence[str] = (),
) -> dict[str, Any]:
    """Related records as a small table: the first ten, a way to all of them, and to add one if this person may."""
    model = table_class._meta.model
    columns = [name for name in shown or table_class.DEFAULT if name not in hide]
    table = table_class(list(rows[:MOST]), shown=columns, orderable=False)
    return {
        "title": title,
        "table": table,
        "all_url": all_url,
        "add_url": add_url if user.has_perm(model.permission_to("add")) else "",
    }


class _FactColumn(tables.Column):
    empty_values = ()

    def __init__(self, name: str, label: str) -> None:
        super().__init__(verbose_name=label, orderable=False, accessor="pk")
        self.fact_name = name

    def render(self, record: Any) -> Any:
        fact = fact_of(record, self.fact_name)
        if fact.url:
            return format_html('<a href="{}" lang="{}" dir="auto">{}</a>', fact.url, fact.lang, fact.text)
        return format_html('<span dir="{}">{}</span>', "ltr" if fact.is_ltr else "auto", fact.text or "—")


def row_section(rows: QuerySet, names: Sequence[str], title: str = "") -> dict[str, Any]:
    """The rows of one kind inside a record, each named field a column shown as a fact."""
    model = rows.model
    columns = [(name, _FactColumn(name, label_of(model, name))) for name in names]
    text = title or str(model._meta.verbose_name_plural)
    return {
        "title": text[:1].upper() + text[1:],
        "table": tables.Table(list(rows), extra_columns=columns, orderable=False),
        "is_rows": True,
        "is_small": len(names) <= SMALL,
    }
