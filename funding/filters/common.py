"""What several filters share."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.models import (
    Origin,
)
from jisr import codes
from jisr.filters import RecordFilter
from partnerships.models import Goal, PlanAxis, Theme

LATE, SOON, BLOCKED = "late", "soon", "blocked"


def theme_filter() -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(
        field_name="themes__theme", queryset=Theme.objects.all(), label=_("Theme"), empty_label=_("Any theme")
    )


def axis_filter() -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(
        field_name="axes__axis", queryset=PlanAxis.objects.all(), label=_("Axis of the plan"), empty_label=_("Any axis")
    )


def goal_filter() -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        field_name="goals__goal",
        choices=Goal.choices,
        label=_("Sustainable Development Goal"),
        empty_label=_("Any goal"),
    )


def currency_filter(name: str = "currency", **kwargs: object) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        field_name=name, choices=codes.CURRENCIES.choices, empty_label=_("Any currency"), **kwargs
    )


class OriginFilter(RecordFilter):
    """Counts only what is ours until another choice is made; `PROJECT` leads from the record to its project."""

    PROJECT = ""

    origin = django_filters.ChoiceFilter(
        label=_("Origin"),
        choices=[("published", _("Published by a partner")), ("all", _("Ours and published"))],
        empty_label=_("Ours"),
        method="by_origin",
    )

    def by_origin(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(**{f"{self.PROJECT}origin": Origin.PUBLISHED}) if value == "published" else rows

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows, chosen = super().filter_queryset(queryset), self.form.cleaned_data
        if not chosen.get("origin"):
            rows = rows.filter(**{f"{self.PROJECT}origin": Origin.OURS})
        if self.PROJECT and not chosen.get("archived"):
            rows = rows.filter(**{f"{self.PROJECT}archived_at": None})
        return rows
