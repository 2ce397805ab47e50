"""A column of a record's sheet: an import-export field that knows its label, its model field and how it may change."""

from __future__ import annotations

from typing import Any

from django.db import models
from import_export import fields

from jisr import facts
from jisr.exchange.links import Link
from jisr.exchange.widgets import CellWidget


def capitalised(text: Any) -> str:
    words = str(text)
    return words[:1].upper() + words[1:]


class Column(fields.Field):
    """`fixed`: set by no import once the record exists. `computed`: shown in exports, passed over by imports."""

    widget: CellWidget

    def __init__(
        self,
        attribute: str | None = None,
        column_name: str | None = None,
        widget: CellWidget | None = None,
        *,
        label: Any = "",
        model_field: models.Field | None = None,
        fixed: bool = False,
        computed: bool = False,
        currency: str = "",
        **kwargs: Any,
    ) -> None:
        kwargs.pop("default", None)
        super().__init__(attribute, column_name, widget or CellWidget(), **kwargs)
        self.model_field = model_field
        self.read_before: dict[Any, Any] = {}
        self.shown_before: dict[Any, str] = {}
        self.given_label, self.fixed, self.computed, self.currency = label, fixed, computed, currency

    def __deepcopy__(self, memo: Any) -> Column:
        copy = type(self).__new__(type(self))
        copy.__dict__ = {**self.__dict__, "widget": self.widget.fresh(), "read_before": {}, "shown_before": {}}
        return copy

    def read(self, cell: Any, currency: str = "") -> Any:
        """Return the value that a cell says, checked by the model field's validators; raises ValidationError."""
        key = (type(cell), cell, currency)
        if key not in self.read_before:
            value = self.widget.clean(cell, currency=currency)
            if self.model_field is not None and not self.is_link:
                self.model_field.run_validators(value)
            self.read_before[key] = value
        return self.read_before[key]

    @property
    def name(self) -> str:
        return str(self.column_name)

    @property
    def label(self) -> str:
        """The heading in the active language."""
        return capitalised(self.given_label or (self.model_field.verbose_name if self.model_field else self.name))

    @property
    def is_link(self) -> bool:
        return isinstance(self.widget, Link)

    @property
    def takes_blank(self) -> bool:
        return self.model_field is None or self.model_field.blank or self.model_field.null

    @property
    def is_needed(self) -> bool:
        """Whether a new record must have a value here."""
        return self.model_field is not None and not self.takes_blank and not self.model_field.has_default()

    def accepts(self) -> str:
        """What may be written here, in the active language."""
        return self.widget.accepts()

    def blank_value(self) -> Any:
        return None if self.model_field is None or self.model_field.null else ""

    def stored(self, instance: models.Model) -> Any:
        """The value as it is on file; for a link, the key of the other record."""
        return getattr(instance, self.model_field.attname if self.model_field else str(self.attribute))

    def export(self, instance: models.Model, **kwargs: Any) -> Any:
        """The typed cell of an export."""
        return self.widget.render(self.stored(instance))

    def put(self, instance: models.Model, value: Any) -> None:
        setattr(instance, self.model_field.attname if self.model_field else str(self.attribute), value)

    def shown(self, value: Any, currency: str = "") -> str:
        """`value` in words for a preview, in the active language."""
        if value is None or value == "":
            return ""
        if (value, currency) not in self.shown_before:
            self.shown_before[value, currency] = self._shown(value, currency)
        return self.shown_before[value, currency]

    def _shown(self, value: Any, currency: str) -> str:
        if isinstance(self.widget, Link):
            return self.widget.shown(value)
        if self.model_field is None:
            return str(self.widget.render(value))
        return facts.show(self.model_field, value, currency=currency)
