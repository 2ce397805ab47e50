from typing import Any

from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from jisr.jobs import forget_old_files, requeue_stale
from jisr.notices import mail_notices, waiting


class Command(DatabaseWorker):
    help = "Runs the jobs that pages have asked for, beginning with those whose worker was killed."

    def handle(self, **options: Any) -> None:
        if count := requeue_stale():
            self.stdout.write(f"Queued {count} waiting or interrupted jobs again.")
        forget_old_files()
        if waiting().exists():
            mail_notices.enqueue()
        super().handle(**options)
