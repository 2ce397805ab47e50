"""The first run: an empty installation gets its authority, the authority's own side, and its first administrator."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from jisr.models import Authority, User
from jisr.roles import ADMINISTRATOR


class AlreadyFounded(Exception):
    """An authority exists: the first run is over."""


@transaction.atomic
def found(authority: Authority, administrator: User, password: str) -> User:
    """Save the authority, its own partner record and the administrator's account; returns the account.

    Raises AlreadyFounded when an authority exists, also when two people finish the first run at once.
    """
    ContentType.objects.get_for_model(Authority)
    ContentType.objects.select_for_update().get(app_label="jisr", model="authority")
    if Authority.objects.exists():
        raise AlreadyFounded
    authority.save()
    administrator.authority = authority
    administrator.set_password(password)
    administrator.save()
    administrator.groups.add(Group.objects.get(name=ADMINISTRATOR))
    authority.partner = own_partner(authority, administrator)
    authority.save(update_fields=["partner"])
    return administrator


def own_partner(authority: Authority, by: User) -> Any:
    """Store the partner record under which the authority itself is a party to agreements."""
    names = {name: getattr(authority, name) for name in Authority.NAME_FIELDS}
    partner = apps.get_model("partnerships", "Partner")(
        authority=authority,
        kind="moroccan_local",
        country="MA",
        address=authority.address,
        preferred_language=by.language,
        **names,
    )
    partner.start_at("active", by=by)
    partner.store(by=by)
    return partner
