"""Rows as they stood at the end of a past day, from their history."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone


def end_of(day: date) -> datetime:
    """The first instant after a day in Casablanca."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def stood(model: Any, day: date | None, **of: Any) -> QuerySet:
    """The rows of `model` at the end of a past day; None: as they are. To be read as a whole.

    `of` narrows by what never changes in a row, such as its authority.
    """
    if day is None:
        return model._default_manager.filter(**of)
    past = model.history.model._default_manager.all()
    newest_first = [F("history_date").desc(), F("history_id").desc()]
    place = Window(RowNumber(), partition_by=F("id"), order_by=newest_first)
    ranked = past.filter(history_date__lt=end_of(day), **of).order_by().annotate(place=place)
    return past.filter(pk__in=ranked.filter(place=1).values("pk")).exclude(history_type="-").order_by()


def stood_one_by_one(model: Any, day: date | None) -> QuerySet:
    """As `stood`, for a subquery that asks for the rows of one record at a time."""
    if day is None:
        return model._default_manager.all()
    past = model.history.model._default_manager.filter(history_date__lt=end_of(day))
    later = Q(history_date__gt=OuterRef("history_date"))
    later |= Q(history_date=OuterRef("history_date"), history_id__gt=OuterRef("history_id"))
    return past.filter(~Exists(past.filter(later, id=OuterRef("id")))).exclude(history_type="-")
