import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.models import (
    Direction,
    Disbursement,
    ExchangeRate,
    Instalment,
    Modality,
    Origin,
    Project,
    ProjectState,
    Proposal,
    ProposalStage,
    Reason,
)
from funding.models.instalment import Standing
from funding.models.proposal import LOSS_USES
from funding.papers import lacking_documents
from jisr import codes, days
from jisr.filters import BaseFilter, RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Partner, PlanAxis, Theme

LATE, SOON, BLOCKED = "late", "soon", "blocked"


def theme_filter() -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(
        field_name="themes__theme", queryset=Theme.objects.all(), label=_("Theme"), empty_label=_("Any theme")
    )


def axis_filter() -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(
        field_name="axes__axis", queryset=PlanAxis.objects.all(), label=_("Axis of the plan"), empty_label=_("Any axis")
    )


def goal_filter() -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        field_name="goals__goal",
        choices=[(goal, str(goal)) for goal in range(1, 18)],
        label=_("Sustainable Development Goal"),
        empty_label=_("Any goal"),
    )


def currency_filter(name: str = "currency", **kwargs: object) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        field_name=name, choices=codes.CURRENCIES.choices, empty_label=_("Any currency"), **kwargs
    )


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


class OriginFilter(RecordFilter):
    """Counts only what is ours until another choice is made; `PROJECT` leads from the record to its project."""

    PROJECT = ""

    origin = django_filters.ChoiceFilter(
        label=_("Origin"),
        choices=[("published", _("Published by a partner")), ("all", _("Ours and published"))],
        empty_label=_("Ours"),
        method="by_origin",
    )

    def by_origin(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(**{f"{self.PROJECT}origin": Origin.PUBLISHED}) if value == "published" else rows

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        rows, chosen = super().filter_queryset(queryset), self.form.cleaned_data
        if not chosen.get("origin"):
            rows = rows.filter(**{f"{self.PROJECT}origin": Origin.OURS})
        if self.PROJECT and not chosen.get("archived"):
            rows = rows.filter(**{f"{self.PROJECT}archived_at": None})
        return rows


class ProjectFilter(OriginFilter):
    state = django_filters.ChoiceFilter(choices=ProjectState.choices, empty_label=_("Any state"))
    funder = LookupFilter(Partner, field_name="fundings__funder", distinct=True, label=_("Funder"))
    theme = theme_filter()
    axis = axis_filter()
    goal = goal_filter()
    ends_before = django_filters.DateFilter(field_name="ends_on", lookup_expr="lte", label=_("Ends by"))

    class Meta:
        model = Project
        fields = ["q", "state", "funder", "theme", "axis", "goal", "ends_before", "owner", "origin", "archived"]


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
