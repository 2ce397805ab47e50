"""What is typed into a form outlives a lost network, a closed page and a colleague's save, and is nobody else's."""

from collections.abc import Callable

import pytest
from django.utils.translation import gettext
from playwright.sync_api import expect

from jisr.models import FormDraft, User
from partnerships.models import Partner, PartnerIdentifier
from tests.browser.visitor import PASSWORD, Visitor, label_of
from tests.factories import make_authority, make_partner, make_user

pytestmark = pytest.mark.browser

NEW = "/partners/new/"
HERE = "What you type is kept on this computer."
KEPT = "What you type is kept."
LOCAL = "() => Object.keys(localStorage).filter((key) => key.startsWith('jisr-draft:'))"


def make_officer(language: str) -> User:
    commune = make_authority()
    commune.partner = make_partner(authority=commune, name_fr="Commune de Tamazirt", name_ar="جماعة تمازيرت")
    commune.save()
    return make_user("officer", authority=commune, language=language, password=PASSWORD)


def said(visitor: Visitor, sentence: str) -> None:
    expect(visitor.page.locator("[data-draft-status]")).to_have_text(gettext(sentence), timeout=10_000)


def take_up(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name=gettext("Take it up again"), exact=True).click()


def value_of(visitor: Visitor, name: str) -> str:
    return visitor.field(label_of(Partner, name)).input_value()


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_form_begun_without_a_network_is_taken_up_after_the_page_was_closed(
    visit: Callable[..., Visitor], language: str
) -> None:
    officer = make_officer(language)
    visitor = visit(language)
    visitor.sign_in(officer)
    visitor.open(NEW)
    context = visitor.page.context

    context.set_offline(True)
    visitor.fill_in(Partner, name_fr="Agence de l’eau", kind="eu")
    visitor.fill_in(PartnerIdentifier, within=visitor.add_row(PartnerIdentifier), value="XM-9")
    said(visitor, HERE)
    visitor.page.close()

    context.set_offline(False)
    back = Visitor(context.new_page(), language)
    back.open(NEW)
    offer = back.page.locator("[data-draft-offer]")
    expect(offer).to_be_visible()
    assert value_of(back, "name_fr") == ""
    back.check()
    take_up(back)
    expect(offer).to_be_hidden()
    assert value_of(back, "name_fr") == "Agence de l’eau"
    assert back.page.locator("input[name=identifiers-0-value]").input_value() == "XM-9"
    said(back, KEPT)
    assert FormDraft.objects.get(user=officer).fields["identifiers-0-value"] == ["XM-9"]

    back.page.locator("select[name=identifiers-0-scheme]").select_option(index=1)
    back.press(gettext("Save"))
    assert Partner.objects.filter(name_fr="Agence de l’eau").count() == 1
    assert (FormDraft.objects.count(), back.page.evaluate(LOCAL)) == (0, [])
    back.open(NEW)
    expect(back.page.locator("[data-draft-offer]")).to_be_hidden()


def test_what_is_typed_before_the_network_goes_is_sent_when_it_comes_back(visit: Callable[..., Visitor]) -> None:
    officer = make_officer("en")
    visitor = visit("en")
    visitor.sign_in(officer)
    visitor.open(NEW)
    visitor.page.context.set_offline(True)
    visitor.fill_in(Partner, name_en="Water Agency")
    said(visitor, HERE)
    assert FormDraft.objects.count() == 0
    visitor.page.context.set_offline(False)
    said(visitor, KEPT)
    assert FormDraft.objects.get().fields["name_en"] == ["Water Agency"]

    elsewhere = visit("en")
    elsewhere.sign_in(officer)
    elsewhere.open(NEW)
    elsewhere.page.get_by_role("button", name=gettext("Throw it away"), exact=True).click()
    expect(elsewhere.page.locator("[data-draft-offer]")).to_be_hidden()
    elsewhere.open("/drafts/")
    assert FormDraft.objects.count() == 0


def test_nobody_else_on_the_computer_is_offered_it_and_signing_out_clears_it(visit: Callable[..., Visitor]) -> None:
    officer = make_officer("en")
    other = make_user("officer", authority=officer.authority, language="en", password=PASSWORD)
    visitor = visit("en")
    visitor.sign_in(officer)
    visitor.open(NEW)
    visitor.fill_in(Partner, name_en="Secret Agency")
    said(visitor, HERE)
    visitor.sign_in(other)
    visitor.open(NEW)
    visitor.page.wait_for_load_state("networkidle")
    expect(visitor.page.locator("[data-draft-offer]")).to_be_hidden()
    assert "Secret Agency" not in visitor.page.content()
    visitor.page.locator(".topbar-user").click()
    visitor.press(gettext("Sign out"))
    assert visitor.page.evaluate(LOCAL) == []


def test_a_draft_of_an_older_version_says_so_and_ends_in_a_choice(visit: Callable[..., Visitor]) -> None:
    officer = make_officer("en")
    partner = make_partner(by=officer, name_en="Water Agency", acronym="WA", city="Rabat")
    visitor = visit("en")
    visitor.sign_in(officer)
    visitor.open(partner.url_for("update"))
    visitor.fill_in(Partner, acronym="MINE")
    said(visitor, KEPT)
    colleague = Partner.objects.get(pk=partner.pk)
    colleague.acronym, colleague.city = "THEIRS", "Fès"
    colleague.store(by=officer)

    visitor.open(partner.url_for("update"))
    expect(visitor.page.locator("[data-draft-note]")).to_contain_text("changed since")
    take_up(visitor)
    visitor.complaints.clear()
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name=gettext("Save"), exact=True).click()
    visitor.complaints[:] = [line for line in visitor.complaints if "409" not in line]
    visitor.check()
    acronym = visitor.page.get_by_role("group", name=label_of(Partner, "acronym"), exact=True)
    city = visitor.page.get_by_role("group", name=label_of(Partner, "city"), exact=True)
    expect(acronym.get_by_role("radio").nth(1)).to_be_checked()
    expect(city.get_by_role("radio").nth(0)).to_be_checked()
    visitor.press(gettext("Save"))
    partner.refresh_from_db()
    assert (partner.acronym, partner.city) == ("MINE", "Fès")
