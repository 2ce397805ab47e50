import io

import openpyxl
import pytest

from jisr.exchange.headings import place_headings
from jisr.exchange.reading import read_table
from jisr.exchange.template import template
from partnerships.resources import AgreementResource, PartnerResource
from tests.factories import make_user
from tests.jisr.exchange.sheets import check, outcomes, problems

pytestmark = pytest.mark.django_db


def sheet_of(resource_class, language="en"):
    return openpyxl.load_workbook(io.BytesIO(template(resource_class(user=make_user("officer")), language=language)))


def test_a_template_has_the_headings_and_drops_down_the_choices():
    book = sheet_of(PartnerResource)
    assert book.sheetnames == ["partners", "Lists", "Instructions"]
    headings = [cell.value for cell in book["partners"][1]]
    assert {"Reference", "Version"} & set(headings) == set()
    place = headings.index("Kind") + 1
    letter = openpyxl.utils.get_column_letter(place)
    [rule] = [rule for rule in book["partners"].data_validations.dataValidation if f"{letter}2" in rule.sqref]
    assert rule.formula1 == f"'Lists'!${letter}$1:${letter}$11"
    assert book["Lists"].cell(1, place).value == "UN agency"
    assert book["Lists"].sheet_state == "hidden"


def test_the_instructions_name_each_column_and_what_it_takes():
    rows = list(sheet_of(AgreementResource)["Instructions"].iter_rows(values_only=True))
    said = {row[1]: (row[0], row[2], row[3]) for row in rows if len(row) > 3 and row[1]}
    assert said["kind"] == ("Kind", "Yes", "Write the code or the name.")
    assert said["parties"][2] == (
        "Write each one as: Partner | Role | Signed by | As | Signed on; then a semicolon before the next one."
    )


def test_an_arabic_template_reads_from_the_right():
    assert [sheet.sheet_view.rightToLeft for sheet in sheet_of(PartnerResource, "ar").worksheets] == [True] * 3


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_a_filled_template_of_any_language_is_understood(language):
    officer = make_user("officer")
    book = openpyxl.load_workbook(io.BytesIO(template(PartnerResource(user=officer), language=language)))
    sheet, lists = book.worksheets[0], book.worksheets[1]
    resource = PartnerResource(user=officer)
    names = [column.name for column in place_headings(resource, read_table(saved(book)), {}).columns.values()]
    assert names == [name for name in resource.columns if name not in ("reference", "version")]
    sheet.cell(2, names.index("name_fr") + 1, "PNUD")
    place = names.index("kind") + 1
    sheet.cell(2, place, lists.cell(1, place).value)
    rows = check(PartnerResource, officer, read_table(saved(book)))
    assert (outcomes(rows), problems(rows)) == (["new"], [])


def saved(book) -> io.BytesIO:
    content = io.BytesIO()
    book.save(content)
    return content
