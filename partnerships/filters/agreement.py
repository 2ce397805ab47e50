from datetime import timedelta

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jisr import days
from jisr.filters import RecordFilter
from partnerships.models import Agreement, AgreementKind, AgreementState

NOTICE, NOTICE_DAYS = "notice", 90


class AgreementFilter(RecordFilter):
    state = django_filters.ChoiceFilter(choices=AgreementState.choices, empty_label=_("Any state"))
    kind = django_filters.ModelChoiceFilter(queryset=AgreementKind.objects.all(), empty_label=_("Any kind"))
    ends = django_filters.DateFilter(field_name="ends_on", lookup_expr="lte", label=_("Ends by"))
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[("soon", _("Ends within 30 days")), (NOTICE, _("Renewal or end within 90 days"))],
        empty_label=_("Any time"),
        method="by_due",
    )
    notice = django_filters.ChoiceFilter(
        label=_("Notice"),
        choices=[("soon", _("Last day of notice within 30 days"))],
        empty_label=_("Any notice"),
        method="by_notice",
    )
    closed = django_filters.ChoiceFilter(
        label=_("Closing"),
        choices=[("yes", pgettext_lazy("agreement", "Closed")), ("no", _("Ended, to be closed"))],
        empty_label=_("Closed or not"),
        method="by_closing",
    )

    class Meta:
        model = Agreement
        fields = ["q", "state", "kind", "ends", "due", "notice", "closed", "owner", "archived"]

    def by_due(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        today = days.today()
        if value == NOTICE:
            return rows.to_renew(today + timedelta(days=NOTICE_DAYS))  # type: ignore[attr-defined]
        return rows.ending_between(today, days.soon(today))  # type: ignore[attr-defined]

    def by_notice(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        today = days.today()
        return rows.notice_between(today, days.soon(today))  # type: ignore[attr-defined]

    def by_closing(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        if value == "yes":
            return rows.exclude(closed_on=None)
        return rows.filter(closed_on=None, state__in=(AgreementState.ENDED, AgreementState.TERMINATED))
