"""Activities already on file: what the file changed follows, what a person changed stays and is listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from funding.models import Project, SourceTransaction
from jisr.models import SourceRecord, Trace

from . import bulk
from .book import PartnerBook
from .comparing import Comparison, Revision
from .creating import reason, save_pieces
from .kept import KINDS, memory, source_transactions, tracked
from .mapped import Mapped, Values
from .summary import Summary
from .tracking import frozen

Existing = Sequence[tuple[Mapped, SourceRecord]]


def revise_projects(chunk: Existing, *, book: PartnerBook, trace: Trace, summary: Summary) -> None:
    """Bring the projects of a chunk up to date; an activity whose content did not change writes nothing."""
    projects = Project.objects.select_for_update().in_bulk([source.object_id for _mapped, source in chunk])
    on_file = {kind: model.objects.in_bulk(_keys(kind, chunk)) for kind, model in KINDS.items()}
    for mapped, source in chunk:
        project = projects.get(source.object_id)
        if project is None:
            summary.differ(mapped.activity.identifier, _("project"), _("deleted here"), mapped.activity.title)
            summary.activities["unchanged"] += 1
            continue
        revision = Comparison(mapped, source, project, book, summary).compare(on_file)
        if source.hash == mapped.activity.hash:
            summary.activities["unchanged"] += 1
        else:
            _write(mapped, source, project, revision, trace, summary)
            summary.activities["changed"] += 1


def _keys(kind: str, chunk: Existing) -> list[int]:
    return [pk for _mapped, source in chunk for pk, _values in source.data["pieces"].get(kind, {}).values()]


def _write(
    mapped: Mapped, source: SourceRecord, project: Project, revision: Revision, trace: Trace, summary: Summary
) -> None:
    by, via = trace.by, trace.via
    _apply(project, revision.fields)
    rows = [_apply(row, changes) for row, changes in revision.rows]
    if revision.fields or rows or revision.removed:
        project.store(by=by, via=via, rows=rows, removed=revision.removed)
    for record, changes in revision.records:
        _apply(record, changes).store(by=by, via=via)
    for record in revision.vanished:
        record.archive(by=by, reason=_("No longer published by the partner"), via=via)
    save_pieces(revision.made, trace, summary)
    if revision.state:
        project.move_to(revision.state, by=by, reason=reason(mapped), via=via)
    project.source_transactions.all().delete()
    SourceTransaction.objects.bulk_create(source_transactions(mapped, project), batch_size=bulk.BATCH)
    _remember(mapped, source, revision)
    _count(revision, summary)


def _apply(piece: Any, changes: Values) -> Any:
    for name, value in changes.items():
        setattr(piece, name, value)
    return piece


def _remember(mapped: Mapped, source: SourceRecord, revision: Revision) -> None:
    """Keep what the file says now as what was last imported."""
    pieces = tracked(revision.made)
    for kind, keyed in revision.tracked.items():
        published = mapped.pieces[kind]
        for key, (pk, before) in keyed.items():
            pieces.setdefault(kind, {})[key] = [pk, frozen(published[key]) if key in published else before]
    source.hash, source.data, source.fetched_at = mapped.activity.hash, memory(mapped, pieces), timezone.now()
    source.save()


def _count(revision: Revision, summary: Summary) -> None:
    kinds = {model: kind for kind, model in KINDS.items()}
    for piece, _changes in (*revision.rows, *revision.records):
        summary.records[kinds[type(piece)], "changed"] += 1
    for piece in (*revision.removed, *revision.vanished):
        summary.records[kinds[type(piece)], "removed"] += 1
