"""The pipeline board: what it shows, and how a card is moved."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from funding.board import THEME, board
from funding.models import Proposal, ProposalMember, ProposalTheme, Reason
from jisr.models import Activity
from jisr.models.activity import Verb
from partnerships.models import Theme
from tests.factories import make_authority, make_user
from tests.factories_funding import make_proposal

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
FETCH = {"HTTP_X_REQUESTED_WITH": "fetch"}


@pytest.fixture
def officer(client):
    user = make_user("officer", full_name="Salma Idrissi")
    client.force_login(user)
    return user


def send(client, proposal: Proposal, to: str, **more: Any):
    version = more.pop("version", proposal.version)
    return client.post(reverse("board_move"), {"card": proposal.pk, "to": to, "version": version}, **FETCH)


def cards(lanes: list, stage: str) -> list[str]:
    return [
        card.proposal.name_fr
        for lane in lanes
        for column in lane.columns
        if column.stage == stage
        for card in column.cards
    ]


def test_cards_stand_in_their_stage_the_most_urgent_first(officer):
    late = make_proposal(by=officer, name_fr="Retard", due_on=TODAY - timedelta(days=3))
    make_proposal(by=officer, name_fr="Sans jour")
    make_proposal(by=officer, name_fr="Bientôt", due_on=TODAY + timedelta(days=3))
    make_proposal(by=officer, name_fr="Note", stage="concept_note", concept_due_on=TODAY)
    lanes = board(Proposal.objects.all(), officer, TODAY)
    assert cards(lanes, "identified") == ["Retard", "Bientôt", "Sans jour"]
    assert cards(lanes, "concept_note") == ["Note"]
    [first] = [card for card in lanes[0].columns[0].cards if card.proposal == late]
    assert (first.days_late, first.is_late) == (3, True)


def test_what_ended_long_ago_has_left_the_board(officer):
    old = make_proposal(by=officer, name_fr="Ancien", stage="rejected")
    Proposal.objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=100))
    make_proposal(by=officer, name_fr="Récent", stage="rejected")
    assert cards(board(Proposal.objects.all(), officer, timezone.localdate()), "rejected") == ["Récent"]


def test_heads_add_up_each_currency_by_itself(officer):
    for amount, currency in ((10, "EUR"), (5, "EUR"), (7, "MAD"), (None, "")):
        make_proposal(by=officer, requested_amount=amount and Decimal(amount), currency=currency)
    head = board(Proposal.objects.all(), officer, TODAY)[0].columns[0].head
    assert (head.count, dict(head.totals), head.hidden) == (4, {"MAD": Decimal(7), "EUR": Decimal(15)}, 0)


def test_lanes_by_theme_take_the_largest_share(officer):
    water, town = Theme.objects.get(code="water-energy"), Theme.objects.get(code="urban-development")
    rows = [ProposalTheme(theme=town, percent=30), ProposalTheme(theme=water, percent=70)]
    make_proposal(by=officer, rows=rows)
    make_proposal(by=officer)
    titles = [lane.title for lane in board(Proposal.objects.all(), officer, TODAY, THEME)]
    assert titles == sorted([water.name, "No theme"])


@pytest.mark.parametrize("lanes", ["", "owner", "donor", "theme"])
def test_the_board_takes_the_same_queries_for_one_card_and_for_three(client, officer, lanes, django_assert_num_queries):
    client.get(reverse("proposal_board"))
    for wanted in (1, 3):
        while Proposal.objects.count() < wanted:
            make_proposal(by=officer, owner=officer, due_on=TODAY, rows=[ProposalTheme(theme=Theme.objects.first())])
        with django_assert_num_queries(10):
            assert client.get(reverse("proposal_board"), {"lanes": lanes}).status_code == 200


def test_a_card_is_moved_and_the_move_is_on_record(client, officer):
    proposal = make_proposal(by=officer)
    answer = send(client, proposal, "concept_note")
    proposal.refresh_from_db()
    assert (answer.status_code, proposal.stage) == (200, "concept_note")
    assert (answer.json()["version"], answer.json()["stage"]) == (proposal.version, "concept_note")
    assert Activity.objects.filter(verb=Verb.MOVED, by=officer, object_id=proposal.pk).count() == 1


def test_a_refused_move_says_what_is_missing_and_offers_the_form(client, officer):
    proposal = make_proposal(by=officer, stage="submitted", requested_amount=5, currency="MAD", submitted_on=TODAY)
    answer = send(client, proposal, "rejected")
    proposal.refresh_from_db()
    assert (answer.status_code, proposal.stage) == (422, "submitted")
    assert answer.json()["form_url"] == reverse("proposal_move", args=[proposal.pk, "rejected"])


def test_a_stage_that_cannot_follow_is_refused_with_those_that_can(client, officer):
    proposal = make_proposal(by=officer)
    answer = send(client, proposal, "under_review")
    assert (answer.status_code, answer.json()["form_url"], answer.json()["stage"]) == (422, "", "identified")
    assert "“Identified” cannot be followed by “Under review”" in answer.json()["message"]


def test_an_award_leads_to_its_own_form(client):
    head = make_user("head")
    client.force_login(head)
    proposal = make_proposal(by=head, stage="submitted", requested_amount=5, currency="MAD", submitted_on=TODAY)
    answer = send(client, proposal, "awarded")
    assert (answer.status_code, answer.json()["form_url"]) == (422, reverse("proposal_award", args=[proposal.pk]))


def test_a_card_that_a_colleague_moved_is_not_moved_over(client, officer):
    proposal = make_proposal(by=officer)
    colleague = make_user("officer", full_name="Omar Alaoui")
    Proposal.objects.get(pk=proposal.pk).move_to("concept_note", by=colleague)
    answer = send(client, proposal, "full_proposal")
    proposal.refresh_from_db()
    assert (answer.status_code, proposal.stage) == (409, "concept_note")
    assert answer.json()["message"].startswith("Omar Alaoui changed")
    assert answer.json()["version"] == proposal.version


def test_without_the_script_the_menu_moves_the_card_and_shows_the_board_again(client, officer):
    proposal = make_proposal(by=officer)
    answer = client.post(reverse("board_move"), {"card": proposal.pk, "to": "concept_note", "version": 1}, follow=True)
    proposal.refresh_from_db()
    assert (answer.redirect_chain, proposal.stage) == ([(reverse("proposal_board"), 302)], "concept_note")


def test_the_open_board_learns_what_a_colleague_did(client, officer):
    proposal, other = make_proposal(by=officer), make_proposal(by=officer)
    since = timezone.now()
    colleague = make_user("officer", full_name="Omar Alaoui")
    proposal.move_to("withdrawn", by=colleague, facts={"loss_reason": Reason.objects.get(code="out-other")})
    answer = client.get(reverse("board_changes"), {"since": since.isoformat()}).json()
    assert [(card["card"], card["stage"]) for card in answer["cards"]] == [(proposal.pk, "withdrawn")]
    assert answer["cards"][0]["said"].startswith("Omar Alaoui changed")
    assert other.pk not in {card["card"] for card in answer["cards"]}


@pytest.mark.parametrize("since", ["", "yesterday", "2026-11-22", "2026-13-45T00:00:00Z"])
def test_a_moment_that_cannot_be_read_is_refused(client, officer, since):
    assert client.get(reverse("board_changes"), {"since": since}).status_code == 400


def test_another_authoritys_card_is_neither_shown_nor_moved(client, officer):
    theirs = make_proposal(authority=make_authority(name_fr="Ailleurs"), name_fr="Secret")
    assert send(client, theirs, "concept_note").status_code == 404
    assert b"Secret" not in client.get(reverse("proposal_board")).content


def test_who_reads_only_gets_no_handle(client):
    client.force_login(make_user("auditor"))
    make_proposal()
    page = client.get(reverse("proposal_board")).content.decode()
    assert ("board-card" in page, "board-handle" in page, "data-board-form" in page) == (True, False, False)


def test_filters_narrow_the_cards(client, officer):
    mine = make_proposal(by=officer, owner=officer, name_fr="À moi")
    make_proposal(by=officer, name_fr="À personne", rows=[ProposalMember(partner=mine.donor)])
    page = client.get(reverse("proposal_board"), {"owner": officer.pk}).content.decode()
    assert ("À moi" in page, "À personne" in page) == (True, False)


@pytest.mark.parametrize(("role", "status"), [("officer", 200), ("head", 200), ("finance", 403), ("auditor", 403)])
def test_only_those_who_write_proposals_move_cards(client, role, status):
    client.force_login(make_user(role))
    assert send(client, make_proposal(), "concept_note").status_code == status


def test_the_board_is_no_strangers(client):
    names = ("proposal_board", "board_changes", "board_move")
    assert {client.get(reverse(name)).status_code for name in names} == {302}
