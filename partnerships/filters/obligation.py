import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.filters import BaseFilter, RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import (
    Agreement,
    AgreementKind,
    Obligation,
    ObligationKind,
    ObligationState,
    ObligationTemplate,
    Partner,
    Side,
)

LATE, SOON, ALL = "late", "soon", "all"


class ObligationFilter(RecordFilter):
    """What is settled, accepted or waived, is left out until it is asked for."""

    state = django_filters.ChoiceFilter(
        choices=[(ALL, _("Any state")), *ObligationState.choices], empty_label=_("Not settled"), method="by_state"
    )
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[(LATE, _("Late")), (SOON, _("Due within 30 days"))],
        empty_label=_("Any time"),
        method="by_due",
    )
    kind = django_filters.ModelChoiceFilter(queryset=ObligationKind.objects.all(), empty_label=_("Any kind"))
    side = django_filters.ChoiceFilter(choices=Side.choices, empty_label=_("Either side"))
    agreement = LookupFilter(Agreement, label=_("Agreement"))
    partner = LookupFilter(Partner, label=_("Partner"))
    due_after = django_filters.DateFilter(field_name="due_on", lookup_expr="gte", label=_("Due from"))
    due_before = django_filters.DateFilter(field_name="due_on", lookup_expr="lte", label=_("Due by"))

    class Meta:
        model = Obligation
        fields = [
            "q",
            "state",
            "due",
            "kind",
            "side",
            "agreement",
            "partner",
            "due_after",
            "due_before",
            "owner",
            "archived",
        ]

    def by_state(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows if value == ALL else rows.filter(state=value)

    def by_due(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        today = days.today()
        return rows.late(today) if value == LATE else rows.due_between(today, days.soon(today))  # type: ignore[attr-defined]

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("state") else rows.pending()  # type: ignore[attr-defined]


class ObligationKindFilter(BaseFilter):
    class Meta:
        model = ObligationKind
        fields = ["q"]


class ObligationTemplateFilter(RecordFilter):
    kind = django_filters.ModelChoiceFilter(queryset=AgreementKind.objects.all(), empty_label=_("Any kind"))
    partner = LookupFilter(Partner, label=_("Partner"))

    class Meta:
        model = ObligationTemplate
        fields = ["q", "kind", "partner", "archived"]
