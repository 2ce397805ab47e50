from typing import Any

from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from jisr.jobs import requeue_stale
from jisr.notices import mail_notices, waiting
from jisr.schedules import Clock


class Command(DatabaseWorker):
    help = "Runs the jobs that pages have asked for, beginning with those whose worker was killed."

    def handle(self, **options: Any) -> None:
        if count := requeue_stale():
            self.stdout.write(f"Queued {count} waiting or interrupted jobs again.")
        if waiting().exists():
            mail_notices.enqueue()
        Clock().start()
        super().handle(**options)
