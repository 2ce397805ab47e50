"""A published file into the database: first checked whole, then written in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from jisr.models import Activity as ActivityLine
from jisr.models import Authority, SourceRecord, Trace, User, Via
from jisr.models.activity import Verb
from partnerships.models import ThemeSector
from partnerships.models.partner import IdentifierScheme

from .activity import Activity, BadActivity
from .book import PartnerBook
from .codes import SectorVocabulary
from .creating import create_projects
from .judging import Us
from .kept import SOURCE
from .mapped import Mapped
from .mapping import complete, judged, too_large
from .partners import save_partners
from .reading import IatiError, NotIati, read_activities
from .revising import revise_projects
from .summary import Summary

CHUNK = 100
FEW = 1000  # activities that memory may hold, some 10 MB
Progress = Callable[[int, int], Any]
Source = str | Path | BinaryIO


def check_activities(
    source: Source, *, authority: Authority, country: str | None = None, progress: Progress | None = None
) -> Summary:
    """Return what an import of the file would do; nothing is written.

    `country` (ISO 3166-1 alpha-2) leaves out activities that go elsewhere; `progress` is told (done, total) in bytes
    and may raise to stop. A file that cannot be read, or only in part, is told in `Summary.error`.
    """
    return _check(_Run(authority, country, _Held()), source, progress)


def _check(run: _Run, source: Source, progress: Progress | None) -> Summary:
    for chunk in run.chunks(source, progress):
        run.look(chunk)
    return run.close()


def import_activities(
    source: Source,
    *,
    authority: Authority,
    by: User | None,
    country: str | None = None,
    choose_good: bool = False,
    via: str = Via.PAGE,
    progress: Progress | None = None,
    finish: Callable[[Summary], Any] | None = None,
) -> Summary:
    """Check the file, then write it whole in one transaction, or not at all; return what was done.

    With `choose_good` the good activities are written although others are bad or the file is cut short. The second run
    of one file changes nothing. `finish` is called at the end of the transaction. Raises PermissionDenied when `by` may
    not add projects and partners.
    """
    if by is not None and not by.has_perms(["funding.add_project", "partnerships.add_partner"]):
        raise PermissionDenied(_("Your role may not import published activities."))
    held = _Held()
    summary = _check(_Run(authority, country, held), source, _half(progress, 0))
    if isinstance(summary.error, NotIati) or not (summary.is_clean or choose_good):
        return summary
    run = _Run(authority, country, held)
    with transaction.atomic():
        trace = Trace(by, via)
        for chunk in run.chunks(source, _half(progress, 1)):
            run.write(chunk, trace)
        run.sign(trace)
        written = run.close(written=True)
        if finish:
            finish(written)
    return written


def _half(progress: Progress | None, part: int) -> Progress | None:
    """Return a progress for the first (0) or second (1) of two readings of the file."""
    return progress and (lambda done, total: progress(done + part * total, 2 * total))


def us_of(authority: Authority) -> Us:
    """Return what the authority is called: by its own names, and by those and the identifiers of its partner."""
    ours = [authority, authority.partner] if authority.partner else [authority]
    names = [getattr(one, name) for one in ours for name in ("name_ar", "name_fr", "name_en", "name_original")]
    identifiers = authority.partner.identifiers.filter(scheme=IdentifierScheme.IATI) if authority.partner else ()
    return Us.called([one.value for one in identifiers], names)


class _Held:
    """The activities of a file, held from its first reading to its second where they are few."""

    def __init__(self) -> None:
        self.activities: list[Activity | BadActivity] = []
        self.is_whole = False

    def read(self, file: BinaryIO) -> Iterator[Activity | BadActivity]:
        if self.is_whole:
            yield from self.activities
            return
        self.activities = []
        for count, found in enumerate(read_activities(file), start=1):
            if count <= FEW:
                self.activities.append(found)
            yield found
        self.is_whole = len(self.activities) < FEW


class _Run:
    """One reading of a file for one authority."""

    def __init__(self, authority: Authority, country: str | None, held: _Held) -> None:
        self.authority, self.held = authority, held
        self.country = (country or "").upper()
        self.us = us_of(authority)
        self.book = PartnerBook(authority, self.us)
        self.themes = dict(ThemeSector.objects.values_list("code", "theme_id"))
        self.summary = Summary(country=self.country)

    def chunks(self, source: Source, progress: Progress | None) -> Iterator[list[Mapped]]:
        """Yield the good activities of the file by the hundred, counting them and the bad ones."""
        with open(source, "rb") if isinstance(source, str | Path) else nullcontext(source) as file:
            self.summary.file = Path(str(getattr(file, "name", "") or "")).name
            size = file.seek(0, 2)
            good = self._good(file)
            while chunk := list(islice(good, CHUNK)):
                if progress:
                    progress(min(file.tell(), size), size)
                yield chunk

    def _good(self, file: BinaryIO) -> Iterator[Mapped]:
        try:
            for found in self.held.read(file):
                self.summary.read += 1
                if self.country and not found.concerns(self.country):
                    self.summary.elsewhere += 1
                elif mapped := self._mapped(found):
                    yield mapped
        except IatiError as error:
            self.summary.error = error

    def _mapped(self, found: Activity | BadActivity) -> Mapped | None:
        if isinstance(found, BadActivity):
            self.summary.refuse(found)
            return None
        mapped = judged(found, self.us)
        if problem := too_large(mapped):
            self.summary.refuse(BadActivity(found.line, found.identifier, found.title, (problem,)))
            return None
        self.summary.take(mapped)
        for sector in found.sectors:
            if sector.vocabulary == SectorVocabulary.DAC and sector.code not in self.themes:
                self.summary.unmapped_sectors[sector.code] += 1
        return mapped

    def look(self, chunk: Sequence[Mapped]) -> None:
        """Count what a chunk would make, change and leave, and whom it names."""
        hashes = {pk: source.hash for pk, source in self._sources(chunk).items()}
        for mapped in chunk:
            for org in mapped.orgs:
                self.book.find(org)
            activity, before = mapped.activity, hashes.get(mapped.activity.identifier)
            what = "made" if before is None else "unchanged" if before == activity.hash else "changed"
            self.summary.activities[what] += 1
            self.summary.show(mapped, what)

    def _sources(self, chunk: Sequence[Mapped]) -> dict[str, SourceRecord]:
        wanted = [mapped.activity.identifier for mapped in chunk]
        sources = SourceRecord.objects.filter(authority=self.authority, source=SOURCE, external_id__in=wanted)
        return {source.external_id: source for source in sources}

    def write(self, chunk: Sequence[Mapped], trace: Trace) -> None:
        """Put a chunk on file; needs the transaction of the whole import."""
        for mapped in chunk:
            for org in mapped.orgs:
                self.book.find(org)
        save_partners(self.book, self.authority, trace)
        for mapped in chunk:
            complete(mapped, self.book.partner_of, self.themes, self.us)
        sources = self._sources(chunk)
        new = [mapped for mapped in chunk if mapped.activity.identifier not in sources]
        old = [
            (mapped, sources[mapped.activity.identifier]) for mapped in chunk if mapped.activity.identifier in sources
        ]
        create_projects(new, authority=self.authority, book=self.book, trace=trace, summary=self.summary)
        revise_projects(old, book=self.book, trace=trace, summary=self.summary)

    def sign(self, trace: Trace) -> None:
        """Leave one line that says a file was imported, if anything was written."""
        counts = self.summary.activities
        if not (counts["made"] or counts["changed"]):
            return
        line = ActivityLine.line(
            self.authority,
            Verb.IMPORTED,
            trace,
            created=counts["made"],
            changed=counts["changed"],
            source=SOURCE,
            file=self.summary.file,
        )
        line.authority = self.authority
        line.save()

    def close(self, *, written: bool = False) -> Summary:
        """Return the summary with what the reading said of partners."""
        self.summary.take_book(self.book)
        self.summary.written = written
        return self.summary
