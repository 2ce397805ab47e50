"""The filters of instalments, payments and exchange rates."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.models import (
    Direction,
    Disbursement,
    ExchangeRate,
    Instalment,
    Modality,
    Project,
)
from funding.models.instalment import Standing
from jisr import days
from jisr.filters import BaseFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Partner

from .common import BLOCKED, SOON, OriginFilter, currency_filter


class InstalmentFilter(OriginFilter):
    PROJECT = "project__"

    project = LookupFilter(Project, label=_("Project"))
    funder = LookupFilter(Partner, label=_("Funder"))
    direction = django_filters.ChoiceFilter(choices=Direction.choices, empty_label=_("Either direction"))
    standing = django_filters.ChoiceFilter(
        label=_("Standing"),
        choices=[*Standing.choices, (SOON, _("Due within 30 days")), (BLOCKED, _("Blocked by obligations"))],
        empty_label=_("Any standing"),
        method="by_standing",
    )
    due_after = django_filters.DateFilter(field_name="due_on", lookup_expr="gte", label=_("Due from"))
    due_before = django_filters.DateFilter(field_name="due_on", lookup_expr="lte", label=_("Due by"))
    currency = currency_filter()

    class Meta:
        model = Instalment
        fields = [
            "q",
            "standing",
            "project",
            "funder",
            "direction",
            "due_after",
            "due_before",
            "currency",
            "origin",
            "archived",
        ]

    def by_standing(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        today = days.today()
        if value == SOON:
            return rows.due_between(today, days.soon(today))  # type: ignore[attr-defined]
        if value == BLOCKED:
            return rows.unpaid().with_blocking().filter(is_blocked=True)  # type: ignore[attr-defined]
        return rows.standing(value, today)  # type: ignore[attr-defined]


class DisbursementFilter(OriginFilter):
    PROJECT = "project__"

    posted = django_filters.ChoiceFilter(
        label=_("Posted"),
        choices=[("yes", _("Posted")), ("no", _("Not yet posted"))],
        empty_label=_("Posted or not"),
        method="by_posted",
    )
    project = LookupFilter(Project, label=_("Project"))
    payer = LookupFilter(Partner, label=_("Payer"))
    modality = django_filters.ChoiceFilter(choices=Modality.choices, empty_label=_("Any modality"))
    currency = currency_filter()
    value_after = django_filters.DateFilter(field_name="value_on", lookup_expr="gte", label=_("Value date from"))
    value_before = django_filters.DateFilter(field_name="value_on", lookup_expr="lte", label=_("Value date by"))

    class Meta:
        model = Disbursement
        fields = [
            "q",
            "posted",
            "project",
            "payer",
            "modality",
            "currency",
            "value_after",
            "value_before",
            "origin",
            "archived",
        ]

    def by_posted(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(posted_at__isnull=value == "no")


class ExchangeRateFilter(BaseFilter):
    base = currency_filter("base", label=_("One unit of"))
    quote = currency_filter("quote", label=_("In"))
    after = django_filters.DateFilter(field_name="on", lookup_expr="gte", label=_("From"))
    before = django_filters.DateFilter(field_name="on", lookup_expr="lte", label=_("Until"))

    class Meta:
        model = ExchangeRate
        fields = ["q", "base", "quote", "after", "before"]
