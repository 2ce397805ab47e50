"""The filter of projects."""

import django_filters
from django.utils.translation import gettext_lazy as _

from funding.models import (
    Project,
    ProjectState,
)
from jisr.lookupfilter import LookupFilter
from partnerships.models import Partner

from .common import OriginFilter, axis_filter, goal_filter, theme_filter


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
