"""The conditions on the figures of the pipeline, and on the rows behind one of them."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.models import Proposal, ProposalStage, Reason
from funding.models.proposal import LOSS_USES
from funding.models.reason import ReasonUse
from jisr import codes, days
from jisr.filters import BaseFilter
from jisr.lookupfilter import LookupFilter
from jisr.models import User
from partnerships.models import Partner, PlanAxis, Theme
from reports.pipeline.asked import LATE, LEFT, LOST, NOTHING, ONWARD, SOON, STILL, Asked, Dated
from reports.pipeline.calls import passed, refused
from reports.pipeline.load import tasks
from reports.pipeline.projects import running
from reports.pipeline.scope import Scope

SETS = [
    ("open", _("All open")),
    ("writing", _("Being written")),
    ("waiting", _("Waiting for the donor")),
    ("held", _("Open or awarded")),
    ("decided", _("Awarded or rejected")),
    ("lost", _("Rejected or withdrawn")),
]
STAGES = [(_("Several stages"), SETS), (_("One stage"), ProposalStage.choices)]
OPEN_STAGES = [(stage.value, stage.label) for stage in ProposalStage if stage in ProposalStage.OPEN]


class YearFilter(django_filters.Filter):
    field_class = forms.IntegerField


class FiguresFilter(BaseFilter):
    """Conditions that hold for every figure."""

    q = None
    dated = django_filters.ChoiceFilter(
        label=_("Period of"), choices=Dated.choices[1:], empty_label=Dated.FORESEEN.label
    )
    first = django_filters.DateFilter(label=_("From"))
    last = django_filters.DateFilter(label=_("Until"))
    stages = django_filters.ChoiceFilter(label=_("Stage"), choices=STAGES, empty_label=_("Any stage"))
    donor = LookupFilter(Partner, label=_("Donor"))
    theme = django_filters.ModelChoiceFilter(
        queryset=Theme.objects.all(), label=_("Theme"), empty_label=_("Any theme"), null_label=_("No theme")
    )
    axis = django_filters.ModelChoiceFilter(
        queryset=PlanAxis.objects.all(), label=_("Axis of the plan"), empty_label=_("Any axis"), null_label=_("No axis")
    )
    owner = django_filters.ModelChoiceFilter(
        queryset=User.objects.all(),
        label=_("Followed by"),
        empty_label=_("Anybody"),
        null_label=_("Followed by nobody"),
    )
    currency = django_filters.ChoiceFilter(
        label=_("Currency"), choices=codes.CURRENCIES.choices, empty_label=_("Any currency")
    )
    as_of = django_filters.DateFilter(label=_("As they stood at the end of"))

    class Meta:
        model = Proposal
        fields = ["dated", "first", "last", "stages", "donor", "theme", "axis", "owner", "currency", "as_of"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        """Colleagues whose account is closed stand in the figures too."""
        super().__init__(*args, user=user, **kwargs)
        self.form.fields["owner"].queryset = User.objects.filter(authority=user.authority_id)

    def asked(self) -> Asked:
        """The conditions as plain values; a wrong value asks for nothing, and the page names it."""
        found = self.form.cleaned_data if self.is_bound and self.form.is_valid() else {}
        return Asked(**{name: _plain(value) for name, value in found.items() if value not in (None, "")})

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        scope = Scope(self.user, self.asked(), days.today())
        return queryset.filter(pk__in=self.chosen(scope).order_by().values("id"))

    def chosen(self, scope: Scope) -> QuerySet:
        """What is asked for of the kind that is listed, as it is or as it stood."""
        return scope.bids()


class BidsFilter(FiguresFilter):
    """As the figures', and what leads to one of them."""

    year = YearFilter(label=_("Year of the decision"), min_value=1990, max_value=2200)
    entered = django_filters.ChoiceFilter(label=_("Has entered"), choices=OPEN_STAGES, empty_label=_("Any stage"))
    went = django_filters.ChoiceFilter(
        label=_("What came then"),
        choices=[
            (STILL, _("Still there")),
            (LEFT, _("Left it")),
            (ONWARD, _("Went on")),
            (LOST, _("Rejected or withdrawn")),
            *ProposalStage.choices,
        ],
        empty_label=_("Anything"),
    )
    pressing = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[(SOON, _("To submit within 30 days")), (LATE, _("Past due and still being written"))],
        empty_label=_("Any time"),
    )
    reason = django_filters.ModelChoiceFilter(
        queryset=Reason.objects.filter(use__in=LOSS_USES.values()),
        label=_("Why it was lost"),
        empty_label=_("Any reason"),
        null_label=_("No reason on file"),
    )

    is_blank = django_filters.ChoiceFilter(
        label=_("Amount requested"), choices=[("yes", _("Without an amount"))], empty_label=_("With or without")
    )

    unsplit = django_filters.ChoiceFilter(
        label=_("Shares"),
        choices=[("theme", _("Several themes, without shares")), ("axis", _("Several axes, without shares"))],
        empty_label=_("With or without"),
    )

    class Meta(FiguresFilter.Meta):
        fields = [
            *FiguresFilter.Meta.fields,
            *("year", "entered", "went", "pressing", "reason", "is_blank", "unsplit"),
        ]


class TasksFilter(FiguresFilter):
    def chosen(self, scope: Scope) -> QuerySet:
        return tasks(scope)


class ProjectsFilter(FiguresFilter):
    def chosen(self, scope: Scope) -> QuerySet:
        return running(scope)


class CallsFilter(FiguresFilter):
    reason = django_filters.ModelChoiceFilter(
        queryset=Reason.objects.filter(use=ReasonUse.NO_GO), label=_("Reason"), empty_label=_("Any reason")
    )

    class Meta(FiguresFilter.Meta):
        fields = [*FiguresFilter.Meta.fields, "reason"]

    def chosen(self, scope: Scope) -> QuerySet:
        return passed(scope)


class ScreeningsFilter(CallsFilter):
    def chosen(self, scope: Scope) -> QuerySet:
        return refused(scope)


def _plain(value: Any) -> Any:
    """A record as its key, "null" as NOTHING, the rest as it is."""
    if value == "null":
        return NOTHING
    return value.pk if hasattr(value, "pk") else value
