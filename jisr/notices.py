"""What people are told: a notice on their page at once, and a mail as soon as the mail server takes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from django_tasks import task

from jisr.mailing import Server, claimed, full, full_address, message_for
from jisr.models import Described, MailChoice, Notice, NoticeKind, User
from jisr.notice_choices import choices_of, chosen_mail, default_of
from jisr.notice_words import details_of, sentence_of, title_of

__all__ = [
    "mail",
    "mail_notices",
    "may_read",
    "open_notice",
    "read_subjects",
    "sentence_of",
    "tell",
    "waiting",
    "write_notices",
]

WAITS = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6), timedelta(hours=18))
TOO_OLD = timedelta(days=30)
KEPT = timedelta(days=365)
CHUNK = 500
NAMED_BY = ("kind", "partner", "questionnaire", "opportunity")


def tell(
    people: Iterable[User], *, about: Any, kind: str, event: str, data: dict[str, Any] | None = None
) -> list[Notice]:
    """Write a notice for each person not yet told of this event; the mail follows when the transaction commits.

    `data` holds the words of the sentence (see jisr.notice_words): plain texts, names by language code, codes.
    Returns the notices written, without their keys.
    """
    told = set(Notice.objects.filter(event=event).values_list("user_id", flat=True))
    rows = [
        Notice(authority_id=about.authority_id, subject=about, user=person, kind=kind, event=event, data=data or {})
        for person in {person.pk: person for person in people}.values()
        if person.pk not in told
    ]
    write_notices(rows)
    return rows


def write_notices(rows: list[Notice]) -> None:
    """Write notices, each shown as its person has chosen for its kind; one already told of its event is not told again.

    Those wanted at once are mailed when the surrounding transaction commits.
    """
    if not rows:
        return
    own = choices_of({row.user_id for row in rows})
    at_once = False
    for row in rows:
        choice = own.get((row.user_id, row.kind), default_of(row.kind))
        row.is_shown = choice.is_shown
        at_once |= choice.mail == MailChoice.AT_ONCE
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=CHUNK)
    if at_once and settings.MAIL_SERVER:
        transaction.on_commit(lambda: mail_notices.enqueue())


def with_unread(people: QuerySet[User]) -> QuerySet[User]:
    """Each person with `unread_notices`, how many wait to be read; read along with the person, at no query more."""
    mine = Notice.objects.filter(user=OuterRef("pk"), read_at=None, is_shown=True).order_by().values("user")
    count = Subquery(mine.annotate(count=Count("pk")).values("count"), output_field=models.IntegerField())
    return people.annotate(unread_notices=Coalesce(count, 0))


def waiting(mail: str = MailChoice.AT_ONCE) -> QuerySet[Notice]:
    """Those still to be mailed at once, or in the daily mail, as their people have chosen by now.

    Not read meanwhile, of the last month, to people who still sign in; those of the demonstration are invented.
    """
    rows = Notice.objects.filter(mailed_at=None, read_at=None, user__is_active=True, user__is_demo=False)
    rows = rows.filter(created_at__gte=timezone.now() - TOO_OLD).annotate(chosen=chosen_mail())
    return rows.filter(chosen=mail).select_related("user").order_by("created_at", "pk")


def forget_old(now: datetime) -> None:
    """What the schedule of that name does: a year on, what people were told stands in the records' own history."""
    Notice.objects.filter(created_at__lt=now - KEPT).delete()


@task()
def mail_notices(attempt: int = 0) -> None:
    """Mail what waits; where the mail server refuses some, come back later, ever more rarely, for a day."""
    if not settings.MAIL_SERVER:
        return
    server = Server()
    refused = [notice for notice in waiting() if not mail(notice, server)]
    if refused and attempt < len(WAITS) and mail_notices.get_backend().supports_defer:
        mail_notices.using(run_after=timezone.now() + WAITS[attempt]).enqueue(attempt + 1)


def mail_waiting(now: datetime) -> None:
    """What the schedule of that name does: nothing stays behind, whatever became of the tries before."""
    if settings.MAIL_SERVER and waiting().exists():
        mail_notices.call()


def mail(notice: Notice, server: Server) -> bool:
    """Whether the mail server took it, now or before; nobody else sends the same one meanwhile."""
    with claimed(f"notice-mail-{notice.pk}") as is_mine:
        if not is_mine or not waiting().filter(pk=notice.pk).exists():
            return True
        if may_read(notice, notice.user) and not server.send(lambda: _message(notice)):
            return False
        Notice.objects.filter(pk=notice.pk).update(mailed_at=timezone.now())
    return True


def _message(notice: Notice) -> Any:
    with translation.override(notice.user.language):
        context = {
            "sentence": sentence_of(notice),
            "title": title_of(notice.subject),
            "reference": getattr(notice.subject, "reference", ""),
            "details": details_of(notice),
            "url": full(notice.data.get("address", "")) or full_address("notice_open", notice.pk),
            "is_note": notice.kind == NoticeKind.MENTION,
        }
        return message_for(notice.user, "account/email/notice", context, stop=notice.kind)


def may_read(notice: Notice, user: User) -> bool:
    """Whether the record is there and this person's role still reads its kind."""
    record: Any = notice.subject
    return (
        record is not None and record.authority_id == user.authority_id and user.has_perm(record.permission_to("view"))
    )


def read_subjects(notices: list[Notice]) -> None:
    """Read the records that notices are about, and what those are named by that have no name of their own."""
    models.prefetch_related_objects(notices, "subject")
    by_kind: dict[Any, list[Any]] = defaultdict(list)
    for notice in notices:
        if notice.subject is not None and not isinstance(notice.subject, Described):
            by_kind[type(notice.subject)].append(notice.subject)
    for model, records in by_kind.items():
        relations = {field.name for field in model._meta.fields if field.is_relation}
        models.prefetch_related_objects(records, *(name for name in NAMED_BY if name in relations))


def open_notice(notice: Notice) -> None:
    """Mark it read, once."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())
