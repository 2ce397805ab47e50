import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from funding.models import (
    CofinancingBudget,
    Reason,
    ReasonUse,
    Screening,
    ScreeningState,
    ScreeningTemplate,
)
from jisr import days
from jisr.filters import BaseFilter, RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Partner, Theme

ASKED, AGAIN = "asked", "again"
DECISIONS = (ReasonUse.GO, ReasonUse.NO_GO, ReasonUse.WAIT)


class ScreeningFilter(RecordFilter):
    state = django_filters.ChoiceFilter(choices=ScreeningState.choices, empty_label=_("Any decision"))
    waiting = django_filters.ChoiceFilter(
        label=_("To decide"),
        choices=[(ASKED, _("Decision asked")), (AGAIN, _("To be looked at again by now"))],
        empty_label=_("Decided or not"),
        method="by_waiting",
    )
    partner = LookupFilter(Partner, field_name="opportunity__partner", label=_("Partner"))
    theme = django_filters.ModelChoiceFilter(
        field_name="opportunity__themes__theme",
        queryset=Theme.objects.all(),
        label=_("Theme"),
        empty_label=_("Any theme"),
        distinct=True,
    )
    template = django_filters.ModelChoiceFilter(queryset=ScreeningTemplate.objects.all(), empty_label=_("Any template"))
    decision_reason = django_filters.ModelChoiceFilter(
        queryset=Reason.objects.filter(use__in=DECISIONS), empty_label=_("Any reason")
    )

    class Meta:
        model = Screening
        fields = ["q", "state", "waiting", "partner", "theme", "owner", "template", "decision_reason", "archived"]

    def by_waiting(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        if value == AGAIN:
            return rows.filter(state=ScreeningState.WAIT, look_again_on__lte=days.today())
        return rows.undecided()  # type: ignore[attr-defined]


class AskedFilter(RecordFilter):
    partner = LookupFilter(Partner, field_name="opportunity__partner", label=_("Partner"))

    class Meta:
        model = Screening
        fields = ["q", "partner", "owner", "template"]


class ScreeningTemplateFilter(BaseFilter):
    class Meta:
        model = ScreeningTemplate
        fields = ["q"]


class ReasonFilter(BaseFilter):
    use = django_filters.ChoiceFilter(choices=ReasonUse.choices, empty_label=_("Any use"))

    class Meta:
        model = Reason
        fields = ["q", "use"]


class CofinancingBudgetFilter(RecordFilter):
    year = django_filters.NumberFilter(label=_("Year"), method="by_year")

    class Meta:
        model = CofinancingBudget
        fields = ["q", "year", "archived"]

    def by_year(self, rows: QuerySet, _name: str, value: object) -> QuerySet:
        return rows.filter(Q(starts_on__year=value) | Q(ends_on__year=value))
