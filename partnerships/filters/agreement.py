import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.filters import RecordFilter
from partnerships.models import Agreement, AgreementKind, AgreementState


class AgreementFilter(RecordFilter):
    state = django_filters.ChoiceFilter(choices=AgreementState.choices, empty_label=_("Any state"))
    kind = django_filters.ModelChoiceFilter(queryset=AgreementKind.objects.all(), empty_label=_("Any kind"))
    ends = django_filters.DateFilter(field_name="ends_on", lookup_expr="lte", label=_("Ends by"))
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[("soon", _("Ends within 30 days"))],
        empty_label=_("Any time"),
        method="by_due",
    )

    class Meta:
        model = Agreement
        fields = ["q", "state", "kind", "ends", "due", "owner", "archived"]

    def by_due(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        today = days.today()
        return rows.ending_between(today, days.soon(today))  # type: ignore[attr-defined]
