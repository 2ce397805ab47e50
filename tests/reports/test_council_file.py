"""The council file: the records' facts in Arabic and French, the same in the PDF and in the Word document."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from jisr.models import Authority
from partnerships.models import Agreement, AgreementDuty, AgreementKind, AgreementParty, ObligationKind
from reports.council_docx import docx_of
from reports.council_file import council_file
from reports.pdf import render_pdf
from tests.factories import make_agreement, make_partner, make_user
from tests.factories_funding import funding, make_project
from tests.factories_legal import make_path
from tests.reports.paper import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

AS_OF = date(2026, 11, 22)


@pytest.fixture
def head():
    return make_user("head", full_name="Hind Alaoui")


@pytest.fixture
def agreement(head):
    us = make_partner(by=head, name_fr="Commune de Tamazirt", name_ar="جماعة تمازيرت")
    Authority.objects.filter(pk=head.authority_id).update(partner=us)
    head.authority.refresh_from_db()
    donor = make_partner(
        by=head, name_fr="Agence andalouse", name_ar="الوكالة الأندلسية", acronym="AACID", country="ES", funds="Eau"
    )
    agreement = Agreement(
        authority=head.authority,
        kind=AgreementKind.objects.get(code="specific"),
        name_fr="Convention eau potable",
        name_ar="اتفاقية الماء الصالح للشرب",
        description_fr="Le douar manque d'eau.",
        starts_on=date(2027, 1, 1),
        ends_on=date(2028, 12, 31),
        owner=head,
    )
    agreement.store(
        by=head,
        rows=[
            AgreementParty(partner=donor, role="donor", signatory="Ana Ruiz", function="Directrice"),
            AgreementParty(partner=us, role="beneficiary"),
            AgreementDuty(
                kind=ObligationKind.objects.get(code="audit"),
                name_fr="Audit annuel",
                name_ar="افتحاص سنوي",
                recurrence="every",
                every_months=12,
                evidence="Rapport",
            ),
        ],
    )
    rows = [
        funding(250000, "EUR", funder=donor, agreement=agreement),
        funding("300000.5", "MAD", funder=us),
        funding(50000, "EUR", funder=us, form="kind"),
    ]
    make_project(by=head, rows=rows)
    make_agreement(by=head, name_fr="Accord ancien", name_ar="اتفاق سابق", partners=[donor])
    steps = make_path(by=head, agreement=agreement)
    council = next(step for step in steps if step.nature == "deliberation")
    council.session_kind, council.session_on, council.number = "ordinary", date(2026, 10, 5), "12/2026"
    council.votes_for, council.votes_against, council.votes_abstained = 20, 1, 2
    agreement.store(by=head, rows=[council])
    return Agreement.objects.select_related("authority", "kind").get(pk=agreement.pk)


def words_of_docx(content):
    document = Document(BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(texts).replace("\u00a0", " ").split())


def pdf_of(file):
    context = {"file": file, "letterhead": file.letterhead, "has_logo": False}
    return render_pdf("pdf/council_file.html", context, language=file.language)


def facts_of(file):
    """Every value of the file, in the order of its sections."""
    found = [cell.text for _label, cell in file.facts]
    for section in file.sections:
        found += [section.title, *section.paragraphs, *section.items, *section.signatures]
        found += [text for label, cell in section.facts for text in (label, cell.text)]
        if section.table:
            found += [*section.table.head, *(cell.text for row in section.table.rows for cell in row)]
    return [" ".join(text.replace("\u00a0", " ").split()) for text in found if text]


def section(file, title):
    return next(section for section in file.sections if section.title == title)


def test_the_cost_stands_per_currency_and_is_never_added_across(agreement):
    table = section(council_file(agreement, as_of=AS_OF, language="fr"), "Coût et financement").table
    rows = [tuple(cell.text.replace("\u00a0", " ") for cell in row) for row in table.rows]
    assert [(row[0], row[2]) for row in rows] == [
        ("Agence andalouse", "250 000,00 EUR"),
        ("Commune de Tamazirt", "300 000,50 MAD"),
        ("Commune de Tamazirt", "50 000,00 EUR"),
        ("Total en MAD", "300 000,50 MAD"),
        ("Total en EUR", "300 000,00 EUR"),
    ]
    assert table.strong == (3, 4)


def test_an_agreement_without_a_project_shows_its_own_amount(head):
    donor = make_partner(by=head, name_fr="PNUD")
    agreement = make_agreement(by=head, partners=[donor], amount=Decimal(75000), currency="USD")
    table = section(council_file(agreement, as_of=AS_OF, language="fr"), "Coût et financement").table
    assert [cell.text.replace("\u00a0", " ") for cell in table.rows[0]] == ["PNUD", "", "75 000,00 USD"]
    bare = council_file(make_agreement(by=head), as_of=AS_OF, language="fr")
    assert section(bare, "Coût et financement").paragraphs == (
        "Le projet ne comporte pas, à ce jour, d'engagement financier enregistré.",
    )


def test_the_deliberation_takes_what_is_known_and_leaves_room_for_the_rest(agreement, head):
    known = dict(section(council_file(agreement, as_of=AS_OF, language="fr"), "Projet de délibération").facts)
    assert {label: cell.text for label, cell in known.items()} == {
        "Délibération n°": "12/2026",
        "Session": "ordinaire",
        "Date de la session": "5 octobre 2026",
        "Vote (pour / contre / abstentions)": "20 / 1 / 2",
    }
    bare = council_file(make_agreement(by=head), as_of=AS_OF, language="fr")
    assert {cell.text for _label, cell in section(bare, "Projet de délibération").facts} == {"…………………"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("commune", "n° 113-14 relative aux communes"),
        ("province", "n° 112-14 relative aux préfectures et provinces"),
        ("region", "n° 111-14 relative aux régions"),
    ],
)
def test_the_law_is_that_of_the_kind_of_authority_and_to_be_checked(agreement, kind, expected):
    agreement.authority.kind = kind
    file = council_file(agreement, as_of=AS_OF, language="fr")
    law = section(file, "Base juridique").items[0]
    assert (expected in law, law.endswith("[articles à vérifier].")) == (True, True)


def test_our_own_contribution_calls_for_an_article_on_credits(agreement, head):
    def articles(one):
        file = council_file(one, as_of=AS_OF, language="fr")
        return [text for part in file.sections for text in part.paragraphs if text.startswith("Article")]

    assert [text.split(" : ")[0] for text in articles(agreement)] == [
        *("Article premier", "Article 2", "Article 3", "Article 4")
    ]
    assert len(articles(make_agreement(by=head))) == 3


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_pdf_and_the_word_document_carry_every_fact(agreement, language):
    file = council_file(agreement, as_of=AS_OF, language=language)
    facts = facts_of(file)
    in_word = words_of_docx(docx_of(file))
    assert [fact for fact in facts if fact not in in_word] == []
    on_paper = "".join(text_of(pdf_of(file)).split())
    single = [fact for fact in facts if len(fact.split()) <= 4]
    assert [fact for fact in single if "".join(fact.split()) not in on_paper] == []
    assert (len(facts) > 80, len(single) > 60) == (True, True)


def test_an_arabic_document_goes_from_right_to_left(agreement):
    document = Document(BytesIO(docx_of(council_file(agreement, as_of=AS_OF, language="ar"))))
    written = [paragraph for paragraph in document.paragraphs if paragraph.text.strip()]
    assert [p.text for p in written if p._p.pPr is None or p._p.pPr.find(qn("w:bidi")) is None] == []
    assert [table for table in document.tables if table._tbl.tblPr.find(qn("w:bidiVisual")) is None] == []
    runs = [
        run
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for p in cell.paragraphs
        for run in p.runs
    ]
    assert {bool(run.font.rtl) for run in runs if "MAD" in run.text and run.text[0].isdigit()} == {False}
    assert {bool(run.font.rtl) for run in runs if "الأندلسية" in run.text} == {True}
    assert document.core_properties.language == "ar-MA"


def test_a_french_document_holds_no_mark_of_direction(agreement):
    document = Document(BytesIO(docx_of(council_file(agreement, as_of=AS_OF, language="fr"))))
    assert document.element.xml.count("w:bidi") == 0


@pytest.mark.parametrize(
    ("query", "media_type", "start"),
    [
        ("language=fr&as=pdf", "application/pdf", b"%PDF"),
        ("language=ar&as=docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("language=en&as=nothing", "application/pdf", b"%PDF"),
    ],
)
def test_the_file_is_fetched_from_the_agreement(client, agreement, head, query, media_type, start):
    client.force_login(head)
    response = client.get(f"/agreements/{agreement.pk}/council-file/?{query}")
    assert (response.headers["Content-Type"], response.content[: len(start)]) == (media_type, start)
    assert f"/agreements/{agreement.pk}/council-file/" in client.get(agreement.url_for()).content.decode()


def test_a_file_of_another_language_is_refused(agreement):
    with pytest.raises(ValueError, match="written in ar or fr"):
        council_file(agreement, as_of=AS_OF, language="en")
