"""How people come in: invited by an administrator, never by signing themselves up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """allauth with the door of self sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
