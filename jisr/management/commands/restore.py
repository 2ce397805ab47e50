from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from jisr.backups import restore_backup, write_backup


def is_empty() -> bool:
    """No table yet, or no account in it."""
    model = get_user_model()
    return model._meta.db_table not in connection.introspection.table_names() or not model.objects.exists()


class Command(BaseCommand):
    help = "Puts back what 'backup' wrote. Stop Jisr first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="Replace what is here, after a backup of it.")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        if not is_empty():
            if not replace:
                raise CommandError(_("This installation is not empty. Add --replace (make restore … REPLACE=1)."))
            kept = settings.DATA_DIR / "backups" / f"before-restore-{timezone.localtime():%Y-%m-%d-%H%M%S}.tar.gz"
            write_backup(kept)
            self.stdout.write(_("What was here is kept in %(file)s.") % {"file": kept})
        restore_backup(file)
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(_("Restored %(file)s.") % {"file": file})
