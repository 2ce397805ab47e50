import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from funding.iati.importing import import_activities
from funding.iati.saying import sentences
from funding.iati.summary import Summary
from jisr import codes
from jisr.models import Authority, User, Via


class Command(BaseCommand):
    help = "Imports what partners publish: IATI 2.0x activity files, each whole or not at all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--country", metavar="MA", help="Only activities for this country (two letters).")
        parser.add_argument("--json", action="store_true", help="Print one JSON object and nothing else.")
        parser.add_argument(
            "--good-rows", action="store_true", help="Take the good activities of a file with bad ones."
        )
        parser.add_argument("--by", metavar="EMAIL", help="Who imports; also says for which authority.")

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        self.country = _country(options["country"])
        self.by = _user(options["by"])
        self.authority = self.by.authority if self.by else _only_authority()
        self.choose_good = options["good_rows"]
        summaries = [self.bring(file) for file in files]
        if options["json"]:
            self.stdout.write(json.dumps({"files": [one.as_dict() for one in summaries]}, ensure_ascii=False))
        else:
            for line in (line for one in summaries for line in sentences(one)):
                self.stdout.write(line)
        if not all(one.written for one in summaries):
            raise CommandError(_("Not every file was imported."))

    def bring(self, file: Path) -> Summary:
        if not file.is_file():
            raise CommandError(_("There is no file %(file)s.") % {"file": file})
        return import_activities(
            file,
            authority=self.authority,
            by=self.by,
            country=self.country,
            choose_good=self.choose_good,
            via=Via.COMMAND,
            progress=_show if sys.stderr.isatty() else None,
        )


def _show(done: int, total: int) -> None:
    sys.stderr.write(f"\r{100 * done // max(total, 1):3d} %" + ("\n" if done >= total else ""))


def _country(code: str | None) -> str | None:
    if code and code.upper() not in codes.COUNTRIES.known():
        raise CommandError(_("“%(value)s” is not a country code. Use two letters, such as MA.") % {"value": code})
    return code


def _user(email: str | None) -> User | None:
    if not email:
        return None
    user = User.objects.filter(email=email.lower(), is_active=True).select_related("authority__partner").first()
    if user is None:
        raise CommandError(_("No account in use has the address %(email)s.") % {"email": email})
    return user


def _only_authority() -> Authority:
    found = Authority.objects.select_related("partner")[:2]
    if len(found) != 1:
        raise CommandError(_("Say by --by EMAIL who imports: there is not exactly one authority."))
    return found[0]
