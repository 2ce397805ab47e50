"""An activity on its way to becoming a project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .activity import Activity, Org, Problem, Transaction
from .judging import Judgement

Values = dict[str, Any]
Pieces = dict[str, dict[str, Values]]
"""Kind of row ("fundings", "themes" …) → key within the project → field → value."""


@dataclass
class Mapped:
    """An activity judged and put into our words; `notes` says what was rounded or left out on the way."""

    activity: Activity
    judged: list[tuple[Transaction, Judgement]]
    project: Values = field(default_factory=dict)
    state: str = ""
    pieces: Pieces = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)

    def note(self, line: int, name: str, value: object, message: Any, accepted: Any = "") -> None:
        self.notes.append(Problem(line, name, str(value)[:200], message, accepted))

    @property
    def payers(self) -> Iterable[Org]:
        return (judgement.payer for _one, judgement in self.judged if judgement.payer)

    @property
    def orgs(self) -> Iterable[Org]:
        """Who must be on file as a partner: who publishes, takes part, pays or is to pay."""
        activity = self.activity
        planned = (one.provider or activity.reporting for one in activity.planned)
        return (activity.reporting, *activity.participating, *self.payers, *planned)
