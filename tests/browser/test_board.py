"""The pipeline board at work: by mouse, by keyboard, by menu, and with two people at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from playwright.sync_api import Locator, expect

from funding.models import Proposal, ProposalStage
from jisr import days
from jisr.models import User
from tests.browser.visitor import PASSWORD, Visitor
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import make_proposal

pytestmark = pytest.mark.browser


def make_officers(language: str) -> tuple[User, User]:
    commune = make_authority()
    names = ("خديجة أيت وعدي", "عمر العلوي")
    first, second = (
        make_user("officer", authority=commune, language=language, password=PASSWORD, full_name=name) for name in names
    )
    return first, second


def make_bid(by: User, name: str, **fields: object) -> Proposal:
    donor = make_partner(by=by, name_fr="", name_ar="الوكالة الأندلسية للتعاون")
    return make_proposal(by=by, owner=by, donor=donor, name_fr="", name_ar=name, **fields)


def column(visitor: Visitor, stage: ProposalStage) -> Locator:
    return visitor.page.locator(f'[data-stage="{stage.value}"]')


def card(visitor: Visitor, proposal: Proposal) -> Locator:
    return visitor.page.locator(f'[data-card="{proposal.pk}"]')


def said(visitor: Visitor) -> Locator:
    """What the board says of the last move."""
    return visitor.page.locator("[data-board-said]")


def test_a_card_moves_by_keyboard_from_right_to_left_and_by_menu(visit: Callable[..., Visitor]) -> None:
    officer, _colleague = make_officers("ar")
    bid = make_bid(officer, "تجديد شبكة الماء", due_on=days.today() + timedelta(days=9))
    visitor = visit("ar")
    visitor.sign_in(officer)
    visitor.open(reverse("proposal_board"))
    card(visitor, bid).locator(".board-handle").focus()
    for key in (" ", "ArrowLeft", " "):
        visitor.page.keyboard.press(key)
    expect(column(visitor, ProposalStage.CONCEPT_NOTE).locator("[data-card]")).to_have_count(1)
    expect(said(visitor)).to_contain_text(str(ProposalStage.CONCEPT_NOTE.label))
    expect(card(visitor, bid).locator(".board-handle")).to_be_focused()

    card(visitor, bid).get_by_role("button").last.click()
    card(visitor, bid).get_by_role("button", name=str(ProposalStage.WITHDRAWN.label)).click()
    status = said(visitor)
    expect(status.get_by_role("link", name=gettext("Fill it in"))).to_have_attribute(
        "href", reverse("proposal_move", args=[bid.pk, "withdrawn"])
    )
    bid.refresh_from_db()
    assert bid.stage == ProposalStage.CONCEPT_NOTE
    assert [line for line in visitor.complaints if "422" not in line] == []


def test_a_card_is_dragged_and_a_refused_one_goes_back(visit: Callable[..., Visitor]) -> None:
    officer, _colleague = make_officers("ar")
    bid = make_bid(officer, "تجديد شبكة الماء")
    visitor = visit("ar", viewport={"width": 1900, "height": 1000})
    visitor.sign_in(officer)
    visitor.open(reverse("proposal_board"))
    drag(visitor, bid, ProposalStage.FULL_PROPOSAL)
    expect(column(visitor, ProposalStage.FULL_PROPOSAL).locator("[data-card]")).to_have_count(1)
    expect(card(visitor, bid)).to_have_attribute("data-version", "2")
    drag(visitor, bid, ProposalStage.UNDER_REVIEW)
    expect(said(visitor)).to_contain_text(str(ProposalStage.UNDER_REVIEW.label))
    expect(column(visitor, ProposalStage.FULL_PROPOSAL).locator("[data-card]")).to_have_count(1)
    bid.refresh_from_db()
    assert bid.stage == ProposalStage.FULL_PROPOSAL


def drag(visitor: Visitor, proposal: Proposal, stage: ProposalStage) -> None:
    """Carry the card by the mouse, in steps, as a hand does."""
    mouse = visitor.page.mouse
    card(visitor, proposal).scroll_into_view_if_needed()
    start = card(visitor, proposal).locator(".board-handle").bounding_box()
    goal = column(visitor, stage).bounding_box()
    assert start and goal
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + 20, steps=12)
    mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + 24, steps=3)
    mouse.up()


def test_two_people_who_move_one_card_see_it_and_neither_overwrites_the_other(visit: Callable[..., Visitor]) -> None:
    officer, colleague = make_officers("ar")
    bid = make_bid(officer, "تجديد شبكة الماء")
    first, second = visit("ar"), visit("ar")
    for visitor, person in ((first, officer), (second, colleague)):
        visitor.sign_in(person)
        visitor.open(reverse("proposal_board"))
    move_by_keyboard(first, bid, times=1)
    expect(column(first, ProposalStage.CONCEPT_NOTE).locator("[data-card]")).to_have_count(1)
    move_by_keyboard(second, bid, times=3)
    expect(said(second)).to_contain_text(str(officer))
    expect(column(second, ProposalStage.CONCEPT_NOTE).locator("[data-card]")).to_have_count(1)
    bid.refresh_from_db()
    assert (bid.stage, bid.version) == (ProposalStage.CONCEPT_NOTE, 2)


def move_by_keyboard(visitor: Visitor, proposal: Proposal, *, times: int) -> None:
    card(visitor, proposal).locator(".board-handle").focus()
    for key in (" ", *["ArrowLeft"] * times, " "):
        visitor.page.keyboard.press(key)


def test_an_open_board_shows_what_a_colleague_moves(visit: Callable[..., Visitor]) -> None:
    officer, colleague = make_officers("ar")
    bid = make_bid(officer, "تجديد شبكة الماء")
    visitor = visit("ar")
    visitor.sign_in(officer)
    visitor.open(reverse("proposal_board"))
    bid.move_to(ProposalStage.FULL_PROPOSAL, by=colleague)
    expect(column(visitor, ProposalStage.FULL_PROPOSAL).locator("[data-card]")).to_have_count(1, timeout=15_000)
    expect(said(visitor)).to_contain_text(str(colleague))


def test_five_hundred_cards_answer_at_once(visit: Callable[..., Visitor]) -> None:
    """The page is usable within two seconds, and a step by keyboard shows within a tenth of a second."""
    officer, _colleague = make_officers("ar")
    donor = make_partner(by=officer, name_ar="الوكالة")
    stages = [stage.value for stage in ProposalStage if stage.is_open]
    Proposal.objects.bulk_create(
        Proposal(
            authority=officer.authority,
            donor=donor,
            owner=officer,
            reference=f"PRO-2025-{number:04d}",
            name_ar=f"مقترح {number}",
            stage=stages[number % 5],
        )
        for number in range(500)
    )
    visitor = visit("ar")
    visitor.sign_in(officer)
    visitor.page.goto(reverse("proposal_board"))
    assert visitor.page.locator("[data-card]").count() == 500
    visitor.page.locator(".board-handle").first.focus()
    took = visitor.page.evaluate(
        """() => { const begun = performance.now();
        for (const key of [" ", "ArrowLeft", "ArrowLeft", "Escape"])
          document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
        document.body.getBoundingClientRect(); return performance.now() - begun; }"""
    )
    assert took < 400
