"""The rows behind a figure, under the conditions that led to it, as they are or chosen as they stood on a past day."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from funding.views.opportunity import OpportunityList
from funding.views.project import ProjectList
from funding.views.proposal import ProposalList
from funding.views.screening import ScreeningList
from jisr import days
from jisr.pages.tasks import TaskList
from reports import filters_figures as filters
from reports.pipeline.scope import Scope


class Behind:
    """A list as it is elsewhere, whose filter is that of the figures."""

    request: HttpRequest
    template = "behind"
    tells_new = False

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        scope = Scope(self.request.user, context["filter"].asked(), days.today())  # type: ignore[arg-type]
        return super().page(status=status, past=scope.past, **context)  # type: ignore[misc]


class PipelineBids(Behind, ProposalList):
    filter_class = filters.BidsFilter
    list_name = "reports.pipeline_bids"


class PipelineTasks(Behind, TaskList):
    filter_class = filters.TasksFilter
    list_name = "reports.pipeline_tasks"


class PipelineProjects(Behind, ProjectList):
    filter_class = filters.ProjectsFilter
    list_name = "reports.pipeline_projects"


class PipelineCalls(Behind, OpportunityList):
    filter_class = filters.CallsFilter
    list_name = "reports.pipeline_calls"


class PipelineScreenings(Behind, ScreeningList):
    filter_class = filters.ScreeningsFilter
    list_name = "reports.pipeline_screenings"
