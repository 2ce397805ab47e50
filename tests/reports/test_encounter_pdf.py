"""Dossier, experience sheet and twinning report on page and paper, in each language."""

import dataclasses
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from partnerships.models import Delegate, Outcome, ProgrammeItem
from reports.delegation_dossier import delegation_dossier
from reports.experience_sheet import experience_sheet
from reports.services import context_of, pdf_of_report
from reports.twinning_report import twinning_report
from tests.factories_reports import AS_OF, END, START, Twins, an_action_point
from tests.reports.paper import MARKS, reader, text_of, words_of

pytestmark = pytest.mark.once

LANGUAGES = ("ar", "fr", "en")
ROUND = {"ar": "43.600,00 MAD", "fr": "43 600,00 MAD", "en": "43,600.00 MAD"}
LATE = {"ar": "10.000,00 EUR", "fr": "10 000,00 EUR", "en": "10,000.00 EUR"}
MISSING = {"ar": "7.000,00 USD", "fr": "7 000,00 USD", "en": "7,000.00 USD"}
CITY = {"ar": "مدينة فالمون سور مير", "fr": "Ville de Valmont-sur-Mer", "en": "City of Valmont-sur-Mer"}


def numbered(report):
    return dataclasses.replace(report, cover=dataclasses.replace(report.cover, number="RPT-2026-0042"))


def dossier(twins: Twins, language: str):
    return numbered(delegation_dossier(twins.visit, as_of=AS_OF, language=language))


def experience(twins: Twins, language: str):
    return numbered(experience_sheet(twins.training, as_of=AS_OF, language=language))


def twinning(twins: Twins, language: str):
    return numbered(twinning_report(twins.agreement, start=START, end=END, as_of=AS_OF, language=language))


REPORTS = {
    "dossier": (dossier, ("Talking points", "Open action points", "What it refuses"), (LATE, MISSING, CITY)),
    "experience": (experience, ("What we learnt", "Where it can be used again", "Who took part"), (CITY,)),
    "twinning": (twinning, ("Costs, by who bore them", "What comes next", "Obligations due"), (ROUND, CITY)),
}
SHOWN = {
    "dossier": ("09:00", "14:30", "خديجة أوبلا", "Claire Fontaine", "Construction de bâtiments", "10/11/2026"),
    "experience": ("Eleven leaks found in Aourir centre.", "Luc Meunier", "Samira Aït Lahcen"),
    "twinning": ("AMD-2026-0001", "Buy a second listening device.", "01/04/2027", "OBL-2026-0001"),
}


def page_of(report, name: str, language: str) -> str:
    with translation.override(language):
        html = render_to_string(f"reports/_{name}_body.html", context_of(report))
    return " ".join(MARKS.sub("", re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").replace("&#x27;", "'").split())


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_paper_carry_the_same_words_and_figures(twins, name, language):
    make, headings, figures = REPORTS[name]
    report = make(twins, language)
    content = pdf_of_report(report, twins.authority)
    with translation.override(language):
        wanted = [gettext(heading) for heading in headings] + [figure[language] for figure in figures]
    paper, page = text_of(content), page_of(report, name, language)
    assert [word for word in (*wanted, *SHOWN[name]) if word not in paper] == []
    assert [word for word in (*wanted, *SHOWN[name]) if word not in page] == []
    document = reader(content)
    assert document.trailer["/Root"]["/Lang"] == language
    assert document.metadata.title == f"RPT-2026-0042 · {report.cover.title} · {report.cover.subject.text}"


def test_hours_read_from_left_to_right_at_the_right_of_their_line_in_arabic(twins):
    words = words_of(pdf_of_report(dossier(twins, "ar"), twins.authority))
    for hour, title in (("09:00", "Accueil"), ("14:30", "Station")):
        at = next(word for word in words if word.text == hour)
        beside = next(word for word in words if word.text == title and word.page == at.page)
        assert abs(beside.top - at.top) < 3
        assert beside.right < at.left


def much(twins: Twins, text: str) -> None:
    """Fill every free text of the two encounters with `text`, and add rows that hold it."""
    for exchange in (twins.visit, twins.training):
        exchange.name_en = exchange.name_fr = exchange.name_ar = text[:300]
        exchange.place = text[:200]
        exchange.agenda = exchange.talking_points = exchange.learnt = exchange.reusable_where = text
        exchange.store(by=twins.user)
        Outcome(exchange=exchange, text=text).save()
        Delegate(exchange=exchange, name=text[:150], function=text[:150], leads=True).save()
        ProgrammeItem(exchange=exchange, on=exchange.starts_on, title=text[:300], place=text[:200]).save()
    twins.partner.name_ar = text[:300]
    twins.partner.funds = twins.partner.refuses = twins.partner.description_ar = text
    twins.partner.store(by=twins.user)
    an_action_point(twins.user, text[:300], partner=twins.partner, agreement=twins.agreement)


HOSTILE = (
    "<script>alert(1)</script><img src='file:///etc/passwd'>\u202e000 000 1\u202c {{ settings.SECRET_KEY }} "
    + "x" * 3000
)


@pytest.mark.parametrize("name", REPORTS)
def test_hostile_texts_neither_break_nor_leak(twins, name):
    much(twins, HOSTILE)
    content = pdf_of_report(REPORTS[name][0](twins, "ar"), twins.authority)
    text = text_of(content)
    assert ("only-for-tests" in text, "root:" in text) == (False, False)
    assert "alert(1)" in text
    assert max(word.right for word in words_of(content)) < 596
    assert min(word.left for word in words_of(content)) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_experience_with_much_to_say_keeps_to_one_page(twins, language):
    much(twins, "تدبير الماء وكشف التسربات ليلا، ثم رسم خريطة الصمامات. Écouter la nuit, puis dresser la carte.\n" * 40)
    for number in range(12):
        Outcome(exchange=twins.training, text=f"{number} " + "Recommandation très longue. " * 20).save()
        Delegate(exchange=twins.training, side="theirs", name=f"Personne {number}", function="Ingénieure " * 12).save()
    content = pdf_of_report(experience(twins, language), twins.authority)
    assert len(reader(content).pages) == 1
