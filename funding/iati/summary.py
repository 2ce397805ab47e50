"""What an import read, made, matched, left as it was and refused, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .activity import BadActivity
from .book import PartnerBook
from .mapped import Mapped
from .reading import IatiError

LISTED = 500
"""How many lines of each list are kept; what exceeds it is counted."""


@dataclass
class Summary:
    """Counts, and lists cut at LISTED lines; `written` says whether anything was put on file."""

    file: str = ""
    country: str = ""
    written: bool = False
    error: IatiError | None = None
    read: int = 0
    elsewhere: int = 0
    refused: int = 0
    activities: Counter[str] = field(default_factory=lambda: Counter(made=0, changed=0, unchanged=0))
    partners: Counter[str] = field(default_factory=Counter)
    records: Counter[tuple[str, str]] = field(default_factory=Counter)
    transactions: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    unmapped_sectors: Counter[str] = field(default_factory=Counter)
    notes_count: int = 0
    bad: list[BadActivity] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    differences: list[dict[str, Any]] = field(default_factory=list)
    duplicates: list[dict[str, str]] = field(default_factory=list)
    sample: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return self.error is None and not self.refused

    def refuse(self, bad: BadActivity) -> None:
        self.refused += 1
        _keep(self.bad, bad)

    def take(self, mapped: Mapped) -> None:
        """Count the transactions and note what was left out of an activity that is taken in."""
        for transaction, judgement in mapped.judged:
            sign = "" if judgement.sign is None else judgement.sign.name.lower()
            self.transactions[transaction.type or "", sign, judgement.outcome.value] += 1
        self.notes_count += len(mapped.notes)
        for note in mapped.notes:
            _keep(self.notes, {"identifier": mapped.activity.identifier, **note.as_dict()})

    def show(self, mapped: Mapped, what: str) -> None:
        """List an activity among those that are taken in."""
        activity = mapped.activity
        publisher = activity.reporting.name or activity.reporting.ref
        line = {"identifier": activity.identifier, "title": activity.title, "publisher": publisher, "outcome": what}
        _keep(self.sample, line)

    def differ(self, reference: str, name: str, ours: Any, theirs: Any) -> None:
        """Note that a person's entry was kept where the file says otherwise."""
        self.records["differences", "kept"] += 1
        line = {"reference": reference, "field": name, "ours": _plain(ours), "theirs": _plain(theirs)}
        _keep(self.differences, line)

    def take_book(self, book: PartnerBook) -> None:
        self.partners = Counter(book.counts)
        for twin in book.twins:
            line = {"made": twin.made.name, "made_reference": twin.made.reference}
            _keep(self.duplicates, {**line, "existing": twin.existing.name, "reference": twin.existing.reference})

    def as_dict(self) -> dict[str, Any]:
        """The summary as JSON values, its sentences in the language in force."""
        return {
            "file": self.file,
            "country": self.country,
            "written": self.written,
            "error": None if self.error is None else {"message": str(self.error), "line": self.error.line},
            "activities": {
                "read": self.read,
                "elsewhere": self.elsewhere,
                "refused": self.refused,
                "taken": self.activities.total(),
                **self.activities,
            },
            "partners": dict(self.partners),
            "records": _nested(self.records),
            "transactions": [
                {"type": kind, "sign": sign, "outcome": outcome, "count": count}
                for (kind, sign, outcome), count in sorted(self.transactions.items(), key=_by_type)
            ],
            "refused": [_as_dict(bad) for bad in self.bad],
            "notes_count": self.notes_count,
            "notes": self.notes,
            "differences": self.differences,
            "possible_duplicates": self.duplicates,
            "unmapped_sectors": dict(self.unmapped_sectors.most_common()),
            "sample": self.sample,
        }


def _keep(lines: list, line: Any) -> None:
    if len(lines) < LISTED:
        lines.append(line)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | bool) else str(value)


def _nested(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (kind, what), count in sorted(counts.items()):
        found.setdefault(kind, {})[what] = count
    return found


def _by_type(item: tuple[tuple[str, str, str], int]) -> tuple[int, str, str]:
    (kind, sign, outcome), _count = item
    return int(kind or 0), sign, outcome


def _as_dict(bad: BadActivity) -> dict[str, Any]:
    problems: Iterable[dict[str, Any]] = [problem.as_dict() for problem in bad.problems]
    return {"line": bad.line, "identifier": bad.identifier, "title": bad.title, "problems": list(problems)}
