import django_filters
from django.utils.translation import gettext_lazy as _

from jisr.filters import BaseFilter
from reports.models import IssuedReport


class IssuedReportFilter(BaseFilter):
    issued_from = django_filters.DateFilter("issued_at", "date__gte", label=_("Issued from"))
    issued_to = django_filters.DateFilter("issued_at", "date__lte", label=_("Issued until"))

    class Meta:
        model = IssuedReport
        fields = ("q", "kind", "language", "issued_from", "issued_to")
