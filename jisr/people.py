"""What an administrator does with people: invite, change, close and open accounts. Each act leaves an activity line."""

from collections.abc import Collection
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jisr.handover import hand_over, owned_by
from jisr.models import Activity, Authority, Trace, User
from jisr.models.activity import Verb
from jisr.roles import ADMINISTRATOR, ROLES

NO_PASSWORD = "!"


class AccountState(TextChoices):
    INVITED = "invited", gettext_lazy("Invited")
    ACTIVE = "active", gettext_lazy("Active")
    CLOSED = "closed", gettext_lazy("Closed")


def people_of(user: User) -> QuerySet[User]:
    """The accounts this person may administer: those of the same authority."""
    return User.objects.filter(authority_id=user.authority_id)


def administrators(authority_id: int) -> QuerySet[User]:
    """Those who can administer today: active, with the role, and with a password chosen."""
    able = User.objects.filter(authority_id=authority_id, is_active=True, groups__name=ADMINISTRATOR)
    return able.exclude(password__startswith=NO_PASSWORD)


def roles_of(user: User) -> list[str]:
    """The codes of the person's roles, in the order of ROLES."""
    held = {group.name for group in user.groups.all()}
    return [role for role in ROLES if role in held]


def account_state(user: User) -> AccountState:
    """Closed by an administrator, invited and without a password yet, or active."""
    if not user.is_active:
        return AccountState.CLOSED
    return AccountState.ACTIVE if user.has_usable_password() else AccountState.INVITED


def link_key(user: User) -> tuple[str, str]:
    """(uidb36, key) of a one-time link for choosing a password; it dies after use and after PASSWORD_RESET_TIMEOUT."""
    return user_pk_to_url_str(user), default_token_generator.make_token(user)


@transaction.atomic
def invite(*, by: User, email: str, full_name: str, language: str, roles: Collection[str]) -> User:
    """Make an account without a password in the administrator's authority."""
    user = User.objects.create_user(email, authority=by.authority, full_name=full_name, language=language)
    _give_roles(user, roles)
    Activity.write(user, Verb.INVITED, Trace(by), to=roles_of(user))
    return user


@transaction.atomic
def renew_link(user: User, *, by: User) -> None:
    """Kill the invitation that was not used yet, so that a new link can be made."""
    if not user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])
    Activity.write(user, Verb.LINK_MADE, Trace(by))


@transaction.atomic
def change(user: User, *, by: User, facts: dict[str, Any], roles: Collection[str]) -> None:
    """Write name, address and language, and set the roles. Raises ValidationError if no administrator would remain."""
    _lock(user)
    before, trace = roles_of(user), Trace(by)
    changed = {name: value for name, value in facts.items() if getattr(user, name) != value}
    if changed:
        _write_facts(user, changed, trace)
    _give_roles(user, roles)
    after = roles_of(User.objects.get(pk=user.pk))
    if after != before:
        Activity.write(user, Verb.ROLES_CHANGED, trace, **{"from": before, "to": after})
    _check_an_administrator_remains(user)


@transaction.atomic
def deactivate(user: User, *, by: User, heir: User | None = None) -> int:
    """Close an account, end its sessions, hand over what it was in charge of; returns how many records.

    Raises ValidationError for one's own account, for the last administrator, and when records have no heir.
    """
    _lock(user)
    if user == by:
        raise ValidationError(_("You cannot close your own account: ask another administrator."))
    if heir is None and owned_by(user):
        raise ValidationError({"heir": _("Choose who takes over these records.")})
    trace = Trace(by)
    count = hand_over(leaver=user, heir=heir, trace=trace) if heir else 0
    user.is_active = False
    user.save(update_fields=["is_active"])
    _check_an_administrator_remains(user)
    end_sessions(user)
    Activity.write(user, Verb.DEACTIVATED, trace, count=count)
    return count


@transaction.atomic
def activate(user: User, *, by: User) -> None:
    """Open a closed account again; its password is as before."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    Activity.write(user, Verb.ACTIVATED, Trace(by))


@transaction.atomic
def turn_off_two_step(user: User, *, by: User) -> None:
    """Forget the authenticator and recovery codes of somebody who lost the telephone."""
    Authenticator.objects.filter(user=user).delete()
    Activity.write(user, Verb.TWO_STEP_OFF, Trace(by))


def end_sessions(user: User) -> None:
    """Sign the person out everywhere."""
    alive = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [s.pk for s in alive.iterator() if s.get_decoded().get("_auth_user_id") == str(user.pk)]
    Session.objects.filter(pk__in=theirs).delete()


def _lock(user: User) -> None:
    """Two administrators who close each other's account wait for one another here."""
    Authority.objects.select_for_update().get(pk=user.authority_id)


def _give_roles(user: User, roles: Collection[str]) -> None:
    user.groups.set(Group.objects.filter(name__in=[role for role in roles if role in ROLES]))


def _write_facts(user: User, changed: dict[str, Any], trace: Trace) -> None:
    for name, value in changed.items():
        setattr(user, name, value)
    user.save(update_fields=[*changed])
    if "email" in changed:
        EmailAddress.objects.filter(user=user).delete()
    Activity.write(user, Verb.CHANGED, trace, fields=sorted(changed))


def _check_an_administrator_remains(user: User) -> None:
    if not administrators(user.authority_id).exists():
        raise ValidationError(_("At least one active administrator must remain."))
