"""The two jobs of an import of published activities: check a file and keep what it would do; bring it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO, cast

from jisr import jobs
from jisr.models import Job, Via

from .importing import check_activities, import_activities
from .summary import Summary

CHECK, BRING = "iati_check", "iati_import"
Tell = Callable[[int, int], None]


def check(job: Job, tell: Tell) -> dict[str, Any]:
    """Return what an import of the upload of `job` would do; `job.data`: name, country ("" for all)."""
    with job.upload.open("rb") as file:
        source = cast(BinaryIO, file)
        summary = check_activities(source, authority=job.by.authority, country=job.data["country"], progress=tell)
    return _told(job, summary)


def bring(job: Job, tell: Tell) -> dict[str, Any]:
    """Import the upload of `job`; `job.data`, besides what `check` takes: good (whether bad activities are left out)."""
    with job.upload.open("rb") as file:
        summary = import_activities(
            cast(BinaryIO, file),
            authority=job.by.authority,
            by=job.by,
            country=job.data["country"],
            choose_good=job.data["good"],
            via=Via.IMPORT,
            progress=tell,
            finish=lambda written: jobs.finish(job, _told(job, written)),
        )
    return _told(job, summary)


def _told(job: Job, summary: Summary) -> dict[str, Any]:
    return {**summary.as_dict(), "file": job.data["name"]}
