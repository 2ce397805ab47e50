"""What views are handed, for those who read types."""

from django.http import HttpRequest

from jisr.models import User


class SignedInRequest(HttpRequest):
    """A request behind LoginRequiredMiddleware: its user is one of ours, never anonymous."""

    user: User
