"""A call of two steps, from the call to the project: what was typed once is typed no more."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine

from funding.models import OpportunityDate, OpportunityDocument, OpportunityTheme, Project, Proposal
from jisr.models import DocumentType
from partnerships.models import Theme
from tests.factories import make_partner, make_user
from tests.factories_documents import an_upload
from tests.factories_funding import make_opportunity
from tests.factories_proposals import line, make_plan
from tests.funding.test_proposal_pages import NO_ROWS

pytestmark = pytest.mark.django_db

CASABLANCA = ZoneInfo("Africa/Casablanca")


def as_shown(form):
    """What a browser would send back of a form that nobody changed."""
    fields = {bound.html_name: bound.value() for bound in form}
    for formset in form.formsets:
        fields |= {f"{formset.prefix}-TOTAL_FORMS": formset.total_form_count(), f"{formset.prefix}-INITIAL_FORMS": 0}
        fields |= {bound.html_name: bound.value() for row in formset.forms for bound in row if bound.name != "DELETE"}
    return {name: value for name, value in fields.items() if value is not None}


def test_a_two_step_call_from_the_call_to_the_project(client):
    head = make_user("head", "officer")
    us = make_partner(by=head, kind="moroccan_local", name_fr="Nous")
    head.authority.partner = us
    head.authority.save()
    client.force_login(head)
    axis, theme = make_plan(by=head).axes.first(), Theme.objects.get(code="water-energy")
    dates = {"concept_note": date(2026, 12, 1), "full_proposal": date(2027, 3, 1), "decision": date(2027, 6, 1)}
    call = make_opportunity(
        by=head,
        name_fr="Eau pour tous",
        currency="EUR",
        rows=[
            *(OpportunityDate(kind=kind, on=on) for kind, on in dates.items()),
            OpportunityTheme(theme=theme, percent=Decimal(100)),
            OpportunityDocument(type=DocumentType.objects.get(code="concept-note"), step="concept"),
        ],
    )
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=CASABLANCA), tick=False):
        begun = as_shown(client.get(f"/proposals/new/?opportunity={call.reference}").context["form"])
        heading = line("works", 1).heading
        typed = {
            "opportunity": call.reference,
            "requested_amount": "90000",
            "own_amount": "10000",
            "starts_on": "2027-09-01",
            "ends_on": "2029-08-31",
            "axes-TOTAL_FORMS": 1,
            "axes-0-axis": axis.pk,
            "budget_lines-TOTAL_FORMS": 2,
            "budget_lines-0-heading": heading.pk,
            "budget_lines-0-source": "donor",
            "budget_lines-0-form": "cash",
            "budget_lines-0-amount": "90000",
            "budget_lines-1-heading": heading.pk,
            "budget_lines-1-source": "own",
            "budget_lines-1-form": "in_kind",
            "budget_lines-1-amount": "10000",
        }
        client.post("/proposals/new/", {**NO_ROWS, **begun, **typed})
        bid = Proposal.objects.get()
        assert (bid.concept_due_on, bid.due_on, bid.expected_on) == tuple(dates.values())
        client.post(f"{bid.url_for()}move/concept_note/", {"reason": ""})
        sent = {"on": "2026-11-22", "channel": "portal", "number": "N-1", "file": an_upload(), "is_seen": "on"}
        client.post(f"{bid.url_for()}submit/", sent)
    with time_machine.travel(datetime(2027, 2, 20, 10, tzinfo=CASABLANCA), tick=False):
        client.force_login(head)
        client.post(f"{bid.url_for()}move/full_proposal/", {"reason": ""})
        shown = client.get(f"{bid.url_for()}submit/").context["form"]
        sent = {"on": "2027-02-20", "channel": "hand", "requested_amount": shown["requested_amount"].value()}
        client.post(f"{bid.url_for()}submit/", {**sent, "currency": shown["currency"].value(), "number": "F-1"})
    with time_machine.travel(datetime(2027, 6, 2, 10, tzinfo=CASABLANCA), tick=False):
        client.force_login(head)
        award = {bound.name: bound.value() for bound in client.get(f"{bid.url_for()}award/").context["form"]}
        said = {name: value for name, value in award.items() if value is not None}
        client.post(f"{bid.url_for()}award/", {**said, "decided_on": "2027-06-01"})
    bid.refresh_from_db()
    project = Project.objects.get()
    assert (bid.stage, bid.concept_submitted_on, bid.submitted_on) == (
        "awarded",
        date(2026, 11, 22),
        date(2027, 2, 20),
    )
    assert [(proof.step, proof.number) for proof in bid.submissions.all()] == [("concept", "N-1"), ("full", "F-1")]
    assert [version.stage for version in bid.versions.order_by("number")] == [
        "concept_submitted",
        "submitted",
        "awarded",
    ]
    assert (project.name_fr, project.starts_on, project.ends_on) == (
        "Eau pour tous",
        date(2027, 9, 1),
        date(2029, 8, 31),
    )
    assert [(row.funder, row.form, row.amount, row.currency) for row in project.fundings.all()] == [
        (call.partner, "cash", Decimal(90000), "EUR"),
        (us, "in_kind", Decimal(10000), "EUR"),
    ]
    assert ([row.theme for row in project.themes.all()], [row.axis for row in project.axes.all()]) == ([theme], [axis])
