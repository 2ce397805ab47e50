"""What a control is written of. Django's templates render two others for each option of a list; a country has 250."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """The attributes of a control, each after a space: True is a bare name, False is left out."""
    kept = ((name, value) for name, value in attrs.items() if value is not False)
    return mark_safe("".join(f" {name}" if value is True else _attribute(name, value) for name, value in kept))


@register.filter
def options(widget: Mapping[str, Any]) -> SafeString:
    """The options of a select's context as Django's `get_context` gives it, in their groups."""
    return mark_safe("".join(_group(name, choices) for name, choices, _index in widget["optgroups"]))


def _group(name: str | None, choices: list[dict[str, Any]]) -> str:
    written = "".join(map(_option, choices))
    return f'\n  <optgroup label="{conditional_escape(name)}">{written}\n  </optgroup>' if name else written


def _option(option: Mapping[str, Any]) -> str:
    value = _attribute("value", option["value"])
    return f"\n  <option{value}{attributes(option['attrs'])}>{conditional_escape(localize(option['label']))}</option>"


def _attribute(name: str, value: Any) -> str:
    return f' {conditional_escape(name)}="{conditional_escape(value)}"'
