"""The private calendar feed of a person: its address, and what it holds."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.core.cache import cache
from django.utils.translation import gettext as _

from funding.dated import between
from funding.dated.ics import calendar_of
from jisr import days
from jisr.models import Activity, Trace, User
from jisr.models.activity import Verb

BACK, AHEAD, MOST = timedelta(days=31), timedelta(days=366), 2000
PER_HOUR = 120
MINE, UNIT = "me", "unit"


def make_address(user: User) -> str:
    """Give the person a new address, which ends the one before; returns its token of 128 bits, kept nowhere."""
    token = secrets.token_urlsafe(16)
    user.calendar_token = kept(token)
    user.save(update_fields=["calendar_token"])
    Activity.write(user, Verb.CALENDAR_MADE, Trace(user))
    return token


def end_address(user: User) -> None:
    """From now on nothing answers at the person's address."""
    user.calendar_token = None
    user.save(update_fields=["calendar_token"])
    Activity.write(user, Verb.CALENDAR_ENDED, Trace(user))


def kept(token: str) -> str:
    """What is kept of a token: enough to know it again, too little to read it."""
    return hashlib.sha256(token.encode()).hexdigest()[:40]


def owner_of(token: str) -> User | None:
    """Whose feed it is, while the person may sign in."""
    return User.objects.select_related("authority").filter(calendar_token=kept(token), is_active=True).first()


def asks_too_often(user: User) -> bool:
    """Whether the feed was asked for more than `PER_HOUR` times within the hour."""
    key = f"calendar-{user.pk}"
    if cache.add(key, 1, 3600):
        return False
    try:
        return cache.incr(key) > PER_HOUR
    except ValueError:
        return False


def feed(user: User, of: str, site: str) -> bytes:
    """What falls within a month back and a year ahead, the person's own or the unit's, as an .ics file."""
    today = days.today()
    owner = None if of == UNIT else user.pk
    items = between(user, today - BACK, today + AHEAD, owner=owner, limit=MOST)
    title = f"Jisr · {user.authority.name}" if of == UNIT else _("Jisr · my agenda")
    return calendar_of(items, title=title, authority_id=user.authority_id, site=site)
