import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.filters import RecordFilter
from partnerships.models import Plan, PlanKind


class PlanFilter(RecordFilter):
    kind = django_filters.ChoiceFilter(choices=PlanKind.choices, empty_label=_("Any kind"))
    period = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=[("now", _("In force today"))],
        empty_label=_("Any period"),
        method="by_period",
    )

    class Meta:
        model = Plan
        fields = ["q", "kind", "period", "archived"]

    def by_period(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        return rows.in_force_on(days.today())  # type: ignore[attr-defined]
