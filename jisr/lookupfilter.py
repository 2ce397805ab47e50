"""A filter by one record among many, chosen by typing."""

from typing import Any

import django_filters

from jisr.forms import LookupField
from jisr.models import Record


class LookupFilter(django_filters.Filter):
    """Takes `PRT-2026-0001 · UNDP` or a reference alone, so that an address can name the record."""

    field_class = LookupField

    def __init__(self, model: type[Record], *, distinct: bool = False, **kwargs: Any) -> None:
        super().__init__(queryset=model._default_manager.all(), distinct=distinct, **kwargs)
        self.field.widget.attrs["class"] = "form-control"
