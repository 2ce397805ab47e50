"""How a one-time link reaches the person: by mail, or shown once to the administrator."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jisr.models import User
from jisr.people import link_key

SESSION_KEY = "one_time_link"
log = logging.getLogger(__name__)


def one_time_link(request: HttpRequest, user: User) -> str:
    """The full address at which this person chooses a password."""
    return request.build_absolute_uri(reverse("account_reset_password_from_key", args=link_key(user)))


def hand_out_link(request: HttpRequest, user: User) -> None:
    """Mail a new link; without a mail server, or when it refuses, keep the link for the next page instead."""
    url = one_time_link(request, user)
    if settings.MAIL_SERVER and mail_link(user, url):
        messages.success(request, _("An e-mail with a link is on its way to %(email)s.") % {"email": user.email})
    else:
        request.session[SESSION_KEY] = {"user": user.pk, "url": url}


def mail_link(user: User, url: str) -> bool:
    """Whether the mail server took the message."""
    context = {"user": user, "url": url, "authority": user.authority, "is_new": not user.has_usable_password()}
    try:
        get_adapter().send_mail("account/email/invitation", user.email, context)
    except (OSError, SMTPException):
        log.exception("The mail server refused an invitation")
        return False
    return True


def take_link(request: HttpRequest, user: User) -> str:
    """The link kept for this person, or an empty text; it is shown once."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["user"] != user.pk:
        return ""
    del request.session[SESSION_KEY]
    url: str = kept["url"]
    return url
