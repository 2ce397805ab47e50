"""Puts the traces of the load on the days the story tells, so that timelines read like a year of work."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from jisr.models import Activity, Base, Row, Via

from .story import Story

STAMPS = ("posted_at", "archived_at")
BATCH = 100


def backdate(story: Story) -> None:
    """Date activity lines, history rows and the records themselves by the moments of the story."""
    Activity.objects.bulk_update(story.lines, ["at"], batch_size=BATCH)
    moments = {f"{Via.COMMAND}:{line.batch}": line.at for line in story.lines}
    for model in apps.get_models():
        if issubclass(model, Base):
            _backdate_records(model, moments)
        elif issubclass(model, Row):
            _date_history(model, moments)


def _backdate_records(model: type[Base], moments: dict[str, datetime]) -> None:
    latest = {past.id: past for past in _date_history(model, moments)}
    records = list(model._base_manager.filter(pk__in=latest))
    fields = ["created_at", "updated_at", *_stamps(model)]
    for record in records:
        for name in fields:
            setattr(record, name, getattr(latest[record.pk], name))
    model._base_manager.bulk_update(records, fields, batch_size=BATCH)


def _date_history(model: Any, moments: dict[str, datetime]) -> list[Any]:
    """Return the dated history rows, oldest first."""
    past = list(model.history.filter(history_change_reason__in=moments).order_by("history_id"))
    known: dict[tuple[int, str], datetime] = {}
    dated = ["created_at", "updated_at"] if issubclass(model, Base) else []
    for row in past:
        row.history_date = moment = moments[row.history_change_reason]
        if dated:
            row.created_at, row.updated_at = known.setdefault((row.id, "created_at"), moment), moment
        for name in _stamps(model):
            if getattr(row, name):
                setattr(row, name, known.setdefault((row.id, name), moment))
    fields = ["history_date", *dated, *_stamps(model)]
    model.history.model._base_manager.bulk_update(past, fields, batch_size=BATCH)
    return past


def _stamps(model: type[models.Model]) -> list[str]:
    return [name for name in STAMPS if hasattr(model, name)]
