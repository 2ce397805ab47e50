"""A filter by one of the codes that a field holds several of."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet

from jisr.codes import CodeList
from jisr.fields import holds


class CodesFilter(django_filters.ChoiceFilter):
    """Keeps the rows whose `CodesField` holds the code chosen."""

    def __init__(self, *, code_list: CodeList, usual_only: bool = False, **kwargs: Any) -> None:
        usual = [*code_list.first] if usual_only else []
        super().__init__(
            choices=lambda: [(code, code_list.label(code)) for code in usual] or [*code_list.choices()], **kwargs
        )

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        return qs.filter(holds(str(self.field_name), value)) if value else qs
