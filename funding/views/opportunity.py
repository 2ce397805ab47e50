from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.filters import OpportunityFilter
from funding.forms.opportunity import OpportunityForm
from funding.models import Opportunity, Proposal
from funding.resources import OpportunityResource
from funding.tables import OpportunityTable, ProposalTable
from funding.views.begun import begin_url
from jisr import days
from jisr.sections import row_section, section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen


class OpportunityList(ListScreen):
    model = Opportunity
    table_class = OpportunityTable
    filter_class = OpportunityFilter
    resource_class = OpportunityResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("partner", "owner").with_deadlines(days.today())


class OpportunityDetail(DetailScreen):
    model = Opportunity
    facts = (
        (_("Call"), ("partner", "donor_number", "link", "owner", "description")),
        (_("Money"), ("envelope", "grant_min", "grant_max", "cofinancing_percent")),
    )

    def related(self, record: Opportunity) -> list[dict[str, Any]]:
        user = self.request.user
        bids = Proposal.objects.visible_to(user).filter(opportunity=record).select_related("donor", "owner")
        return [
            row_section(record.dates.all(), ("kind", "on", "at", "zone")),
            row_section(record.themes.select_related("theme"), ("theme", "percent")),
            section(_now("Proposals"), ProposalTable, bids.with_due(), user, hide=("donor",)),
        ]

    def more(self, record: Opportunity) -> dict[str, Any]:
        may_bid = self.request.user.has_perm("funding.add_proposal") and not record.archived_at
        return {"bid_url": begin_url("proposal_create", opportunity=record.reference) if may_bid else ""}


class OpportunityCreate(CreateScreen):
    model = Opportunity
    form_class = OpportunityForm


class OpportunityUpdate(UpdateScreen):
    model = Opportunity
    form_class = OpportunityForm


class OpportunityRemove(RemoveScreen):
    model = Opportunity


class OpportunityMove(MoveScreen):
    model = Opportunity
