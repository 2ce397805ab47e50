"""Heavy work beside the pages: a Job row, run by a task that only carries its number.

A job killed with its worker is found again by `requeue_stale`, at the worker's start and when its page is looked at.
Work that writes calls `finish` inside its own transaction, so a job that ran to its end is never run twice.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_tasks import task

from jisr.models import Job, User
from jisr.models.job import Cancelled, JobState

logger = logging.getLogger(__name__)

WORK = {
    "export": "jisr.exchange.long.work",
    "import_check": "jisr.exchange.work.check",
    "import_apply": "jisr.exchange.work.apply",
    "iati_check": "funding.iati.work.check",
    "iati_import": "funding.iati.work.bring",
    "feed_read": "funding.feeds.work.work",
}
BEAT_SECONDS = 15
STALE_AFTER = timedelta(seconds=90)
MAX_ATTEMPTS = 3
FILES_KEPT = timedelta(days=30)


class Superseded(Exception):
    """This run of the job is not the current one any more: what it did is undone."""


def start(kind: str, *, by: User, data: dict[str, Any] | None = None, upload: File | str = "") -> Job:
    """Make a job of a kind named in WORK; it is queued when the surrounding transaction commits.

    `upload` is a new file, or the name in the file storage of one that is already there.
    """
    with transaction.atomic():
        job = Job.objects.create(authority_id=by.authority_id, kind=kind, by=by, data=data or {}, upload=upload)
        transaction.on_commit(lambda: run_job.enqueue(job.pk))
    return job


@task()
def run_job(job_id: int) -> None:
    run(job_id)


def run(job_id: int) -> None:
    """Do the work of a queued job; does nothing when another worker has it."""
    job = claim(job_id)
    if job is None:
        return
    work = import_string(WORK[job.kind])
    with translation.override(job.by.language):
        try:
            result = work(job, _teller(job))
            if Job.objects.filter(pk=job.pk, state=JobState.RUNNING).exists():
                finish(job, result)
        except Cancelled:
            _end(job, state=JobState.CANCELLED)
        except Superseded:
            logger.warning("Job %s was taken over by another worker.", job)
        except ValidationError as error:
            _end(job, state=JobState.FAILED, error=" ".join(error.messages))
        except OperationalError:
            logger.exception("Job %s could not use the database.", job)
            _again(job)
        except Exception:
            logger.exception("Job %s failed.", job)
            _end(job, state=JobState.FAILED, error=_("Something went wrong on our side; nothing was written."))


def claim(job_id: int) -> Job | None:
    """Take a queued job for this process; None when it is not queued any more."""
    job = Job.objects.select_related("by").filter(pk=job_id, state=JobState.QUEUED).first()
    if job is None:
        return None
    now = timezone.now()
    taken = Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(
        state=JobState.RUNNING,
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat_at=now,
        data={**job.data, "worker": _worker()},
    )
    if not taken:
        return None
    job.refresh_from_db()
    return job


def finish(job: Job, result: dict[str, Any]) -> None:
    """Mark the job done; inside the transaction that writes, so that both happen or neither. Raises Superseded."""
    if not _end(job, state=JobState.DONE, result=result):
        raise Superseded


def cancel(job: Job) -> None:
    """Ask a running job to stop, or take a waiting one out of the queue."""
    job.ask_cancel()
    Job.objects.filter(pk=job.pk, state=JobState.QUEUED).update(state=JobState.CANCELLED, finished_at=timezone.now())


def is_stale(job: Job) -> bool:
    """Whether the worker that runs the job is gone."""
    if job.state != JobState.RUNNING:
        return False
    host, _colon, process = str(job.data.get("worker", "")).partition(":")
    if host == socket.gethostname() and process.isdigit() and not _is_alive(int(process)):
        return True
    signs = [sign for sign in (job.heartbeat_at, job.told_at) if sign is not None]
    return not signs or max(signs) < timezone.now() - STALE_AFTER


def requeue_stale() -> int:
    """Queue again what a dead worker left, and what was never handed to one; returns how many."""
    running = [job for job in Job.objects.filter(state=JobState.RUNNING) if is_stale(job)]
    for job in running:
        _again(job)
    waiting = list(Job.objects.filter(state=JobState.QUEUED).exclude(pk__in=[job.pk for job in running]))
    for job in waiting:
        run_job.enqueue(job.pk)
    return len(running) + len(waiting)


def forget_old_files() -> int:
    """Delete what was uploaded for jobs that ended a month ago, and what they kept beside it; returns how many."""
    old = Job.objects.filter(finished_at__lt=timezone.now() - FILES_KEPT).exclude(upload="")
    for job in old:
        default_storage.delete(str(job.upload.name))
        if isinstance(kept := job.result.get("rows"), str) and kept:
            default_storage.delete(kept)
        Job.objects.filter(pk=job.pk).update(upload="")
    return len(old)


def forget_files_of_old_jobs(now: datetime) -> None:
    """What the schedule of that name does."""
    forget_old_files()


def _again(job: Job) -> None:
    mine = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)
    if job.attempts >= MAX_ATTEMPTS:
        error = _("The work was broken off %(count)s times; nothing was written.") % {"count": job.attempts}
        mine.update(state=JobState.FAILED, error=error, finished_at=timezone.now())
    elif mine.update(state=JobState.QUEUED):
        run_job.enqueue(job.pk)


def _end(job: Job, **facts: Any) -> int:
    mine = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)
    return mine.update(finished_at=timezone.now(), **facts)


def _teller(job: Job) -> Callable[[int, int], None]:
    """Return `tell(done, total)`, which keeps the progress in the cache and now and then the heartbeat in the row."""
    beaten = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal beaten
        job.tell(done, total)
        if time.monotonic() - beaten > BEAT_SECONDS and not connection.in_atomic_block:
            beaten = time.monotonic()
            Job.objects.filter(pk=job.pk, attempts=job.attempts).update(heartbeat_at=timezone.now())

    return tell


def _worker() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
