"""The page of a partner: its whole story."""

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from funding.models import Project, Proposal
from funding.tables import ProjectTable
from jisr import days
from jisr.begun import begin_url, list_url
from jisr.sections import MOST, row_section, section
from partnerships.likeness import look_alikes
from partnerships.models import Agreement, Assessment, Obligation, Partner
from partnerships.tables import ContactTable
from partnerships.tables.assessment import AssessmentTable
from partnerships.tables.obligation import ObligationTable
from partnerships.views.exchange_sections import met_with
from partnerships.views.surviving import SurvivorScreen
from reports.models import IssuedReport
from reports.partner_story import PartnerStory, partner_story
from reports.story.bids import reasons_of
from reports.story.dates import agreements_of
from reports.story_tables import StoryAgreementTable, StoryProposalTable
from reports.tables import IssuedReportTable

Section = dict[str, Any]


class PartnerDetail(SurvivorScreen):
    model = Partner
    story: PartnerStory
    facts = (
        (
            _("Who they are"),
            ("kind", "acronym", "parent", "country", "city", "preferred_language", "owner", "description"),
        ),
        (_("How to reach them"), ("website", "email", "phone", "address")),
        (_("What they fund"), ("funds", "refuses", "envelope_min", "envelope_max", "fiscal_month")),
    )

    def rows(self) -> QuerySet:
        return super().rows().select_related("authority", "owner", "parent", "merged_into")

    def look_alikes(self, record: Partner) -> list[Any]:
        return look_alikes(record, self.request.user) if self.merge_url(record) else []

    def related(self, record: Partner) -> list[Section]:
        self.story = partner_story(record, today=days.today())
        exchanges, points, *others = met_with(record, self.request.user)
        return [
            row_section(record.identifiers.all(), ("scheme", "value")),
            row_section(record.themes.select_related("theme"), ("theme", "percent")),
            anchored("agreements", self.agreements(record)),
            anchored("obligations", self.obligations(record)),
            anchored("exchanges", exchanges),
            anchored("actions", points),
            *others,
            anchored("proposals", self.proposals(record)),
            anchored("projects", self.projects(record)),
            anchored("contacts", self.contacts(record)),
            anchored("assessments", self.assessments(record)),
            anchored("reports", self.reports(record)),
        ]

    def agreements(self, record: Partner) -> Section:
        """The latest signed first, those not yet signed on top; each with the next duty that it asks for."""
        user = self.request.user
        duties = Obligation.objects.current().to_do().filter(agreement=OuterRef("pk")).order_by("due_on", "pk")  # type: ignore[attr-defined]
        rows = Agreement.objects.visible_to(user).current().filter(pk__in=agreements_of(record))
        read = rows.select_related("kind").annotate(next_key=Subquery(duties.values("pk")[:1]))
        shown = list(read.order_by(F("signed_on").desc(nulls_first=True), "-pk")[:MOST])
        keys = [row.next_key for row in shown if row.next_key]  # type: ignore[attr-defined]
        nexts = {duty.pk: duty for duty in Obligation.objects.filter(pk__in=keys).select_related("kind")}
        for row in shown:
            row.next_obligation = nexts.get(row.next_key)  # type: ignore[attr-defined]
        return section(
            _now("Agreements"),
            StoryAgreementTable,
            shown,  # type: ignore[arg-type]
            user,
            all_url=list_url("agreement_list", q=record.reference),
            shown=("reference", "name", "kind", "state", "amount", "ends_on", "next_obligation"),
        )

    def obligations(self, record: Partner) -> Section:
        return section(
            _now("Open obligations"),
            ObligationTable,
            self.story.duties,  # type: ignore[arg-type]
            self.request.user,
            all_url=list_url("obligation_list", q=record.reference),
            shown=("name", "agreement", "side", "due_on", "state", "owner"),
        )

    def proposals(self, record: Partner) -> Section:
        """What we asked for, the latest first, with what came of it and why."""
        user = self.request.user
        rows = Proposal.objects.visible_to(user).current().filter(donor=record).select_related("loss_reason")
        shown = list(rows.order_by(F("submitted_on").desc(nulls_first=True), "-pk")[:MOST])
        reasons = reasons_of(shown)
        for row in shown:
            row.reason = reasons.get(row.pk, "")  # type: ignore[attr-defined]
        return section(
            _now("Proposals"),
            StoryProposalTable,
            shown,  # type: ignore[arg-type]
            user,
            add_url=begin_url("proposal_create", donor=record.reference),
            all_url=list_url("proposal_list", donor=record.reference),
            shown=("reference", "name", "stage", "requested_amount", "submitted_on", "decided_on", "reason"),
        )

    def projects(self, record: Partner) -> Section:
        user = self.request.user
        rows = Project.objects.visible_to(user).current().ours().filter(fundings__funder=record).distinct()  # type: ignore[attr-defined]
        return section(
            _now("Projects"),
            ProjectTable,
            rows.select_related("owner").with_fundings().order_by("-pk"),
            user,
            all_url=list_url("project_list", funder=record.reference),
            shown=("reference", "name", "state", "amount", "starts_on", "ends_on"),
        )

    def contacts(self, record: Partner) -> Section:
        return section(
            _now("Contacts"),
            ContactTable,
            self.story.people,  # type: ignore[arg-type]
            self.request.user,
            add_url=begin_url("contact_create", partner=record.reference),
            all_url=list_url("contact_list", partner=record.reference),
            shown=("name", "role", "function", "email", "may_sign", "left_on"),
        )

    def assessments(self, record: Partner) -> Section:
        """How far we judged it reliable, the latest judgement first."""
        user = self.request.user
        rows = Assessment.objects.visible_to(user).current().filter(partner=record)
        return section(
            _now("Assessments"),
            AssessmentTable,
            rows.select_related("questionnaire").order_by("-on", "-pk"),
            user,
            add_url=begin_url("assessment_create", partner=record.reference),
            all_url=list_url("assessment_list", partner=record.reference),
            shown=("reference", "questionnaire", "on", "rating", "next_review_on"),
        )

    def reports(self, record: Partner) -> Section:
        """Those on what was merged into it too: they stay as they were issued."""
        about = Q(partner=record) | Q(partner__merged_into=record)
        rows = IssuedReport.objects.visible_to(self.request.user).filter(about)
        return section(
            _now("Reports issued"),
            IssuedReportTable,
            rows.select_related("partner", "issued_by"),
            self.request.user,
            shown=("number", "kind", "language", "as_of", "issued_at", "file"),
        )

    def more(self, record: Partner) -> dict[str, Any]:
        reference = record.reference
        return {
            "story": self.story,
            "anchors": ANCHORS,
            "instalments_url": list_url("instalment_list", funder=reference),
            "payments_url": list_url("disbursement_list", payer=reference),
            "dormant_url": list_url("dormant", kind="partner"),
        }


ANCHORS = (
    ("dates", _("Next dates")),
    ("money", _("Money")),
    ("delays", _("Promised and real dates")),
    ("agreements", _("Agreements")),
    ("obligations", _("Obligations")),
    ("exchanges", _("Exchanges")),
    ("actions", _("Action points")),
    ("proposals", _("Proposals")),
    ("projects", _("Projects")),
    ("contacts", _("Contacts")),
    ("assessments", _("Assessments")),
    ("reports", _("Reports")),
)


def anchored(name: str, part: Section) -> Section:
    """The section under an address of its own on the page."""
    return {**part, "anchor": name}
