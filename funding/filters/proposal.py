"""The filter of proposals."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.bids.papers import lacking_documents
from funding.models import (
    Proposal,
    ProposalStage,
    Reason,
)
from funding.models.proposal import LOSS_USES
from jisr import days
from jisr.filters import RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Partner

from .common import LATE, SOON, axis_filter, goal_filter, theme_filter


class ProposalFilter(RecordFilter):
    open = django_filters.ChoiceFilter(
        label=_("Open"), choices=[("yes", _("Only open"))], empty_label=_("Open and decided"), method="by_open"
    )
    stage = django_filters.ChoiceFilter(choices=ProposalStage.choices, empty_label=_("Any stage"))
    donor = LookupFilter(Partner, label=_("Donor"))
    theme = theme_filter()
    axis = axis_filter()
    loss_reason = django_filters.ModelChoiceFilter(
        queryset=Reason.objects.filter(use__in=LOSS_USES.values()),
        label=_("Why it was lost"),
        empty_label=_("Any reason"),
    )
    goal = goal_filter()
    due_before = django_filters.DateFilter(method="by_due_day", label=_("Due by"))
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[(SOON, _("To submit within 30 days")), (LATE, _("Past due and still being written"))],
        empty_label=_("Any time"),
        method="by_due",
    )
    papers = django_filters.ChoiceFilter(
        label=_("Documents of the bid"),
        choices=[("missing", _("Some missing"))],
        empty_label=_("Missing or not"),
        method="by_papers",
    )

    class Meta:
        model = Proposal
        fields = [
            *("q", "open", "stage", "donor", "theme", "axis", "goal", "loss_reason", "owner"),
            *("due_before", "due", "papers", "archived"),
        ]

    def by_papers(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        return lacking_documents(rows)

    def by_open(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        return rows.open()  # type: ignore[attr-defined]

    def by_due_day(self, rows: QuerySet, _name: str, value: object) -> QuerySet:
        return rows.with_due().filter(due__lte=value)  # type: ignore[attr-defined]

    def by_due(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        today = days.today()
        late, soon = rows.late, rows.due_between  # type: ignore[attr-defined]
        return late(today) if value == LATE else soon(today, days.soon(today))
