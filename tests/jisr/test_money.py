"""Amounts, totals per currency, and amounts as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisr import formats
from jisr.money import AmountError, CurrencyMismatch, Money, Totals, minor_units, read_amount

CURRENCIES = st.sampled_from(["MAD", "EUR", "USD", "JPY", "TND"])
AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=3)
MONEYS = st.builds(Money, AMOUNTS, CURRENCIES)


@pytest.mark.parametrize(("currency", "places"), [("JPY", 0), ("XOF", 0), ("MAD", 2), ("EUR", 2), ("TND", 3)])
def test_each_currency_has_its_own_minor_units(currency, places):
    assert minor_units(currency) == places


def test_money_of_one_currency_adds_subtracts_compares_and_turns_negative():
    ten, four = Money(Decimal("10.10"), "MAD"), Money(Decimal(4), "MAD")
    assert ten + four == Money(Decimal("14.10"), "MAD")
    assert ten - four == Money(Decimal("6.10"), "MAD")
    assert -four == Money(Decimal(-4), "MAD")
    assert (four < ten, ten >= four, bool(ten), bool(Money(Decimal(0), "MAD"))) == (True, True, True, False)


def test_money_takes_whole_numbers_and_refuses_floats_infinities_and_a_missing_currency():
    assert Money(5, "MAD").amount == Decimal(5)
    for amount in (1.5, Decimal("NaN"), Decimal("Infinity"), True, "5"):
        with pytest.raises(TypeError):
            Money(amount, "MAD")
    with pytest.raises(ValueError, match="needs a currency"):
        Money(Decimal(1), "")


@given(MONEYS, MONEYS)
def test_two_currencies_never_meet_in_one_sum_or_comparison(one, other):
    if one.currency == other.currency:
        assert (one + other).amount == one.amount + other.amount
        return
    for mix in (Money.__add__, Money.__sub__, Money.__lt__, lambda a, b: a >= b):
        with pytest.raises(CurrencyMismatch):
            mix(one, other)
    assert one != other


@pytest.mark.parametrize(
    ("amount", "currency", "rounded"),
    [("0.005", "MAD", "0.01"), ("-0.005", "MAD", "-0.01"), ("2.5", "JPY", "3"), ("1.0005", "TND", "1.001")],
)
def test_a_half_rounds_away_from_zero_at_the_minor_unit(amount, currency, rounded):
    assert str(Money(Decimal(amount), currency).rounded().amount) == rounded


def test_totals_stand_per_currency_with_the_home_currency_first():
    moneys = [Money(Decimal(amount), code) for amount, code in ((1, "USD"), (2, "EUR"), (3, "MAD"), (4, "USD"))]
    sums = Totals.of(moneys, home="MAD")
    assert list(sums.items()) == [("MAD", Decimal(3)), ("EUR", Decimal(2)), ("USD", Decimal(5))]
    assert list(Totals.of(moneys)) == ["EUR", "MAD", "USD"]
    assert repr(sums) == "Totals(3 MAD, 2 EUR, 5 USD)"


def test_a_total_of_zero_is_not_an_empty_total():
    refunded = Totals.of([Money(Decimal(5), "EUR"), Money(Decimal(-5), "EUR")])
    assert (refunded.is_empty, dict(refunded)) == (False, {"EUR": Decimal(0)})
    assert Totals().is_empty
    with pytest.raises(KeyError):
        Totals()["EUR"]


def test_totals_cannot_be_changed():
    sums = Totals.of([Money(Decimal(5), "EUR")])
    with pytest.raises(TypeError):
        sums["EUR"] = Decimal(6)
    with pytest.raises(TypeError):
        sums + Money(Decimal(1), "EUR")


@given(st.lists(MONEYS), st.randoms())
def test_totals_do_not_depend_on_the_order(moneys, random):
    shuffled = moneys[:]
    random.shuffle(shuffled)
    assert Totals.of(shuffled) == Totals.of(moneys)
    assert hash(Totals.of(shuffled)) == hash(Totals.of(moneys))


@given(st.lists(MONEYS), st.lists(MONEYS))
def test_the_total_of_two_lists_is_the_sum_of_their_totals(first, second):
    assert Totals.of(first) + Totals.of(second) == Totals.of(first + second)
    difference = Totals.of(first + second) - Totals.of(second)
    assert {code: amount for code, amount in difference.items() if amount} == {
        code: amount for code, amount in Totals.of(first).items() if amount
    }


@given(st.lists(MONEYS))
def test_each_currency_is_summed_apart(moneys):
    for code, amount in Totals.of(moneys).items():
        assert amount == sum(money.amount for money in moneys if money.currency == code)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1250", "1250"),
        ("1250.5", "1250.5"),
        ("1250,50", "1250.50"),
        (" 1 250 000,50 ", "1250000.50"),
        ("1\u00a0250\u00a0000,50", "1250000.50"),
        ("1\u202f250\u202f000,5", "1250000.50"),
        ("1 250", "1250"),
        ("1.250.000,50", "1250000.50"),
        ("1,250,000.50", "1250000.50"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1'250’000.50", "1250000.50"),
        ("1.250,500", "1250.50"),
        ("١٢٥٠", "1250"),
        ("١٬٢٥٠٬٠٠٠٫٥٠", "1250000.50"),
        ("١٫٢٥٠", "1.25"),
        ("۱۲۵۰،۵", "1250.50"),
        ("-1250", "-1250"),
        ("−1 250,5", "-1250.50"),
        ("\u200e-1250", "-1250"),
        ("- 5", "-5"),
        ("-0", "0"),
        ("0.250", "0.25"),
        ("0,5", "0.5"),
        (".5", "0.5"),
        ("1.2500", "1.25"),
        ("1250.000", "1250"),
        ("0", "0"),
        (1250, "1250"),
        (Decimal("1250.50"), "1250.50"),
        (1250.5, "1250.50"),
        (0.1 + 0.2, "0.30"),
        (1250.4999999999998, "1250.50"),
        (1e12, "1000000000000"),
    ],
)
def test_an_amount_is_read_however_it_is_written(text, amount):
    assert read_amount(text, currency="MAD") == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "currency", "readings", "sentence"),
    [
        ("1.250", "MAD", ("1250", "1.250"), "“1.250” could be 1250 or 1.25. Write 1250 or 1.25."),
        ("1,250", "EUR", ("1250", "1.250"), "“1,250” could be 1250 or 1,25. Write 1250 or 1,25."),
        ("1.250", "TND", ("1250", "1.250"), "“1.250” could be 1250 or 1.250. Write 1250 or 1.25."),
        ("1.255", "TND", ("1255", "1.255"), "“1.255” could be 1255 or 1.255. Write 1255 or 1.2550."),
        ("1.000", None, ("1000", "1.000"), "“1.000” could be 1000 or 1.00. Write 1000 or 1.00."),
        ("-١٢,٣٤٠", "MAD", ("-12340", "-12.340"), "“-١٢,٣٤٠” could be -12340 or -12,34. Write -12340 or -12,34."),
    ],
)
def test_an_amount_with_two_readings_is_refused_with_both(text, currency, readings, sentence):
    with pytest.raises(AmountError) as refusal:
        read_amount(text, currency=currency)
    assert refusal.value.code == "ambiguous"
    assert tuple(map(str, refusal.value.readings)) == readings
    assert refusal.value.messages == [sentence]


def test_without_decimals_in_the_currency_there_is_one_reading():
    assert read_amount("1.250", currency="JPY") == 1250
    assert read_amount("1,250", currency="XOF") == 1250


@pytest.mark.parametrize(
    "text",
    ["abc", "1.25.0", "12,34,567", "1,250,00", "1 25", "1250.", ",", "-", "--5", "5-", "1e5", "1.250 000",
     "0x1F", "NaN", "Infinity", "1,2,3", "1 250 MAD", "=1+1", True, float("nan"), float("inf")],
)  # fmt: skip
def test_what_is_no_amount_is_refused_by_name(text):
    with pytest.raises(AmountError) as refusal:
        read_amount(text, currency="MAD")
    assert refusal.value.code == "malformed"
    assert refusal.value.messages == [f"“{text}” is not an amount. Write it like 1250 or 1250.50."]


@pytest.mark.parametrize("text", ["", "   ", None, "\u200f"])
def test_a_blank_is_not_zero(text):
    with pytest.raises(AmountError) as refusal:
        read_amount(text)
    assert refusal.value.code == "blank"


@pytest.mark.parametrize(
    ("value", "currency", "sentence"),
    [
        ("1250.505", "MAD", "“1250.505” has too many decimals: MAD takes at most 2."),
        ("0,5", "JPY", "“0,5” has too many decimals: JPY takes at most 0."),
        ("0.0001", None, "“0.0001” has too many decimals: at most 3."),
        (0.125, "MAD", "“0.125” has too many decimals: MAD takes at most 2."),
        (Decimal("1.0005"), "TND", "“1.0005” has too many decimals: TND takes at most 3."),
        ("1." + "0" * 30 + "1", None, f"“1.{'0' * 30}1” has too many decimals: at most 3."),
    ],
)
def test_more_decimals_than_the_currency_has_are_refused(value, currency, sentence):
    with pytest.raises(AmountError) as refusal:
        read_amount(value, currency=currency)
    assert (refusal.value.code, refusal.value.messages) == ("decimals", [sentence])


@pytest.mark.parametrize("value", ["1" + "0" * 15, 10**15, 10**400, 1e22, "9" * 60])
def test_more_digits_than_the_database_holds_are_refused(value):
    with pytest.raises(AmountError) as refusal:
        read_amount(value)
    assert refusal.value.code == "too_large"


@given(st.decimals(-(10**14), 10**14, places=3), CURRENCIES, st.sampled_from(["ar", "fr", "en"]))
def test_a_shown_amount_reads_back_as_itself_or_is_refused_with_it(value, currency, language):
    exact = Money(value, currency).rounded().amount
    shown = formats.amount(exact, currency, language)
    try:
        assert read_amount(shown, currency=currency) == exact
    except AmountError as refusal:
        assert refusal.code == "ambiguous"
        assert exact in refusal.readings


@given(st.decimals(-(10**14), 10**14, places=3), st.sampled_from(["ar", "fr", "en"]))
def test_an_amount_put_into_an_input_always_reads_back_as_itself(value, language):
    assert read_amount(formats.amount_input(value, language)) == value


@given(st.decimals(-(10**14), 10**14, places=3))
def test_both_ways_of_typing_offered_for_an_ambiguous_amount_are_understood(value):
    try:
        read_amount(f"{value}")
    except AmountError as refusal:
        typed = (refusal.params["typed_first"], refusal.params["typed_second"])
        assert tuple(map(read_amount, typed)) == refusal.readings


@given(st.decimals(-(10**11), 10**11, places=3))
def test_a_float_from_a_spreadsheet_is_read_to_the_thousandth(value):
    assert read_amount(float(value)) == value


@given(st.text(alphabet="0123456789.,' \u00a0-٫٬", max_size=12))
def test_any_text_gives_an_exact_amount_or_a_refusal(text):
    try:
        amount = read_amount(text, currency="MAD")
    except AmountError as refusal:
        assert refusal.messages
    else:
        assert amount == amount.quantize(Decimal("0.01"))


def test_a_refusal_shows_the_beginning_of_an_endless_text():
    with pytest.raises(AmountError) as refusal:
        read_amount("x" * 5000)
    assert refusal.value.messages == [f"“{'x' * 60}…” is not an amount. Write it like 1250 or 1250.50."]
