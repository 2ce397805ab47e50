import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.contrib.contenttypes.models import ContentType

from jisr.exchange.writing import export_response, write_csv, write_xlsx
from jisr.models import Activity
from partnerships.models import Partner, PartnerIdentifier, PartnerTheme, Theme
from partnerships.resources import PartnerResource
from tests.factories import make_partner, make_user


def content_of(response) -> bytes:
    content = b"".join(response.streaming_content)
    response.close()
    return content


ROWS = [["Name", "Amount", "Day"], ["=1+1", Decimal("1250.50"), date(2026, 1, 31)], [None, Decimal("-5"), None]]


def test_a_csv_has_its_mark_typed_numbers_and_guarded_texts():
    file = io.BytesIO()
    assert write_csv(file, iter(ROWS)) == 2
    assert file.getvalue() == b"\xef\xbb\xbfName,Amount,Day\r\n'=1+1,1250.50,2026-01-31\r\n,-5,\r\n"


def test_a_workbook_holds_texts_numbers_and_days():
    file = io.BytesIO()
    assert write_xlsx(file, iter(ROWS), rtl=False, title="Partners") == 2
    sheet = openpyxl.load_workbook(file)["Partners"]
    text, amount, day = sheet["A2"], sheet["B2"], sheet["C2"]
    assert (text.value, text.data_type, text.quotePrefix) == ("=1+1", "s", True)
    assert (amount.value, amount.data_type) == (1250.5, "n")
    assert (day.value.date(), day.is_date, day.number_format) == (date(2026, 1, 31), True, "dd/mm/yyyy")
    assert sheet.sheet_view.rightToLeft is False


@pytest.mark.parametrize("text", ["+212", "-x", "@here", "\tx", "#N/A", "=HYPERLINK(1)"])
def test_no_text_becomes_a_formula_or_an_error(text):
    file = io.BytesIO()
    write_xlsx(file, iter([["Name"], [text]]), rtl=False, title="x")
    cell = openpyxl.load_workbook(file).active["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_an_arabic_sheet_reads_from_the_right():
    file = io.BytesIO()
    write_xlsx(file, iter(ROWS), rtl=True, title="الشركاء")
    assert openpyxl.load_workbook(file).active.sheet_view.rightToLeft is True


def test_an_amount_beyond_what_a_sheet_keeps_exact_goes_as_text():
    file = io.BytesIO()
    write_xlsx(file, iter([["Amount"], [Decimal("123456789012345.678")]]), rtl=False, title="x")
    assert openpyxl.load_workbook(file).active["A2"].value == "123456789012345.678"


@pytest.mark.django_db
def test_a_control_character_does_not_break_a_workbook():
    user = make_user("officer")
    make_partner(by=user, name_fr="a\x0bb")
    response = export_response(PartnerResource, Partner.objects.all(), user=user, file_format="xlsx", language="en")
    sheet = openpyxl.load_workbook(io.BytesIO(content_of(response))).active
    assert sheet["C2"].value == "ab"


@pytest.mark.django_db
@pytest.mark.parametrize("how_many", [1, 3])
def test_an_export_asks_the_same_queries_for_any_number_of_records(how_many, django_assert_num_queries):
    user = make_user("officer")
    above = make_partner(by=user, name_fr="PNUD")
    themes = list(Theme.objects.all()[:2])
    for number in range(how_many):
        rows = [
            PartnerIdentifier(scheme="iati", value=f"XM-{number}"),
            *(PartnerTheme(theme=theme) for theme in themes),
        ]
        make_partner(by=user, name_fr=f"P{number}", parent=above, owner=user, rows=rows)
    shown = Partner.objects.visible_to(user).filter(parent=above).only("pk")
    ContentType.objects.get_for_model(type(user.authority))
    with django_assert_num_queries(7):
        response = export_response(PartnerResource, shown, user=user, file_format="csv", language="en")
    lines = content_of(response).decode("utf-8-sig").splitlines()
    assert len(lines) == how_many + 1
    assert "Part of: name" in lines[0].split(",")
    assert "PNUD" in lines[1].split(",")


@pytest.mark.django_db
def test_an_export_keeps_the_columns_chosen_with_the_key_and_the_version():
    user = make_user("officer")
    partner = make_partner(by=user, name_fr="PNUD", city="Rabat", owner=user)
    chosen = {"user": user, "file_format": "csv", "language": "en", "columns": ["name", "city", "contacts"]}
    lines = (
        content_of(export_response(PartnerResource, Partner.objects.all(), **chosen)).decode("utf-8-sig").splitlines()
    )
    assert lines == [
        "Reference,Name in Arabic,Name in French,Name in English,Name in another language,That language,City,Version",
        f"{partner.reference},,PNUD,,,,Rabat,1",
    ]


@pytest.mark.django_db
def test_an_export_leaves_one_line_and_names_its_file():
    user = make_user("auditor")
    make_partner(by=user)
    response = export_response(PartnerResource, Partner.objects.all(), user=user, file_format="csv", language="fr")
    line = Activity.objects.get(verb="exported")
    assert line.data == {"count": 1, "record": "partnerships.partner", "format": "csv"}
    assert response["Content-Disposition"].startswith('attachment; filename="partner-2')
    response.close()
