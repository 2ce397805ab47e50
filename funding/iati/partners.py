"""The organisations a file brings, put on file as partners."""

from __future__ import annotations

from jisr.models import Authority, Trace
from jisr.models.user import Language
from jisr.text import normalise
from partnerships.models import Partner, PartnerIdentifier
from partnerships.models.partner import IdentifierScheme

from . import bulk
from .activity import Org
from .book import Entry, PartnerBook
from .kinds import identifier_of, kind_of
from .texts import name_columns


def save_partners(book: PartnerBook, authority: Authority, trace: Trace) -> None:
    """Insert the partners met for the first time, and the identifiers learnt of those known by name alone."""
    made = [_partner(entry.org, entry, authority) for entry in book.fresh if entry.org]
    identifiers = [identifier_of(entry.org) for entry in book.fresh if entry.org]
    bulk.number(made)
    for partner, identifier in zip(made, identifiers, strict=True):
        partner.search_text = bulk.search_text(partner, normalise(identifier))
    bulk.create_records(made, trace)
    bulk.create_rows(
        [_identifier(partner, value) for partner, value in zip(made, identifiers, strict=True) if value], trace
    )
    for entry, partner in zip(book.fresh, made, strict=True):
        book.saved(entry, partner.pk, partner.reference, partner.search_text)
    book.fresh.clear()
    _save_learnt(book, trace)


def _partner(org: Org, entry: Entry, authority: Authority) -> Partner:
    names = name_columns(org.names or {"": org.ref})
    language = next((code for code in Language.values if names[f"name_{code}"]), Language.ENGLISH)
    return Partner(authority=authority, kind=kind_of(org), country=entry.country, preferred_language=language, **names)


def _identifier(partner: Partner, value: str) -> PartnerIdentifier:
    return PartnerIdentifier(
        partner=partner, authority_id=partner.authority_id, scheme=IdentifierScheme.IATI, value=value
    )


def _save_learnt(book: PartnerBook, trace: Trace) -> None:
    for pk, value in book.learnt:
        partner = Partner.objects.select_for_update().get(pk=pk)
        partner.store(by=trace.by, via=trace.via, rows=[_identifier(partner, value)])
        book.found_by(pk, partner.search_text)
    book.learnt.clear()
