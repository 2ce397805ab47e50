from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.filters import ProposalFilter
from funding.forms.proposal import AwardForm, ProposalForm
from funding.models import Opportunity, Project, Proposal, ProposalStage, ProposalTheme
from funding.models.opportunity import DateKind
from funding.resources import ProposalResource
from funding.services import CARRIED, award_proposal
from funding.tables import ProjectTable, ProposalTable
from funding.views.begun import begun_from
from jisr import days
from jisr.actions import ActionScreen
from jisr.forms import RecordForm
from jisr.sections import row_section, section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from partnerships.models import Agreement
from partnerships.tables import AgreementTable


class ProposalList(ListScreen):
    model = Proposal
    table_class = ProposalTable
    filter_class = ProposalFilter
    resource_class = ProposalResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("donor", "owner").with_due()


class ProposalDetail(DetailScreen):
    model = Proposal
    facts = (
        (_("Bid"), ("donor", "opportunity", "donor_number", "owner", "description")),
        (_("Money"), ("requested_amount", "own_amount")),
        (_("Dates"), ("due_on", "concept_submitted_on", "submitted_on", "decided_on")),
    )

    def related(self, record: Proposal) -> list[dict[str, Any]]:
        user = self.request.user
        agreements = Agreement.objects.visible_to(user).filter(proposal=record).select_related("kind", "owner")
        projects = Project.objects.visible_to(user).filter(proposal=record).select_related("owner")
        return [
            row_section(record.members.select_related("partner"), ("partner", "role", "percent")),
            row_section(record.themes.select_related("theme"), ("theme", "percent")),
            section(_now("Agreements"), AgreementTable, agreements, user),
            section(_now("Projects"), ProjectTable, projects.with_fundings(), user),
        ]

    def more(self, record: Proposal) -> dict[str, Any]:
        return {"may_award": may_be_awarded(record) and self.request.user.has_perm("funding.award_proposal")}


class ProposalCreate(CreateScreen):
    """A proposal begun from an opportunity takes over what the call already says."""

    model = Proposal
    form_class = ProposalForm

    @cached_property
    def opportunity(self) -> Opportunity | None:
        return begun_from(self.request, "opportunity", Opportunity)

    def initial(self) -> dict[str, Any]:
        call = self.opportunity
        if call is None:
            return super().initial()
        due = call.dates.filter(kind=DateKind.FULL_PROPOSAL, on__gte=days.today()).first()
        taken = {name: getattr(call, name) for name in CARRIED}
        taken |= {"donor": call.partner, "currency": call.currency, "due_on": due.on if due else None}
        return {**taken, **super().initial()}

    def form(self, record: Any, data: Any = None) -> RecordForm:
        form = super().form(record, data)
        if self.opportunity:
            form.begin_rows(ProposalTheme, list(self.opportunity.themes.values("theme", "percent")))
        return form


class ProposalUpdate(UpdateScreen):
    model = Proposal
    form_class = ProposalForm


class ProposalRemove(RemoveScreen):
    model = Proposal


class ProposalMove(MoveScreen):
    model = Proposal


def may_be_awarded(record: Proposal) -> bool:
    return ProposalStage.AWARDED in record.current_state.following and not record.archived_at


class ProposalAward(ActionScreen):
    model = Proposal
    action = "award"
    form_class = AwardForm
    title = _("Record the award")
    explanation = _(
        "This makes the agreement with its parties and the project with its funding, from what the proposal says."
    )
    does_not_apply = _("Only a proposal that was submitted can be awarded.")
    shown = ("donor", "requested_amount", "own_amount", "submitted_on")

    def applies_to(self, record: Proposal) -> bool:
        return may_be_awarded(record)

    def initial(self, record: Proposal) -> dict[str, Any]:
        return {
            "number": record.donor_number,
            "decided_on": record.decided_on or days.today(),
            "amount": record.requested_amount,
            "currency": record.currency,
        }

    def act(self, record: Proposal, facts: dict[str, Any]) -> Project:
        return award_proposal(proposal=record, by=self.request.user, **facts).project

    def done(self, shown: Any) -> str:
        return _now("The agreement and the project are made.")
