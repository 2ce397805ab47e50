import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import codes, days
from jisr.filters import BaseFilter, RecordFilter
from partnerships.models import (
    Agreement,
    AgreementKind,
    AgreementState,
    Contact,
    ContactRole,
    Partner,
    PartnerKind,
    PartnerState,
    Theme,
)


class PartnerFilter(RecordFilter):
    kind = django_filters.ChoiceFilter(choices=PartnerKind.choices, empty_label=_("Any kind"))
    state = django_filters.ChoiceFilter(choices=PartnerState.choices, empty_label=_("Any state"))
    country = django_filters.ChoiceFilter(choices=codes.COUNTRIES.choices, empty_label=_("Any country"))
    theme = django_filters.ModelChoiceFilter(
        field_name="themes__theme", queryset=Theme.objects.all(), label=_("Theme"), empty_label=_("Any theme")
    )

    class Meta:
        model = Partner
        fields = ["q", "kind", "state", "country", "theme", "owner", "archived"]


class ContactFilter(RecordFilter):
    role = django_filters.ChoiceFilter(choices=ContactRole.choices, empty_label=_("Any role"))

    class Meta:
        model = Contact
        fields = ["q", "role", "has_consent", "archived"]


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


class ThemeFilter(BaseFilter):
    class Meta:
        model = Theme
        fields = ["q"]
