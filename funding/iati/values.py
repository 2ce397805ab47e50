"""Dates, numbers, codes and texts as IATI 2.0x writes them."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jisr import codes
from jisr.text import clean

LARGEST = Decimal(10) ** 15
THOUSANDTH = Decimal("0.001")
DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")
NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")


class Unreadable(ValueError):
    """A value that cannot be read: what is wrong with it, and what is accepted."""

    def __init__(self, message: str | Promise, accepted: str | Promise) -> None:
        super().__init__(message)
        self.message = message
        self.accepted = accepted


def read_date(text: str) -> date:
    """Return the day of an xsd:date; raise Unreadable."""
    match = DATE.fullmatch(text)
    try:
        return date.fromisoformat(match[1] if match else "")
    except ValueError:
        raise Unreadable(_("not a date"), _("a day of the calendar written YYYY-MM-DD")) from None


def read_number(text: str) -> Decimal:
    """Return an xsd:decimal exactly; raise Unreadable, thousands separators and decimal commas included."""
    if not NUMBER.fullmatch(text):
        raise Unreadable(_("not a number"), _("digits, with a point before the decimals and no other separator"))
    return Decimal(text)


def read_amount(text: str) -> Decimal:
    """Return an amount exactly; raise Unreadable."""
    value = read_number(text)
    if abs(value) >= LARGEST:
        raise Unreadable(_("too large an amount"), _("less than 1,000,000,000,000,000"))
    return value


def read_currency(text: str) -> str:
    """Return an ISO 4217 code in capitals; raise Unreadable."""
    code = text.upper()
    if code not in codes.CURRENCIES.known():
        raise Unreadable(_("not a currency"), _("a code of ISO 4217 such as MAD, EUR or USD"))
    return code


def read_percent(text: str) -> Decimal:
    """Return a number from 0 to 100; raise Unreadable."""
    value = read_number(text)
    if not 0 <= value <= 100:
        raise Unreadable(_("not a percentage"), _("a number from 0 to 100"))
    return value


def read_point(text: str) -> tuple[Decimal, Decimal]:
    """Return (latitude, longitude) in degrees; raise Unreadable."""
    try:
        latitude, longitude = (read_number(part) for part in text.split())
    except ValueError:
        latitude = longitude = Decimal(999)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise Unreadable(_("not a point"), _("latitude and longitude in degrees, with a space between"))
    return latitude, longitude


def language_code(text: str) -> str:
    """Return the primary language in small letters: `pt` of `PT-br`, "" of what is no language code."""
    primary = re.split("[-_]", text.strip().lower())[0]
    return primary if primary in codes.LANGUAGES.known() else ""


def one_line(text: str) -> str:
    """Return a text on one line without what could turn a page round."""
    return " ".join(text.split()) if text.isascii() and text.isprintable() else clean(text)


def in_thousandths(value: Decimal) -> Decimal:
    """Return an amount at the exactness Jisr stores, three decimals, halves going up (away from zero)."""
    return value.quantize(THOUSANDTH, ROUND_HALF_UP)
