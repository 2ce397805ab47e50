"""Issuing: a number, the bytes, and a row that never changes."""

import dataclasses
import hashlib
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from funding.models import Project
from jisr.models import Activity, Authority, Counter, Trace, User, Via
from jisr.models.activity import Verb
from partnerships.models import Partner
from reports.models import IssuedReport, ReportKind
from reports.partner_statement import partner_statement
from reports.project_sheet import project_sheet
from reports.sheet_shapes import ProjectSheet
from reports.statement_shapes import PartnerStatement

Report = PartnerStatement | ProjectSheet


@dataclasses.dataclass(frozen=True)
class Wanted:
    """Which report is asked for: about a partner and a period, or about a project; in which language, as of when."""

    subject: Partner | Project
    language: str
    as_of: date
    start: date | None = None
    end: date | None = None

    @property
    def kind(self) -> ReportKind:
        return ReportKind.PARTNER_STATEMENT if isinstance(self.subject, Partner) else ReportKind.PROJECT_SHEET

    def data(self) -> Report:
        """The report's figures, without a number; raises ValidationError where there is no such report."""
        if isinstance(self.subject, Project):
            return project_sheet(self.subject, as_of=self.as_of, language=self.language)
        assert self.start and self.end, "A statement has a period."
        return partner_statement(self.subject, start=self.start, end=self.end, as_of=self.as_of, language=self.language)


def context_of(report: Report) -> dict[str, Any]:
    """What the templates of a report, on the page and on paper, are given."""
    shared = {"letterhead": report.letterhead, "cover": report.cover}
    if isinstance(report, PartnerStatement):
        return shared | {"statement": report, "period_from": report.period_from, "period_to": report.period_to}
    return shared | {"sheet": report}


def pdf_of_report(report: Report, authority: Authority) -> bytes:
    """The report on paper, a draft unless it has a number; raises ForbiddenAddress."""
    from reports.pdf import render_pdf  # WeasyPrint takes as long to load as all the rest: not at each start

    kind = "partner_statement" if isinstance(report, PartnerStatement) else "project_sheet"
    images = _logo(authority)
    context = context_of(report) | {"has_logo": bool(images)}
    return render_pdf(f"pdf/{kind}.html", context, language=report.cover.language, images=images)


def _logo(authority: Authority) -> dict[str, bytes]:
    if not authority.logo:
        return {}
    try:
        with authority.logo.open("rb") as picture:
            return {"logo": picture.read()}
    except FileNotFoundError:
        return {}


def draft_report(wanted: Wanted) -> bytes:
    """A preview: DRAFT across each page, no number, nothing kept."""
    return pdf_of_report(wanted.data(), wanted.subject.authority)


def issue_report(wanted: Wanted, *, by: User | None, via: str = Via.PAGE) -> IssuedReport:
    """Freeze a report: number, figures, file and its SHA-256, with a line of activity on its subject.

    The PDF is set between two short transactions, so that nobody waits for it; a number whose report fails stays
    unused. Raises ValidationError where there is no such report, ForbiddenAddress as the rendering does.
    """
    authority = wanted.subject.authority
    draft = wanted.data()
    [number] = Counter.take(authority.pk, IssuedReport.PREFIX)
    report = dataclasses.replace(draft, cover=dataclasses.replace(draft.cover, number=number))
    content = pdf_of_report(report, authority)
    issued = IssuedReport(
        authority=authority,
        number=number,
        kind=wanted.kind,
        language=wanted.language,
        partner=wanted.subject if isinstance(wanted.subject, Partner) else None,
        project=wanted.subject if isinstance(wanted.subject, Project) else None,
        period_from=wanted.start,
        period_to=wanted.end,
        as_of=wanted.as_of,
        data=dataclasses.asdict(report),
        sha256=hashlib.sha256(content).hexdigest(),
        issued_by=by,
        issued_at=timezone.now(),
    )
    return _keep(issued, content, Trace(by, via))


def _keep(issued: IssuedReport, content: bytes, trace: Trace) -> IssuedReport:
    issued.file.save(issued.filename, ContentFile(content), save=False)
    try:
        with transaction.atomic():
            issued.save()
            Activity.write(issued.subject, Verb.ISSUED, trace, number=issued.number)
    except BaseException:
        issued.file.storage.delete(str(issued.file.name))
        raise
    return issued
