"""What happens around every page: the reader's language, and the first run of an empty installation."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from jisr.models import Authority

Handler = Callable[[HttpRequest], HttpResponse]


class UserLanguageMiddleware:
    """Serve each signed-in person in the language kept on the account."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


class FirstRunMiddleware:
    """Lead an installation without an authority to the page that asks for it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.is_set_up = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.is_set_up and not request.path.startswith(settings.STATIC_URL):
            self.is_set_up = Authority.objects.exists()
            if not self.is_set_up and request.path not in self.open_paths():
                return redirect("first_run")
        return self.get_response(request)

    @staticmethod
    def open_paths() -> set[str]:
        return {reverse("first_run"), reverse("set_language")}
