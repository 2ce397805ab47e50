"""From what a partner publishes to a report in their hands, through the pages alone, in each language."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils.translation import gettext

from funding.models import Disbursement, Instalment, Opportunity, Project, Proposal, ProposalStage
from funding.models.opportunity import DateKind, OpportunityDate, OpportunityTheme
from jisr import days, formats
from jisr.models import User
from partnerships.models import Agreement, Partner, PartnerIdentifier, PartnerTheme, Theme
from reports.models import IssuedReport
from tests.browser.visitor import PASSWORD, Visitor, label_of, plural_of
from tests.factories import make_authority, make_partner, make_user
from tests.funding.iati.files import activity, file_of, money
from tests.reports.paper import text_of

pytestmark = pytest.mark.browser

WORDS = {
    "ar": {
        "published": "تحسين تزويد الدواوير بالماء",
        "partner": "الوكالة الأندلسية للتعاون الدولي",
        "call": "دعم المبادرات المحلية للماء",
        "bid": "الماء الصالح للشرب بدوار تيغمي",
        "reason": "الجماعة هي التي تنفذ المشروع",
    },
    "fr": {
        "published": "Meilleur accès des douars à l’eau",
        "partner": "Agence andalouse de coopération",
        "call": "Appui aux initiatives locales pour l’eau",
        "bid": "Eau potable au douar Tighmi",
        "reason": "La commune réalise le projet",
    },
    "en": {
        "published": "Better access of douars to water",
        "partner": "Andalusian Cooperation Agency",
        "call": "Support to local water initiatives",
        "bid": "Drinking water for douar Tighmi",
        "reason": "The commune carries the project out",
    },
}
GRANT = Decimal("250000")
LANGUAGES = pytest.mark.parametrize("language", ["ar", "fr", "en"])


def make_unit(language: str) -> dict[str, User]:
    """A commune with its own partner record, and one person for each role that the flow needs."""
    commune = make_authority()
    commune.partner = make_partner(authority=commune, name_fr="Commune de Tamazirt", name_ar="جماعة تمازيرت")
    commune.save()
    return {
        role: make_user(role, authority=commune, language=language, password=PASSWORD)
        for role in ("officer", "head", "finance")
    }


def write_published(path: Path, language: str) -> Path:
    """An IATI file of two activities, of which one concerns Morocco."""
    title = f"<narrative>{WORDS[language]['published']}</narrative>"
    ours = activity("XX-DONOR-1-A", title=title, language=language, more=money("2", "90000"))
    theirs = activity("XX-DONOR-1-B", language="en").replace('code="MA"', 'code="TN"')
    path.write_bytes(file_of(ours, theirs).getvalue())
    return path


@LANGUAGES
def test_from_a_published_project_to_a_report_in_the_partners_hands(
    visit: Callable[..., Visitor], language: str, tmp_path: Path
) -> None:
    people = make_unit(language)
    visitor = visit(language)

    visitor.sign_in(people["officer"])
    import_what_is_published(visitor, write_published(tmp_path / "published.xml", language))
    adopt(visitor, WORDS[language])
    make_a_partner(visitor, WORDS[language])
    announce_a_call(visitor, WORDS[language])
    write_a_bid(visitor, WORDS[language])
    submit(visitor)
    visitor.sign_in(people["head"])
    award(visitor)
    visitor.sign_in(people["finance"])
    expect_and_receive(visitor)
    visitor.sign_in(people["officer"])
    content = issue_the_statement(visitor)

    text = text_of(content)
    assert content[:5] == b"%PDF-"
    assert text.count(WORDS[language]["partner"]) >= 1
    assert text.count(formats.money(GRANT, "EUR").replace("\u00a0", " ")) >= 1


def import_what_is_published(visitor: Visitor, file: Path) -> None:
    visitor.open("/projects/")
    visitor.follow(gettext("Published by partners"))
    visitor.field(gettext("IATI activity file")).set_input_files(file)
    visitor.press(gettext("Check the file"))
    assert Project.objects.count() == 0
    visitor.press(gettext("Import the file"))
    assert Project.objects.get().donor_number == "XX-DONOR-1-A"


def adopt(visitor: Visitor, words: dict[str, str]) -> None:
    visitor.follow(gettext("See the published projects"))
    visitor.follow(words["published"])
    visitor.follow(gettext("Adopt as ours"))
    visitor.fill(gettext("Reason"), words["reason"])
    visitor.press(gettext("Adopt as ours"))
    assert Project.objects.ours().count() == 1


def make_a_partner(visitor: Visitor, words: dict[str, str]) -> None:
    visitor.open("/partners/")
    visitor.follow(gettext("Add"))
    visitor.fill_in(Partner, **{f"name_{visitor.language}": words["partner"]}, kind="bilateral", country="ES")
    row = visitor.add_row(PartnerIdentifier)
    visitor.fill_in(PartnerIdentifier, within=row, scheme="iati", value="ES-DIR3-A01")
    for theme, percent in zip(Theme.objects.order_by("code")[:2], ("60", "40"), strict=True):
        row = visitor.add_row(PartnerTheme)
        visitor.fill_in(PartnerTheme, within=row, theme=theme.pk, percent=percent)
    visitor.press(gettext("Save"))
    partner = Partner.objects.get(country="ES")
    assert [row.value for row in partner.identifiers.all()] == ["ES-DIR3-A01"]
    assert sorted(row.percent for row in partner.themes.all()) == [40, 60]


def announce_a_call(visitor: Visitor, words: dict[str, str]) -> None:
    visitor.open("/opportunities/new/")
    visitor.fill_in(Opportunity, **{f"name_{visitor.language}": words["call"]}, envelope="2000000", currency="EUR")
    visitor.look_up(label_of(Opportunity, "partner"), words["partner"])
    row = visitor.add_row(OpportunityDate)
    due = days.today() + timedelta(days=20)
    visitor.fill_in(OpportunityDate, within=row, kind=DateKind.FULL_PROPOSAL.value, on=due)
    row = visitor.add_row(OpportunityTheme)
    visitor.fill_in(OpportunityTheme, within=row, theme=Theme.objects.order_by("code")[0].pk)
    visitor.press(gettext("Save"))


def write_a_bid(visitor: Visitor, words: dict[str, str]) -> None:
    visitor.follow(gettext("Write a proposal"))
    visitor.fill_in(Proposal, **{f"name_{visitor.language}": words["bid"]}, requested_amount=GRANT, own_amount="30000")
    visitor.press(gettext("Save"))
    bid = Proposal.objects.get()
    assert (bid.donor.country, bid.currency, bid.due_on) == ("ES", "EUR", days.today() + timedelta(days=20))
    assert bid.themes.count() == 1


def submit(visitor: Visitor) -> None:
    move(visitor, ProposalStage.CONCEPT_NOTE)
    record_the_submission(visitor, ProposalStage.CONCEPT_SUBMITTED)
    move(visitor, ProposalStage.FULL_PROPOSAL)
    record_the_submission(visitor, ProposalStage.SUBMITTED)
    move(visitor, ProposalStage.UNDER_REVIEW)


def record_the_submission(visitor: Visitor, stage: ProposalStage) -> None:
    visitor.follow(gettext("Record the submission"))
    visitor.press(gettext("Record the submission"))
    bid = Proposal.objects.get()
    assert (bid.stage, bid.submissions.order_by("-pk")[0].on) == (stage, days.today())


def move(visitor: Visitor, stage: ProposalStage, **facts: object) -> None:
    visitor.move_to(stage)
    visitor.fill_in(Proposal, **facts)
    visitor.press(gettext("Move to “%(state)s”") % {"state": stage.label})
    assert Proposal.objects.get().stage == stage


def award(visitor: Visitor) -> None:
    visitor.open(Proposal.objects.get().get_absolute_url())
    visitor.follow(gettext("Record the award"))
    visitor.fill(gettext("Donor's own number"), "AACID-2026-17")
    visitor.fill(gettext("Signed on"), days.today())
    visitor.press(gettext("Record the award"))
    agreement, project = Agreement.objects.get(), Project.objects.get(proposal=Proposal.objects.get())
    assert (agreement.donor_number, agreement.state, agreement.parties.count()) == ("AACID-2026-17", "signed", 2)
    assert [str(row.amount.normalize()) for row in project.fundings.order_by("pk")] == ["2.5E+5", "3E+4"]


def expect_and_receive(visitor: Visitor) -> None:
    visitor.open(Project.objects.get(proposal=Proposal.objects.get()).get_absolute_url())
    visitor.follow(plural_of(Instalment), within=visitor.section(gettext("Nothing yet")))
    visitor.fill_in(Instalment, due_on=days.today(), amount=GRANT)
    visitor.press(gettext("Save"))
    visitor.follow(gettext("Enter a payment"))
    visitor.fill_in(Disbursement, value_on=days.today(), bank_reference="VIR-2026-001")
    visitor.press(gettext("Save"))
    visitor.follow(gettext("Post the payment"))
    visitor.press(gettext("Post the payment"))
    instalment = Instalment.objects.with_paid().get()
    assert (instalment.funder.country, instalment.currency, instalment.outstanding) == ("ES", "EUR", 0)


def issue_the_statement(visitor: Visitor) -> bytes:
    visitor.open(Partner.objects.get(country="ES").get_absolute_url())
    visitor.follow(gettext("Partner statement"))
    visitor.fill(gettext("Language of the report"), visitor.language)
    visitor.press(gettext("Show"))
    visitor.press(gettext("Issue the report"))
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name=gettext("Download the PDF"), exact=True).click()
    content = Path(download.value.path()).read_bytes()
    assert content == IssuedReport.objects.get().content()
    return content
