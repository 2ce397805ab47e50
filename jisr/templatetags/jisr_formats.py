"""Template tags and filters over `jisr.formats`, with the direction that each result needs.

Amounts, references, addresses and days in figures are wrapped in `<span dir="ltr">`: `<bdi>` is ignored
in right-to-left PDFs. Days in words and names read right as they are.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jisr import formats
from jisr.money import Money, Rate, Totals

register = template.Library()


def _ltr(text: str, css_class: str = "") -> SafeString | str:
    if text == formats.BLANK:
        return text
    if css_class:
        return format_html('<span class="{}" dir="ltr">{}</span>', css_class, text)
    return format_html('<span dir="ltr">{}</span>', text)


@register.simple_tag
def money(value: Decimal | Money | None, currency: str = "") -> SafeString | str:
    """`{% money amount currency %}` or `{% money obj %}`: 1 250 000,50 MAD, isolated."""
    return _ltr(formats.money(_blank(value), currency), "money")


@register.simple_tag
def amount(value: Decimal | None, currency: str) -> SafeString | str:
    """`{% amount value currency %}`: the amount without its code, for columns headed by the currency."""
    return _ltr(formats.amount(_blank(value), currency), "money")


@register.simple_tag
def totals(sums: Totals | None) -> SafeString | str:
    """`{% totals t %}`: a list with one total per currency."""
    if not sums:
        return formats.BLANK
    items = format_html_join("", "<li>{}</li>", ((money(item),) for item in sums.moneys))
    return format_html('<ul class="totals">{}</ul>', items)


@register.simple_tag
def period(start: date | None, end: date | None) -> str:
    """`{% period start end %}`: two days as a period, either of which may be open."""
    return formats.period(_blank(start), _blank(end))


@register.filter
def ltr(value: Any) -> SafeString | str:
    """A reference, address, phone number or Latin name that stands in an Arabic line."""
    return formats.BLANK if value is None or value == "" else _ltr(str(value))


@register.filter
def rate(value: Rate | None) -> SafeString | str:
    """1 EUR = 10,8243 MAD, isolated."""
    return _ltr(formats.rate(_blank(value)), "rate")


@register.filter
def isolated(text: str) -> SafeString:
    """Pieces joined by a middle dot, each in its own direction, so that an amount keeps its order in an Arabic line."""
    return format_html_join(" · ", "<bdi>{}</bdi>", ((piece,) for piece in str(text).split(" · ")))


@register.filter
def percent(value: Decimal | None) -> SafeString | str:
    """A share in hundredths: 12.5 is 12,5 %."""
    return _ltr(formats.percent(_blank(value)))


@register.filter
def number(value: Decimal | int | None, places: int = 0) -> SafeString | str:
    """A grouped number with `places` decimals."""
    return _ltr(formats.number(_blank(value), places))


@register.filter
def day(value: date | None) -> str:
    """A day in words."""
    return formats.day(_blank(value))


@register.filter
def short_day(value: date | None) -> SafeString | str:
    """A day in figures, 12/11/2024."""
    return _ltr(formats.short_day(_blank(value)))


@register.filter
def weekday(value: date) -> str:
    """The name of the day of the week."""
    return formats.weekday(value)


@register.filter
def moment(value: datetime | None) -> str:
    """An instant in Casablanca."""
    return formats.moment(_blank(value))


@register.filter
def country(code: str | None) -> str:
    """The name of a country."""
    return formats.country(code)


@register.filter
def currency_name(code: str | None) -> str:
    """The name of a currency."""
    return formats.currency_name(code)


@register.filter
def language(code: str | None) -> str:
    """The name of a language."""
    return formats.language_name(code)


@register.filter
def listed(texts: Any) -> str:
    """Texts as a list in the reader's language."""
    return formats.listed(texts)


@register.filter
def file_size(size: int | None) -> SafeString | str:
    """A number of bytes in the largest fitting unit."""
    return formats.file_size(_blank(size))


def _blank(value: Any) -> Any:
    """A variable that a template does not find is an empty text; it is shown like None."""
    return None if value == "" else value
