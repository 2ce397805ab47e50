from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.filters import InstalmentFilter
from funding.forms.project import InstalmentForm
from funding.models import Instalment, Project
from funding.resources import InstalmentResource
from funding.tables import InstalmentTable
from funding.views.begun import begin_url, begun_from
from jisr import days
from jisr.sections import row_section
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen


class InstalmentList(ListScreen):
    model = Instalment
    table_class = InstalmentTable
    filter_class = InstalmentFilter
    resource_class = InstalmentResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("project", "funder").with_paid()


class InstalmentDetail(DetailScreen):
    model = Instalment
    facts = (
        (
            _("Instalment"),
            ("project", "funder", "agreement", "donor_number", "direction", "due_on", "amount", "condition"),
        ),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("project", "funder", "agreement").with_paid()

    def related(self, record: Instalment) -> list[dict[str, Any]]:
        parts = record.allocations.select_related("disbursement", "instalment")
        return [row_section(parts, ("disbursement", "amount"), _("Payments put on it"))]

    def more(self, record: Any) -> dict[str, Any]:
        is_open = record.outstanding > 0 and not record.archived_at
        may_pay = is_open and self.request.user.has_perm("funding.add_disbursement")
        return {
            "standing": None if record.archived_at else record.standing_on(days.today()),
            "pay_url": begin_url("disbursement_create", instalment=record.reference) if may_pay else "",
        }


class InstalmentCreate(CreateScreen):
    """An instalment begun from a project with one grant is expected under that grant."""

    model = Instalment
    form_class = InstalmentForm

    def initial(self) -> dict[str, Any]:
        project = begun_from(self.request, "project", Project)
        grants = (
            list(project.fundings.exclude(agreement=None).select_related("funder", "agreement")[:2]) if project else []
        )
        if len(grants) != 1:
            return super().initial()
        [grant] = grants
        taken = {"funder": grant.funder, "agreement": grant.agreement, "currency": grant.currency}
        return {**taken, **super().initial()}


class InstalmentUpdate(UpdateScreen):
    model = Instalment
    form_class = InstalmentForm


class InstalmentRemove(RemoveScreen):
    model = Instalment
