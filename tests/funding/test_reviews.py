from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from funding.bids.papers import add_letter, lacking_documents
from funding.bids.reviews import ask_reviews, give_review, withdraw_review
from funding.models import ProposalDocument, ProposalMember, ProposalReview, ProposalStage, ProposalVersion
from funding.models.bid_file import missing_documents, missing_letters
from jisr import days
from jisr.handover import owned_by
from jisr.models import Document, DocumentType, Notice
from jisr.notices import sentence_of
from jisr.people import deactivate
from jisr.timeline import timeline
from tests.factories import make_authority, make_partner, make_user
from tests.factories_documents import an_upload, make_document
from tests.factories_funding import make_proposal
from tests.factories_reviews import make_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.fixture
def reviewer(officer):
    return make_user("finance", authority=officer.authority)


def ask(proposal, officer, *reviewers, **fields):
    return ask_reviews(proposal, reviewers=reviewers, by=officer, **fields)


def said_to(user):
    return [sentence_of(notice) for notice in Notice.objects.filter(user=user)]


def test_colleagues_are_asked_told_once_and_the_version_they_read_is_kept(officer, reviewer):
    proposal, head = make_proposal(by=officer), make_user("head", authority=officer.authority)
    asked = ask(proposal, officer, reviewer, head, question="Le budget ?", due_on=days.today())
    assert [row.version.number for row in asked] == [1, 1]
    assert said_to(reviewer) == said_to(head) == [f"{officer} asks for your review"]
    assert timeline(proposal)[0].sentence == f"asked {head} for a review"


@pytest.mark.parametrize("case", ["oneself", "another authority", "nobody", "twice", "a day gone by"])
def test_what_cannot_be_asked_is_refused_beside_its_field(officer, reviewer, case):
    proposal = make_proposal(by=officer)
    people, day = [reviewer], None
    if case == "oneself":
        people = [officer]
    elif case == "another authority":
        people = [make_user("finance", authority=make_authority())]
    elif case == "nobody":
        people = []
    elif case == "twice":
        ask(proposal, officer, reviewer)
    else:
        day = days.today() - timedelta(days=1)
    with pytest.raises(ValidationError) as error:
        ask(proposal, officer, *people, due_on=day)
    assert list(error.value.message_dict) == ["due_on" if day else "reviewers"]


def test_nobody_asks_about_another_authoritys_proposal_or_without_the_right(officer, reviewer):
    proposal = make_proposal(by=officer)
    stranger = make_user("officer", authority=make_authority())
    for person in (stranger, reviewer):
        with pytest.raises(PermissionDenied):
            ask(proposal, person, officer)


def test_the_verdict_is_told_to_who_asked_and_who_follows_the_proposal(officer, reviewer):
    owner = make_user("officer", authority=officer.authority)
    proposal = make_proposal(by=officer, owner=owner)
    [review] = ask(proposal, officer, reviewer)
    Notice.objects.all().delete()
    give_review(review, verdict="changes", comments="Revoir le total", by=reviewer)
    review.refresh_from_db()
    assert (review.verdict, review.comments, review.is_given) == ("changes", "Revoir le total", True)
    assert said_to(officer) == said_to(owner) == [f"{reviewer} gives the verdict “Ready after changes”"]
    assert said_to(reviewer) == []
    assert timeline(proposal)[0].sentence == "gave the verdict “Ready after changes”"


def test_a_review_is_given_by_the_one_who_was_asked_and_once(officer, reviewer):
    [review] = ask(make_proposal(by=officer), officer, reviewer)
    with pytest.raises(PermissionDenied):
        give_review(review, verdict="ready", comments="", by=officer)
    with pytest.raises(ValidationError):
        give_review(review, verdict="not_ready", comments=" ", by=reviewer)
    give_review(review, verdict="ready", comments="", by=reviewer)
    with pytest.raises(ValidationError):
        give_review(review, verdict="not_ready", comments="Non", by=reviewer)
    assert ProposalReview.objects.get().verdict == "ready"


def test_giving_a_review_disturbs_nobody_who_is_writing_the_proposal(officer, reviewer):
    proposal = make_proposal(by=officer)
    [review] = ask(proposal, officer, reviewer)
    give_review(review, verdict="ready", comments="", by=reviewer)
    proposal.name_fr = "Autre titre"
    proposal.store(by=officer)
    assert proposal.version == 2


def test_a_review_is_withdrawn_until_it_is_given_and_asked_again(officer, reviewer):
    proposal = make_proposal(by=officer)
    [review] = ask(proposal, officer, reviewer)
    with pytest.raises(PermissionDenied):
        withdraw_review(review, by=reviewer)
    withdraw_review(review, by=officer)
    assert (ProposalReview.objects.count(), timeline(proposal)[0].sentence) == (
        0,
        f"no longer asks {reviewer} for a review",
    )
    with pytest.raises(ValidationError):
        give_review(review, verdict="ready", comments="", by=reviewer)
    [again] = ask(proposal, officer, reviewer)
    give_review(again, verdict="ready", comments="", by=reviewer)
    with pytest.raises(ValidationError):
        withdraw_review(again, by=officer)
    assert ProposalVersion.objects.count() == 1


def test_who_takes_over_from_a_colleague_gives_the_reviews_asked_of_them(officer, reviewer):
    heir = make_user("head", authority=officer.authority)
    admin = make_user("administrator", authority=officer.authority)
    proposals = [make_proposal(by=officer) for _ in range(3)]
    day = days.today() + timedelta(days=9)
    [kept] = ask(proposals[0], officer, reviewer, due_on=day)
    proposals[0].owner = reviewer
    proposals[0].store(by=officer)
    ask(proposals[1], heir, reviewer)
    [already, _other] = ask(proposals[2], officer, heir, reviewer)
    [given] = ask(make_proposal(by=officer), officer, reviewer)
    give_review(given, verdict="ready", comments="", by=reviewer)
    Notice.objects.all().delete()
    with pytest.raises(ValidationError):
        deactivate(reviewer, by=admin)
    assert owned_by(reviewer) == [("proposals", 1), ("reviews", 3)]
    assert deactivate(reviewer, by=admin, heir=heir) == 4
    [passed_on] = proposals[0].reviews.all()
    assert (passed_on.reviewer, passed_on.asked_by, passed_on.due_on) == (heir, officer, day)
    assert passed_on.version_id == kept.version_id
    assert [line.sentence for line in timeline(proposals[0])[:3]] == [
        f"handed over from {reviewer} to {heir}",
        f"asked {heir} for a review",
        f"no longer asks {reviewer} for a review",
    ]
    assert said_to(heir) == [f"{admin} gives you this to follow", f"{officer} asks for your review"]
    assert [*proposals[1].reviews.all()] == []
    assert [*proposals[2].reviews.all()] == [already]
    assert ProposalReview.objects.get(pk=given.pk).reviewer == reviewer


def test_reviews_are_asked_and_given_on_pages(client, officer, reviewer):
    proposal = make_proposal(by=officer)
    client.post(f"{proposal.url_for()}reviews/ask/", {"reviewers": [reviewer.pk], "question": "Prêt ?"})
    review = ProposalReview.objects.get()
    address = f"/reviews/{review.pk}/"
    assert client.get(address).context["form"] is None
    assert client.post(address, {"verdict": "ready"}).status_code == 403
    client.force_login(reviewer)
    assert [row for row, _mark in client.get("/reviews/").context["lines"]] == [review]
    assert client.post(address, {"verdict": "changes", "comments": ""}).status_code == 422
    assert (
        client.post(address, {"verdict": "changes", "comments": "Le total"}).headers["Location"] == proposal.url_for()
    )
    assert client.get("/reviews/").context["lines"] == []
    [(_row, mark)] = client.get("/reviews/?show=all").context["lines"]
    assert "Ready after changes" in mark


def test_a_review_is_withdrawn_on_the_proposals_page(client, officer, reviewer):
    proposal = make_proposal(by=officer)
    [review] = ask(proposal, officer, reviewer)
    answer = client.post(f"/reviews/{review.pk}/withdraw/")
    assert (answer.headers["Location"], ProposalReview.objects.count()) == (f"{proposal.url_for()}#reviews", 0)


def test_the_list_of_reviews_asks_a_constant_number_of_queries(client, officer, django_assert_num_queries):
    for count in (1, 2):
        for _row in range(count):
            make_review(by=officer)
        client.get("/reviews/")
        with django_assert_num_queries(5):
            client.get("/reviews/")


def test_reviews_of_another_authority_are_not_there(client, officer):
    other = make_user("officer", authority=make_authority())
    review = make_review(by=other, reviewer=officer)
    assert client.get(f"/reviews/{review.pk}/").status_code == 404
    assert client.post(f"/reviews/{review.pk}/", {"verdict": "ready"}).status_code == 404
    assert client.post(f"/reviews/{review.pk}/withdraw/").status_code == 404
    assert client.get("/reviews/?show=all").context["lines"] == []


def asked(code, step):
    return ProposalDocument(type=DocumentType.objects.get(code=code), step=step)


def test_what_a_bid_is_asked_for_is_missing_until_it_is_on_file(officer):
    rows = [asked("concept-note", "concept"), asked("budget", "full"), asked("logical-framework", "full")]
    proposal = make_proposal(by=officer, rows=rows)
    make_document(about=proposal, by=officer, type=DocumentType.objects.get(code="budget"))
    found = {step: [kind.code for kind in missing_documents(proposal, step)] for step in ("concept", "full")}
    assert found == {"concept": ["concept-note"], "full": ["logical-framework"]}
    document = Document.objects.get()
    document.archive(by=officer, reason="Faux")
    assert len(missing_documents(proposal, "full")) == 2


def test_proposals_that_lack_a_document_are_found_by_a_query(client, officer):
    lacking = make_proposal(by=officer, rows=[asked("budget", "full")])
    complete = make_proposal(by=officer, rows=[asked("budget", "full")])
    make_proposal(by=officer)
    make_document(about=complete, by=officer, type=DocumentType.objects.get(code="budget"))
    assert list(lacking_documents(type(lacking).objects.all())) == [lacking]
    listed = client.get("/proposals/?papers=missing").context["table"].rows
    assert [row.record for row in listed] == [lacking]


def test_the_page_lists_the_papers_and_offers_the_missing_ones(client, officer):
    proposal = make_proposal(by=officer, rows=[asked("budget", "full")])
    kind = DocumentType.objects.get(code="budget")
    page = client.get(proposal.url_for())
    [step] = page.context["steps"]
    assert (step.step, step.missing) == ("full", [kind])
    assert f"about=funding.proposal-{proposal.pk}&amp;type={kind.pk}" in page.content.decode()


def test_a_letter_is_added_with_its_document_in_one_go(client, officer):
    member = ProposalMember(partner=make_partner(by=officer, name_fr="ONG"))
    proposal = make_proposal(by=officer, rows=[member])
    assert missing_letters(proposal) == [member]
    address = f"{proposal.url_for()}letter/"
    assert client.get(f"{address}?member={member.pk}").context["form"]["member"].value() == str(member.pk)
    assert client.post(address, {"member": member.pk}).status_code == 422
    client.post(address, {"member": member.pk, "file": an_upload(), "letter_on": "2026-11-02"})
    member.refresh_from_db()
    assert (member.letter.title, member.letter.type.code, member.letter_on, missing_letters(proposal)) == (
        "Letter of commitment: ONG",
        "commitment-letter",
        date(2026, 11, 2),
        [],
    )


def test_a_document_on_file_may_be_the_letter(officer):
    member = ProposalMember(partner=make_partner(by=officer))
    proposal = make_proposal(by=officer, rows=[member])
    letter = make_document(about=proposal, by=officer, dated_on=date(2026, 10, 1))
    elsewhere = make_document(about=make_proposal(by=officer), by=officer)
    with pytest.raises(ValidationError):
        add_letter(member, document=elsewhere, by=officer)
    add_letter(member, document=letter, by=officer)
    assert (member.letter, member.letter_on) == (letter, date(2026, 10, 1))


def test_a_letter_that_cannot_be_written_leaves_no_document(officer):
    member = ProposalMember(partner=make_partner(by=officer))
    proposal = make_proposal(by=officer, rows=[member])
    stale = type(proposal).objects.get(pk=proposal.pk)
    proposal.store(by=officer)
    member.proposal = stale
    with pytest.raises(ValidationError):
        add_letter(member, upload=an_upload(), by=officer)
    assert Document.objects.count() == 0


def test_we_owe_ourselves_no_letter(officer):
    officer.authority.partner = make_partner(by=officer)
    officer.authority.save()
    proposal = make_proposal(by=officer, rows=[ProposalMember(partner=officer.authority.partner, role="lead")])
    assert missing_letters(proposal) == []


def test_submitting_warns_of_what_is_missing_or_not_ready_and_forbids_nothing(client, officer, reviewer):
    member = ProposalMember(partner=make_partner(by=officer, name_fr="ONG"))
    proposal = make_proposal(by=officer, rows=[member, asked("budget", "full")], stage="full_proposal")
    other = make_user("head", authority=officer.authority)
    [review, _open] = ask(proposal, officer, reviewer, other)
    give_review(review, verdict="not_ready", comments="Non", by=reviewer)
    assert proposal.warnings_for(ProposalStage.SUBMITTED) == [
        "Documents missing: Detailed budget.",
        "Letters of commitment missing: ONG.",
        f"Reviews not given yet: {other}.",
        f"Found not ready by: {reviewer}.",
    ]
    address = f"{proposal.url_for()}submit/"
    facts = {"on": "2026-05-04", "channel": "portal", "requested_amount": "5", "currency": "EUR"}
    client.post(address, facts)
    proposal.refresh_from_db()
    assert proposal.stage == "full_proposal"
    client.post(address, {**facts, "is_seen": "on"})
    proposal.refresh_from_db()
    assert proposal.stage == "submitted"


def test_a_later_review_stands_for_the_earlier_one(officer, reviewer):
    proposal = make_proposal(by=officer)
    [first] = ask(proposal, officer, reviewer)
    give_review(first, verdict="not_ready", comments="Non", by=reviewer)
    [second] = ask(proposal, officer, reviewer)
    give_review(second, verdict="ready", comments="", by=reviewer)
    assert proposal.warnings_for(ProposalStage.SUBMITTED) == []


def test_only_what_leaves_is_warned_about(officer, reviewer):
    proposal = make_proposal(by=officer, rows=[asked("concept-note", "concept"), asked("budget", "full")])
    assert {stage.value: proposal.warnings_for(stage) for stage in ProposalStage if proposal.warnings_for(stage)} == {
        "concept_submitted": ["Documents missing: Concept note."],
        "submitted": ["Documents missing: Detailed budget."],
    }
