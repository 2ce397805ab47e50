from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jisr.codes import COUNTRIES, CURRENCIES
from jisr.exchange import choice_widgets, widgets
from jisr.exchange.cells import guard, unguard
from jisr.money import read_amount
from partnerships.models import PartnerKind


@given(st.text())
def test_a_guarded_text_comes_back_unchanged(text):
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+212 5", "-x", "@SUM", "\tx", "\rx", "'=x"])
def test_a_text_like_a_formula_is_guarded(text):
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "x=1", "'hello", "1", " =x"])
def test_other_texts_are_left_alone(text):
    assert (guard(text), unguard(text)) == (text, text)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("31/12/2026", date(2026, 12, 31)),
        ("1.2.2026", date(2026, 2, 1)),
        ("2026-12-31", date(2026, 12, 31)),
        ("٣١/١٢/٢٠٢٦", date(2026, 12, 31)),
        (datetime(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_day_is_read_day_first_or_iso(cell, day):
    assert widgets.DateWidget().clean(cell) == day


@pytest.mark.parametrize("cell", ["12/31/2026", "31/12/26", "31-12/2026", "soon", 46000])
def test_what_is_no_day_is_refused_with_what_is_accepted(cell):
    with pytest.raises(ValidationError) as refusal:
        widgets.DateWidget().clean(cell)
    assert refusal.value.messages == [f"“{cell}” is not a day. Write day/month/year like 31/12/2026, or 2026-12-31."]


def test_an_ambiguous_amount_is_refused_with_both_readings():
    with pytest.raises(ValidationError) as refusal:
        widgets.AmountWidget().clean("1.250", currency="MAD")
    assert refusal.value.messages == ["“1.250” could be 1250 or 1.25. Write 1250 or 1.25."]


@given(st.decimals(min_value=0, max_value=10**12, places=3), st.sampled_from(["MAD", "TND", "JPY"]))
def test_an_amount_inside_a_text_has_one_reading(value, currency):
    assert read_amount(widgets.plain_amount(value, currency)) == value


def test_numbers_are_read_with_comma_or_point_and_never_rounded_silently():
    rate = widgets.NumberWidget(places=8)
    assert [rate.clean("10,8243"), rate.clean("10.8243"), rate.clean(10.8243)] == [Decimal("10.8243")] * 3
    with pytest.raises(ValidationError, match="more than 8 decimals"):
        rate.clean("1.123456789")
    with pytest.raises(ValidationError, match="more than 0 decimals"):
        widgets.NumberWidget().clean("1.5")


def test_a_choice_is_read_by_code_or_label():
    choice = choice_widgets.ChoiceWidget(PartnerKind.choices)
    assert [choice.clean("un"), choice.clean("UN agency"), choice.clean("un AGENCY ")] == ["un"] * 3
    with pytest.raises(ValidationError, match=r"“NGO” is not on the list: UN agency, EU programme"):
        choice.clean("NGO")


@pytest.mark.parametrize("name", ["MA", "Morocco", "Maroc", "المغرب", "maroc"])
def test_a_country_is_read_by_code_or_name_in_any_language(name):
    assert choice_widgets.CodeWidget(COUNTRIES, by_name=True).clean(name) == "MA"


def test_a_country_goes_out_by_name_and_a_currency_by_code():
    with translation.override("fr"):
        assert choice_widgets.CodeWidget(COUNTRIES, by_name=True).render("MA") == "Maroc"
        assert choice_widgets.CodeWidget(CURRENCIES, by_name=False).render("EUR") == "EUR"


def test_yes_and_no_are_read_and_a_blank_is_neither():
    answer = choice_widgets.YesNoWidget()
    assert [answer.clean(cell) for cell in ("Yes", "no", True, "1", 0, "FALSE")] == [
        True,
        False,
        True,
        True,
        False,
        False,
    ]
    with pytest.raises(ValidationError, match="neither yes nor no"):
        answer.clean("perhaps")


@pytest.mark.parametrize("value", ["1e400", "1e99999999", "9" * 40, "1e-99999", "NaN", "Infinity"])
def test_a_number_beyond_all_measure_is_refused_and_not_worked_out(value):
    for widget in (widgets.NumberWidget(), widgets.NumberWidget(places=8), widgets.PercentWidget()):
        with pytest.raises(ValidationError):
            widget.clean(value)


def test_a_time_and_a_percentage_are_read():
    assert widgets.TimeWidget().clean("17:00") == time(17)
    assert widgets.PercentWidget().clean("12,5 %") == Decimal("12.5")


@pytest.mark.parametrize("stored", ["one\r\ntwo ", " padded", "x" * 40_000, "tab\there"])
def test_a_text_that_a_sheet_changed_by_itself_counts_as_unchanged(stored):
    widget = widgets.TextWidget(lines=True)
    seen_again = stored.replace("\r\n", "\n")[:32767]
    assert widget.same(widget.clean(seen_again), stored)
