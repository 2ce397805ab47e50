"""A long export: written beside the page by a job, then fetched by the one who asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile
from typing import Any

from django.core.files import File
from django.http import HttpRequest, QueryDict
from django.utils.module_loading import import_string

from jisr import jobs
from jisr.exchange.writing import file_name, write_export
from jisr.models import Job, User

AT_ONCE = 5000
"""So many records are written while the page waits; more are a job's."""
EXPORT = "export"
STEP = 500


def begin(screen: type, *, query: str, by: User) -> Job:
    """Start the export of what a list shows at the address's `query`."""
    return jobs.start(EXPORT, by=by, data={"screen": f"{screen.__module__}.{screen.__qualname__}", "query": query})


def work(job: Job, tell: Callable[[int, int], None]) -> dict[str, Any]:
    """Write the list as its address asked for it, as the one who asked sees it now; the job keeps the file."""
    request = HttpRequest()
    request.user, request.GET = job.by, QueryDict(job.data["query"])
    screen = import_string(job.data["screen"])()
    screen.setup(request)
    _filtered, table = screen.asked()
    found, file_format, language = table.data.data, request.GET["export"], job.by.language
    total = found.count()
    rows = screen.resource_class(user=job.by).export_rows(
        found, user=job.by, language=language, columns=request.GET.getlist("columns")
    )
    with TemporaryFile() as file:
        told = _telling(rows, total, tell)
        count = write_export(file, told, screen.model, user=job.by, file_format=file_format, language=language)
        name = file_name(screen.model, file_format)
        job.upload.save(f"export-{job.pk}.{file_format}", File(file), save=False)
    Job.objects.filter(pk=job.pk).update(upload=job.upload.name)
    return {"count": count, "name": name}


def _telling(rows: Iterable[list[Any]], total: int, tell: Callable[[int, int], None]) -> Iterator[list[Any]]:
    """Pass the rows on and now and then say how far they are; the first one is the headings."""
    for done, row in enumerate(rows):
        if done % STEP == 0:
            tell(min(done, total), total)
        yield row
