"""What people type into the forms of records, kept until they save it or throw it away; each sees only their own."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone
from django.utils.translation import gettext as _

from jisr.models import FormDraft, User

MAX_BYTES = 200_000
LONGEST_ADDRESS = 300
MOST_FIELDS, LONGEST_NAME = 5000, 200
MOST_DRAFTS = 200
KEPT = timedelta(days=60)
SECRET = ("csrfmiddlewaretoken", "password")


def form_at(address: str) -> ResolverMatch:
    """Where an address of ours with a record's form leads; raises ValidationError for any other."""
    from jisr.views import FormScreen

    parts = urlsplit(address)
    try:
        if len(address) > LONGEST_ADDRESS or parts.scheme or parts.netloc or not address.startswith("/"):
            raise Resolver404
        match = resolve(parts.path)
    except Resolver404:
        match = None
    screen = getattr(match.func, "view_class", None) if match else None
    if match is None or screen is None or not issubclass(screen, FormScreen):
        raise ValidationError(_("This is not the address of a form."))
    return match


def draft_of(user: User, address: str) -> FormDraft | None:
    return FormDraft.objects.filter(user=user, address=address).first()


def keep(user: User, body: bytes) -> FormDraft | None:
    """Keep what the browser sends as JSON: `address`, `version` (a number or null) and `fields`, {name: [text, …]}.

    `fields` that are null throw the draft away; None is returned then. Raises ValidationError for anything else.
    """
    address, version, fields = read(body)
    form_at(address)
    if fields is None:
        forget(user, address)
        return None
    if FormDraft.objects.filter(user=user).exclude(address=address).count() >= MOST_DRAFTS:
        FormDraft.objects.filter(user=user).exclude(address=address).order_by("saved_at", "pk")[:1].get().delete()
    values = {"fields": fields, "version": version, "saved_at": timezone.now()}
    return FormDraft.objects.update_or_create(user=user, address=address, defaults=values)[0]


def read(body: bytes) -> tuple[str, int | None, dict[str, list[str]] | None]:
    """Return (address, version, fields) of what was sent; raises ValidationError when it is not of that shape."""
    wrong = ValidationError(_("This draft cannot be read."))
    if len(body) > MAX_BYTES:
        raise ValidationError(_("This draft is too large to be kept."), code="too_large")
    try:
        sent: Any = json.loads(body)
        address, version, fields = sent["address"], sent.get("version"), sent["fields"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise wrong from None
    has_version = version is None or (type(version) is int and 0 <= version < 2**31)
    if not isinstance(address, str) or not has_version or not (fields is None or is_of_fields(fields)):
        raise wrong
    return address, version, None if fields is None else without_secrets(fields)


def is_of_fields(fields: Any) -> bool:
    """Whether it is {name: [text, …]}, of names that are not too long."""
    return (
        isinstance(fields, dict)
        and len(fields) <= MOST_FIELDS
        and all(len(name) <= LONGEST_NAME for name in fields)
        and all(isinstance(values, list) and all(isinstance(one, str) for one in values) for values in fields.values())
    )


def without_secrets(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """What may be kept, without the characters that a database refuses."""
    kept = {name: values for name, values in fields.items() if not any(word in name for word in SECRET)}
    return {fit(name): [fit(value) for value in values] for name, values in kept.items()}


def fit(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def forget(user: User, address: str) -> None:
    """Throw away what this person had typed into the form at an address."""
    FormDraft.objects.filter(user=user, address=address).delete()


def forget_old(now: datetime) -> None:
    """What the schedule of that name does: nobody comes back to a form after two months."""
    FormDraft.objects.filter(saved_at__lt=now - KEPT).delete()
