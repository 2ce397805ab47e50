"""A concept note or full proposal leaves with its proof, or nothing happens."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation

from funding.bids.submitting import submit_proposal
from funding.models import Proposal, ProposalDocument, ProposalVersion, Submission
from jisr.models import Document, DocumentType
from jisr.models.activity import Verb
from jisr.timeline import timeline
from tests.factories import make_authority, make_user
from tests.factories_documents import an_upload
from tests.factories_funding import make_proposal
from tests.factories_proposals import line
from tests.funding.lines import lines_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
SENT = {"on": "2026-11-20", "channel": "portal", "number": "R-77", "note": "Sent early"}
FACTS = {"on": date(2026, 11, 20), "channel": "portal"}


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def written(by, stage="full_proposal", **fields):
    amounts = {"requested_amount": Decimal(1000), "currency": "EUR"}
    return make_proposal(by=by, stage=stage, **{**amounts, **fields})


def test_a_concept_note_leaves_with_its_proof(client, officer):
    note = make_proposal(by=officer, stage="concept_note")
    response = client.post(f"{note.url_for()}submit/", {**SENT, "at": "16:30", "file": an_upload(name="accuse.pdf")})
    assert response.headers["Location"] == note.url_for()
    note.refresh_from_db()
    proof, document = Submission.objects.get(), Document.objects.get()
    assert (note.stage, note.concept_submitted_on) == ("concept_submitted", date(2026, 11, 20))
    assert (proof.step, proof.on, proof.at, proof.channel, proof.number) == (
        "concept",
        date(2026, 11, 20),
        time(16, 30),
        "portal",
        "R-77",
    )
    assert (proof.document, proof.version) == (document, ProposalVersion.objects.get())
    assert (document.type.code, document.file_name, document.note) == ("submission-proof", "accuse.pdf", "Sent early")


def test_a_full_proposal_says_what_it_asks_for_as_it_leaves(client, officer):
    proposal = make_proposal(by=officer, stage="full_proposal")
    address = f"{proposal.url_for()}submit/"
    assert client.post(address, SENT).status_code == 422
    client.post(address, {**SENT, "requested_amount": "250 000,50", "currency": "EUR"})
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.submitted_on) == ("submitted", date(2026, 11, 20))
    assert (proposal.requested_amount, proposal.currency) == (Decimal("250000.5"), "EUR")
    assert Submission.objects.get().document is None


def test_the_history_tells_the_submission_in_the_readers_language(officer):
    proposal = written(officer)
    submit_proposal(proposal=proposal, by=officer, number="R-77", note="Sent early", **FACTS)
    verbs = [line.verb for line in lines_of(proposal)]
    assert set(verbs) == {Verb.CREATED, Verb.MOVED, Verb.VERSION_KEPT, Verb.SUBMITTED}
    with translation.override("en"):
        said = {entry.sentence: entry.reason for entry in timeline(proposal)}
    assert said["recorded the submission of “Full proposal”, receipt R-77"] == ""
    assert said["moved it from “Writing the full proposal” to “Submitted”"] == "Sent early"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"on": "2026-11-23"}, "on"),
        ({"on": ""}, "on"),
        ({"channel": "pigeon"}, "channel"),
        ({"requested_amount": "1.250"}, "requested_amount"),
        ({"requested_amount": "10.5", "currency": "JPY"}, "requested_amount"),
        ({"file": "a.exe"}, "file"),
    ],
)
def test_a_submission_that_cannot_be_leaves_nothing(client, officer, sent, field):
    proposal = written(officer)
    data = {**SENT, "requested_amount": "1000", "currency": "EUR", **sent}
    if "file" in sent:
        data["file"] = an_upload(b"MZ\x90\x00", sent["file"])
    response = client.post(f"{proposal.url_for()}submit/", data)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    proposal.refresh_from_db()
    counts = (Submission.objects.count(), Document.objects.count(), ProposalVersion.objects.count())
    assert (proposal.stage, *counts) == ("full_proposal", 0, 0, 0)


@pytest.mark.parametrize("stage", ["identified", "concept_submitted", "submitted", "under_review", "rejected"])
def test_nothing_leaves_in_another_stage(client, officer, stage):
    proposal = written(officer, stage)
    assert client.get(f"{proposal.url_for()}submit/").headers["Location"] == proposal.url_for()
    with pytest.raises(ValidationError):
        submit_proposal(proposal=proposal, by=officer, **FACTS)


def test_what_speaks_against_it_is_shown_and_may_be_passed_over(client, officer):
    paper = ProposalDocument(type=DocumentType.objects.get(code="budget"), step="full")
    proposal = written(officer, rows=[line("works", 900), paper])
    address = f"{proposal.url_for()}submit/"
    sent = {**SENT, "requested_amount": "1000", "currency": "EUR"}
    response = client.post(address, sent)
    said = str(response.context["form"].fields["is_seen"].help_text).replace("\xa0", " ")
    assert list(response.context["form"].errors) == ["is_seen"]
    assert said.endswith("The donor's lines add up to 900.00 EUR, 1,000.00 EUR is asked.")
    client.post(address, {**sent, "is_seen": "on"})
    proposal.refresh_from_db()
    assert proposal.stage == "submitted"


def test_the_page_leads_to_the_submission_and_then_shows_its_proof(client, officer):
    proposal = written(officer)
    page = client.get(proposal.url_for())
    assert page.context["submits"] == "full"
    assert [move.value for move in page.context["moves"]] == ["withdrawn"]
    submit_proposal(proposal=proposal, by=officer, number="R-77", **FACTS)
    page = client.get(proposal.url_for())
    assert page.context["submits"] is None
    [shown] = [section for section in page.context["related"] if section["title"] == "Submissions"]
    assert [row.record.number for row in shown["table"].rows] == ["R-77"]


def test_the_move_alone_stays_possible_for_imports(officer):
    proposal = written(officer)
    proposal.move_to("submitted", by=officer, facts={"submitted_on": date(2026, 11, 20)})
    assert (proposal.stage, Submission.objects.count()) == ("submitted", 0)


@pytest.mark.parametrize("role", ["finance", "auditor", "administrator"])
def test_only_who_writes_proposals_submits_them(client, role):
    proposal = written(make_user("officer"))
    client.force_login(make_user(role, authority=proposal.authority))
    assert client.get(f"{proposal.url_for()}submit/").status_code == 403
    assert client.get(proposal.url_for()).context["submits"] is None


def test_another_authoritys_proposal_is_not_submitted(client, officer):
    foreign = written(make_user("officer", authority=make_authority()))
    assert client.post(f"{foreign.url_for()}submit/", SENT).status_code == 404
    assert Proposal.objects.get().stage == "full_proposal"
