"""Notes that colleagues write beside a record, and the people they mention."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from jisr.models import Activity, Note, NoticeKind, Record, Trace, User, Via
from jisr.models.activity import Verb
from jisr.notices import tell
from jisr.text import clean

SHOWN = 20
LONGEST = 5000


def tidy_text(text: str) -> str:
    """Plain text with its line breaks, without control characters or marks that turn the page round."""
    lines = [clean(line) for line in str(text).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def readers_of(model: type[Record], user: User) -> QuerySet[User]:
    """The colleagues of the same authority who may read this kind of record, oneself left out."""
    app, _dot, codename = model.permission_to("view").partition(".")
    may = Q(groups__permissions__codename=codename, groups__permissions__content_type__app_label=app)
    others = User.objects.filter(authority_id=user.authority_id, is_active=True).exclude(pk=user.pk)
    return others.filter(may | Q(is_superuser=True)).distinct().order_by("full_name", "pk")


def write_note(
    record: Record, *, text: str, mentioned: Collection[User], by: User, address: str = "", via: str = Via.PAGE
) -> Note:
    """Put a note on a record and tell those it mentions, once each.

    `address` is the record's full address, for the mail. Raises PermissionDenied, or ValidationError by field.
    """
    if not by.has_perm(Note.permission_to("add")) or record.authority_id != by.authority_id:
        raise PermissionDenied
    record.check_not_archived()
    note = Note(authority_id=by.authority_id, subject=record)
    _store(note, record, text, mentioned, Trace(by, via), Verb.NOTED, address)
    return note


def change_note(
    note: Note, *, text: str, mentioned: Collection[User], by: User, address: str = "", via: str = Via.PAGE
) -> None:
    """Write one's own note anew; only those newly mentioned are told. Raises as `write_note`, or StaleVersion."""
    check_own(note, by, "change")
    _store(note, note.subject, text, mentioned, Trace(by, via), Verb.NOTE_CHANGED, address)


@transaction.atomic
def remove_note(note: Note, *, by: User, via: str = Via.PAGE) -> None:
    """Take one's own note away; its history remains."""
    check_own(note, by, "delete")
    Activity.write(note.subject, Verb.NOTE_REMOVED, Trace(by, via))  # type: ignore[arg-type]
    note.erase(by=by, via=via)


def is_own(note: Note, user: User, action: str) -> bool:
    return note.created_by_id == user.pk and user.has_perm(Note.permission_to(action))


def check_own(note: Note, user: User, action: str) -> None:
    """Raise PermissionDenied unless the note is this person's, whose role still writes notes."""
    if not is_own(note, user, action):
        raise PermissionDenied


@transaction.atomic
def _store(
    note: Note, record: Any, text: str, mentioned: Collection[User], trace: Trace, verb: str, address: str
) -> None:
    note.text = tidy_text(text)
    if not note.text:
        raise ValidationError({"text": _("Write something.")})
    if len(note.text) > LONGEST:
        raise ValidationError({"text": _("A note has at most %(count)s characters.") % {"count": LONGEST}})
    allowed = set(readers_of(type(record), trace.by))
    note.store(by=trace.by, trace=trace)
    note.mentioned.set([person for person in mentioned if person in allowed])
    Activity.write(record, verb, trace)
    data = {"by": str(trace.by), "address": address}
    tell(note.mentioned.all(), about=record, kind=NoticeKind.MENTION, event=f"note-{note.pk}", data=data)


def takes_notes(model: type) -> bool:
    """Every kind of root record may carry notes."""
    return issubclass(model, Record)


def record_of(about: str, user: User) -> Any:
    """The record that an address names as `partnerships.agreement-12`; Http404 unless this person may read it."""
    label, _dash, number = about.rpartition("-")
    try:
        model: Any = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not takes_notes(model) or not re.fullmatch(r"[0-9]{1,18}", number):
        raise Http404
    found = model._default_manager.visible_to(user).filter(pk=int(number)).first()
    if found is None:
        raise Http404
    return found


def notes_section(record: Any, user: User, *, whole: bool = False) -> dict[str, Any] | None:
    """What a record's page shows of its notes, newest first; None where they are not this person's to see."""
    if not takes_notes(type(record)) or not user.has_perm(Note.permission_to("view")):
        return None
    rows = Note.objects.about(record).select_related("created_by").prefetch_related("mentioned").order_by("-pk")
    notes = list(rows if whole else rows[: SHOWN + 1])
    shown = notes if whole else notes[:SHOWN]
    for note in shown:
        note.is_own = is_own(note, user, "change")  # type: ignore[attr-defined]
    may_add = user.has_perm(Note.permission_to("add")) and not record.archived_at
    about = f"{record._meta.label_lower}-{record.pk}"
    return {
        "rows": shown,
        "is_cut": len(notes) > len(shown),
        "add_url": f"{reverse('note_create')}?about={about}" if may_add else "",
    }
