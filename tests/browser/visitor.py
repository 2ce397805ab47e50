"""A person at a browser: opens pages, fills in forms by their labels, and checks every page that is shown."""

import re
from typing import Any, ClassVar

from axe_playwright_python.base import AXE_SCRIPT
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from jisr.models import User

PASSWORD = "a good password"
VIOLATIONS = """() => axe.run({resultTypes: ["violations"], preload: false}).then((found) => found.violations.map(
  (rule) => [`${rule.id}: ${rule.help}`, ...rule.nodes.map((node) => `${node.target} ${node.html.slice(0, 200)}`)]))"""
# What axe looks at: the address but its numbers, the direction, the look, the width, and every kind of element.
KIND = """() => [location.pathname.replace(/\\d+/g, "N"), document.dir, document.documentElement.dataset.bsTheme, innerWidth,
  ...new Set([...document.querySelectorAll("*")].map(
    (one) => `${one.tagName} ${one.getAttribute("class")} ${one.getAttributeNames()}`))].join("\\n")"""
READING = "[document.documentElement.lang, document.dir]"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
  .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""


def label_of(model: type[Model], name: str) -> str:
    """The label of a model's field in the language of the test."""
    return str(capfirst(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def plural_of(model: type[Model]) -> str:
    return str(capfirst(model._meta.verbose_name_plural))


class Visitor:
    """A browser in one language; whatever its console reports is kept in `complaints`, refusals of the CSP included."""

    examined: ClassVar[set[str]] = set()  # the kinds of pages that axe has found nothing in

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.complaints: list[str] = []
        page.set_default_timeout(10_000)
        page.add_init_script(AXE_SCRIPT)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        is_refused_form = "status of 422" in message.text  # Chromium reports that too
        if message.type in ("error", "warning") and not is_refused_form:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def sign_in(self, user: User) -> None:
        """Sign in through the real page, as nobody else any more."""
        self.page.context.clear_cookies()
        self.open("/")
        self.fill(gettext("E-mail address"), user.email)
        self.fill(gettext("Password"), PASSWORD)
        self.press(gettext("Sign in"))

    def open(self, address: str) -> None:
        """Go to an address, and check the page."""
        self.page.goto(address)
        self.check()

    def press(self, name: str) -> None:
        """Press the button with this name, and check the page that comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
        self.check()

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        """Follow the first link with this name, and check the page that comes."""
        with self.page.expect_navigation():
            (within or self.page.locator("main")).get_by_role("link", name=name, exact=True).first.click()
        self.check()

    def move_to(self, state: Any) -> None:
        """Choose a state in the menu of moves."""
        self.page.get_by_role("button", name=gettext("Move to"), exact=True).click()
        self.follow(str(state.label))

    def section(self, title: str) -> Locator:
        """The card with this heading."""
        heading = self.page.get_by_role("heading", name=title, exact=True)
        return self.page.locator("section").filter(has=heading)

    def field(self, label: str, *, within: Locator | None = None) -> Locator:
        """The first control with this label, whether marked as required or not."""
        pattern = re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")
        return (within or self.page.locator("main")).get_by_label(pattern).first

    def fill(self, label: str, value: Any, *, within: Locator | None = None) -> None:
        """Fill in a text box, or choose in a select by its value."""
        control = self.field(label, within=within)
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(str(value))
        else:
            control.fill(str(value))

    def fill_in(self, model: type[Model], *, within: Locator | None = None, **values: Any) -> None:
        """Fill in fields of a model by their labels."""
        for name, value in values.items():
            self.fill(label_of(model, name), value, within=within)

    def suggestions(self, control: Locator) -> Locator:
        """The list under a look-up field, once it answers what was typed last."""
        options = control.locator("xpath=..").get_by_role("listbox")
        expect(options).to_be_visible()
        expect(options).not_to_have_attribute("aria-busy", "true")
        return options

    def look_up(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Type a part of a name in a look-up field, and take the first suggestion by the keyboard."""
        control = self.field(label, within=within)
        control.press_sequentially(text)
        expect(self.suggestions(control).get_by_role("option").first).to_contain_text(text)
        control.press("ArrowDown")
        control.press("Enter")
        expect(control).to_have_attribute("aria-expanded", "false")
        expect(control).to_have_value(re.compile(re.escape(text)))

    def add_row(self, model: type[Model]) -> Locator:
        """Add a row of this kind to the form, and return it."""
        group = self.page.get_by_role("group", name=plural_of(model), exact=True)
        group.get_by_role("button", name=gettext("Add a row")).click()
        return group.locator(".formset-row").last

    def check(self) -> None:
        """Fail unless the page reads the right way, fits its width, leaves the console silent, and its kind pleases axe."""
        self.page.wait_for_load_state("load")
        assert self.page.evaluate(READING) == [self.language, "rtl" if self.language == "ar" else "ltr"], self.page.url
        assert self.page.evaluate(OVERFLOW) <= 0, f"{self.page.url} is too wide: {self.page.evaluate(TOO_WIDE)}"
        assert self.complaints == []
        if (kind := self.page.evaluate(KIND)) not in self.examined:
            found = self.page.evaluate(VIOLATIONS)
            assert found == [], f"{self.page.url}: {found}"
            self.examined.add(kind)
