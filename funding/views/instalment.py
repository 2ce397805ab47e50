from typing import Any

from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.filters import InstalmentFilter
from funding.forms.project import InstalmentForm
from funding.models import Instalment, Project
from funding.resources import InstalmentResource
from funding.tables import InstalmentTable, blocked_mark
from funding.views.begun import begin_url, begun_from
from jisr import days
from jisr.sections import row_section, section
from jisr.views import CreateScreen, DetailScreen, ListScreen, RemoveScreen, UpdateScreen
from partnerships.models import ObligationState
from partnerships.tables.obligation import ObligationTable


class InstalmentList(ListScreen):
    model = Instalment
    table_class = InstalmentTable
    filter_class = InstalmentFilter
    resource_class = InstalmentResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("project", "funder").with_paid().with_blocking()


class InstalmentDetail(DetailScreen):
    model = Instalment
    facts = (
        (
            _("Instalment"),
            ("project", "funder", "agreement", "donor_number", "direction", "due_on", "amount", "condition"),
        ),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("project", "funder", "agreement").with_paid().with_blocking()

    def related(self, record: Instalment) -> list[dict[str, Any]]:
        parts = record.allocations.select_related("disbursement", "instalment")
        return [self.conditions(record), row_section(parts, ("disbursement", "amount"), _("Payments put on it"))]

    def conditions(self, record: Instalment) -> dict[str, Any]:
        """The obligations that unlock it, those not settled first."""
        rows = record.conditions.current()
        settled = Case(When(state__in=ObligationState.PENDING, then=0), default=1)
        found = section(
            _now("Obligations that unlock it"),
            ObligationTable,
            rows.select_related("kind", "agreement", "owner").order_by(settled, "due_on", "pk"),
            self.request.user,
        )
        return {**found, "is_rows": True}

    def more(self, record: Any) -> dict[str, Any]:
        is_open = record.outstanding > 0 and not record.archived_at
        may_pay = is_open and self.request.user.has_perm("funding.add_disbursement")
        return {
            "standing": None if record.archived_at else record.standing_on(days.today()),
            "blocked": "" if record.archived_at else blocked_mark(record),
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
