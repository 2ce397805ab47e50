"""`manage.py issue_report KIND --for ID --language fr --output FILE`, KIND being partner_statement, project_sheet …"""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jisr.days import budget_year
from jisr.models import Authority, User, Via
from jisr.models.user import Language
from reports.definitions import BY_KIND, Definition, Subject
from reports.services import Wanted, draft_report, issue_report


class Command(BaseCommand):
    help = str(_("Writes a report as PDF, and keeps it under a number unless --draft."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=list(BY_KIND))
        parser.add_argument("--for", dest="subject", required=True, metavar="ID", help=str(_("reference or key")))
        parser.add_argument("--language", required=True, choices=Language.values)
        parser.add_argument("--output", required=True, type=Path, metavar="FILE")
        parser.add_argument("--from", dest="start", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--to", dest="end", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--draft", action="store_true", help=str(_("DRAFT across each page, no number, not kept")))
        parser.add_argument("--by", metavar="EMAIL", help=str(_("who issues it; nobody is named if left out")))
        parser.add_argument("--authority", type=int, metavar="KEY", help=str(_("where several share the installation")))

    def handle(self, *args: Any, **options: Any) -> None:
        definition = BY_KIND[options["kind"]]
        subject = find_subject(definition, options["subject"], options["authority"])
        wanted = Wanted(
            subject=subject,
            kind=definition.kind,
            language=options["language"],
            as_of=timezone.localdate(),
            **(period(subject, options) if definition.has_period else {}),
        )
        try:
            number, content = self.make(wanted, options)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        write(options["output"], content)
        self.stdout.write(f"{number or 'DRAFT'} {options['output']}")

    def make(self, wanted: Wanted, options: dict[str, Any]) -> tuple[str, bytes]:
        if options["draft"]:
            return "", draft_report(wanted)
        issued = issue_report(wanted, by=issuer(wanted.subject.authority, options["by"]), via=Via.COMMAND)
        return issued.number, issued.content()


def find_subject(definition: Definition, wanted: str, authority: int | None) -> Subject:
    """The one record of that reference or key; raises CommandError where there is none, or several."""
    rows = definition.model._default_manager.select_related("authority")
    if authority:
        rows = rows.filter(authority_id=authority)
    found = list(rows.filter(pk=wanted) if wanted.isdecimal() else rows.filter(reference__iexact=wanted)[:2])
    if not found:
        raise CommandError(_("No record “%(id)s”: give a reference such as PRT-2026-0001, or a key.") % {"id": wanted})
    if len(found) > 1:
        raise CommandError(_("“%(id)s” is a reference of several authorities: add --authority.") % {"id": wanted})
    return found[0]  # type: ignore[return-value]


def period(subject: Subject, options: dict[str, Any]) -> dict[str, date]:
    """The period of a report: this budget year unless said otherwise."""
    start, end = budget_year(subject.authority.fiscal_month, timezone.localdate())
    start, end = options["start"] or start, options["end"] or end
    if end < start:
        raise CommandError(_("The period ends before it starts."))
    return {"start": start, "end": end}


def issuer(authority: Authority, email: str | None) -> User | None:
    """The person named by --by, who must be one who may issue; None where nobody is named."""
    if not email:
        return None
    person = User.objects.filter(authority=authority, is_active=True, email__iexact=email).first()
    if person is None or not person.has_perm("reports.add_issuedreport"):
        raise CommandError(_("%(email)s is nobody of this authority who may issue reports.") % {"email": email})
    return person


def write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CommandError(_("%(path)s cannot be written: %(why)s") % {"path": path, "why": error.strerror}) from error
