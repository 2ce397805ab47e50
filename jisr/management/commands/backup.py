from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from jisr.backups import write_backup


class Command(BaseCommand):
    help = "Writes the database and the files to one .tar.gz, while Jisr is running or not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="By default var/backups/jisr-DATE-TIME.tar.gz.")

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        path = file or settings.DATA_DIR / "backups" / f"jisr-{timezone.localtime():%Y-%m-%d-%H%M%S}.tar.gz"
        write_backup(path)
        self.stdout.write(str(path))
