"""Work that comes back by itself: which, how often, and the one tick that runs what is due.

What fell due while no worker ran is run once on its return, not once for each time missed.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import close_old_connections
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from jisr.models import Schedule

log = logging.getLogger(__name__)

TICK_SECONDS = 60


@dataclass(frozen=True)
class Recurring:
    """`work` is the path of a function of (now); it runs each `every`, from the hour `at` in Casablanca if one is given."""

    work: str
    every: timedelta
    at: time | None = None

    def after(self, now: datetime) -> datetime:
        """When it is next due, reckoned from now."""
        if self.at is None:
            return now + self.every
        local = timezone.localtime(now)
        day = local.date() if local.time() < self.at else local.date() + self.every
        return timezone.make_aware(datetime.combine(day, self.at))


SCHEDULES = {
    "next_editions": Recurring("funding.calls.editions.roll_over_passed", timedelta(days=1), time(2)),
    "search_digests": Recurring("funding.calls.digests.tell_news", timedelta(days=1), time(7)),
    "old_files": Recurring("jisr.jobs.forget_files_of_old_jobs", timedelta(days=1), time(3)),
    "feeds": Recurring("funding.feeds.work.queue_due", timedelta(minutes=15)),
    "old_drafts": Recurring("jisr.drafts.forget_old", timedelta(days=1), time(3)),
    "old_notices": Recurring("jisr.notices.forget_old", timedelta(days=1), time(3)),
    "horizons": Recurring("partnerships.horizon.extend_horizons", timedelta(days=1), time(2)),
    "reminders": Recurring("funding.reminders.remind_everybody", timedelta(hours=1)),
    "notice_mails": Recurring("jisr.notices.mail_waiting", timedelta(minutes=30)),
    "daily_mails": Recurring("jisr.digest.mail_digests", timedelta(days=1), time(7, 30)),
}


def due(now: datetime) -> list[str]:
    """The names of the schedules that are due; one never run yet is due at once."""
    later = set(Schedule.objects.filter(due_at__gt=now).values_list("name", flat=True))
    return [name for name in SCHEDULES if name not in later]


def run(name: str, now: datetime) -> bool:
    """Do the work of a schedule if it is still due, and set when it is next; False where another worker has it.

    While it works, `ran_at` is still the last time that it went well: what happened since then is its to do.
    """
    recurring = SCHEDULES[name]
    Schedule.objects.get_or_create(name=name, defaults={"due_at": now})
    claimed = Schedule.objects.filter(Q(due_at__lte=now), name=name).update(due_at=recurring.after(now))
    if not claimed:
        return False
    try:
        import_string(recurring.work)(now)
        Schedule.objects.filter(name=name).update(ran_at=now)
    except Exception:
        log.exception("The scheduled work %s failed; it is tried again when it is next due.", name)
    return True


@task()
def run_due(name: str) -> None:
    if name in SCHEDULES:
        run(name, timezone.now())


class Clock(threading.Thread):
    """Beside the worker: once a minute it queues what is due."""

    def __init__(self) -> None:
        super().__init__(name="schedules", daemon=True)
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            try:
                for name in due(timezone.now()):
                    run_due.enqueue(name)
            except Exception:
                log.exception("The schedules could not be looked at.")
            finally:
                close_old_connections()
            self.stopped.wait(TICK_SECONDS)
