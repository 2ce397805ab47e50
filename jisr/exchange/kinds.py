"""Which widget a model field takes in a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from jisr.codes import COUNTRIES, CURRENCIES, LANGUAGES
from jisr.exchange import choice_widgets, widgets
from jisr.exchange.links import Link
from jisr.exchange.rows import Part, RowsColumn
from jisr.fields import AmountField, CodesField, CountryField, CurrencyField, LanguageField, PercentField

CODES = {CurrencyField: (CURRENCIES, False), CountryField: (COUNTRIES, True), LanguageField: (LANGUAGES, True)}


def widget_for(field: models.Field, links: Mapping[str, Link]) -> widgets.CellWidget:
    """Return the widget of a model field; a foreign key must be among `links`."""
    if isinstance(field, models.ForeignKey):
        return links[field.name]
    if field.choices:
        return choice_widgets.ChoiceWidget(field.flatchoices)
    for kind, (codes, by_name) in CODES.items():
        if isinstance(field, kind):
            return choice_widgets.CodeWidget(codes, by_name=by_name)
    if isinstance(field, CodesField):
        return choice_widgets.CodesWidget(field.code_list)
    return _plain(field)


def _plain(field: models.Field) -> widgets.CellWidget:
    if isinstance(field, PercentField):
        return widgets.PercentWidget()
    if isinstance(field, AmountField):
        return widgets.AmountWidget()
    if isinstance(field, models.BooleanField):
        return choice_widgets.YesNoWidget()
    if isinstance(field, models.DateField):
        return widgets.DateWidget()
    if isinstance(field, models.TimeField):
        return widgets.TimeWidget()
    if isinstance(field, models.DecimalField):
        return widgets.NumberWidget(places=field.decimal_places or 0)
    if isinstance(field, models.IntegerField):
        return widgets.NumberWidget()
    return widgets.TextWidget(lines=isinstance(field, models.TextField))


def rows_of(
    model: type[models.Model],
    related: str,
    parts: Sequence[str],
    *,
    links: Mapping[str, Link] | None = None,
    **options: Any,
) -> RowsColumn:
    """Return the column that lists the rows of `model`, each as the fields `parts` in order."""
    fields = [model._meta.get_field(name) for name in parts]
    made = [Part(field, widget_for(field, links or {})) for field in fields]  # type: ignore[arg-type]
    return RowsColumn(related, made, **options)
