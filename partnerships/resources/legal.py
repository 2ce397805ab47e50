"""Legal paths go out as a sheet of where each agreement stands; nothing comes in."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from jisr import days, formats
from jisr.facts import label_of
from jisr.models import User
from partnerships.models import Agreement
from partnerships.path_shown import ShownStep, shown

CELLS: dict[str, Callable[[Agreement], Any]] = {
    "reference": lambda agreement: agreement.reference,
    "name": lambda agreement: agreement.name,
    "kind": lambda agreement: str(agreement.kind),
    "state": lambda agreement: str(agreement.get_state_display()),
    "path": lambda agreement: "; ".join(
        _said(one)
        for one in shown(agreement.own_steps, days.today()).steps  # type: ignore[attr-defined]
    ),
    "due_next": lambda agreement: agreement.due_next,  # type: ignore[attr-defined]
    "owner": lambda agreement: agreement.owner.full_name if agreement.owner else "",
}


def _said(one: ShownStep) -> str:
    """`Oversight visa: under way, 12/12/2026 (late)`."""
    step = one.step
    words = [str(step.get_state_display()), formats.short_day(one.day) if one.day else ""]
    late = _("late")
    mark = f" ({late})" if one.is_late else ""
    return f"{step}: {', '.join(word for word in words if word)}{mark}"


def _heading(name: str) -> str:
    own = {"path": _("Legal path"), "due_next": _("Expected by (indicative)")}
    return own.get(name) or label_of(Agreement, name)


class LegalPathResource:
    """The rows of an export, headings first."""

    def __init__(self, *, user: User) -> None:
        self.user = user

    def export_rows(
        self, rows: QuerySet, *, user: User, language: str, columns: Sequence[str] = ()
    ) -> Iterator[list[Any]]:
        """Yield the headings in `language`, then one row an agreement, days as days; `columns` as in the list."""
        names = [name for name in CELLS if not columns or name in {"reference", *columns}]
        with translation.override(language):
            headings = [_heading(name) for name in names]
        yield headings
        for agreement in rows.iterator(chunk_size=2000):
            with translation.override(language):
                cells = [CELLS[name](agreement) for name in names]
            yield cells
