import io
import zipfile

import openpyxl
import pytest

from jisr.exchange import reading_xlsx
from jisr.exchange.reading import Unreadable, read_table
from tests.jisr.exchange.sheets import table_of


def workbook(*rows, **changes) -> io.BytesIO:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return repacked(content, **changes) if changes else content


def repacked(content: io.BytesIO, **parts: bytes) -> io.BytesIO:
    """The same archive with parts added or replaced."""
    again = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        names = {
            name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): data
            for name, data in parts.items()
        }
        for name in old.namelist():
            new.writestr(name, names.pop(name, None) or old.read(name))
        for name, data in names.items():
            new.writestr(name, data)
    return again


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        ("reference;name_fr\n;Été à Kénitra", "utf-8-sig", ("UTF-8", ";")),
        ("reference,name_fr\n,Été à Kénitra", "cp1252", ("Windows-1252", ",")),
        ("reference\tname_fr\n\tÉté à Kénitra", "utf-16", ("UTF-16", "tab")),
        ("sep=;\nreference;name_fr\n;Été à Kénitra", "utf-8", ("UTF-8", ";")),
    ],
)
def test_a_csv_is_read_whatever_its_encoding_and_delimiter(text, encoding, said):
    table = read_table(io.BytesIO(text.encode(encoding)))
    assert (table.understood["encoding"], table.understood["delimiter"]) == said
    assert table.headings == ["reference", "name_fr"]
    assert table.rows == [(2, ["", "Été à Kénitra"])]


def test_a_row_number_that_no_sheet_has_is_not_counted_up_to():
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    sheet += b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'
    content = workbook(["reference"], xl__worksheets__sheet1_xml=sheet + b"</sheetData></worksheet>")
    with pytest.raises(Unreadable, match="more than 50000 rows"):
        read_table(content)


def test_arabic_in_the_windows_code_page_is_told_from_french():
    table = table_of("المرجع;الاسم", ";جماعة القنيطرة", encoding="cp1256")
    assert table.understood["encoding"] == "Windows-1256"
    assert table.rows == [(2, ["", "جماعة القنيطرة"])]


def test_a_chosen_encoding_overrules_the_one_found():
    content = "nom\nجماعة".encode("cp1256")
    assert read_table(io.BytesIO(content), encoding="cp1252").rows == [(2, ["ÌãÇÚÉ"])]


def test_quoted_cells_keep_their_line_ends_and_empty_rows_are_left_out_but_counted():
    table = table_of("name_fr,city", '"one', 'two",Rabat', "", "three,Salé")
    assert table.rows == [(2, ["one\r\ntwo", "Rabat"]), (4, ["three", "Salé"])]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty: its first row must hold the headings."),
        (
            b'a,b\n"cut off',
            "Line 2 is not well formed: a quotation mark is open or out of place. The file may be cut off.",
        ),
        (b"a\0b", "This is neither a CSV file nor an XLSX file."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1more",
            "This is an old Excel file (.xls) or has a password. Save it as .xlsx without a password.",
        ),
        (b"PK\x03\x04 not a zip", "The workbook is damaged. Open it, save it again as .xlsx, and try once more."),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_sentence(content, message):
    with pytest.raises(Unreadable) as refusal:
        read_table(io.BytesIO(content))
    assert refusal.value.messages == [message]


def test_a_workbook_gives_typed_cells_of_its_first_visible_sheet():
    table = read_table(workbook(["Day", "Amount"], [None, None], ["2026-01-31", 12.5]))
    assert table.understood == {"format": "xlsx", "sheet": "Sheet"}
    assert table.rows == [(3, ["2026-01-31", 12.5])]


def test_a_fraction_shown_as_a_percentage_is_read_as_it_is_shown():
    book = openpyxl.Workbook()
    book.active.append(["share"])
    book.active.append([0.6])
    book.active["A2"].number_format = "0.00%"
    content = io.BytesIO()
    book.save(content)
    assert read_table(content).rows == [(2, ["60.0%"])]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"xl__vbaProject_bin": b"x"}, "The workbook holds macros. Save it as .xlsx, without macros."),
        (
            {"xl__styles_xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'},
            "The workbook holds XML declarations that no spreadsheet program writes.",
        ),
        (
            {"xl__workbook_xml": b"<workbook"},
            "The workbook is damaged. Open it, save it again as .xlsx, and try once more.",
        ),
    ],
)
def test_a_dangerous_or_damaged_workbook_is_refused(changes, message):
    with pytest.raises(Unreadable) as refusal:
        read_table(workbook(["a"], **changes))
    assert refusal.value.messages == [message]


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(reading_xlsx, "MAX_UNPACKED", 1024 * 1024)
    bomb = workbook(["a"], xl__media__zeros_xml=b"0" * 2 * 1024 * 1024)
    assert len(bomb.getvalue()) < 20_000
    with pytest.raises(Unreadable, match="unpacks to more than 1 MB"):
        read_table(bomb)


def test_another_kind_of_archive_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(Unreadable, match="not an XLSX workbook"):
        read_table(content)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr("jisr.exchange.reading.MAX_ROWS", 2)
    with pytest.raises(Unreadable, match="more than 2 rows"):
        table_of("a", "1", "2", "3", "4")
