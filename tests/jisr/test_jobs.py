import os
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from jisr import jobs
from jisr.models import Job
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def work(job, tell):
    tell(1, 2)
    return {"told": job.progress}


def refuse(job, tell):
    raise ValidationError("The file is empty.")


def fail(job, tell):
    raise RuntimeError("secret detail")


def finish_itself(job, tell):
    jobs.finish(job, {"by": "itself"})
    return {"by": "run"}


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    for function in (work, refuse, fail, finish_itself):
        monkeypatch.setitem(jobs.WORK, function.__name__, f"{__name__}.{function.__name__}")


def job_of(kind, **facts):
    user = make_user("officer")
    return Job.objects.create(authority=user.authority, kind=kind, by=user, **facts)


def run(kind, **facts):
    job = job_of(kind, **facts)
    jobs.run(job.pk)
    job.refresh_from_db()
    return job


def test_a_job_runs_once_the_transaction_that_asked_for_it_is_written(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.start("work", by=make_user("officer"))
        assert job.state == "queued"
    job.refresh_from_db()
    assert (job.state, job.result, job.attempts) == ("done", {"told": {"done": 1, "total": 2}}, 1)


def test_a_refused_file_fails_with_its_sentence():
    assert (run("refuse").state, run("refuse").error) == ("failed", "The file is empty.")


def test_an_unforeseen_failure_tells_nothing_of_the_inside():
    job = run("fail")
    assert (job.state, job.error) == ("failed", "Something went wrong on our side; nothing was written.")


def test_work_that_ended_itself_is_not_ended_again():
    assert run("finish_itself").result == {"by": "itself"}


def test_a_job_that_was_superseded_does_not_count_as_done():
    job = job_of("work", state="running", attempts=2)
    stale = Job.objects.get(pk=job.pk)
    stale.attempts = 1
    with pytest.raises(jobs.Superseded):
        jobs.finish(stale, {})
    assert Job.objects.get(pk=job.pk).state == "running"


def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_at_its_next_word():
    waiting = job_of("work")
    jobs.cancel(waiting)
    jobs.run(waiting.pk)
    assert Job.objects.get(pk=waiting.pk).state == "cancelled"
    running = job_of("work")
    running.ask_cancel()
    jobs.run(running.pk)
    assert Job.objects.get(pk=running.pk).state == "cancelled"


def test_a_job_is_taken_by_one_worker_only():
    job = job_of("work")
    assert jobs.claim(job.pk) == job
    assert jobs.claim(job.pk) is None


def test_what_a_killed_worker_left_is_queued_again():
    now = timezone.now()
    host = jobs._worker().split(":")[0]
    living = job_of("work", state="running", heartbeat_at=now, data={"worker": f"{host}:{os.getpid()}"})
    killed = job_of("work", state="running", attempts=1, heartbeat_at=now, data={"worker": f"{host}:99999999"})
    silent = job_of("work", state="running", attempts=1, heartbeat_at=now - timedelta(minutes=5))
    hopeless = job_of("work", state="running", attempts=3, heartbeat_at=None)
    forgotten = job_of("work")
    assert jobs.requeue_stale() == 4
    states = [Job.objects.get(pk=job.pk).state for job in (living, killed, silent, hopeless, forgotten)]
    assert states == ["running", "done", "done", "failed", "done"]


def test_a_job_that_still_tells_how_far_it_is_inside_a_long_transaction_is_not_stale():
    job = job_of("work", state="running", heartbeat_at=timezone.now() - timedelta(minutes=5))
    assert jobs.is_stale(job) is True
    job.tell(1, 2)
    assert jobs.is_stale(Job.objects.get(pk=job.pk)) is False
    assert job.progress == {"done": 1, "total": 2}


def test_the_files_of_an_old_job_are_deleted_and_a_recent_one_s_kept():
    now = timezone.now()
    names = []
    for days in (31, 29):
        job = job_of("work", finished_at=now - timedelta(days=days), upload=ContentFile(b"x", name="file"))
        rows = default_storage.save("jobs/rows", ContentFile(b"y"))
        Job.objects.filter(pk=job.pk).update(result={"rows": rows})
        names += [job.upload.name, rows]
    assert jobs.forget_old_files() == 1
    assert [default_storage.exists(name) for name in names] == [False, False, True, True]
    assert jobs.forget_old_files() == 0
