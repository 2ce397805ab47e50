from typing import Any

from django.contrib.auth.decorators import permission_required
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.filters import ProjectFilter
from funding.forms.project import ProjectForm
from funding.models import Origin, Outcome, Project
from funding.rates import in_own_currency
from funding.resources import ProjectResource
from funding.shares import totals_by_theme
from funding.tables import DisbursementTable, InstalmentTable, ProjectTable
from funding.views.begun import begin_url, list_url
from jisr import days
from jisr.actions import ActionScreen, ReasonForm
from jisr.sections import row_section, section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen

MOST_TRANSACTIONS = 100


class ProjectList(ListScreen):
    model = Project
    table_class = ProjectTable
    filter_class = ProjectFilter
    resource_class = ProjectResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("owner").with_fundings()


class ProjectDetail(DetailScreen):
    model = Project
    facts = (
        (
            _("Project"),
            ("donor_number", "proposal", "parent", "origin", "starts_on", "ends_on", "owner", "description"),
        ),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("proposal", "parent", "owner").with_fundings()

    def related(self, record: Project) -> list[dict[str, Any]]:
        rows = [
            row_section(
                record.fundings.select_related("funder", "agreement"), ("funder", "agreement", "form", "amount")
            ),
            row_section(record.places.all(), ("name", "administrative_code", "latitude", "longitude")),
            row_section(record.themes.select_related("theme"), ("theme", "percent")),
            row_section(record.axes.select_related("axis"), ("axis", "percent")),
            row_section(record.goals.all(), ("goal", "percent")),
        ]
        return [*rows, *self.money(record), *self.parts(record), *published(record)]

    def money(self, record: Project) -> list[dict[str, Any]]:
        user, choices = self.request.user, {"project": record.reference, "origin": "all"}
        instalments = record.instalments.current().select_related("project", "funder").with_paid().with_blocking()
        payments = record.disbursements.current().select_related("project", "payer", "reversed_by")
        return [
            section(
                _now("Instalments"),
                InstalmentTable,
                instalments.order_by("due_on", "pk"),
                user,
                add_url=begin_url("instalment_create", project=record.reference),
                all_url=list_url("instalment_list", **choices),
                shown=("reference", "due_on", "funder", "paid", "outstanding", "standing"),
            ),
            section(
                _now("Disbursements"),
                DisbursementTable,
                payments.order_by("-value_on", "-pk"),
                user,
                add_url=begin_url("disbursement_create", project=record.reference),
                all_url=list_url("disbursement_list", **choices),
                hide=("project",),
            ),
        ]

    def parts(self, record: Project) -> list[dict[str, Any]]:
        """The projects of a programme; nothing for a project that is none."""
        children = record.children.current().select_related("owner").with_fundings()
        add_url = begin_url("project_create", parent=record.reference)
        parts = section(_now("Projects of this programme"), ProjectTable, children, self.request.user, add_url=add_url)
        return [parts] if len(parts["table"].rows) else []

    def more(self, record: Project) -> dict[str, Any]:
        today, own = days.today(), self.request.user.authority.currency
        sums = {(currency, today): amount for currency, amount in record.totals().items()}
        return {
            "funding": in_own_currency(sums, own=own, today=today),
            "by_theme": totals_by_theme(Project.objects.filter(pk=record.pk)),
            "is_published": record.origin == Origin.PUBLISHED,
        }


def published(record: Project) -> list[dict[str, Any]]:
    """What the partner published about the project, a section for each outcome that occurs."""
    rows = record.source_transactions
    counts = dict(rows.order_by().values_list("outcome").annotate(Count("pk")))
    columns = ("on", "code", "amount", "provider", "receiver", "ref", "description")
    return [
        row_section(
            rows.filter(outcome=outcome)[:MOST_TRANSACTIONS],
            columns,
            _now("Published by the partner: %(outcome)s (%(count)s)")
            % {"outcome": outcome.label, "count": counts[outcome]},
        )
        for outcome in Outcome
        if outcome in counts
    ]


class ProjectCreate(CreateScreen):
    model = Project
    form_class = ProjectForm


class ProjectUpdate(UpdateScreen):
    model = Project
    form_class = ProjectForm


class ProjectRemove(RemoveScreen):
    model = Project


class ProjectMove(MoveScreen):
    model = Project


class ProjectAdopt(ActionScreen):
    model = Project
    action = "change"
    form_class = ReasonForm
    title = _("Adopt as ours")
    explanation = _("A partner published this project. Once adopted it counts in lists, totals and statements.")
    does_not_apply = _("This project is already ours.")

    def applies_to(self, record: Project) -> bool:
        return record.origin == Origin.PUBLISHED and not record.archived_at

    def act(self, record: Project, facts: dict[str, Any]) -> Project:
        record.adopt(by=self.request.user, reason=facts["reason"])
        return record

    def done(self, shown: Any) -> str:
        return _now("The project is now ours.")


@permission_required("funding.view_project", raise_exception=True)
def by_theme(request: HttpRequest) -> HttpResponse:
    """What projects cost by theme, under the filter of their list."""
    rows = Project.objects.visible_to(request.user)
    filtered = ProjectFilter(request.GET, rows, user=request.user)
    lines = totals_by_theme(filtered.qs)
    return render(request, "funding/project_by_theme.html", {"lines": lines, "filter": filtered})
