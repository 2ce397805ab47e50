"""Issued reports go out as a list of what was issued; nothing comes in."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jisr.facts import label_of
from jisr.models import User
from reports.models import IssuedReport


class IssuedReportResource:
    """The rows of an export, headings first."""

    def __init__(self, *, user: User) -> None:
        self.user = user

    def export_rows(self, rows: QuerySet, *, user: User, language: str) -> Iterator[list[Any]]:
        """Yield the headings in `language`, then one row a report; days are days."""
        names = ("number", "kind", "language", "period_from", "period_to", "as_of", "issued_by", "issued_at", "sha256")
        with translation.override(language):
            headings = [label_of(IssuedReport, name) for name in names]
            yield [*headings, _("About")]
            for report in rows.iterator(chunk_size=2000):
                yield self._row(report)

    @staticmethod
    def _row(report: IssuedReport) -> list[Any]:
        return [
            report.number,
            str(report.get_kind_display()),
            str(report.get_language_display()),
            report.period_from,
            report.period_to,
            report.as_of,
            report.issued_by.full_name if report.issued_by else "",
            timezone.localtime(report.issued_at).date(),
            report.sha256,
            getattr(report.subject, "reference", ""),
        ]
