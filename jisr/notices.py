"""What people are told: a notice on their page at once, and a mail as soon as the mail server takes it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import caches
from django.db import models, transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from jisr.models import Notice, NoticeKind, User

log = logging.getLogger(__name__)

SENTENCES = {NoticeKind.MENTION: _("%(by)s mentions you in a note")}
WAITS = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6), timedelta(hours=18))
TOO_OLD = timedelta(days=7)
SENDING_SECONDS = 120


def tell(
    people: Iterable[User], *, about: Any, kind: str, event: str, data: dict[str, Any] | None = None
) -> list[Notice]:
    """Write a notice for each person not yet told of this event; the mail follows when the transaction commits.

    `data` holds the words of the sentence and, as `address`, the full address of the record, for the mail.
    """
    told = set(Notice.objects.filter(event=event).values_list("user_id", flat=True))
    rows = [
        Notice(authority_id=about.authority_id, subject=about, user=person, kind=kind, event=event, data=data or {})
        for person in people
        if person.pk not in told
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    if rows and settings.MAIL_SERVER:
        transaction.on_commit(lambda: mail_notices.enqueue())
    return rows


def sentence_of(notice: Notice) -> str:
    """The notice in the reader's language."""
    template = str(SENTENCES.get(NoticeKind(notice.kind), NoticeKind(notice.kind).label))
    try:
        return template % notice.data
    except KeyError:
        return str(NoticeKind(notice.kind).label)


def with_unread(people: QuerySet[User]) -> QuerySet[User]:
    """Each person with `unread_notices`, how many wait to be read; read along with the person, at no query more."""
    mine = Notice.objects.filter(user=OuterRef("pk"), read_at=None).order_by().values("user")
    count = Subquery(mine.annotate(count=Count("pk")).values("count"), output_field=models.IntegerField())
    return people.annotate(unread_notices=Coalesce(count, 0))


def waiting() -> QuerySet[Notice]:
    """Those still to be mailed: not read on the page meanwhile, to people who still sign in, of the last week."""
    rows = Notice.objects.filter(mailed_at=None, read_at=None, user__is_active=True)
    return rows.filter(created_at__gte=timezone.now() - TOO_OLD).select_related("user").order_by("pk")


@task()
def mail_notices(attempt: int = 0) -> None:
    """Mail what waits; where the mail server refuses some, come back later, ever more rarely, for a day."""
    if not settings.MAIL_SERVER:
        return
    refused = [notice for notice in waiting() if not mail(notice)]
    if refused and attempt < len(WAITS) and mail_notices.get_backend().supports_defer:
        mail_notices.using(run_after=timezone.now() + WAITS[attempt]).enqueue(attempt + 1)


def mail(notice: Notice) -> bool:
    """Whether the mail server took it, now or before; nobody else sends the same one meanwhile."""
    key = f"notice-mail-{notice.pk}"
    if not caches["progress"].add(key, True, SENDING_SECONDS):
        return True
    try:
        if Notice.objects.filter(pk=notice.pk, mailed_at=None).exists():
            _send(notice)
            Notice.objects.filter(pk=notice.pk).update(mailed_at=timezone.now())
    except (OSError, SMTPException):
        log.exception("The mail server refused notice %s", notice.pk)
        return False
    finally:
        caches["progress"].delete(key)
    return True


def _send(notice: Notice) -> None:
    user = notice.user
    with translation.override(user.language):
        context = {
            "user": user,
            "sentence": sentence_of(notice),
            "record": notice.subject,
            "url": notice.data.get("address", ""),
        }
        get_adapter().render_mail("account/email/notice", user.email, context).send()


def open_notice(notice: Notice) -> None:
    """Mark it read, once."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())
