"""The relations falling asleep as a sheet."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import translation
from django.utils.translation import gettext as _

from jisr import days
from jisr.exchange.writing import CONTENT_TYPES, write_file
from jisr.models import Activity, Trace, User
from jisr.models.activity import Verb
from reports.dormant import Relation, told

CHUNK = 1000


def dormant_file(found: QuerySet, user: User, file_format: str) -> FileResponse:
    """The rows of `relations` as an XLSX or CSV file in this person's language, with a line in the history."""
    today = days.today()
    with translation.override(user.language):
        title = _("Relations falling asleep")
        file = TemporaryFile()  # noqa: SIM115 the response closes it
        count = write_file(file, _lines(found, user, today), file_format, rtl=user.language == "ar", title=title)
    Activity.write(
        user.authority, Verb.EXPORTED, Trace(user), count=count, record="reports.dormant", format=file_format
    )
    file.seek(0)
    name = f"dormant-{today:%Y-%m-%d}.{file_format}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[file_format])


def _lines(found: QuerySet, user: User, today: Any) -> Iterator[list[Any]]:
    yield [
        _("Reference"),
        _("Name"),
        _("Kind"),
        _("State"),
        _("Why it is here"),
        _("Last sign of life"),
        _("What it was"),
        _("Months of silence"),
        _("Next step"),
        _("Before"),
        _("Followed by"),
    ]
    rows = list(found)
    for place in range(0, len(rows), CHUNK):
        for line in told(rows[place : place + CHUNK], user, today):
            yield _cells(line)


def _cells(line: Relation) -> list[Any]:
    record = line.subject
    return [
        record.reference,
        str(record),
        str(line.kind.label),
        str(record.current_state.label),
        str(line.reason.label),
        line.last.on,
        str(line.last.label),
        line.months,
        line.step.label,
        line.step.on,
        str(record.owner or ""),
    ]
