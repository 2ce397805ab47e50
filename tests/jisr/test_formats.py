"""What people read: amounts, days, names; in Arabic, French and English."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from jisr import formats
from jisr.money import Money, Rate, Totals

DAY = date(2024, 11, 12)
MOMENT = datetime(2024, 11, 12, 23, 30, tzinfo=UTC)
LANGUAGES = ("ar", "fr", "en")


def in_three(function, *args):
    """What `function` says in Arabic, French and English, with no-break spaces shown as ~."""
    return tuple(function(*args, language=code).replace("\u00a0", "~") for code in LANGUAGES)


def render(source, **context):
    with override(context.pop("language", "en")):
        return Template("{% load jisr_formats %}" + source).render(Context(context))


def test_money_is_grouped_as_each_language_does_with_the_code_after_it():
    million = Decimal("1250000.5")
    assert in_three(formats.money, million, "MAD") == (
        "1.250.000,50~MAD",
        "1~250~000,50~MAD",
        "1,250,000.50~MAD",
    )
    assert in_three(formats.money, million, "JPY") == ("1.250.001~JPY", "1~250~001~JPY", "1,250,001~JPY")
    assert in_three(formats.money, -million, "TND") == (
        "-1.250.000,500~TND",
        "-1~250~000,500~TND",
        "-1,250,000.500~TND",
    )
    assert in_three(formats.money, Money(Decimal(7), "EUR")) == ("7,00~EUR", "7,00~EUR", "7.00~EUR")


def test_amounts_and_numbers_come_without_a_code():
    assert in_three(formats.amount, Decimal("1234.5"), "MAD") == ("1.234,50", "1~234,50", "1,234.50")
    assert in_three(formats.number, 12345) == ("12.345", "12~345", "12,345")
    assert in_three(formats.number, Decimal("0.125"), 2) == ("0,13", "0,13", "0.13")
    assert formats.amount(Decimal("-0.001"), "MAD", "en") == "0.00"


def test_totals_are_one_line_in_their_order():
    sums = Totals.of([Money(Decimal(5), "EUR"), Money(Decimal(7), "MAD")], home="MAD")
    assert in_three(formats.totals, sums)[1] == "7,00~MAD · 5,00~EUR"
    assert formats.totals(Totals(), "en") == "—"


def test_percentages_show_at_most_two_decimals():
    assert in_three(formats.percent, Decimal("12.500")) == ("12,5%", "12,5~%", "12.5%")
    assert in_three(formats.percent, Decimal(100)) == ("100%", "100~%", "100%")


def test_a_rate_shows_six_significant_digits():
    euro = Rate("EUR", "MAD", Decimal("10.824312"), DAY, "BAM")
    assert in_three(formats.rate, euro) == (
        "1~EUR = 10,8243~MAD",
        "1~EUR = 10,8243~MAD",
        "1~EUR = 10.8243~MAD",
    )
    yen = Rate("JPY", "MAD", Decimal(1) / 15, DAY, "BAM")
    assert formats.rate(yen, "en") == "1\u00a0JPY = 0.0666667\u00a0MAD"
    ten = Rate("USD", "MAD", Decimal(10), DAY, "BAM")
    assert formats.rate(ten, "en") == "1\u00a0USD = 10.00\u00a0MAD"


def test_days_are_written_by_moroccan_usage():
    assert in_three(formats.day, DAY) == ("12 نونبر 2024", "12 novembre 2024", "12 November 2024")
    assert in_three(formats.month, DAY) == ("نونبر 2024", "novembre 2024", "November 2024")
    assert formats.short_day(DAY) == "12/11/2024"
    assert in_three(formats.day, date(2026, 3, 1)) == ("1 مارس 2026", "1er mars 2026", "1 March 2026")
    months = " ".join(formats.month(date(2026, number, 1), "ar").split()[0] for number in range(1, 13))
    assert months == "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"


def test_moments_are_told_in_casablanca():
    assert in_three(formats.moment, MOMENT) == (
        "13 نونبر 2024، 00:30",
        "13 novembre 2024, 00:30",
        "13 November 2024, 00:30",
    )
    assert formats.day(MOMENT, "en") == "13 November 2024"
    assert formats.short_day(MOMENT) == "13/11/2024"


def test_a_period_may_be_open():
    with override("en"):
        assert formats.period(DAY, date(2025, 1, 3)) == "12 November 2024 to 3 January 2025"
        assert formats.period(DAY, None) == "from 12 November 2024"
        assert formats.period(None, DAY) == "until 12 November 2024"
        assert formats.period(None, None) == "—"


def test_countries_currencies_and_languages_have_names():
    assert in_three(formats.country, "MA") == ("المغرب", "Maroc", "Morocco")
    assert in_three(formats.currency_name, "MAD") == ("درهم مغربي", "dirham marocain", "Moroccan Dirham")
    assert in_three(formats.language_name, "fr") == ("الفرنسية", "français", "French")
    assert formats.language_name("pt-BR", "en") == "Brazilian Portuguese"
    assert [name("Q?", "en") for name in (formats.country, formats.currency_name, formats.language_name)] == [
        "Q?",
        "Q?",
        "Q?",
    ]


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "0~B"), (999, "999~B"), (1400, "1.4~KB"), (2_000_000, "2~MB"), (5 * 10**15, "5,000~TB")]
)
def test_a_file_size_is_in_the_largest_fitting_unit(size, shown):
    assert formats.file_size(size, "en").replace("\u00a0", "~") == shown


def test_nothing_known_is_a_dash_and_never_zero():
    shown = [
        formats.money(None, "MAD"), formats.amount(None, "MAD"), formats.number(None), formats.percent(None),
        formats.rate(None), formats.day(None), formats.short_day(None), formats.month(None), formats.moment(None),
        formats.country(None), formats.country(""), formats.currency_name(""), formats.language_name(None),
        formats.file_size(None),
    ]  # fmt: skip
    assert shown == ["—"] * 14


def test_the_active_language_is_used_and_an_unknown_one_falls_back_to_english():
    with override("fr"):
        assert formats.day(DAY) == "12 novembre 2024"
    with override("ar-ma"):
        assert formats.day(DAY) == "12 نونبر 2024"
    assert formats.day(DAY, "nl") == "12 November 2024"


@given(st.decimals(-(10**14), 10**14, places=3), st.sampled_from(LANGUAGES), st.sampled_from(["MAD", "JPY", "TND"]))
def test_no_result_holds_a_bidi_mark_a_narrow_space_or_foreign_digits(value, language, currency):
    shown = formats.money(value, currency, language) + formats.percent(value, language=language)
    assert set(shown) <= set("0123456789.,-% \u00a0" + currency)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{% money value 'MAD' %}", '<span class="money" dir="ltr">1,250.50~MAD</span>'),
        ("{% money obj %}", '<span class="money" dir="ltr">7.00~EUR</span>'),
        ("{% money missing 'MAD' %}", "—"),
        ("{% amount value 'MAD' %}", '<span class="money" dir="ltr">1,250.50</span>'),
        (
            "{% totals sums %}",
            '<ul class="totals"><li><span class="money" dir="ltr">7.00~EUR</span></li></ul>',
        ),
        ("{% totals nothing %}", "—"),
        ("{% period day missing %}", "from 12 November 2024"),
        ("{{ day|day }}", "12 November 2024"),
        ("{{ missing|day }}", "—"),
        ("{{ day|short_day }}", '<span dir="ltr">12/11/2024</span>'),
        ("{{ moment|moment }}", "13 November 2024, 00:30"),
        ("{{ share|percent }}", '<span dir="ltr">12.5%</span>'),
        ("{{ value|number:1 }}", '<span dir="ltr">1,250.5</span>'),
        ("{{ 'MA'|country }}", "Morocco"),
        ("{{ 'fr'|language }}", "French"),
        ("{{ 'MAD'|currency_name }}", "Moroccan Dirham"),
        ("{{ rate|rate }}", '<span class="rate" dir="ltr">1~EUR = 10.50~MAD</span>'),
        ("{{ 1400|file_size }}", "1.4~KB"),
        ("{{ 'PRJ-2026-0007'|ltr }}", '<span dir="ltr">PRJ-2026-0007</span>'),
        ("{{ ''|ltr }}", "—"),
        ("{{ hostile|ltr }}", '<span dir="ltr">&lt;script&gt;</span>'),
        ("{% money value hostile %}", '<span class="money" dir="ltr">1,250.50~&lt;script&gt;</span>'),
    ],
)
def test_templates_get_the_direction_with_the_value(source, shown):
    rendered = render(
        source,
        value=Decimal("1250.5"),
        obj=Money(Decimal(7), "EUR"),
        sums=Totals.of([Money(Decimal(7), "EUR")]),
        nothing=Totals(),
        hostile="<script>",
        share=Decimal("12.5"),
        day=DAY,
        moment=MOMENT,
        rate=Rate("EUR", "MAD", Decimal("10.5"), DAY, "BAM"),
    )
    assert rendered.replace("\u00a0", "~") == shown


def test_templates_follow_the_readers_language():
    assert render("{{ day|day }}", day=DAY, language="ar") == "12 نونبر 2024"


def test_names_in_a_line_are_parted_as_the_language_does():
    parted = {language: formats.listed(["A", "B"], language) for language in ("ar", "fr", "en")}
    assert parted == {"ar": "A، B", "fr": "A, B", "en": "A, B"}
