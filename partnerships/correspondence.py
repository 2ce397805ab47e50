"""Letters and calls, logged in a few words beside the meetings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import get_language

from jisr.documents import attach
from jisr.models import DocumentType, User, Via
from jisr.models.activity import Verb
from partnerships.models import Contact, Delegate, Exchange, ExchangePartner, ExchangeState, Partner, Side

if TYPE_CHECKING:
    from django.core.files.base import File

LETTER = "letter"


def log_exchange(
    *,
    kind: str,
    starts_on: date,
    partner: Partner,
    contact: Contact | None,
    subject: str,
    note: str,
    file: File | None = None,
    by: User,
) -> Exchange:
    """Keep a letter or call of that day as an exchange that was held, with its file as a document.

    One transaction. The subject is in the language of the page. Raises ValidationError by field: `starts_on` for a day
    in the future, `file` for one that is not taken.
    """
    exchange = Exchange(authority_id=by.authority_id, kind=kind, starts_on=starts_on, minutes=note, owner=by)
    setattr(exchange, f"name_{(get_language() or 'en')[:2]}", subject)
    exchange.start_at(ExchangeState.HELD, by=by)
    exchange.full_clean(exclude=["reference"])
    people = [Delegate(side=Side.THEIRS, contact=contact, function=contact.function)] if contact else []
    rows = [ExchangePartner(partner=partner), *people]
    with transaction.atomic():
        exchange.store(by=by, via=Via.PAGE, rows=rows, verb=Verb.STARTED, data={"to": ExchangeState.HELD})
        if file:
            attach(exchange, file, title=subject, type=_letter(), dated_on=starts_on, by=by)
    return exchange


def _letter() -> DocumentType:
    types = DocumentType.objects.all()
    return types.filter(code=LETTER).first() or types[0]
