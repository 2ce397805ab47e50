"""Kept views of a list that tell their owner what is new: what fitted when they were last told."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from jisr.filters import BaseFilter
from jisr.models import SavedView
from jisr.models.saved import Digest


def matching(view: SavedView, filter_class: type[BaseFilter], rows: QuerySet) -> QuerySet | None:
    """Those of `rows` that fit the view's own choices now; None where these cannot be read any more."""
    filtered = filter_class(QueryDict(view.query), rows, user=view.user)
    return filtered.qs if filtered.form.is_valid() else None


def keys_of(rows: QuerySet | None) -> list[Any]:
    """The primary keys of the rows, in order, each once."""
    return [] if rows is None else sorted(set(rows.order_by().values_list("pk", flat=True)))


def set_digest(view: SavedView, digest: str, filter_class: type[BaseFilter], rows: QuerySet) -> None:
    """Keep how often the view tells what is new; what fits now is known, and news are reckoned from here."""
    if digest not in Digest.values:
        return
    view.digest, view.told_at, view.seen = digest, None, []
    if digest != Digest.NEVER:
        view.told_at, view.seen = timezone.now(), keys_of(matching(view, filter_class, rows))
    view.save()
