"""A field of a record as people see it: its label, its value in the reader's language, its direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from jisr import formats
from jisr.fields import AmountField, CodesField, CountryField, CurrencyField, LanguageField, PercentField

LTR_FIELDS = (models.EmailField, models.URLField)
LTR_NAMES = {
    "reference",
    "donor_number",
    "phone",
    "bank_reference",
    "value",
    "code",
    "administrative_code",
    "media_type",
    "sha256",
}


@dataclass(frozen=True)
class Fact:
    """`text` is "" when the field is blank; `url` leads to a record or a website; `lang` marks a text's language."""

    name: str
    label: str
    text: str = ""
    url: str = ""
    lang: str = ""
    is_ltr: bool = False
    is_long: bool = False


def label_of(model: type[models.Model], name: str) -> str:
    """The field's label, as it stands in forms, tables, sheets and the timeline."""
    if name in ("name", "description"):
        return _("Name") if name == "name" else _("Description")
    text = str(model._meta.get_field(name).verbose_name)
    return text[:1].upper() + text[1:]


def currency_field(model: type[models.Model], name: str) -> str:
    """The name of the currency field beside an amount: `envelope_currency` for `envelope_min`, else `currency`."""
    own = f"{name.split('_')[0]}_currency"
    names = {field.name for field in model._meta.get_fields()}
    return own if own in names else "currency" if "currency" in names else ""


def show(field: models.Field, value: Any, *, currency: str = "", related: Mapping[Any, str] | None = None) -> str:
    """A stored value in the reader's language; "" for a blank one.

    `currency` is the ISO code that stands beside an amount; `related` gives the names of related records by key.
    """
    if value is None or value == "":
        return ""
    if related is not None:
        return related.get(value, str(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    for kind, formatter in FORMATTERS:
        if isinstance(field, kind):
            return formatter(value)
    if isinstance(field, CodesField):
        return formats.listed(field.labels(value))
    if isinstance(field, AmountField):
        return formats.money(value, currency) if currency else formats.number(value, 2)
    return _show_plain(value)


FORMATTERS: tuple[tuple[type[models.Field], Any], ...] = (
    (PercentField, lambda value: formats.percent(value)),
    (CountryField, lambda value: formats.country(value)),
    (CurrencyField, lambda value: f"{formats.currency_name(value)} ({value})"),
    (LanguageField, lambda value: formats.language_name(value)),
)


def _show_plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def fact_of(record: Any, name: str) -> Fact:
    """The fact `name` of a record: a field, or `name` / `description` in the reader's language."""
    model = type(record)
    label = label_of(model, name)
    if name in ("name", "description") and hasattr(record, "text"):
        text, lang = record.text(name)
        return Fact(name, label, text, lang=lang, is_long=name == "description")
    field = model._meta.get_field(name)
    value = getattr(record, name)
    if isinstance(value, models.Model):
        url = value.url_for() if hasattr(value, "url_for") else ""
        return Fact(name, label, str(value), url=url, lang=getattr(value, "name_lang", ""))
    currency = getattr(record, currency_field(model, name) or "currency", "") if isinstance(field, AmountField) else ""
    url = (
        value
        if isinstance(field, models.URLField)
        else f"mailto:{value}"
        if isinstance(field, models.EmailField)
        else ""
    )
    return Fact(
        name,
        label,
        show(field, value, currency=currency),
        url=url if value else "",
        is_ltr=isinstance(field, (*LTR_FIELDS, AmountField)) or name in LTR_NAMES,
        is_long=isinstance(field, models.TextField),
    )
