import django_filters
from django.utils.translation import gettext_lazy as _

from jisr.filters import RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Agreement, Amendment, AmendmentKind, AmendmentState


class AmendmentFilter(RecordFilter):
    state = django_filters.ChoiceFilter(choices=AmendmentState.choices, empty_label=_("Any state"))
    kind = django_filters.ChoiceFilter(choices=AmendmentKind.choices, empty_label=_("Any kind"))
    agreement = LookupFilter(Agreement, label=_("Agreement"))
    effective_after = django_filters.DateFilter(
        field_name="effective_on", lookup_expr="gte", label=_("Takes effect from")
    )
    effective_before = django_filters.DateFilter(
        field_name="effective_on", lookup_expr="lte", label=_("Takes effect by")
    )

    class Meta:
        model = Amendment
        fields = ["q", "state", "kind", "agreement", "effective_after", "effective_before", "archived"]
