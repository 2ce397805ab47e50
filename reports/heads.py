"""The head of a report: who issues it, about whom, as of when."""

from datetime import date

from django.db.models import Model

from jisr import formats
from jisr.models import Authority, Named
from jisr.models import Signatory as SignatoryRow
from reports.shapes import Cover, Label, Letterhead, Signatory, label, lines, plain

OFFICIAL = ("ar", "fr")


def name_of(record: Named) -> Label:
    """The name in the report's language, else in another one, marked with it."""
    return label(record.text("name"))


def letterhead(authority: Authority) -> Letterhead:
    """The authority's head of paper in the active language, with its name in the official ones too."""
    first = name_of(authority)
    others = (Label(plain(getattr(authority, f"name_{code}")), code) for code in OFFICIAL if code != first.lang)
    return Letterhead(
        names=(first, *(other for other in others if other.text)),
        kind=str(authority.get_kind_display()),
        belongs_to=name_of(authority.parent) if authority.parent else None,
        address=lines(authority.address),
        email=plain(authority.email),
        phone=plain(authority.phone),
        website=plain(authority.website),
        currency=authority.currency,
        is_demo=authority.is_demo,
        signatories=tuple(_signatory(row, first.lang) for row in authority.signatories.all()),
    )


def _signatory(row: SignatoryRow, language: str) -> Signatory:
    for code in (language, "fr", "ar", "en"):
        if function := getattr(row, f"function_{code}", ""):
            return Signatory(Label(plain(row.full_name)), Label(plain(function), code))
    return Signatory(Label(plain(row.full_name)), Label(""))


def cover(title: str, record: Model, *, as_of: date, language: str) -> Cover:
    """What the head of a report about `record` says of itself; it has no number until it is issued."""
    assert isinstance(record, Named)
    return Cover(
        title=title,
        subject=name_of(record),
        subject_reference=record.reference,  # type: ignore[attr-defined]
        number="",
        as_of=as_of,
        language=language,
        language_name=formats.language_name(language),
    )
