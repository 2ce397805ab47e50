"""How each person wants to be told of each kind of thing: in Jisr or not, by mail never, at once or once a day."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, CharField, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from jisr.models import MailChoice, Notice, NoticeChoice, NoticeKind, User

AT_ONCE = (NoticeKind.MENTION, NoticeKind.ASSIGNED, NoticeKind.REVIEW, NoticeKind.DECISION)
ALL, DAILY = "all", "daily"
NEEDS = {
    NoticeKind.REVIEW: ("funding.change_proposal",),
    NoticeKind.DECISION: ("funding.change_screening",),
    NoticeKind.ESCALATION: ("funding.decide_opportunity",),
    NoticeKind.FEED: ("funding.change_feed", "funding.change_opportunity"),
}


@dataclass(frozen=True)
class Choice:
    is_shown: bool
    mail: str


def default_of(kind: str) -> Choice:
    """What holds until the person chooses."""
    return Choice(True, MailChoice.AT_ONCE if kind in AT_ONCE else MailChoice.DAILY)


def choices_of(people: Collection[int]) -> dict[tuple[int, str], Choice]:
    """What these people (by key) chose themselves, by person and kind; one query."""
    rows = NoticeChoice.objects.filter(user__in=people)
    return {(row.user_id, row.kind): Choice(row.is_shown, row.mail) for row in rows}


def chosen_mail() -> Coalesce:
    """The expression that gives for each notice when its person wants it by mail, as they have chosen by now."""
    own = NoticeChoice.objects.filter(user=OuterRef("user"), kind=OuterRef("kind")).values("mail")[:1]
    usual = Case(
        When(kind__in=AT_ONCE, then=Value(MailChoice.AT_ONCE.value)),
        default=Value(MailChoice.DAILY.value),
        output_field=CharField(),
    )
    return Coalesce(Subquery(own), usual, output_field=CharField())


def kinds_for(user: User) -> list[NoticeKind]:
    """The kinds that the person may be told of: by their role, or because they have been before."""
    met = {
        *Notice.objects.filter(user=user).order_by().values_list("kind", flat=True).distinct(),
        *NoticeChoice.objects.filter(user=user).values_list("kind", flat=True),
    }
    return [kind for kind in NoticeKind if kind in met or _meets(user, kind)]


def _meets(user: User, kind: NoticeKind) -> bool:
    return kind not in NEEDS or any(user.has_perm(name) for name in NEEDS[kind])


def choose(user: User, chosen: Mapping[str, Choice]) -> None:
    """Keep what the person chose for these kinds."""
    rows = [NoticeChoice(user=user, kind=kind, is_shown=made.is_shown, mail=made.mail) for kind, made in chosen.items()]
    NoticeChoice.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["user", "kind"], update_fields=["is_shown", "mail"]
    )


def kinds_behind(word: str, user: User) -> list[str]:
    """The kinds that an opt-out address means: one, those of the daily mail, or all; none for any other word."""
    if word == ALL:
        return [str(kind) for kind in NoticeKind]
    if word == DAILY:
        own = choices_of([user.pk])
        return [str(kind) for kind in NoticeKind if own.get((user.pk, kind), default_of(kind)).mail == MailChoice.DAILY]
    return [word] if word in NoticeKind.values else []


def stop_mail(user: User, kinds: Iterable[str]) -> None:
    """No mail of these kinds any more; what is shown in Jisr stays as it is."""
    own = choices_of([user.pk])
    choose(
        user, {kind: Choice(own.get((user.pk, kind), default_of(kind)).is_shown, MailChoice.NEVER) for kind in kinds}
    )


def mail_token_of(user: User) -> str:
    """The 128 bits by which the person's mails lead to the page that stops them; made on first need."""
    if not user.mail_token:
        User.objects.filter(pk=user.pk, mail_token=None).update(mail_token=secrets.token_urlsafe(16))
        user.refresh_from_db(fields=["mail_token"])
    return str(user.mail_token)
