"""What one kind of column holds: how a cell is read, written, shown to people and explained.

Each `clean` takes a cell that is not blank and returns the stored value or raises ValidationError with what is
accepted; `render` returns the typed cell of an export; `options` are the values of a drop-down list.
"""

import re
import unicodedata
from copy import copy
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export import widgets

from jisr import text as texts
from jisr.exchange.cells import as_text
from jisr.formfields import MOST_DIGITS, PercentFormField
from jisr.money import minor_units, read_amount


class CellWidget(widgets.Widget):
    """The base of all: text cells, nothing to choose from."""

    is_text = True

    def fresh(self) -> "CellWidget":
        """A copy for one import or export, without what an earlier one looked up."""
        return copy(self)

    def options(self) -> list[str]:
        return []

    def accepts(self) -> str:
        """What may be written, in one sentence of the reader's language."""
        return _("Text.")

    def same(self, value: Any, stored: Any) -> bool:
        """Whether the cell says what is stored."""
        return bool(value == stored)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return value


class TextWidget(CellWidget):
    """Text on one line or several, without control characters."""

    def __init__(self, *, lines: bool = False) -> None:
        super().__init__()
        self.lines = lines

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = as_text(value)
        if not self.lines:
            return texts.clean(text) if not text.isprintable() else unicodedata.normalize("NFC", " ".join(text.split()))
        return "\n".join(texts.clean(line) for line in text.replace("\r\n", "\n").split("\n")).strip()

    def same(self, value: str, stored: str) -> bool:
        return value == stored or value == self.clean(stored) or value == self.clean(stored[:32767])

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value or ""


class AmountWidget(CellWidget):
    """An exact amount; `currency` (of the same row) bounds its decimals."""

    is_text = False

    def clean(self, value: Any, row: Any = None, *, currency: str = "", **kwargs: Any) -> Decimal:
        return read_amount(value, currency=currency or None)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Decimal | None:
        return None if value is None else value.normalize() + 0

    def accepts(self) -> str:
        return _("An amount such as 1250 or 1250.50, without the currency.")


class PercentWidget(CellWidget):
    is_text = False

    def __init__(self) -> None:
        super().__init__()
        self.field = PercentFormField(required=False)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal:
        return self.field.clean(_shortest(value))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Decimal | None:
        return None if value is None else value.normalize() + 0

    def accepts(self) -> str:
        return _("A percentage from 0 to 100, such as 12.5.")


class NumberWidget(CellWidget):
    """A plain number; `places` are the decimals kept, none for a whole number."""

    is_text = False

    def __init__(self, *, places: int = 0) -> None:
        super().__init__()
        self.places = places

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal | int:
        text = _plain_number(_shortest(value))
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or isinstance(value, bool) or abs(number.adjusted()) > MOST_DIGITS:
            raise ValidationError(_("“%(value)s” is not a number.") % {"value": value})
        if number != round(number, self.places):
            raise ValidationError(
                _("“%(value)s” has more than %(count)s decimals.") % {"value": value, "count": self.places}
            )
        return number if self.places else int(number)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return value.normalize() + 0 if isinstance(value, Decimal) else value

    def accepts(self) -> str:
        return _("A number such as 10.8243.") if self.places else _("A whole number.")


class DateWidget(CellWidget):
    """A day; in text, day before month before year, or ISO."""

    is_text = False
    ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ]00:00(?::00)?)?")
    LOCAL = re.compile(r"(?P<d>\d{1,2})([/.\-])(?P<m>\d{1,2})\2(?P<y>\d{4})(?: 00:00(?::00)?)?")

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = _latin_digits(as_text(value))
        if found := self.ISO.fullmatch(text) or self.LOCAL.fullmatch(text):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                pass
        raise ValidationError(
            _("“%(value)s” is not a day. Write day/month/year like 31/12/2026, or 2026-12-31.") % {"value": value}
        )

    def accepts(self) -> str:
        return _("A day, as day/month/year: 31/12/2026.")


class TimeWidget(CellWidget):
    is_text = False

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> time:
        if isinstance(value, time):
            return value
        try:
            return datetime.strptime(_latin_digits(as_text(value)), "%H:%M").time()  # noqa: DTZ007
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a time of day. Write it like 17:00.") % {"value": value}
            ) from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else f"{value:%H:%M}"

    def accepts(self) -> str:
        return _("A time of day, such as 17:00.")


def plain_amount(value: Decimal, currency: str) -> str:
    """Return an amount as text that has one reading only: 1.250 would have two, so a fourth decimal is added."""
    places = max(minor_units(currency), -int(value.normalize().as_tuple().exponent))
    text = f"{value:.{places}f}"
    whole, _point, fraction = text.lstrip("-").partition(".")
    return f"{text}0" if len(fraction) == 3 and len(whole) <= 3 else text


def _shortest(value: Any) -> str:
    """A float as people mean it: 12.299999999999999 is 12.3."""
    return str(round(value, 10)) if isinstance(value, float) else as_text(value)


def _latin_digits(text: str) -> str:
    kept = (char for char in text.strip() if unicodedata.category(char) != "Cf")
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in kept)


def _plain_number(text: str) -> str:
    return _latin_digits(text).replace(",", ".").replace("٫", ".").replace("\u00a0", "").replace("−", "-")
