"""Rows as they stood at the end of a past day, from their history."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone


def end_of(day: date) -> datetime:
    """The first instant after a day in Casablanca."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def stood(model: Any, day: date | None, **of: Any) -> QuerySet:
    """The rows of `model` at the end of a past day: of each the line that no later one follows. None: as they are.

    `of` narrows by what never changes in a row, such as its authority.
    """
    if day is None:
        return model._default_manager.filter(**of)
    past = model.history.model._default_manager.filter(history_date__lt=end_of(day)).order_by()
    later = Q(history_date__gt=OuterRef("history_date"))
    later |= Q(history_date=OuterRef("history_date"), history_id__gt=OuterRef("history_id"))
    return past.filter(~Exists(past.filter(later, id=OuterRef("id"))), **of).exclude(history_type="-")
