"""Amounts as people type them and as spreadsheets hold them."""

import math
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jisr.money.amounts import minor_units

MAX_PLACES = 3
MAX_WHOLE_DIGITS = 15

_MINUS = "-\u2212\u2010\u2011\u2013"
_SHAPE = re.compile(r"(?P<sign>-?)\s?(?P<body>[\d.,٫٬' ]+)")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<group>[.,٬' ])\d{3})(?:(?P=group)\d{3})*")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_MARKS = {"’": "'", "،": ","}
_SHOWN = 60

SENTENCES = {
    "blank": _("Enter an amount."),
    "malformed": _("“%(text)s” is not an amount. Write it like 1250 or 1250.50."),
    "ambiguous": _("“%(text)s” could be %(first)s or %(second)s. Write %(typed_first)s or %(typed_second)s."),
    "decimals": _("“%(text)s” has too many decimals: %(currency)s takes at most %(places)s."),
    "decimals_plain": _("“%(text)s” has too many decimals: at most %(places)s."),
    "too_large": _("“%(text)s” is too large: at most %(digits)s digits before the decimals."),
}


class AmountError(ValidationError):
    """A text that is no amount, or more than one: `code` says which, `readings` what it could be.

    Codes: blank, malformed, ambiguous, decimals, too_large.
    """

    def __init__(self, code: str, readings: Sequence[Decimal] = (), **params: Any) -> None:
        sentence = SENTENCES["decimals_plain" if code == "decimals" and not params["currency"] else code]
        text = str(params.get("text", ""))
        params["text"] = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        super().__init__(sentence, code=code, params=params)
        self.readings = tuple(readings)


def read_amount(value: Any, *, currency: str | None = None) -> Decimal:
    """Return the exact amount that `value` says, with the currency's decimals, or raise AmountError.

    Text may hold groups of three (space, point, comma or apostrophe), a decimal point or comma, digits
    of any script and a leading minus. One separator before exactly three digits (1.250) is refused with
    both readings, unless the currency has no decimals or the text has only one reading (0.250). Numbers
    from spreadsheet cells are taken as they are; a float is read by its shortest form to thousandths.
    `currency` bounds the decimals (three without it).
    """
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = _from_number(value)
    else:
        number = _from_text("" if value is None else str(value), currency)
    return _checked(number, str(value), currency)


def _from_number(value: int | float | Decimal) -> Decimal:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise AmountError("malformed", text=str(value))
    if not isinstance(value, float):
        return exact
    near = Decimal(repr(round(value, MAX_PLACES)))
    return near if math.isclose(float(near), value, rel_tol=1e-13, abs_tol=1e-9) else exact


def _from_text(text: str, currency: str | None) -> Decimal:
    plain = _plain(text)
    if not plain:
        raise AmountError("blank")
    shape = _SHAPE.fullmatch(plain)
    if shape is None:
        raise AmountError("malformed", text=text)
    sign, body = shape["sign"], shape["body"]
    if _ONE_GROUP.fullmatch(body) and _places(currency):
        raise _ambiguous(text, sign, body, currency)
    return _number(text, sign, body)


def _plain(text: str) -> str:
    """Latin digits, plain minus and spaces, without invisible marks."""
    kept = []
    for char in text.strip():
        if (digit := unicodedata.decimal(char, None)) is not None:
            kept.append(str(digit))
        elif char in _MINUS:
            kept.append("-")
        elif char.isspace():
            kept.append(" ")
        elif unicodedata.category(char) != "Cf":
            kept.append(_MARKS.get(char, char))
    return " ".join("".join(kept).split())


def _number(text: str, sign: str, body: str) -> Decimal:
    if _GROUPED.fullmatch(body):
        whole, fraction = body, ""
    else:
        cut = max(body.rfind(mark) for mark in ".,٫")
        whole, fraction = (body, "") if cut < 0 else (body[:cut], body[cut + 1 :])
        grouped = _GROUPED.fullmatch(whole)
        clash = grouped and cut >= 0 and grouped["group"] == body[cut]
        bare = whole.isdigit() or (not whole and fraction)
        if clash or not (grouped or bare) or (cut >= 0 and not fraction.isdigit()):
            raise AmountError("malformed", text=text)
    digits = re.sub(r"\D", "", whole) or "0"
    return Decimal(f"{sign}{digits}.{fraction}" if fraction else f"{sign}{digits}")


def _ambiguous(text: str, sign: str, body: str, currency: str | None) -> AmountError:
    """Both readings, and how to type each so that it is understood."""
    mark = "," if "," in body else "."
    whole, fraction = body.split(mark)
    grouped, decimal = Decimal(f"{sign}{whole}{fraction}"), Decimal(f"{sign}{whole}.{fraction}")
    short = fraction.rstrip("0") or "00"
    shown = fraction if currency and _places(currency) == MAX_PLACES else short
    typed = short if len(short) < MAX_PLACES else f"{short}0"
    return AmountError(
        "ambiguous",
        (grouped, decimal),
        text=text,
        first=str(grouped),
        second=f"{sign}{whole}{mark}{shown}",
        typed_first=str(grouped),
        typed_second=f"{sign}{whole}{mark}{typed}",
    )


def _places(currency: str | None) -> int:
    return MAX_PLACES if currency is None else min(minor_units(currency), MAX_PLACES)


def _checked(number: Decimal, text: str, currency: str | None) -> Decimal:
    places = _places(currency)
    if number and number.adjusted() >= MAX_WHOLE_DIGITS:
        raise AmountError("too_large", text=text, digits=MAX_WHOLE_DIGITS)
    unit = Decimal(1).scaleb(-places)
    if number % unit:
        raise AmountError("decimals", text=text, currency=currency, places=places)
    return number.quantize(unit) + 0
