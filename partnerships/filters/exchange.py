import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr.filters import RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Agreement, Contact, Exchange, ExchangeKind, ExchangeState, Partner


class ExchangeFilter(RecordFilter):
    kind = django_filters.ChoiceFilter(choices=ExchangeKind.choices, empty_label=_("Any kind"))
    state = django_filters.ChoiceFilter(choices=ExchangeState.choices, empty_label=_("Any state"))
    partner = LookupFilter(Partner, field_name="partners__partner", label=_("Partner"))
    agreement = LookupFilter(Agreement, label=_("Agreement"))
    contact = LookupFilter(Contact, label=_("Contact"), method="by_contact")
    after = django_filters.DateFilter(field_name="starts_on", lookup_expr="gte", label=_("From"))
    before = django_filters.DateFilter(field_name="starts_on", lookup_expr="lte", label=_("Until"))
    only = django_filters.ChoiceFilter(
        label=_("Only"),
        choices=[
            ("trainings", _("Trainings and workshops")),
            ("lessons", _("Those with lessons learnt")),
            ("letters", _("Letters and calls")),
        ],
        empty_label=_("All exchanges"),
        method="by_only",
    )

    class Meta:
        model = Exchange
        fields = [
            "q",
            "kind",
            "state",
            "partner",
            "agreement",
            "contact",
            "owner",
            "after",
            "before",
            "only",
            "archived",
        ]

    def by_contact(self, rows: QuerySet, _name: str, value: Contact) -> QuerySet:
        return rows.attended_by(value)  # type: ignore[attr-defined]

    def by_only(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        if value == "letters":
            return rows.filter(kind__in=ExchangeKind.LOGGED)
        return rows.trainings() if value == "trainings" else rows.with_lessons()  # type: ignore[attr-defined]


class ExperienceFilter(RecordFilter):
    kind = django_filters.ChoiceFilter(choices=ExchangeKind.choices, empty_label=_("Any kind"))
    partner = LookupFilter(Partner, field_name="partners__partner", label=_("Partner"))
    after = django_filters.DateFilter(field_name="starts_on", lookup_expr="gte", label=_("From"))
    before = django_filters.DateFilter(field_name="starts_on", lookup_expr="lte", label=_("Until"))

    class Meta:
        model = Exchange
        fields = ["q", "kind", "partner", "after", "before", "archived"]
