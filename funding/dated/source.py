"""What one kind of date is: whose row bears it, on which day, for whom, and while what stands it is still to be met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Model, Q, QuerySet

from funding.models import DatedKind
from jisr.models import Base, User


def past(today: date) -> Q:
    """Late from the day after."""
    return Q(dated_on__lt=today)


def as_they_are(rows: Any) -> QuerySet:
    return rows


@dataclass(frozen=True)
class Source:
    """One kind of date.

    `model` bears the date; `path` leads from it to the record whose page opens (blank: the row itself). `day` and
    `owner` are a field or expression of the row; `open` says while somebody has still to act, `noted` what is worth
    seeing though nothing is to be done, `done` what was met. `late(today)` tells the late ones among the open; None
    where a day that passed asks for nothing. `title` and `detail` lead to what has names in three languages.
    """

    kind: DatedKind
    model: type[Model]
    day: Any
    owner: str
    open: Q
    path: str = ""
    noted: Q | None = None
    done: Q | None = None
    late: Callable[[date], Q] | None = past
    prepare: Callable[[Any], QuerySet] = as_they_are
    title: str = ""
    detail: str | None = None
    text: str = ""
    until: str = ""

    @property
    def record(self) -> type[Base]:
        """The kind of record whose page opens."""
        return self.model._meta.get_field(self.path).related_model if self.path else self.model  # type: ignore[return-value, union-attr]

    @property
    def icon(self) -> str:
        return self.record.ICON

    def on_record(self, name: str) -> str:
        """The lookup from the row to a field of the record whose page opens."""
        return f"{self.path}__{name}" if self.path else name

    def rows(self, authority_id: int) -> QuerySet:
        """Every row of the authority, not archived, with `dated_on` (date) and `dated_owner` (user id or None)."""
        own = {self.on_record("authority_id"): authority_id, self.on_record("archived_at"): None}
        rows = self.prepare(self.model._default_manager.filter(**own))
        day = F(self.day) if isinstance(self.day, str) else self.day
        return rows.annotate(dated_on=day, dated_owner=F(f"{self.owner}_id")).filter(dated_on__isnull=False)

    def open_rows(self, authority_id: int) -> QuerySet:
        """Those on which somebody has still to act, with what their titles show read along."""
        along = [name for name in (self.path, self.title, self.detail or "") if name]
        rows = self.rows(authority_id).filter(self.open)
        return rows.select_related(*along) if along else rows

    def seen_by(self, user: User) -> QuerySet:
        """The rows that this person may see."""
        rows = self.rows(user.authority_id)
        if not user.has_perm(self.record.permission_to("view")):
            return rows.none()
        return rows.visible_to(user) if self.kind == DatedKind.TASK else rows  # type: ignore[attr-defined]

    def record_of(self, row: Any) -> Any:
        """The record whose page is to be opened."""
        return getattr(row, self.path) if self.path else row

    def title_of(self, row: Any) -> str:
        """What the row is about, in the reader's language."""
        if self.text:
            return getattr(row, self.text)
        named = _follow(row, self.title)
        return named.name or (self.detail_of(row) if self.detail else "")

    def detail_of(self, row: Any) -> str:
        """What tells the row from others of its record: which date of the call, which step; blank where nothing does."""
        if self.kind == DatedKind.DEADLINE:
            return row.get_kind_display()
        return _follow(row, self.detail).name if self.detail is not None else ""


def _follow(row: Any, path: str) -> Any:
    for name in path.split("__") if path else ():
        row = getattr(row, name)
    return row
