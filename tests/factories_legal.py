"""Agreements with their legal path, walked as far as a test needs."""

from datetime import date
from typing import Any

from jisr.models import User
from partnerships import legal_path
from partnerships.models import Agreement, LegalStep
from partnerships.models.path import copied, path_of
from tests.factories import make_agreement

VOTE = {
    "session_kind": "ordinary",
    "session_on": date(2026, 10, 5),
    "number": "12/2026",
    "votes_for": 20,
    "votes_against": 1,
    "votes_abstained": 2,
}


def make_path(*, by: User | None = None, agreement: Agreement | None = None, **fields: Any) -> list[LegalStep]:
    """The steps of an agreement being drafted, just laid."""
    agreement = agreement or make_agreement(by=by, **fields)
    agreement.refresh_from_db()
    agreement.store(by=by, rows=copied(agreement.kind.path.all()))
    return path_of(agreement)


def step_of(agreement: Agreement, nature: str) -> LegalStep:
    """The step of that nature in the latest round; the first plain one for `plain`."""
    return next(step for step in path_of(agreement) if step.nature == nature)


def walk(agreement: Agreement, by: User, until: str) -> None:
    """Close the steps before the first one of the nature `until`."""
    for step in path_of(agreement):
        if step.nature == until:
            return
        if step.nature == "visa":
            legal_path.start_step(step, by=by)
        legal_path.finish_step(step, by=by, facts=VOTE if step.nature == "deliberation" else {})
