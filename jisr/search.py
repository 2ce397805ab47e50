"""Search over every kind of record in one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse

from jisr.models import Base, Named
from jisr.models.named import reading_order

SEARCHED = (
    "partnerships.Partner",
    "partnerships.Contact",
    "partnerships.Agreement",
    "partnerships.Exchange",
    "partnerships.ActionPoint",
    "jisr.Document",
    "funding.Opportunity",
    "funding.Proposal",
    "funding.Project",
    "funding.Instalment",
    "funding.Disbursement",
    "partnerships.Amendment",
    "partnerships.Assessment",
    "partnerships.Obligation",
    "funding.Screening",
    "partnerships.Plan",
    "jisr.Task",
)
MOST = 200
NAMES = ("name_ar", "name_fr", "name_en", "name_original")


@dataclass(frozen=True)
class Found:
    """A record that a search found."""

    kind: str
    url: str
    reference: str
    name: str
    icon: str
    is_archived: bool


def search_everything(text: str, user: Any) -> list[Found]:
    """Return at most 200 records that this person may see and that hold every word of `text`."""
    parts = [rows for label in SEARCHED if (rows := _part(apps.get_model(label), text, user)) is not None]
    if not text.strip() or not parts:
        return []
    first, *others = parts
    union: QuerySet = first.union(*others, all=True) if others else first
    return [_found(row) for row in union.order_by("order", "-id")[:MOST]]


def _part(model: type[Base], text: str, user: Any) -> QuerySet | None:
    if not user.has_perm(model.permission_to("view")):
        return None
    rows = model._default_manager.visible_to(user).search(text).order_by()
    blank = Value("", output_field=CharField())
    names = {f"in_{name}": F(name) if issubclass(model, Named) else blank for name in NAMES}
    if "title" in {field.name for field in model._meta.fields}:
        names["in_name_original"] = F("title")
    rows = rows.annotate(order=Value(SEARCHED.index(model._meta.label)), **names)
    return rows.values("order", "id", "reference", "archived_at", *names)


def _found(row: dict[str, Any]) -> Found:
    model: Any = apps.get_model(SEARCHED[row["order"]])
    texts = [row[f"in_name_{code}"] for code in (*reading_order(), "original")]
    return Found(
        kind=str(model._meta.verbose_name),
        url=reverse(model.url_name("detail"), args=[row["id"]]),
        reference=row["reference"],
        name=next((text for text in texts if text), ""),
        icon=model.ICON,
        is_archived=row["archived_at"] is not None,
    )
