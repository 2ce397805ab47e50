"""The one mail a day: what waits for a person, grouped by kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django_tasks import task

from jisr.mailing import Server, claimed, full_address, message_for
from jisr.models import MailChoice, Notice, NoticeKind, User
from jisr.notice_choices import DAILY
from jisr.notice_words import details_of, sentence_of, title_of
from jisr.notices import WAITS, may_read, read_subjects, waiting

SHOWN = 20
MOST = 2000
CHUNK = 500


@dataclass(frozen=True)
class Line:
    sentence: str
    title: str
    reference: str
    url: str
    details: list[str]


@dataclass(frozen=True)
class Group:
    """The notices of one kind: the first few, and how many more there are."""

    title: str
    lines: list[Line]
    more: int


def mail_digests(now: datetime) -> None:
    """What the schedule of that name does, once a day: a mail to each person for whom something waits."""
    mail_daily.call()


@task()
def mail_daily(attempt: int = 0, people: list[int] | None = None) -> None:
    """Send the daily mail to these people, or all; those to whom it cannot be sent are tried again, ever more rarely."""
    if not settings.MAIL_SERVER:
        return
    server, refused = Server(), []
    keys = waiting(MailChoice.DAILY).order_by().values("user")
    found = User.objects.filter(pk__in=keys)
    for user in found.filter(pk__in=people) if people else found:
        if not mail_digest(user, server):
            refused.append(user.pk)
    if refused and attempt < len(WAITS) and mail_daily.get_backend().supports_defer:
        mail_daily.using(run_after=timezone.now() + WAITS[attempt]).enqueue(attempt + 1, refused)


def mail_digest(user: User, server: Server) -> bool:
    """Whether nothing is left to be sent to this person; nobody else sends the same mail meanwhile."""
    with claimed(f"digest-mail-{user.pk}") as is_mine:
        if not is_mine:
            return True
        rows = waiting(MailChoice.DAILY).filter(user=user).select_related(None)
        waits = list(rows[:MOST])
        read_subjects(waits)
        readable = [notice for notice in waits if may_read(notice, user)]
        if readable and not server.send(lambda: digest_of(user, readable)):
            return False
        keys = [notice.pk for notice in waits]
        for start in range(0, len(keys), CHUNK):
            Notice.objects.filter(pk__in=keys[start : start + CHUNK]).update(mailed_at=timezone.now())
    return True


def digest_of(user: User, notices: list[Notice]) -> Any:
    """The message, in the person's language."""
    with translation.override(user.language):
        context = {
            "count": len(notices),
            "groups": [_group(kind, notices) for kind in NoticeKind if any(row.kind == kind for row in notices)],
            "url": full_address("notice_list"),
        }
        return message_for(user, "account/email/digest", context, stop=DAILY)


def _group(kind: NoticeKind, notices: list[Notice]) -> Group:
    """Those that fall due first come first."""
    rows = sorted((row for row in notices if row.kind == kind), key=lambda row: (row.data.get("day", ""), row.pk))
    lines = [_line(row) for row in rows[:SHOWN]]
    return Group(str(kind.label), lines, len(rows) - len(lines))


def _line(notice: Notice) -> Line:
    record: Any = notice.subject
    reference = getattr(record, "reference", "")
    address = full_address("notice_open", notice.pk)
    return Line(sentence_of(notice), title_of(record), reference, address, details_of(notice))
