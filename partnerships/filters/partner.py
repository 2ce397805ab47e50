import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import codes
from jisr.filters import RecordFilter
from partnerships.models import Partner, PartnerKind, PartnerState, Theme


class PartnerFilter(RecordFilter):
    kind = django_filters.ChoiceFilter(choices=PartnerKind.choices, empty_label=_("Any kind"))
    state = django_filters.ChoiceFilter(choices=PartnerState.choices, empty_label=_("Any state"))
    country = django_filters.ChoiceFilter(choices=codes.COUNTRIES.choices, empty_label=_("Any country"))
    theme = django_filters.ModelChoiceFilter(
        field_name="themes__theme", queryset=Theme.objects.all(), label=_("Theme"), empty_label=_("Any theme")
    )
    watched = django_filters.ChoiceFilter(
        label=_("Watched for silence"),
        choices=[("own", _("With a limit of its own")), ("never", _("Not watched"))],
        empty_label=_("Watched or not"),
        method="by_watch",
    )

    class Meta:
        model = Partner
        fields = ["q", "kind", "state", "country", "theme", "watched", "owner", "archived"]

    def by_watch(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(silent_months__gt=0) if value == "own" else rows.filter(silent_months=0)
