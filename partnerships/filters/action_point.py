import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.filters import RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import ActionPoint, ActionState, Agreement, Exchange, Partner, Priority

LATE, SOON = "late", "soon"


class ActionPointFilter(RecordFilter):
    mine = django_filters.ChoiceFilter(
        label=_("Mine"), choices=[("yes", _("Only mine"))], empty_label=_("Everybody’s"), method="by_mine"
    )
    state = django_filters.ChoiceFilter(
        choices=[("pending", _("Not yet verified")), *ActionState.choices],
        empty_label=_("Any state"),
        method="by_state",
    )
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[(LATE, _("Late")), (SOON, _("Due within 30 days"))],
        empty_label=_("Any time"),
        method="by_due",
    )
    priority = django_filters.ChoiceFilter(choices=Priority.choices, empty_label=_("Any priority"))
    partner = LookupFilter(Partner, label=_("Partner"))
    agreement = LookupFilter(Agreement, label=_("Agreement"))
    exchange = LookupFilter(Exchange, label=_("Exchange"))

    class Meta:
        model = ActionPoint
        fields = [
            "q",
            "mine",
            "state",
            "due",
            "priority",
            "partner",
            "agreement",
            "exchange",
            "side",
            "owner",
            "archived",
        ]

    def by_mine(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        return rows.filter(owner=self.user)

    def by_state(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.pending() if value == "pending" else rows.filter(state=value)  # type: ignore[attr-defined]

    def by_due(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        today = days.today()
        if value == LATE:
            return rows.late(today)  # type: ignore[attr-defined]
        return rows.due_between(today, days.soon(today))  # type: ignore[attr-defined]
