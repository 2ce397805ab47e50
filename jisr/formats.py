"""The only place that formats money, dates, shares and names for people.

Every function takes the language from the active translation unless `language` says otherwise, formats
by Moroccan usage (Babel's ar_MA and fr_MA, and en), writes Latin digits, and shows None as a dash. No
result holds a bidi mark: direction is set in the markup (see the `jisr_formats` template tags).
"""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext, override

from jisr.money import Money, Rate, Totals, minor_units

BLANK = "—"
NBSP = "\u00a0"
CASABLANCA = ZoneInfo("Africa/Casablanca")

_LOCALES = {"ar": "ar_MA", "fr": "fr_MA", "en": "en"}
_UNITS = ("B", "KB", "MB", "GB", "TB")

Number = Decimal | int


def _code(language: str | None) -> str:
    code = (language or get_language() or "en").split("-")[0]
    return code if code in _LOCALES else "en"


@lru_cache
def _locale(code: str) -> Locale:
    return Locale.parse(_LOCALES[code])


def locale(language: str | None = None) -> Locale:
    """Return the Babel locale of the reader's language: ar_MA, fr_MA or en."""
    return _locale(_code(language))


def _tidy(text: str) -> str:
    text = text.replace("\u202f", NBSP).replace("\u2212", "-")
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def _decimal(value: Number, least: int, most: int, language: str | None) -> str:
    unit = Decimal(1).scaleb(-most)
    rounded = Decimal(value).quantize(unit, rounding=ROUND_HALF_UP) + 0
    pattern = "#,##0" + ("." + "0" * least + "#" * (most - least) if most else "")
    return _tidy(format_decimal(rounded, format=pattern, locale=locale(language)))


def number(value: Number | None, places: int = 0, language: str | None = None) -> str:
    """Return `value` with exactly `places` decimals: 1 250 000,50 · 1.250.000,50 · 1,250,000.50."""
    return BLANK if value is None else _decimal(value, places, places, language)


def amount(value: Number | None, currency: str, language: str | None = None) -> str:
    """Return an amount at its currency's minor units (a half goes away from zero), without the code."""
    return number(value, minor_units(currency), language)


def money(value: Number | Money | None, currency: str = "", language: str | None = None) -> str:
    """Return an amount and its ISO code: 1 250 000,50 MAD. `value` may be a Money."""
    if isinstance(value, Money):
        return money(value.amount, value.currency, language)
    return BLANK if value is None else f"{amount(value, currency, language)}{NBSP}{currency}"


def totals(sums: Totals, language: str | None = None) -> str:
    """Return every currency's total on one line, in the order of `sums`; a dash where there is none."""
    return " · ".join(money(item, language=language) for item in sums.moneys) or BLANK


def amount_input(value: Number | None, language: str | None = None) -> str:
    """Return an amount as an input shows it, such that reading it gives the same amount back.

    Groups are spaces in every language, and three decimals after a short whole get a fourth: a lone
    point or comma before three digits would have two readings.
    """
    if value is None:
        return ""
    whole, _, fraction = f"{abs(Decimal(value)):f}".partition(".")
    fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", NBSP)
    sign = "-" if value < 0 else ""
    if not fraction:
        return f"{sign}{grouped}"
    padded = fraction.ljust(2, "0")
    if len(padded) == 3 and len(whole) <= 3:
        padded += "0"
    return f"{sign}{grouped}{'.' if _code(language) == 'en' else ','}{padded}"


def rate(value: Rate | None, language: str | None = None) -> str:
    """Return what a rate says, to six significant digits: 1 EUR = 10,8243 MAD."""
    if value is None:
        return BLANK
    places = min(max(5 - value.value.adjusted(), 0), 10)
    shown = _decimal(value.value, min(2, places), places, language)
    return f"1{NBSP}{value.base} = {shown}{NBSP}{value.quote}"


def percent(value: Number | None, places: int = 2, language: str | None = None) -> str:
    """Return a share given in hundredths (12.5 is 12,5 %) with at most `places` decimals."""
    if value is None:
        return BLANK
    sign = f"{NBSP}%" if _code(language) == "fr" else "%"
    return _decimal(value, 0, places, language) + sign


def day(value: date | None, language: str | None = None) -> str:
    """Return a day in words: 12 نونبر 2024 · 12 novembre 2024 (1er on the first) · 12 November 2024."""
    if value is None:
        return BLANK
    here = _day(value)
    pattern = "d'er' MMMM y" if here.day == 1 and _code(language) == "fr" else "d MMMM y"
    return _tidy(format_date(here, pattern, locale=locale(language)))


def short_day(value: date | None) -> str:
    """Return a day as 12/11/2024, the same in every language."""
    return BLANK if value is None else _day(value).strftime("%d/%m/%Y")


def month(value: date | None, language: str | None = None) -> str:
    """Return a month in words: نونبر 2024 · novembre 2024 · November 2024."""
    if value is None:
        return BLANK
    return _tidy(format_date(_day(value), "LLLL y", locale=locale(language)))


def weekday(value: date, language: str | None = None) -> str:
    """Return the name of the day of the week: الاثنين · lundi · Monday."""
    return _tidy(format_date(_day(value), "EEEE", locale=locale(language)))


def moment(value: datetime | None, language: str | None = None) -> str:
    """Return an instant as day and time in Africa/Casablanca: 12 November 2024, 14:05."""
    if value is None:
        return BLANK
    comma = "،" if _code(language) == "ar" else ","
    here = value.astimezone(CASABLANCA)
    return f"{day(here.date(), language)}{comma} {here:%H:%M}"


def period(start: date | None, end: date | None, language: str | None = None) -> str:
    """Return two days as a period, either of which may be open."""
    if start is None and end is None:
        return BLANK
    with override(_code(language)):
        if end is None:
            return gettext("from %(day)s") % {"day": day(start)}
        if start is None:
            return gettext("until %(day)s") % {"day": day(end)}
        return gettext("%(start)s to %(end)s") % {"start": day(start), "end": day(end)}


def country(code: str | None, language: str | None = None) -> str:
    """Return the name of an ISO 3166 alpha-2 country; the code itself if it is unknown."""
    return locale(language).territories.get(code, code) if code else BLANK


def currency_name(code: str | None, language: str | None = None) -> str:
    """Return the name of an ISO 4217 currency; the code itself if it is unknown."""
    return locale(language).currencies.get(code, code) if code else BLANK


def language_name(code: str | None, language: str | None = None) -> str:
    """Return the name of a BCP 47 language; the code itself if it is unknown."""
    return locale(language).languages.get(code.replace("-", "_"), code) if code else BLANK


def file_size(size: int | None, language: str | None = None) -> str:
    """Return a number of bytes in thousands: 1.4 MB."""
    if size is None:
        return BLANK
    step, value = 0, Decimal(size)
    while value >= 1000 and step < len(_UNITS) - 1:
        step, value = step + 1, value / 1000
    with override(_code(language)):
        units = {"B": gettext("B"), "KB": gettext("KB"), "MB": gettext("MB"), "GB": gettext("GB")}
        unit = units.get(_UNITS[step]) or gettext("TB")
        return f"{_decimal(value, 0, 1 if step else 0, None)}{NBSP}{unit}"


def _day(value: date) -> date:
    """A datetime's day is its day in Casablanca."""
    if not isinstance(value, datetime):
        return value
    return value.astimezone(CASABLANCA).date() if value.tzinfo else value.date()


def listed(texts: Iterable[str], language: str | None = None) -> str:
    """Several names in one line, parted as the reader's language does."""
    return ("، " if _code(language) == "ar" else ", ").join(texts)
