from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.bids.budget import bid_budget, budget_warnings
from funding.bids.readiness import readiness
from funding.bids.recycling import may_be_recycled
from funding.bids.submitting import step_of
from funding.filters import ProposalFilter
from funding.forms.proposal import AwardForm, ProposalForm
from funding.models import DateKind, Opportunity, Project, Proposal, ProposalDocument, ProposalStage, ProposalTheme
from funding.resources import ProposalResource
from funding.services import CARRIED, award_proposal, unnamed_contribution
from funding.tables import ProjectTable, ProposalTable
from funding.views.begun import begun_from
from funding.views.bid_sections import bid_sections
from jisr import days, formats
from jisr.actions import ActionScreen
from jisr.forms import RecordForm
from jisr.models import State
from jisr.sections import row_section, section
from jisr.views import CreateScreen, DetailScreen, ListScreen, MoveScreen, RemoveScreen, UpdateScreen
from partnerships.models import Agreement
from partnerships.tables import AgreementTable

TAKEN_DAYS = {
    DateKind.CONCEPT_NOTE: "concept_due_on",
    DateKind.FULL_PROPOSAL: "due_on",
    DateKind.DECISION: "expected_on",
    DateKind.START: "starts_on",
}


class ProposalList(ListScreen):
    model = Proposal
    table_class = ProposalTable
    filter_class = ProposalFilter
    resource_class = ProposalResource

    def rows(self) -> QuerySet:
        return super().rows().select_related("donor", "owner", "loss_reason").with_due()


class ProposalDetail(DetailScreen):
    model = Proposal
    has_index = True
    facts = (
        (_("Bid"), ("donor", "opportunity", "donor_number", "owner", "loss_reason", "description")),
        (_("Money"), ("requested_amount", "own_amount", "probability")),
        (
            _("Dates"),
            (
                *("concept_due_on", "concept_submitted_on", "due_on", "submitted_on"),
                *("expected_on", "decided_on", "starts_on", "ends_on"),
            ),
        ),
    )
    AFTER = ("runs_after", "pays_after", "sustainability")

    def rows(self) -> QuerySet:
        return (
            super().rows().select_related("donor", "opportunity", "owner", "recycled_from__loss_reason", "loss_reason")
        )

    def groups(self, record: Proposal) -> Sequence[tuple[Any, tuple[str, ...]]]:
        """What comes after the grant has its place only where something is said of it."""
        says = any(getattr(record, name) for name in self.AFTER)
        return [*self.facts, (_("After the grant"), self.AFTER)] if says else self.facts

    def related(self, record: Proposal) -> list[dict[str, Any]]:
        user = self.request.user
        agreements = Agreement.objects.visible_to(user).filter(proposal=record).select_related("kind", "owner")
        projects = Project.objects.visible_to(user).filter(proposal=record).select_related("owner")
        again = Proposal.objects.visible_to(user).filter(recycled_from=record).select_related("donor", "owner")
        sent = record.submissions.select_related("document", "version")
        return [
            row_section(sent, ("step", "on", "at", "channel", "number", "document", "version")),
            row_section(record.themes.select_related("theme"), ("theme", "percent")),
            row_section(record.axes.select_related("axis"), ("axis", "percent")),
            row_section(record.goals.all(), ("goal", "percent")),
            *(
                [section(_now("Begun again as"), ProposalTable, again.with_due(), user, hide=["donor"])]
                if again
                else []
            ),
            section(_now("Agreements"), AgreementTable, agreements, user),
            section(_now("Projects"), ProjectTable, projects.with_fundings(), user),
        ]

    def more(self, record: Proposal) -> dict[str, Any]:
        user = self.request.user
        lines = record.budget_lines.select_related("heading")
        budget = bid_budget(lines, record.currency)
        may_change = user.has_perm("funding.change_proposal") and not record.archived_at
        return {
            "may_award": may_be_awarded(record) and user.has_perm("funding.award_proposal"),
            "may_recycle": may_be_recycled(record) and user.has_perm("funding.add_proposal"),
            "submits": step_of(record) if may_change else None,
            "ahead": [] if record.archived_at else steps_ahead(record),
            "budget": budget,
            "budget_warnings": budget_warnings(record, budget),
            **bid_sections(record, user, budget),
        }


def steps_ahead(record: Proposal) -> list[tuple[State, list[str], list[str]]]:
    """The stages that may follow, the labels of what each lacks, and what one should see to before it."""
    return [(state, missing, record.warnings_for(state)) for state, missing in readiness(record)]


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
        taken = {name: getattr(call, name) for name in CARRIED}
        taken |= {"donor": call.partner, "currency": call.currency}
        ahead = call.dates.filter(kind__in=TAKEN_DAYS, on__gte=days.today()).order_by("-on", "-pk")
        taken |= {TAKEN_DAYS[DateKind(row.kind)]: row.on for row in ahead}
        return {**taken, **super().initial()}

    def form(self, record: Any, data: Any = None) -> RecordForm:
        form = super().form(record, data)
        if self.opportunity:
            form.begin_rows(ProposalTheme, list(self.opportunity.themes.values("theme", "percent")))
            asked = self.opportunity.documents_asked.values("type", "step", "note")
            form.begin_rows(ProposalDocument, list(asked))
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
    not_carried = _(
        "The budget expects %(amount)s of partners that it does not name: add them to the project when they are known."
    )

    def applies_to(self, record: Proposal) -> bool:
        return may_be_awarded(record)

    def initial(self, record: Proposal) -> dict[str, Any]:
        return {
            "number": record.donor_number,
            "decided_on": record.decided_on or days.today(),
            "starts_on": record.starts_on,
            "ends_on": record.ends_on,
            "amount": record.requested_amount,
            "currency": record.currency,
        }

    def act(self, record: Proposal, facts: dict[str, Any]) -> Project:
        made = award_proposal(proposal=record, by=self.request.user, **facts)
        if unnamed := unnamed_contribution(record):
            said = {"amount": formats.money(unnamed, record.currency)}
            messages.warning(self.request, self.not_carried % said)
        return made.project

    def done(self, shown: Any) -> str:
        return _now("The agreement and the project are made.")
