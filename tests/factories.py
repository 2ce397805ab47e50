"""Records with plain, true-looking values; each maker takes what the test cares about."""

from datetime import date
from itertools import count
from typing import Any

from django.contrib.auth.models import Group

from jisr.models import Authority, User, Via
from partnerships.models import (
    Agreement,
    AgreementKind,
    AgreementParty,
    Contact,
    Partner,
    PartnerKind,
)

_numbers = count(1)


def make_authority(**fields: Any) -> Authority:
    return Authority.objects.create(**{"name_fr": "Commune de Tamazirt", "name_ar": "جماعة تمازيرت", **fields})


def make_user(*roles: str, authority: Authority | None = None, **fields: Any) -> User:
    """Return a user with these roles, of a new authority unless one is given."""
    number = next(_numbers)
    fields = {"full_name": f"User {number}", "language": "en", **fields}
    user = User.objects.create_user(
        fields.pop("email", f"user{number}@example.org"),
        fields.pop("password", "a good password"),
        authority=authority or Authority.objects.first() or make_authority(),
        **fields,
    )
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def make_partner(
    *, by: User | None = None, authority: Authority | None = None, rows: Any = (), **fields: Any
) -> Partner:
    owner = authority or (by.authority if by else None) or Authority.objects.first() or make_authority()
    fields = {"kind": PartnerKind.UN, **fields}
    if not any(name.startswith("name_") for name in fields):
        fields["name_fr"] = f"Partenaire {next(_numbers)}"
    partner = Partner(authority=owner, **fields)
    partner.store(by=by, via=Via.COMMAND, rows=rows)
    return partner


def make_contact(*, partner: Partner | None = None, by: User | None = None, **fields: Any) -> Contact:
    partner = partner or make_partner(by=by)
    contact = Contact(authority=partner.authority, partner=partner, **{"name_fr": "Salma Idrissi", **fields})
    contact.store(by=by, via=Via.COMMAND)
    return contact


def make_agreement(
    *, by: User | None = None, authority: Authority | None = None, partners: Any = (), **fields: Any
) -> Agreement:
    owner = authority or (by.authority if by else None) or Authority.objects.first() or make_authority()
    fields = {"name_fr": f"Convention {next(_numbers)}", "kind": AgreementKind.objects.get(code="specific"), **fields}
    agreement = Agreement(authority=owner, **fields)
    agreement.store(by=by, via=Via.COMMAND, rows=[AgreementParty(partner=partner) for partner in partners])
    return agreement


TODAY = date(2026, 11, 22)
