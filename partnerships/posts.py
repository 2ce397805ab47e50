"""The posts a person held, one after the other, read from the history of the contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from partnerships.models import Contact, ContactRole, Partner


@dataclass(frozen=True)
class Post:
    """What a person was, where: `noted_on` is the day we wrote it down, `until` the day we wrote the next or they left.

    `until` is None for the post that the person still holds; `partner` is None where it is no longer on file.
    """

    partner: Partner | None
    role: str
    function: str
    noted_on: date
    until: date | None

    @property
    def is_held(self) -> bool:
        return self.until is None


def posts_of(contact: Contact, today: date) -> list[Post]:
    """The posts of a contact, the latest first; two queries, however many there are."""
    found = _changes(contact)
    partners = {row.pk: row for row in Partner.objects.filter(pk__in={key[0] for key, _day in found})}
    left = contact.left_on if contact.left_on and contact.left_on <= today else None
    ends = [*(day for _key, day in found[1:]), left]
    posts = [
        Post(partners.get(partner), str(dict(ContactRole.choices).get(role, role)), function, day, until)
        for ((partner, role, function), day), until in zip(found, ends, strict=True)
    ]
    return posts[::-1]


def _changes(contact: Contact) -> list[tuple[tuple[int, str, str], date]]:
    """Each (partner, role, function) with the day it was noted, where it differs from the one before."""
    rows = contact.history.order_by("history_id").values_list("partner_id", "role", "function", "history_date")  # type: ignore[attr-defined]
    found: list[tuple[tuple[int, str, str], date]] = []
    for partner, role, function, at in rows:
        if not found or found[-1][0] != (partner, role, function):
            found.append(((partner, role, function), timezone.localdate(at)))
    return found
