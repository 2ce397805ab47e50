"""What a published activity and its record on file have to say to each other; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from funding.models import Disbursement, Project, ProjectState
from jisr.models import Record, SourceRecord

from .book import PartnerBook
from .creating import Made
from .kept import KINDS, RECORDS, ROWS, Tracked, new_piece
from .mapped import Mapped, Values
from .summary import Summary
from .tracking import Difference, Frozen, merge, present

OnFile = dict[str, dict[int, Any]]
"""Kind → primary key → row or record."""


@dataclass
class Revision:
    """What is to be written for one project."""

    fields: Values = field(default_factory=dict)
    state: str = ""
    rows: list[tuple[Any, Values]] = field(default_factory=list)
    removed: list[Any] = field(default_factory=list)
    records: list[tuple[Any, Values]] = field(default_factory=list)
    vanished: list[Record] = field(default_factory=list)
    made: Made = field(default_factory=list)
    tracked: Tracked = field(default_factory=dict)


class Comparison:
    """Compares one activity with its project, listing in the summary what a person changed and keeps."""

    def __init__(
        self, mapped: Mapped, source: SourceRecord, project: Project, book: PartnerBook, summary: Summary
    ) -> None:
        self.mapped = mapped
        self.data: Frozen = source.data
        self.project = project
        self.book = book
        self.summary = summary
        self.revision = Revision()

    def compare(self, on_file: OnFile) -> Revision:
        """Return what would have to be written for the project to follow the file."""
        outcome = merge(self.project, self.data["fields"], self.mapped.project)
        self.revision.fields = outcome.changes
        self._list(self.project, outcome.differences)
        self.revision.state = self._next_state()
        for kind in KINDS:
            self._compare_kind(kind, on_file[kind])
        return self.revision

    def _next_state(self) -> str:
        """Return the state to move to, "" to stay: only a step that may follow, of a project nobody moved."""
        project, published = self.project, self.mapped.state
        if project.state == published:
            return ""
        if project.state == self.data["state"] and ProjectState(published) in project.current_state.following:
            return published
        self._list(project, [Difference("state", project.state, published)])
        return ""

    def _last(self, kind: str) -> dict[str, list[Any]]:
        last: dict[str, list[Any]] = self.data["pieces"].get(kind, {})
        return {self._funding_key(key): value for key, value in last.items()} if kind == "fundings" else last

    def _funding_key(self, key: str) -> str:
        """Follow a funder that was merged into another partner."""
        funder, bar, currency = key.partition("|")
        return f"{self.book.survivor(int(funder))}{bar}{currency}"

    def _compare_kind(self, kind: str, on_file: dict[int, Any]) -> None:
        last, published = self._last(kind), self.mapped.pieces[kind]
        for key, values in published.items():
            if key in last:
                self._compare_piece(kind, key, on_file.get(last[key][0]), last[key], values)
            else:
                self.revision.made.append((kind, key, new_piece(kind, self.project, values), values))
        for key in last.keys() - published.keys():
            if piece := on_file.get(last[key][0]):
                self._drop(kind, key, piece, last[key])

    def _compare_piece(self, kind: str, key: str, piece: Any, last: list[Any], values: Values) -> None:
        self.revision.tracked.setdefault(kind, {})[key] = last
        if piece is None:
            text = ", ".join(str(value) for value in values.values() if value not in (None, ""))
            self.summary.differ(self.project.reference, KINDS[kind]._meta.verbose_name, _("deleted here"), text)
            return
        outcome = merge(piece, last[1], values)
        if is_settled(piece):
            kept = [Difference(name, getattr(piece, name), value) for name, value in outcome.changes.items()]
            self._list(piece, [*outcome.differences, *kept])
            return
        self._list(piece, outcome.differences)
        if outcome.changes:
            (self.revision.rows if kind in ROWS else self.revision.records).append((piece, outcome.changes))

    def _drop(self, kind: str, key: str, piece: Any, last: list[Any]) -> None:
        """Take away what is no longer published, unless a person changed it or something rests on it."""
        if isinstance(piece, Record) and piece.archived_at:
            return
        touched = present(piece, last[1]) != last[1] or is_settled(piece)
        if touched or (kind in RECORDS and piece.dependants()):
            self.summary.differ(self._called(piece), piece._meta.verbose_name, str(piece), _("no longer published"))
            self.revision.tracked.setdefault(kind, {})[key] = last
        else:
            (self.revision.removed if kind in ROWS else self.revision.vanished).append(piece)

    def _called(self, piece: Any) -> str:
        return piece.reference if isinstance(piece, Record) else self.project.reference

    def _list(self, record: Any, differences: Iterable[Difference]) -> None:
        for one in differences:
            model_field = record._meta.get_field(one.field)
            ours, theirs = (self._shown(model_field, value) for value in (one.ours, one.theirs))
            self.summary.differ(self._called(record), model_field.verbose_name, ours, theirs)

    def _shown(self, model_field: Any, value: Any) -> Any:
        if model_field.name in ("funder", "payer") and value:
            return self.book.name_of(value)
        return str(dict(model_field.flatchoices).get(value, value)) if model_field.flatchoices else value


def is_settled(piece: Any) -> bool:
    """Whether a file may not touch it any more: a posted payment, or a record put aside."""
    if isinstance(piece, Disbursement) and piece.is_posted:
        return True
    return isinstance(piece, Record) and piece.archived_at is not None
