"""Two people inside the same form: each change is shown and chosen, row by row, and none is lost."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils.translation import gettext
from playwright.sync_api import Locator, expect

from funding.models import BudgetHeading, Proposal, ProposalBudgetLine
from tests.browser.scene import make_person
from tests.browser.visitor import PASSWORD, Visitor, label_of, plural_of
from tests.factories import make_partner, make_user
from tests.factories_funding import make_proposal

pytestmark = pytest.mark.browser


def cell(visitor: Visitor, number: int, name: str) -> Locator:
    return visitor.page.locator(f"[name=budget_lines-{number}-{name}]")


def save_into_conflict(visitor: Visitor) -> Locator:
    """Save, and check the page that asks; returns the part that shows the differences."""
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name=gettext("Save"), exact=True).click()
    visitor.complaints[:] = [line for line in visitor.complaints if "409" not in line]
    visitor.check()
    return visitor.page.locator("#conflicts")


def choices(within: Locator, label: str) -> tuple[Locator, Locator]:
    """Theirs and ours of one difference."""
    radios = within.get_by_role("group", name=label, exact=True).get_by_role("radio")
    return radios.nth(0), radios.nth(1)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_two_people_in_one_budget_line_both_find_their_cell_saved(visit: Callable[..., Visitor], language: str) -> None:
    person = make_person(language)
    colleague = make_user("officer", authority=person.authority, language=language, password=PASSWORD)
    heading, other = BudgetHeading.objects.order_by("position")[:2]
    lines = [ProposalBudgetLine(heading=one, amount=Decimal(1000)) for one in (heading, other)]
    donor = make_partner(by=person, name_fr="Agence", name_ar="الوكالة")
    bid = make_proposal(by=person, owner=person, donor=donor, currency="EUR", name_ar="ماء", name_fr="Eau", rows=lines)
    ours, theirs = visit(language), visit(language)
    for visitor, user in ((ours, person), (theirs, colleague)):
        visitor.sign_in(user)
        visitor.open(bid.url_for("update"))

    cell(theirs, 0, "note").fill("devis reçu")
    cell(theirs, 1, "DELETE").check()
    theirs.press(gettext("Save"))
    cell(ours, 0, "amount").fill("2500")
    cell(ours, 0, "form").select_option("in_kind")
    cell(ours, 1, "amount").fill("700")
    conflicts = save_into_conflict(ours)

    first, second = conflicts.locator(".conflict-row").all()
    expect(conflicts.get_by_role("heading", name=plural_of(ProposalBudgetLine), exact=True)).to_be_visible()
    amount = choices(first, label_of(ProposalBudgetLine, "amount"))
    note = choices(first, label_of(ProposalBudgetLine, "note"))
    gone = choices(second, gettext("The row itself"))
    for chosen in (amount[1], note[0], gone[1]):
        expect(chosen).to_be_checked()

    gone[1].press("ArrowUp")
    expect(gone[0]).to_be_checked()
    conflicts.get_by_role("button", name=gettext("Theirs everywhere"), exact=True).press("Enter")
    expect(amount[0]).to_be_checked()
    expect(note[0]).to_be_checked()
    cell(ours, 0, "amount").fill("2600")
    cell(ours, 0, "amount").press("Tab")
    expect(amount[1]).to_be_checked()
    ours.press(gettext("Save"))

    kept = ProposalBudgetLine.objects.get(proposal=bid)
    assert (kept.heading, kept.amount, kept.form, kept.note) == (heading, 2600, "cash", "devis reçu")
    assert Proposal.objects.get(pk=bid.pk).version == bid.version + 2


def test_a_draft_of_a_form_in_conflict_overwrites_nothing_when_it_is_taken_up(visit: Callable[..., Visitor]) -> None:
    person = make_person("en")
    partner = make_partner(by=person, name_en="Water Agency", acronym="WA", city="Rabat")
    visitor = visit("en")
    visitor.sign_in(person)
    visitor.open(partner.url_for("update"))
    visitor.fill_in(type(partner), acronym="MINE")
    colleague = type(partner).objects.get(pk=partner.pk)
    colleague.city = "Fès"
    colleague.store(by=person)
    save_into_conflict(visitor)
    visitor.fill_in(type(partner), phone="0600000000")
    expect(visitor.page.locator("[data-draft-status]")).to_have_text(gettext("What you type is kept."), timeout=10_000)

    visitor.open(partner.url_for("update"))
    visitor.page.get_by_role("button", name=gettext("Take it up again"), exact=True).click()
    conflicts = save_into_conflict(visitor)
    city = choices(conflicts, label_of(type(partner), "city"))
    expect(city[0]).to_be_checked()
    visitor.press(gettext("Save"))
    partner.refresh_from_db()
    assert (partner.acronym, partner.city, partner.phone) == ("MINE", "Fès", "0600000000")
