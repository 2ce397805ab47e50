"""Several codes of a list: in a form, on a page, in a table, in a sheet, in a filter."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import translation

from funding.models import Opportunity
from jisr import facts
from jisr.exchange.choice_widgets import CodesWidget
from jisr.fields import holds
from tests.factories_funding import make_opportunity

COUNTRIES, LANGUAGES, KINDS = (Opportunity._meta.get_field(name) for name in ("countries", "languages", "applicants"))


def test_boxes_ticked_become_sorted_codes():
    sent = QueryDict("countries=MA&countries=FR&countries=MA")
    field = COUNTRIES.formfield()
    assert field.clean(field.widget.value_from_datadict(sent, {}, "countries")) == "FR MA"
    assert field.clean([]) == ""


def test_a_code_that_is_not_on_the_list_is_named():
    with pytest.raises(ValidationError) as refusal:
        COUNTRIES.formfield().clean(["MA", "XX"])
    assert refusal.value.messages == ["“XX” is not a country code. Use two letters, such as MA."]


def test_a_form_knows_whether_the_codes_changed():
    field = COUNTRIES.formfield()
    assert (field.has_changed("FR MA", ["MA", "FR"]), field.has_changed("FR MA", ["MA"])) == (False, True)


def options(field, value):
    return field.formfield().widget.get_context("f", value, {"id": "id_f"})["widget"]


def test_a_short_list_keeps_its_order_and_a_long_one_shows_the_chosen_first_and_is_searched_in_every_language():
    kinds, countries = options(KINDS, "un moroccan_local"), options(COUNTRIES, "SN TN")
    assert [option["code"] for option in kinds["options"]][:3] == ["un", "eu", "foreign_local"]
    assert [option["code"] for option in kinds["options"] if option["is_chosen"]] == ["un", "moroccan_local"]
    assert [option["code"] for option in countries["options"]][:3] == ["SN", "TN", "MA"]
    assert (kinds["is_long"], countries["is_long"]) == (False, True)
    assert countries["options"][2]["words"] == "ma المغرب maroc morocco"


def test_the_usual_languages_are_offered_and_a_rare_one_is_kept():
    codes = [option["code"] for option in options(LANGUAGES, "sw")["options"]]
    assert codes == ["ar", "fr", "en", "zgh", "es", "de", "it", "pt", "nl", "sw"]
    assert LANGUAGES.formfield().clean(["sw"]) == "sw"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "France, Morocco"), ("fr", "France, Maroc"), ("ar", "فرنسا، المغرب")],
)
def test_a_page_names_the_codes_in_the_readers_language(language, shown):
    with translation.override(language):
        assert facts.show(COUNTRIES, "FR MA") == shown


@pytest.mark.parametrize(
    "cell",
    ["FR, MA", "FR MA", "Maroc; France", "المغرب، فرنسا", "Morocco؛ Frankreich, FR"[:8] + " FR", "france\nMOROCCO\n"],
)
def test_a_cell_reads_codes_and_names_in_any_language(cell):
    assert CodesWidget(COUNTRIES.code_list).clean(cell) == "FR MA"


def test_a_cell_with_a_bad_value_names_it():
    with pytest.raises(ValidationError) as refusal:
        CodesWidget(COUNTRIES.code_list).clean("Maroc, Atlantis, FR")
    assert refusal.value.messages == ["“Atlantis” is not a country code. Use two letters, such as MA."]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("field", [COUNTRIES, LANGUAGES, KINDS])
def test_every_code_is_written_so_that_it_comes_back(language, field):
    widget, codes = CodesWidget(field.code_list), sorted(field.code_list.offered())
    with translation.override(language):
        for start in range(0, len(codes), 20):
            some = " ".join(codes[start : start + 20])
            assert widget.clean(widget.render(some)) == some


@pytest.mark.django_db
def test_a_question_for_one_code_finds_it_wherever_it_stands():
    held = [make_opportunity(countries=codes) for codes in ("MA", "MA TN", "DZ MA", "DZ MA TN")]
    make_opportunity(countries="DZ TN")
    make_opportunity()
    assert set(Opportunity.objects.filter(holds("countries", "MA"))) == set(held)
