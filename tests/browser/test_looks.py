"""The main pages on a telephone, in the dark, and by the keyboard alone."""

import re
from collections.abc import Callable

import pytest
from django.utils.translation import gettext
from playwright.sync_api import Locator, expect

from funding.models import Opportunity
from partnerships.models import Partner
from tests.browser.scene import make_carried_out, make_person, make_pipeline
from tests.browser.visitor import Visitor, label_of, plural_of

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
# The first answer is read only when the test says so, whatever is asked meanwhile.
HOLD_THE_FIRST = """() => {
  const read = Response.prototype.json;
  const released = new Promise((resolve) => { window.release = resolve; });
  window.held = new Promise((resolve) => {
    Response.prototype.json = async function () {
      Response.prototype.json = read;
      resolve();
      await released;
      return read.call(this);
    };
  });
}"""


def test_the_main_pages_fit_a_phone_in_arabic(visit: Callable[..., Visitor]) -> None:
    person = make_person("ar")
    donor, contact, call, _late, bid, agreement = make_pipeline(person)
    _bank, project, late, _soon, paid, *_rest = make_carried_out(person)
    visitor = visit("ar", viewport=PHONE, has_touch=True)

    visitor.sign_in(person)
    visitor.page.get_by_role("button", name=gettext("Show the menu")).click()
    expect(visitor.page.get_by_role("link", name=plural_of(type(donor)), exact=True)).to_be_visible()
    visitor.check()

    for record in (donor, contact, call, bid, agreement, project, late, paid):
        visitor.open(record.get_absolute_url())
    for address in (
        "/partners/",
        "/instalments/",
        "/proposals/new/",
        "/partners/import/",
        "/iati/",
        "/search/?q=الماء",
    ):
        visitor.open(address)
    visitor.open(f"{donor.get_absolute_url()}edit/")
    visitor.open(f"{donor.get_absolute_url()}statement/")
    visitor.open("/proposals/new/")
    visitor.press(gettext("Save"))
    expect(visitor.page.get_by_role("alert").first).to_be_visible()
    import_partners(visitor, b"name_ar,kind\n" + "جمعية الماء,civil_society\nجمعية الشجر,نوع\n".encode())


def import_partners(visitor: Visitor, content: bytes) -> None:
    """Import the good row of a sheet of two, of which the other is refused."""
    visitor.open("/partners/import/")
    sheet = {"name": "partners.csv", "mimeType": "text/csv", "buffer": content}
    visitor.page.locator("main input[type=file]").set_input_files(sheet)  # type: ignore[arg-type]
    visitor.press(gettext("Check the file"))
    visitor.page.get_by_label(gettext("All good rows; the refused ones stay out")).check()
    visitor.press(gettext("Import"))
    assert Partner.objects.filter(name_ar__startswith="جمعية").get().kind == "civil_society"


def test_the_main_pages_can_be_read_in_the_dark(visit: Callable[..., Visitor]) -> None:
    person = make_person("fr", look="dark")
    _donor, _contact, call, _late, bid, _agreement = make_pipeline(person)
    _bank, project, late, _soon, paid, *_rest = make_carried_out(person)
    visitor = visit("fr", color_scheme="dark")

    visitor.sign_in(person)
    assert visitor.page.locator("html").get_attribute("data-bs-theme") == "dark"
    for record in (call, bid, project, late, paid):
        visitor.open(record.get_absolute_url())
    for address in ("/projects/", "/proposals/new/", "/iati/", "/profile/", "/users/"):
        visitor.open(address)
    visitor.open(f"{project.get_absolute_url()}sheet/")
    visitor.open(f"{bid.get_absolute_url()}move/withdrawn/")


def test_everything_can_be_done_by_the_keyboard(visit: Callable[..., Visitor]) -> None:
    person = make_person("ar")
    [donor, *_rest] = make_pipeline(person)
    visitor = visit("ar")
    page = visitor.page
    visitor.sign_in(person)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=gettext("Skip to the content"))).to_be_focused()
    tab_to(visitor, page.get_by_role("link", name=plural_of(Opportunity), exact=True))
    press_enter(visitor)

    menu = page.get_by_role("button", name=gettext("Import and export"))
    tab_to(visitor, menu)
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name=gettext("Export what is shown as XLSX"))).to_be_focused()
    visitor.check()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    tab_to(visitor, page.get_by_role("link", name=gettext("Add"), exact=True))
    press_enter(visitor)

    tab_to(visitor, visitor.field(label_of(Opportunity, "name_ar")))
    page.keyboard.insert_text("برنامج الماء للجميع")
    partner = visitor.field(label_of(Opportunity, "partner"))
    tab_to(visitor, partner)
    page.keyboard.insert_text("الأندلس")
    suggestions = visitor.suggestions(partner)
    page.keyboard.press("ArrowDown")
    visitor.check()
    expect(suggestions.get_by_role("option", selected=True)).to_contain_text("الأندلس")
    page.keyboard.press("Enter")
    tab_to(visitor, page.get_by_role("button", name=gettext("Save"), exact=True))
    press_enter(visitor)

    assert Opportunity.objects.get(name_ar="برنامج الماء للجميع").partner == donor


def test_suggestions_stay_as_they_are_until_newer_ones_come(visit: Callable[..., Visitor]) -> None:
    person = make_person("fr")
    make_pipeline(person)
    visitor = visit("fr")
    page = visitor.page
    visitor.sign_in(person)
    visitor.open("/opportunities/new/")
    page.evaluate(HOLD_THE_FIRST)
    partner = visitor.field(label_of(Opportunity, "partner"))
    partner.focus()
    page.evaluate("held")
    partner.press_sequentially("الأندلس")
    suggestions = visitor.suggestions(partner)
    marked = suggestions.get_by_role("option", selected=True)

    partner.press("ArrowDown")
    expect(marked).to_contain_text("الأندلس")
    page.evaluate("release()")
    page.wait_for_timeout(300)
    expect(suggestions.get_by_role("option")).to_have_count(1)
    expect(marked).to_have_attribute("id", partner.get_attribute("aria-activedescendant") or "")

    partner.evaluate("one => { one.blur(); one.focus(); }")
    page.wait_for_timeout(300)
    expect(suggestions).to_be_visible()
    partner.press("Shift+Tab")
    expect(suggestions).to_be_hidden()
    partner.focus()
    partner.press("ArrowDown")
    expect(suggestions).to_be_visible()
    partner.press("ArrowDown")
    partner.press("Enter")
    expect(partner).to_have_value(re.compile("^PRT-.* · .*الأندلس"))
    expect(suggestions).to_be_hidden()
    kept = page.locator("[data-draft-status]")
    expect(kept).to_have_text(gettext("What you type is kept."), timeout=10_000)


def tab_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until the target has the focus; wherever the focus goes, it can be seen."""
    for _step in range(80):
        visitor.page.keyboard.press("Tab")
        outline = visitor.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", visitor.page.evaluate("document.activeElement.outerHTML")
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {target}.")


def press_enter(visitor: Visitor) -> None:
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    visitor.check()
