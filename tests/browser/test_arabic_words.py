"""In Arabic to the last word: no English or French is left on any page but what is written so by right."""

import re
from collections.abc import Callable

import pytest
from django.utils.translation import gettext

from jisr.codes import COUNTRIES, CURRENCIES
from partnerships.models import Theme
from tests.browser.scene import LISTS, OTHERS, make_carried_out, make_person, make_pipeline
from tests.browser.visitor import Visitor
from tests.funding.iati.files import activity, file_of, money

pytestmark = pytest.mark.browser

# What stays in Latin letters in Arabic: references, addresses, codes, and the names of standards and file formats.
LATIN_BY_RIGHT = re.compile(
    r"""\b[A-Z]{3}-\d{4}-\d{4}\b | \S+\.(?:xml|csv|pdf)\b | [\w.+-]+@[\w.-]+ | https?://\S+ | \b[0-9a-f]{64}\b | Africa/Casablanca
    | \bXX-DONOR\S* | \b[a-z-]+(?:/[a-z-]+)+\b  # identifiers of IATI, and where in the file
    | \b(?:IATI|XLSX|CSV|PDF|XML|SHA-256|UTF-8|UTF-16|Windows-125\d|DAC|ICE|PIC|PADOR|LEI|Excel|Word|PNG|JPEG|WebP)\b
    | ^(?:English|Français)$ """,  # a language is called by its own name where one chooses it
    re.VERBOSE,
)
WORD = re.compile(r"[^\W\d_]*[A-Za-zÀ-ÿ]{2,}[^\W\d_]*")
TEXTS = """(page) => {
  const texts = [page.title];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest("script, style, noscript, .language-switch")) texts.push(walker.currentNode.data);
  }
  for (const one of page.querySelectorAll("[placeholder], [aria-label], [title], [alt]")) {
    for (const name of ["placeholder", "aria-label", "title", "alt"]) texts.push(one.getAttribute(name) || "");
  }
  for (const one of page.querySelectorAll("template")) texts.push(one.content.textContent);
  return texts.map((text) => text.trim()).filter((text) => text);
}"""
SHOWN = f"() => ({TEXTS})(document)"
FETCHED = f"""async (address) => {{
  const answer = await fetch(address);
  return ({TEXTS})(new DOMParser().parseFromString(await answer.text(), "text/html"));
}}"""

IATI = (("A", money("2", "90000") + money("3", "-10") + money("4", "0")), ("B", money("3", "1,5")))


class Reader:
    """Reads pages in Arabic, and keeps the texts that hold a Latin word which no code, reference or address explains."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.foreign = visitor, set[str]()
        codes = [*COUNTRIES.known(), *CURRENCIES.known(), *Theme.objects.values_list("code", flat=True)]
        self.codes = re.compile(rf"\b(?:{'|'.join(codes)})\b")

    def open(self, address: str) -> None:
        """Show a page, with what its scripts add."""
        self.visitor.page.goto(address)
        self.read()

    def fetch(self, address: str) -> None:
        """Read a page as it is sent, without drawing it."""
        self._keep(address, self.visitor.page.evaluate(FETCHED, address))

    def press(self, name: str) -> None:
        with self.visitor.page.expect_navigation():
            self.visitor.page.get_by_role("button", name=name, exact=True).click()
        self.read()

    def upload(self, address: str, name: str, content: bytes) -> None:
        self.visitor.page.goto(address)
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.visitor.page.locator("main input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        self.press(gettext("Check the file"))

    def read(self) -> None:
        self._keep(re.sub(r"^https?://[^/]+", "", self.visitor.page.url), self.visitor.page.evaluate(SHOWN))

    def _keep(self, address: str, texts: list[str]) -> None:
        for text in texts:
            left = self.codes.sub(" ", LATIN_BY_RIGHT.sub(" ", text))
            if WORD.search(left):
                self.foreign.add(f"{address}: {' '.join(left.split())[:90]}")


def test_no_word_of_another_language_stands_on_the_arabic_pages(visit: Callable[..., Visitor]) -> None:
    person = make_person("ar")
    records = [*make_pipeline(person), *make_carried_out(person)]
    [donor, _contact, _call, _late, bid, _agreement, _bank, project, *_rest] = records
    reader = Reader(visit("ar"))

    for address in ("/accounts/login/", "/accounts/password/reset/"):
        reader.open(address)
    reader.visitor.sign_in(person)
    for record in records:
        reader.fetch(record.get_absolute_url())
    for record in records[:8]:
        reader.fetch(f"{record.get_absolute_url()}edit/")
    for address in LISTS:
        for screen in ("", "new/", "import/"):
            reader.fetch(address + screen)
    for address in (*OTHERS, "/nowhere/", "/accounts/2fa/", "/accounts/password/change/"):
        reader.fetch(address)
    for act in ("statement", "remove", "move/active"):
        reader.fetch(f"{donor.get_absolute_url()}{act}/")
    reader.fetch(f"{bid.get_absolute_url()}move/withdrawn/")
    reader.fetch(f"{project.get_absolute_url()}sheet/")
    for address in ("/", "/pipeline/board/", f"{bid.get_absolute_url()}edit/"):
        reader.open(address)

    assert "\n".join(sorted(reader.foreign)) == ""


def test_no_word_of_another_language_stands_in_what_is_refused_and_imported(visit: Callable[..., Visitor]) -> None:
    person = make_person("ar")
    make_pipeline(person)
    make_carried_out(person)
    reader = Reader(visit("ar"))
    reader.visitor.sign_in(person)

    for address in LISTS:
        reader.visitor.page.goto(f"{address}new/")
        reader.press(gettext("Save"))
    sheet = "name_ar,kind,country,envelope_min\nجمعية الماء,civil_society,ES,\nجمعية الشجر,نوع,بلد,1.250\n"
    reader.upload("/partners/import/", "partners.csv", sheet.encode())
    reader.visitor.page.get_by_label(gettext("All good rows; the refused ones stay out")).check()
    reader.press(gettext("Import"))
    good, bad = (activity(f"XX-DONOR-1-{name}", title="<narrative>الماء</narrative>", more=more) for name, more in IATI)
    content = file_of(good, bad).getvalue().replace(b"The Donor", "المانح".encode())
    reader.upload("/iati/", "published.xml", content)
    reader.press(gettext("Import the good activities only"))
    reader.open("/projects/?origin=published")
    reader.open("/")

    assert "\n".join(sorted(reader.foreign)) == ""
