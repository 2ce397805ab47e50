"""Activities seen for the first time, made into projects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from funding.models import Origin, Project, ProjectState, SourceTransaction
from jisr.models import Authority, SourceRecord, Trace
from jisr.models.activity import Verb

from . import bulk
from .book import PartnerBook
from .codes import ActivityStatus
from .kept import RECORDS, ROWS, new_piece, source_record, source_transactions, tracked
from .mapped import Mapped, Values
from .summary import Summary

Made = list[tuple[str, str, Any, Values]]
"""(kind, key, piece, values) of one project."""


def create_projects(
    chunk: Sequence[Mapped], *, authority: Authority, book: PartnerBook, trace: Trace, summary: Summary
) -> None:
    """Insert the projects of a chunk with all that hangs on them, their history and their source."""
    projects = [_project(mapped, authority, book, trace) for mapped in chunk]
    bulk.number(projects)
    for project, mapped in zip(projects, chunk, strict=True):
        project.search_text = bulk.search_text(project, *_funders(mapped, book))
    bulk.create_records(projects, trace, [_line(mapped) for mapped in chunk])
    made = [_pieces(mapped, project) for mapped, project in zip(chunk, projects, strict=True)]
    save_pieces([one for of_project in made for one in of_project], trace, summary)
    pairs = list(zip(chunk, projects, strict=True))
    SourceTransaction.objects.bulk_create(
        [row for mapped, project in pairs for row in source_transactions(mapped, project)], batch_size=bulk.BATCH
    )
    SourceRecord.objects.bulk_create(
        [
            source_record(mapped, project, tracked(of_project))
            for (mapped, project), of_project in zip(pairs, made, strict=True)
        ],
        batch_size=bulk.BATCH,
    )
    summary.activities["made"] += len(chunk)


def _project(mapped: Mapped, authority: Authority, book: PartnerBook, trace: Trace) -> Project:
    project = Project(authority=authority, origin=Origin.PUBLISHED, **mapped.project)
    project.start_at(mapped.state, by=trace.by, reason=reason(mapped))
    return project


def _funders(mapped: Mapped, book: PartnerBook) -> list[str]:
    funders = {values["funder_id"] for values in mapped.pieces["fundings"].values()}
    return sorted(book.search_text_of(pk) for pk in funders)


def reason(mapped: Mapped) -> str:
    """Return why a project has its state: the partner says so."""
    status = mapped.activity.status
    known = dict(ActivityStatus.choices)
    return _("Published by the partner as “%(status)s”") % {"status": known.get(status, status)}


def _line(mapped: Mapped) -> dict[str, Any]:
    line = {"source": mapped.activity.identifier}
    if mapped.state == ProjectState.PREPARATION:
        return line
    return {**line, "verb": Verb.STARTED, "to": mapped.state, "reason": reason(mapped)}


def _pieces(mapped: Mapped, project: Project) -> Made:
    return [
        (kind, key, new_piece(kind, project, values), values)
        for kind, keyed in mapped.pieces.items()
        for key, values in keyed.items()
    ]


def save_pieces(made: Made, trace: Trace, summary: Summary) -> None:
    """Insert new rows and records with their traces, kind by kind, and count them."""
    bulk.create_rows([piece for kind, _key, piece, _values in made if kind in ROWS], trace)
    for records in RECORDS:
        some = [piece for kind, _key, piece, _values in made if kind == records]
        bulk.number(some)
        for piece in some:
            piece.search_text = bulk.search_text(piece, piece.project.search_text)
        bulk.create_records(some, trace)
    for kind, _key, _piece, _values in made:
        summary.records[kind, "made"] += 1
