import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.filters import RecordFilter
from partnerships.models import Agreement, AgreementKind, AgreementState, StepNature

ON_THE_WAY = [choice for choice in AgreementState.choices if choice[0] in ("drafting", "in_approval", "signed")]


class LegalPathFilter(RecordFilter):
    """Of the list of legal paths; its rows carry `stands_at` and `due_next`."""

    state = django_filters.ChoiceFilter(choices=ON_THE_WAY, empty_label=_("Any state"))
    kind = django_filters.ModelChoiceFilter(queryset=AgreementKind.objects.all(), empty_label=_("Any kind"))
    at = django_filters.ChoiceFilter(
        label=_("Stands at"), choices=StepNature.choices, empty_label=_("Any step"), field_name="stands_at"
    )
    late = django_filters.ChoiceFilter(
        label=_("Late"),
        choices=[("yes", _("A step is late")), ("none", _("No path laid"))],
        empty_label=_("Any"),
        method="by_late",
    )

    class Meta:
        model = Agreement
        fields = ["q", "state", "kind", "at", "late", "owner", "archived"]

    def by_late(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(due_next__lt=days.today()) if value == "yes" else rows.filter(steps=None)
