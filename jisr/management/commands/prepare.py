"""Makes an installation ready to start: translations, static files, database, cache, demonstration."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from jisr.migrating import collect_rarely

NOT_FOR_BROWSERS = [
    "*.map",
    "*.scss",
    "*.ts",
    "*.md",
    "LICENSE",
    "metadata.json",
    "unicode.json",
    "package.json",
    "*.esm*.js",
    "*cyrillic*",
    "*vietnamese*",
    "modular*",
    "src*",
    "Sortable.js",
]
NOT_FOR_BROWSERS += ["tabler.css", "tabler.rtl.css", "tabler.js"]  # the minified ones serve
NOT_FOR_BROWSERS += [f"tabler-{part}*" for part in ("flags", "marketing", "payments", "props", "socials", "vendors")]


def compile_translations() -> int:
    """Writes each .mo that is older than its .po. Returns how many were written."""
    sources = [path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/LC_MESSAGES/*.po")]
    stale = [po for po in sources if not po.with_suffix(".mo").exists() or is_newer(po, po.with_suffix(".mo"))]
    for po in stale:
        with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source, locale=po.parts[-3]))
    return len(stale)


def is_newer(one: Path, other: Path) -> bool:
    return one.stat().st_mtime_ns > other.stat().st_mtime_ns


def fingerprint_of_assets() -> str:
    """Changes when a static file is added, removed or written."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(NOT_FOR_BROWSERS):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Command(BaseCommand):
    """Each step is skipped when there is nothing to do, so that every start may call it."""

    help = "Compiles translations, collects static files, brings the database up to date, loads the demonstration once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--translations-only", action="store_true", help="Stop after the translations.")

    def handle(self, *args: Any, translations_only: bool, **options: Any) -> None:
        if count := compile_translations():
            self.say(f"Compiled {count} translation files")
        if translations_only:
            return
        self.collect_assets()
        self.say("Bringing the database up to date")
        collect_rarely()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if settings.DEMO_ALLOWED and "load_demo" in get_commands() and self.is_empty_or_demonstration():
            call_command("load_demo", stdout=self.stdout)

    @staticmethod
    def is_empty_or_demonstration() -> bool:
        """The demonstration is never put beside the accounts of a real authority."""
        users = get_user_model().objects.all()
        return users.filter(is_demo=True).exists() or not users.exists()

    def say(self, text: str) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"• {text}"))
        self.stdout.flush()

    def collect_assets(self) -> None:
        """Static files are collected again only when one of them has changed; not at all when DEBUG is on."""
        stamp, fingerprint = Path(settings.STATIC_ROOT) / ".fingerprint", fingerprint_of_assets()
        if settings.DEBUG or (stamp.exists() and stamp.read_text() == fingerprint):
            return
        self.say("Collecting static files")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=NOT_FOR_BROWSERS)
        stamp.write_text(fingerprint)
