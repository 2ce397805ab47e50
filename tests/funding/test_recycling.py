"""A lost proposal is begun again with what was written for it, and both know of each other."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from funding.bids.recycling import recycle_proposal
from funding.models import (
    OpportunityDocument,
    Proposal,
    ProposalAxis,
    ProposalDocument,
    ProposalGoal,
    ProposalMember,
    ProposalTheme,
    Reason,
)
from jisr.models import DocumentType
from jisr.models.activity import Verb
from partnerships.models import Theme
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import make_opportunity, make_proposal
from tests.factories_proposals import line, make_plan
from tests.funding.lines import lines_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 4)


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.fixture
def lost(officer):
    axes = list(make_plan(by=officer).axes.all())
    rows = [
        ProposalMember(partner=make_partner(by=officer, name_fr="Université"), percent=Decimal(20), letter_on=DAY),
        ProposalTheme(theme=Theme.objects.get(code="water-energy"), percent=Decimal(100)),
        ProposalAxis(axis=axes[0], percent=Decimal(60)),
        ProposalAxis(axis=axes[1], percent=Decimal(40)),
        ProposalGoal(goal=6),
        line("works", 900, note="Forage"),
        line("staff", 100, "own", form="in_kind"),
        ProposalDocument(type=DocumentType.objects.get(code="budget"), note="Annexe B"),
    ]
    days = dict.fromkeys(("due_on", "submitted_on", "decided_on", "expected_on", "starts_on", "ends_on"), DAY)
    return make_proposal(
        by=officer,
        rows=rows,
        name_ar="ماء",
        name_fr="Eau",
        description_fr="Pour tous",
        stage="rejected",
        loss_reason=Reason.objects.get(code="lost-quality"),
        donor_number="X-1",
        requested_amount=Decimal(900),
        own_amount=Decimal(100),
        currency="EUR",
        runs_after="La commune",
        pays_after="Le budget communal",
        sustainability="Redevance",
        owner=officer,
        **days,
    )


def test_what_was_written_once_goes_over(officer, lost):
    new = Proposal.objects.get(pk=recycle_proposal(lost, by=officer).pk)
    assert (new.stage, new.recycled_from, new.donor, new.owner) == ("identified", lost, lost.donor, officer)
    texts = ("name_ar", "name_fr", "description_fr", "runs_after", "pays_after", "sustainability")
    amounts = ("requested_amount", "own_amount", "currency")
    assert [getattr(new, name) for name in (*texts, *amounts)] == [getattr(lost, name) for name in (*texts, *amounts)]
    assert [(str(row.partner), row.role, row.percent, row.letter_on) for row in new.members.all()] == [
        ("Université", "co_applicant", Decimal(20), None)
    ]
    assert [(row.theme.code, row.percent) for row in new.themes.all()] == [("water-energy", Decimal(100))]
    assert [(row.axis.code, row.percent) for row in new.axes.all()] == [("A1", Decimal(60)), ("A2", Decimal(40))]
    assert [(row.goal, row.percent) for row in new.goals.all()] == [(6, None)]
    assert [(row.heading.code, row.source, row.form, row.amount, row.note) for row in new.budget_lines.all()] == [
        ("staff", "own", "in_kind", Decimal(100), ""),
        ("works", "donor", "cash", Decimal(900), "Forage"),
    ]
    assert [(row.type.code, row.step, row.note) for row in new.documents_asked.all()] == [
        ("budget", "full", "Annexe B")
    ]


def test_dates_numbers_and_the_loss_stay_behind(officer, lost):
    new = recycle_proposal(lost, by=officer)
    left = ("due_on", "submitted_on", "decided_on", "expected_on", "starts_on", "ends_on", "loss_reason", "opportunity")
    assert [getattr(new, name) for name in left] == [None] * len(left)
    assert (new.donor_number, new.reference != lost.reference) == ("", True)


def test_each_knows_of_the_other(client, officer, lost):
    new = recycle_proposal(lost, by=officer)
    line = next(line for line in lines_of(lost) if line.verb == Verb.RECYCLED)
    assert line.data == {"proposal": new.reference}
    assert f'href="{lost.url_for()}?history"' in client.get(new.url_for()).content.decode()
    page = client.get(lost.url_for())
    [again] = [section for section in page.context["related"] if section["title"] == "Begun again as"]
    assert [row.record for row in again["table"].rows] == [new]


def test_a_new_call_gives_its_partner_and_its_documents(client, officer, lost):
    asked = OpportunityDocument(type=DocumentType.objects.get(code="applicant-declaration"), step="concept")
    call = make_opportunity(by=officer, state="open", rows=[asked])
    client.post(f"{lost.url_for()}recycle/", {"opportunity": call.reference})
    new = Proposal.objects.get(recycled_from=lost)
    assert (new.opportunity, new.donor) == (call, call.partner)
    assert [(row.type.code, row.step) for row in new.documents_asked.all()] == [("applicant-declaration", "concept")]


def test_a_call_that_is_over_or_anothers_is_not_taken(client, officer, lost):
    closed, foreign = make_opportunity(by=officer, state="closed"), make_opportunity(authority=make_authority())
    for call in (closed, foreign):
        answer = client.post(f"{lost.url_for()}recycle/", {"opportunity": call.reference})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["opportunity"])
        with pytest.raises(ValidationError) as caught:
            recycle_proposal(lost, by=officer, opportunity=call)
        assert list(caught.value.message_dict) == ["opportunity"]
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("stage", ["identified", "submitted", "awarded"])
def test_only_a_lost_one_is_begun_again(client, officer, stage):
    proposal = make_proposal(by=officer, stage=stage)
    assert client.get(proposal.url_for()).context["may_recycle"] is False
    with pytest.raises(ValidationError):
        recycle_proposal(proposal, by=officer)
    assert Proposal.objects.count() == 1


def test_the_button_is_for_who_writes_proposals(client, officer, lost):
    assert client.get(lost.url_for()).context["may_recycle"] is True
    auditor = make_user("auditor", authority=lost.authority)
    client.force_login(auditor)
    assert client.get(lost.url_for()).context["may_recycle"] is False
    assert client.post(f"{lost.url_for()}recycle/", {}).status_code == 403
    with pytest.raises(PermissionDenied):
        recycle_proposal(lost, by=auditor)
