"""The base of every record's filter: it serves the list and the export of the list alike."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr.models import Record, User


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def within_sight(rows: QuerySet, user: Any) -> QuerySet:
    """Narrow the choices of a field to what this person may see: records, or colleagues of the same authority."""
    if hasattr(rows, "visible_to"):
        return rows.visible_to(user)
    if rows.model is User:
        return rows.filter(authority_id=user.authority_id, is_active=True)
    return rows


class BaseFilter(django_filters.FilterSet):
    """Search by words, for every record."""

    q = django_filters.CharFilter(
        method="by_words", label=_("Search"), widget=forms.TextInput(attrs={"type": "search", "dir": "auto"})
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for name, item in self.form.fields.items():
            if isinstance(item, forms.ModelChoiceField):
                item.queryset = within_sight(item.queryset, user)
            item.widget.attrs.setdefault(
                "class", "form-select" if isinstance(item, forms.ChoiceField) else "form-control"
            )
            if isinstance(item, forms.DateField):
                item.widget = DateInput(item.widget.attrs)
            item.widget.attrs["id"] = f"filter-{name}"

    def by_words(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.search(value)

    @property
    def qs(self) -> QuerySet:
        """What fits; nothing while a value cannot be read: the page names it, and no file leaves with all rows."""
        return self.queryset.none() if self.is_bound and not self.form.is_valid() else super().qs

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the default is asked for."""
        if not self.is_bound:
            return False
        if not self.form.is_valid():
            return True
        return any(value not in (None, "") for value in self.form.cleaned_data.values())


class RecordFilter(BaseFilter):
    """Search, and whether archived records are shown."""

    archived = django_filters.ChoiceFilter(
        label=_("Archive"),
        choices=[("yes", _("Only archived")), ("all", _("With archived"))],
        empty_label=_("Without archived"),
        method="by_archive",
    )

    def by_archive(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.exclude(archived_at=None) if value == "yes" else rows

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows = super().filter_queryset(queryset)
        if issubclass(queryset.model, Record) and not self.form.cleaned_data.get("archived"):
            rows = rows.current()
        return rows
