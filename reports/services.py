"""Issuing: a number, the bytes, and a row that never changes."""

import dataclasses
import hashlib
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from jisr.models import Activity, Authority, Counter, Trace, User, Via
from jisr.models.activity import Verb
from reports.definitions import BY_KIND, Definition, Report, Subject, definition_of, first_about
from reports.models import IssuedReport


@dataclasses.dataclass(frozen=True)
class Wanted:
    """Which report is asked for: about a record, over a period where it has one; in which language, as of when.

    `kind` is named where there are several about such a record.
    """

    subject: Subject
    language: str
    as_of: date
    start: date | None = None
    end: date | None = None
    kind: str = ""

    @property
    def definition(self) -> Definition:
        return BY_KIND[self.kind] if self.kind else first_about(self.subject)

    def data(self) -> Report:
        """The report's figures, without a number; raises ValidationError where there is no such report."""
        period: dict[str, date] = {}
        if self.definition.has_period:
            assert self.start and self.end, "Such a report has a period."
            period = {"start": self.start, "end": self.end}
        return self.definition.make(self.subject, as_of=self.as_of, language=self.language, **period)


def context_of(report: Report) -> dict[str, Any]:
    """What the templates of a report, on the page and on paper, are given."""
    shared = {"letterhead": report.letterhead, "cover": report.cover, definition_of(report).name: report}
    period = {name: getattr(report, name, None) for name in ("period_from", "period_to")}
    return shared | {name: day for name, day in period.items() if day}


def pdf_of_report(report: Report, authority: Authority) -> bytes:
    """The report on paper, a draft unless it has a number; raises ForbiddenAddress."""
    from reports.pdf import render_pdf  # WeasyPrint takes as long to load as all the rest: not at each start

    kind = definition_of(report).kind
    images = logo_of(authority)
    context = context_of(report) | {"has_logo": bool(images)}
    return render_pdf(f"pdf/{kind}.html", context, language=report.cover.language, images=images)


def logo_of(authority: Authority) -> dict[str, bytes]:
    """The authority's picture as a report names it; nothing where there is none, or its file is gone."""
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
        kind=wanted.definition.kind,
        language=wanted.language,
        period_from=wanted.start,
        period_to=wanted.end,
        as_of=wanted.as_of,
        data=dataclasses.asdict(report),
        sha256=hashlib.sha256(content).hexdigest(),
        issued_by=by,
        issued_at=timezone.now(),
        **{str(wanted.subject._meta.model_name): wanted.subject},
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
