import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.models import Feed
from jisr.filters import RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Partner


class FeedFilter(RecordFilter):
    partner = LookupFilter(Partner, label=_("Partner"))
    reading = django_filters.ChoiceFilter(
        label=_("Reading"),
        choices=[("on", _("Read regularly")), ("off", _("Switched off")), ("failing", _("Could not be read"))],
        empty_label=_("All feeds"),
        method="by_reading",
    )

    class Meta:
        model = Feed
        fields = ["q", "partner", "reading", "archived"]

    def by_reading(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.exclude(failure="") if value == "failing" else rows.filter(is_on=value == "on")
