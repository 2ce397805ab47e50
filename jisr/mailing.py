"""Mails to people of Jisr: in their language, with a way to stop them, each sent by one worker alone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.urls import reverse

from jisr.models import User
from jisr.notice_choices import mail_token_of

log = logging.getLogger(__name__)

SENDING_SECONDS = 300
OF_ONE_MAIL = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)


class Server:
    """The mail server during one round: once it cannot be reached, the rest of the round is left for later."""

    def __init__(self) -> None:
        self.is_down = False

    def send(self, make: Callable[[], EmailMessage]) -> bool:
        """Whether the server took the message that `make` returns."""
        if self.is_down:
            return False
        try:
            make().send()
        except OSError as error:
            self.is_down = not isinstance(error, OF_ONE_MAIL)
            log.exception("The mail server refused a mail.")
            return False
        except Exception:
            log.exception("A mail could not be written.")
            return False
        return True


@contextmanager
def claimed(key: str) -> Iterator[bool]:
    """Whether this worker alone may send what the key stands for; given up at the end, or after a few minutes."""
    is_mine = cache.add(key, True, SENDING_SECONDS)
    try:
        yield is_mine
    finally:
        if is_mine:
            cache.delete(key)


def full_address(name: str, *arguments: Any) -> str:
    """The address of a page as it is written in a mail."""
    return f"{settings.SITE_URL}{reverse(name, args=arguments)}"


def full(address: str) -> str:
    """An address of ours with its host, whether it came with one or not."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address


def message_for(user: User, template: str, context: dict[str, Any], *, stop: str) -> EmailMessage:
    """A mail to the person, in the language that is active; `stop` says what its opt-out address ends.

    `stop` is a kind of notice, `daily` or `all`.
    """
    leave = full_address("stop_mail", mail_token_of(user), stop)
    headers = {
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    shared = {"user": user, "stop_url": leave, "choices_url": full_address("notice_choices")}
    return get_adapter().render_mail(template, user.email, {**shared, **context}, headers=headers)
