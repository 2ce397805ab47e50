from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.calls.dates import dates_section
from funding.calls.likeness import look_alikes
from funding.filters.opportunity import OpportunityFilter
from funding.forms.opportunity import OpportunityForm
from funding.models import Opportunity, Proposal
from funding.resources import OpportunityResource
from funding.tables import ProposalTable
from funding.tables.opportunity import OpportunityTable
from funding.views.begun import begin_url
from funding.views.edition import next_edition_of
from funding.views.inbox import FromFeed
from funding.views.screening_sections import judging, screenings_section
from jisr import days
from jisr.facts import fact_of
from jisr.sections import row_section, section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen


class OpportunityList(ListScreen):
    model = Opportunity
    table_class = OpportunityTable
    filter_class = OpportunityFilter
    resource_class = OpportunityResource
    tells_new = True

    def rows(self) -> QuerySet:
        return super().rows().select_related("partner", "owner", "pass_reason").with_deadlines(days.today())


class OpportunityDetail(DetailScreen):
    model = Opportunity
    facts = (
        (
            _("Call"),
            (
                *("partner", "donor_number", "link", "source", "owner", "pass_reason"),
                *("recurs_months", "previous", "description"),
            ),
        ),
        (_("Eligibility"), ("applicants", "countries", "languages", "eligibility")),
        (_("Money"), ("envelope", "grant_min", "grant_max", "cofinancing_percent", "cofinancing_base")),
    )

    def groups(self, record: Opportunity) -> list[tuple[Any, tuple[str, ...]]]:
        """The groups that say something; what the cofinancing is a share of is told beside the share alone."""
        unsaid = {"cofinancing_base"} if record.cofinancing_percent is None else set()
        told = [(title, tuple(name for name in names if name not in unsaid)) for title, names in self.facts]
        return [(title, names) for title, names in told if any(fact_of(record, name).text for name in names)]

    def related(self, record: Opportunity) -> list[dict[str, Any]]:
        user = self.request.user
        bids = Proposal.objects.visible_to(user).filter(opportunity=record).select_related("donor", "owner")
        return [
            dates_section(record),
            row_section(record.documents_asked.select_related("type"), ("type", "step", "note")),
            row_section(record.themes.select_related("theme"), ("theme", "percent")),
            screenings_section(record, user),
            section(_now("Proposals"), ProposalTable, bids.with_due(), user, hide=("donor",)),
        ]

    def look_alikes(self, record: Opportunity) -> list[Any]:
        may_change = self.request.user.has_perm(Opportunity.permission_to("change"))
        return look_alikes(record, self.request.user) if may_change and not record.archived_at else []

    def more(self, record: Opportunity) -> dict[str, Any]:
        may_bid = self.request.user.has_perm("funding.add_proposal") and not record.archived_at
        next_edition = next_edition_of(record)
        may_add = self.request.user.has_perm(Opportunity.permission_to("add")) and not record.archived_at
        return {
            "bid_url": begin_url("proposal_create", opportunity=record.reference) if may_bid else "",
            "next_edition": next_edition,
            "may_roll_over": may_add and next_edition is None,
            **judging(record, self.request.user),
        }


class OpportunityCreate(FromFeed, CreateScreen):
    model = Opportunity
    form_class = OpportunityForm

    def look_alikes(self, record: Opportunity) -> list[Any]:
        return look_alikes(record, self.request.user)


class OpportunityUpdate(UpdateScreen):
    model = Opportunity
    form_class = OpportunityForm


class OpportunityRemove(RemoveScreen):
    model = Opportunity


class OpportunityMove(MoveScreen):
    model = Opportunity
