"""The statement and the sheet on paper: the words, where they stand, and that page and paper say the same."""

import dataclasses
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from reports.partner_statement import partner_statement
from reports.project_sheet import project_sheet
from reports.services import Wanted, context_of, draft_report, pdf_of_report
from reports.shapes import Label
from tests.reports.paper import MARKS, reader, text_of, words_of
from tests.reports.scene import AS_OF, END, START, Scene, a_project, an_instalment, the_people

pytestmark = pytest.mark.once

FIGURE = re.compile("-?\\d[\\d.,\u00a0]*\\d\u00a0(?:EUR|USD|MAD|JPY|TND)")


def numbered(report, number="RPT-2026-0042"):
    return dataclasses.replace(report, cover=dataclasses.replace(report.cover, number=number))


def statement(scene: Scene, language: str):
    report = partner_statement(scene.partner, start=START, end=END, as_of=AS_OF, language=language)
    return numbered(report)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_page_and_paper_show_the_same_figures(scene, language):
    report = statement(scene, language)
    with translation.override(language):
        html = render_to_string("reports/_statement_body.html", context_of(report))
    page = MARKS.sub("", re.sub(r"<title>.*?</title>|<[^>]+>", " ", html))
    shown = [figure.replace("\u00a0", " ") for figure in FIGURE.findall(page)]
    words = text_of(pdf_of_report(report, scene.authority))
    assert [figure for figure in set(shown) if figure not in words] == []
    assert len(shown) == 115


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "ar",
            ["100.000,00 EUR", "1.080.000,00 MAD", "-1.250,75 EUR", "3.000.000 JPY", "4.000,125 TND", "20.000,50 USD"],
        ),
        (
            "fr",
            ["100 000,00 EUR", "1 080 000,00 MAD", "-1 250,75 EUR", "3 000 000 JPY", "4 000,125 TND", "20 000,50 USD"],
        ),
        (
            "en",
            ["100,000.00 EUR", "1,080,000.00 MAD", "-1,250.75 EUR", "3,000,000 JPY", "4,000.125 TND", "20,000.50 USD"],
        ),
    ],
)
def test_amounts_copy_out_in_the_readers_usage_with_each_currencys_decimals(scene, language, expected):
    words = text_of(pdf_of_report(statement(scene, language), scene.authority))
    assert [amount for amount in expected if amount not in words] == []


def test_an_arabic_statement_is_mirrored(scene):
    words = words_of(pdf_of_report(statement(scene, "ar"), scene.authority))
    first = next(word for word in words if word.text == "DIS-2026-0001")
    row = sorted((w for w in words if w.page == first.page and abs(w.top - first.top) < 3), key=lambda w: -w.left)
    assert [word.text for word in row if word.text[0].isdigit() or "-2026-" in word.text] == [
        "05/02/2026",
        "DIS-2026-0001",
        scene.project.reference,
        "100.000,00",
        "1.080.000,00",
    ]


def test_in_an_arabic_statement_each_currency_stands_to_the_right_of_its_amount(scene):
    words = words_of(pdf_of_report(statement(scene, "ar"), scene.authority))
    amounts = [word for word in words if re.fullmatch(r"-?\d[\d.]*,\d+", word.text)]
    for amount in amounts:
        beside = [w for w in words if w.page == amount.page and abs(w.top - amount.top) < 1 and w.left > amount.right]
        nearest = min(beside, key=lambda word: word.left)
        assert re.fullmatch("[A-Z]{3}", nearest.text)
    assert len(amounts) > 50


def test_dates_in_words_keep_their_order_in_an_arabic_line(scene):
    words = words_of(pdf_of_report(statement(scene, "ar"), scene.authority))
    month = next(word for word in words if word.text == "يونيو")
    line = [w for w in words if w.page == month.page and abs(w.top - month.top) < 1]
    day = min((w for w in line if w.text == "30"), key=lambda w: abs(w.left - month.right))
    year = min((w for w in line if w.text == "2026"), key=lambda w: abs(w.right - month.left))
    assert year.right < month.left < month.right < day.left


def test_names_keep_every_letter(scene):
    assert "الاتحاد الأوروبي" in text_of(pdf_of_report(statement(scene, "ar"), scene.authority))


def test_rows_of_figures_end_at_one_line_in_every_direction_of_reading(scene):
    for language in ("ar", "fr"):
        words = words_of(pdf_of_report(statement(scene, language), scene.authority))
        first = next(word for word in words if word.text == "INS-2026-0002")
        column = [w for w in words if w.page == first.page and w.text == "EUR" and w.top >= first.top - 1][:1]
        same = [
            w
            for w in words
            if w.page == first.page
            and w.text in {"EUR", "JPY", "TND", "USD", "MAD"}
            and abs(w.right - column[0].right) < 1
        ]
        assert len(same) >= 3


def test_a_draft_says_so_on_every_page_and_has_no_number(scene):
    content = draft_report(Wanted(scene.partner, "en", AS_OF, START, END))
    pages = [page.extract_text() for page in reader(content).pages]
    assert all("DRAFT" in page for page in pages)
    assert [page for page in pages if "RPT-" in page] == []


def test_an_issued_report_says_its_number_and_page_on_every_page(scene):
    content = pdf_of_report(statement(scene, "en"), scene.authority)
    pages = [" ".join(page.extract_text().split()) for page in reader(content).pages]
    assert all("RPT-2026-0042" in page for page in pages)
    assert all(re.search(rf"Page ?{number} of {len(pages)}", page) for number, page in enumerate(pages, 1))
    assert [page for page in pages if "DRAFT" in page] == []


def test_metadata_name_the_report_its_authority_and_its_day(scene):
    document = reader(pdf_of_report(statement(scene, "fr"), scene.authority))
    assert document.metadata.author == "Commune d’Aourir"
    assert document.metadata.title.startswith("RPT-2026-0042 · ")
    assert document.metadata["/CreationDate"] == "D:20260630"
    assert document.trailer["/Root"]["/Lang"] == "fr"


def test_the_header_of_a_long_table_stands_on_each_of_its_pages(scene):
    for day in range(1, 29):
        for month in (7, 8):
            an_instalment(scene.user, scene.project, scene.partner, f"2026-{month:02}-{day:02}", "10", "EUR")
    pages = [page.extract_text() for page in reader(pdf_of_report(statement(scene, "en"), scene.authority)).pages]
    assert [("Due" in page and "Expected" in page) for page in pages if page.count("10.00") > 4] != []
    assert all("Due" in page for page in pages if page.count("10.00") > 4)


HOSTILE = [
    "<script>alert(1)</script><img src='file:///etc/passwd'>",
    "\u202eDRAFT 000 000 1\u202c EUR",
    "x" * 5000,
    "🏫🇲🇦 School ‍👩‍🏫",
    "{{ settings.SECRET_KEY }} {% load static %}",
]


@pytest.mark.parametrize("name", HOSTILE, ids=["markup", "override", "long", "emoji", "template"])
def test_hostile_names_neither_break_nor_leak(scene, name):
    report = statement(scene, "ar")
    hostile = dataclasses.replace(
        report,
        cover=dataclasses.replace(report.cover, subject=Label(name)),
        partner=dataclasses.replace(report.partner, name=Label(name)),
        projects=tuple(dataclasses.replace(row, title=Label(name)) for row in report.projects),
        payments=tuple(dataclasses.replace(row, bank_reference=name[:100]) for row in report.payments),
    )
    content = pdf_of_report(hostile, scene.authority)
    text = text_of(content)
    assert "only-for-tests" not in text
    assert "root:" not in text
    assert "1.080.000,00 MAD" in text
    assert max(word.right for word in words_of(content)) < 596


def test_a_sheet_with_much_to_say_keeps_to_two_pages(scene):
    the_people(scene)
    scene.project.description_ar = "تدبير النفايات المنزلية وفرزها وتثمينها بجماعة أورير. " * 60
    scene.project.store(by=scene.user)
    for month in range(1, 13):
        an_instalment(scene.user, scene.project, scene.partner, f"2027-{month:02}-15", "1234567.89", "EUR")
    for language in ("ar", "fr", "en"):
        content = pdf_of_report(numbered(project_sheet(scene.project, as_of=AS_OF, language=language)), scene.authority)
        assert len(reader(content).pages) == 2


def test_a_plain_sheet_is_one_page(scene):
    project = a_project(scene.user, scene.partner, name_fr="Forage solaire")
    an_instalment(scene.user, project, scene.partner, "2026-02-01", "1000", "EUR")
    content = pdf_of_report(numbered(project_sheet(project, as_of=AS_OF, language="fr")), scene.authority)
    assert len(reader(content).pages) == 1
