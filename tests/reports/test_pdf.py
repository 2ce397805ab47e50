"""The engine: our own files alone, tagged, named, and the same bytes for the same input."""

import logging

import pytest

from reports.pdf import ForbiddenAddress, pdf_of
from tests.reports.paper import reader, text_of, words_of

pytestmark = pytest.mark.once

PAGE = (
    '<html lang="{lang}" dir="{dir}"><head><title>A report</title>'
    '<link rel="stylesheet" href="jisr:css/report.css"></head><body>{body}</body></html>'
)


def paper(body: str, *, lang: str = "en", **images: bytes) -> bytes:
    return pdf_of(PAGE.format(lang=lang, dir="rtl" if lang == "ar" else "ltr", body=body), images=images)


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://elsewhere.example/a.png" alt="a">',
        '<img src="//elsewhere.example/a.png" alt="a">',
        '<img src="/etc/passwd" alt="a">',
        '<img src="file:///etc/passwd" alt="a">',
        '<img src="data:image/png;base64,AAAA" alt="a">',
        '<img src="jisr:image/unknown" alt="a">',
        '<img src="jisr:css/../pdf.py" alt="a">',
        '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<a rel="attachment" href="file:///etc/passwd">a</a>',
        '<object data="http://elsewhere.example/a"></object>',
        '<embed src="http://elsewhere.example/a">',
        '<style>@import "http://elsewhere.example/a.css";</style>',
        '<style>@font-face { font-family: A; src: url("http://elsewhere.example/a.ttf") }</style>',
        '<p style="background: url(http://elsewhere.example/a.png)">a</p>',
    ],
)
def test_any_address_but_ours_stops_the_rendering(body):
    with pytest.raises(ForbiddenAddress):
        paper(body)


def test_a_picture_handed_over_by_the_caller_is_shown():
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
        "000003010100c9fe92ef0000000049454e44ae426082"
    )
    content = paper('<img src="jisr:image/logo" alt="Logo">', logo=dot)
    assert [image.image.size for page in reader(content).pages for image in page.images] == [(1, 1)]


def test_the_same_input_gives_the_same_bytes():
    assert paper("<p>One</p>") == paper("<p>One</p>")


def test_the_document_is_tagged_titled_and_in_its_language():
    root = reader(paper("<h1>تقرير</h1>", lang="ar")).trailer["/Root"]
    metadata = root["/Metadata"].get_object().get_data()
    assert root["/Lang"] == "ar"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"pdfuaid:part" in metadata
    assert reader(paper("<p>a</p>")).metadata.title == "A report"


def test_only_our_fonts_set_latin_and_arabic_letters():
    content = paper("<h1>تقرير Report</h1><p>جماعة أورير 1 250,00</p>", lang="ar")
    fonts = {
        font.get_object()["/BaseFont"].split("+")[1].split("-")[0]
        for page in reader(content).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"Plex", "Amiri"}


def test_the_stylesheet_holds_nothing_that_is_not_understood(caplog):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        paper("<p>a</p>")
    assert [record.getMessage() for record in caplog.records] == []


def test_headings_become_bookmarks():
    outline = reader(paper("<h1>Statement</h1><h2>Money</h2><h2>Rates</h2>")).outline
    assert [outline[0].title, [entry.title for entry in outline[1]]] == ["Statement", ["Money", "Rates"]]


@pytest.mark.parametrize(
    "text", ["الاتحاد الأوروبي لدى المغرب", "اتفاقية الشراكة بين الجماعة والجهة", "مؤسسة التعليم الأولي"]
)
def test_arabic_copies_out_letter_by_letter(text):
    assert text_of(paper(f"<p>{text}</p>", lang="ar")) == text


def test_an_amount_inside_an_arabic_line_reads_from_left_to_right():
    content = paper('<p>توصلنا بمبلغ <span dir="ltr">1.250.000,00&nbsp;MAD</span> يوم أمس</p>', lang="ar")
    places = {word.text: word for word in words_of(content)}
    amount, currency = places["1.250.000,00"], places["MAD"]
    assert places["يوم"].right < amount.left < amount.right < currency.left < currency.right < places["بمبلغ"].left


def test_controls_that_turn_the_direction_do_not_reach_the_paper():
    content = paper("<p>\u202eevil\u202c 1 250 MAD \u2066x\u2069</p>")
    assert text_of(content) == "evil 1 250 MAD x"
    places = {word.text: word.left for word in words_of(content)}
    assert places["evil"] < places["1"] < places["250"] < places["MAD"]


def test_five_thousand_letters_without_a_blank_stay_on_the_paper():
    content = paper(f"<table class='report-table'><tr><td>{'x' * 5000}</td><td class='amount'>1 MAD</td></tr></table>")
    words = words_of(content)
    assert sum(word.text.count("x") for word in words) == 5000
    assert max(word.right for word in words) < 595


def test_emoji_do_not_break_the_page():
    assert text_of(paper("<p>School 🏫 in Aourir</p>")).split()[::3] == ["School", "Aourir"]
