"""Issued reports go out as a list of what was issued; nothing comes in."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jisr.facts import label_of
from jisr.models import User
from reports.models import IssuedReport

CELLS: dict[str, Callable[[IssuedReport], Any]] = {
    "number": lambda report: report.number,
    "kind": lambda report: str(report.get_kind_display()),
    "subject": lambda report: getattr(report.subject, "reference", ""),
    "language": lambda report: str(report.get_language_display()),
    "period_from": lambda report: report.period_from,
    "period_to": lambda report: report.period_to,
    "as_of": lambda report: report.as_of,
    "issued_by": lambda report: report.issued_by.full_name if report.issued_by else "",
    "issued_at": lambda report: timezone.localtime(report.issued_at).date(),
    "sha256": lambda report: report.sha256,
}


class IssuedReportResource:
    """The rows of an export, headings first."""

    def __init__(self, *, user: User) -> None:
        self.user = user

    def export_rows(
        self, rows: QuerySet, *, user: User, language: str, columns: Sequence[str] = ()
    ) -> Iterator[list[Any]]:
        """Yield the headings in `language`, then one row a report, days as days.

        `columns` keeps those of a list's columns, besides the number; none means all.
        """
        names = [name for name in CELLS if not columns or name in {"number", *columns}]
        with translation.override(language):
            headings = [_("About") if name == "subject" else label_of(IssuedReport, name) for name in names]
        yield headings
        for report in rows.iterator(chunk_size=2000):
            with translation.override(language):
                cells = [CELLS[name](report) for name in names]
            yield cells
