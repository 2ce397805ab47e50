"""The models behind an imported activity, and what is remembered of each import."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType

from funding.models import (
    Disbursement,
    Instalment,
    Modality,
    Place,
    Project,
    ProjectFunding,
    ProjectTheme,
    SourceTransaction,
)
from jisr.models import Record, SourceRecord

from . import bulk
from .mapped import Mapped, Values
from .pieces import source_rows
from .tracking import Frozen, frozen

SOURCE = "iati"
ROWS: dict[str, Any] = {"fundings": ProjectFunding, "themes": ProjectTheme, "places": Place}
RECORDS: dict[str, Any] = {"instalments": Instalment, "disbursements": Disbursement}
KINDS: dict[str, Any] = {**ROWS, **RECORDS}

Tracked = dict[str, dict[str, list[Any]]]
"""Kind → key → [primary key, values last imported]."""


def new_piece(kind: str, project: Project, values: Values) -> Any:
    """Return an unsaved row or record of a project that has its key."""
    piece = KINDS[kind](project=project, **values)
    if isinstance(piece, Record):
        piece.authority_id = project.authority_id
        piece.search_text = bulk.search_text(piece, project.search_text)
    if isinstance(piece, Disbursement):
        piece.modality = Modality.RECEIVED
    return piece


def tracked(made: Iterable[tuple[str, str, Any, Values]]) -> Tracked:
    """Return what to remember of saved pieces, given as (kind, key, piece, values)."""
    found: Tracked = {}
    for kind, key, piece, values in made:
        found.setdefault(kind, {})[key] = [piece.pk, frozen(values)]
    return found


def memory(mapped: Mapped, pieces: Tracked) -> Frozen:
    return {"fields": frozen(mapped.project), "state": mapped.state, "pieces": pieces}


def source_record(mapped: Mapped, project: Project, pieces: Tracked) -> SourceRecord:
    return SourceRecord(
        authority_id=project.authority_id,
        source=SOURCE,
        external_id=mapped.activity.identifier,
        hash=mapped.activity.hash,
        data=memory(mapped, pieces),
        content_type=ContentType.objects.get_for_model(Project),
        object_id=project.pk,
    )


def source_transactions(mapped: Mapped, project: Project) -> list[SourceTransaction]:
    return [SourceTransaction(project=project, **values) for values in source_rows(mapped)]
