"""The agenda as a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jisr import days
from jisr.exchange.writing import attachment, write_file
from jisr.models import Activity, Trace, User
from jisr.models.activity import Verb

from .item import DatedItem


def agenda_file(items: Iterable[DatedItem], user: User, file_format: str, language: str) -> FileResponse:
    """The items as an XLSX or CSV file in the reader's language, with a line of it in the history."""
    today = days.today()
    file = TemporaryFile()  # noqa: SIM115 the response closes it
    count = write_file(file, lines(items), file_format, rtl=language == "ar", title=pgettext("calendar", "Agenda"))
    Activity.write(user.authority, Verb.EXPORTED, Trace(user), count=count, record="funding.agenda", format=file_format)
    file.seek(0)
    return attachment(file, f"agenda-{today:%Y-%m-%d}.{file_format}")


def lines(items: Iterable[DatedItem]) -> Iterator[list[Any]]:
    """The headings, then a line for each item; `day` is a date, days late a number, blank while not late."""
    yield [
        _("Day"),
        _("Time"),
        _("Time zone"),
        _("Until"),
        _("Kind"),
        _("Reference"),
        pgettext("agenda", "What"),
        _("Details"),
        _("Followed by"),
        pgettext("agenda", "Standing"),
        _("Days late"),
    ]
    for item in items:
        yield [
            item.day,
            f"{item.at:%H:%M}" if item.at else "",
            item.zone if item.at else "",
            item.until,
            str(item.kind.label),
            item.reference,
            item.title,
            item.detail,
            item.owner,
            standing(item),
            item.days_late or None,
        ]


def standing(item: DatedItem) -> str:
    """Late, done or to do, in words."""
    if item.is_late:
        return pgettext("agenda", "Late")
    return pgettext("agenda", "Done") if item.is_done else pgettext("agenda", "To come")
