"""How people come in: invited by an administrator, never by signing themselves up. allauth, in our words."""

from functools import cache
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from jisr.models import User
from jisr.notices import with_unread


def may_sign_in(user: User) -> bool:
    """Whether the account is active and, where the demonstration is refused, no demonstration account."""
    return user.is_active and (settings.DEMO_ALLOWED or not user.is_demo)


@cache
def everybody() -> QuerySet[User]:
    """People with what every page shows: the authority, and how many notices wait. Put together once: each page asks it."""
    return with_unread(User.objects.select_related("authority"))


class Backend(AuthenticationBackend):
    """Passwords by e-mail address; ends the sessions of accounts that may no longer sign in."""

    def user_can_authenticate(self, user: Any) -> bool:
        return may_sign_in(user)

    def get_user(self, user_id: int) -> User | None:
        """The person of a session, as every page needs them."""
        user = everybody().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """None, without a query: roles give all permissions, and nobody is given one beside them."""
        return set()


class AccountAdapter(DefaultAccountAdapter):
    """allauth with the door of self sign-up closed, writing to each person in their own language."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This e-mail address and this password do not belong together."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or it is too old."),
        "invalid_password_reset": _("This link is not valid, or it has been used."),
        "too_many_login_attempts": _("Too many attempts that failed. Wait five minutes, then try again."),
        "rate_limited": _("Too many requests. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        if not may_sign_in(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message in the language of the account it is about."""
        user = context.get("user")
        with translation.override(user.language if isinstance(user, User) else translation.get_language()):
            super().send_mail(template_prefix, email, context)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {"reauthenticate": _("Use your password"), "mfa_reauthenticate": _("Use a code")}
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]


class MFAAdapter(DefaultMFAAdapter):
    """Codes of an authenticator application, in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": _("Turn on two-step sign-in first."),
        "incorrect_code": _("This code is not right, or it is too old."),
    }
