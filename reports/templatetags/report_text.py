"""Names in their own language and direction inside a report in another one."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi

from reports.charts import COLOURS, Bar, Rectangle
from reports.shapes import Label

register = template.Library()


@register.filter
def named(value: Label) -> SafeString | str:
    """The text of a Label, marked with its language and direction where they differ from the report's."""
    own_side = "rtl" if get_language_bidi() else "ltr"
    lang = value.lang if value.lang != (get_language() or "")[:2] else ""
    side = value.dir if value.dir != own_side else ""
    if lang and side:
        return format_html('<span lang="{}" dir="{}">{}</span>', lang, side, value.text)
    if lang or side:
        return format_html('<span {}="{}">{}</span>', "lang" if lang else "dir", lang or side, value.text)
    return value.text


@register.filter
def named_text(value: str) -> SafeString | str:
    """A text of unknown language, set in its own direction."""
    return named(Label(value))


@register.filter
def rectangles(bar: Bar) -> tuple[Rectangle, ...]:
    """The rectangles of a bar, from the side the reader begins at."""
    return bar.rectangles(rtl=get_language_bidi())


@register.filter
def colour(kind: str) -> str:
    """The colour of a part of a chart, as an SVG attribute."""
    return COLOURS[kind]
