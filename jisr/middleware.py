"""What happens around every page: maintenance, the reader's language, the first run of an empty installation."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from jisr.models import Authority

Handler = Callable[[HttpRequest], HttpResponse]
RETRY_AFTER_SECONDS = "600"


class MaintenanceMiddleware:
    """Answer every page but static files with “back soon” while MAINTENANCE is on; touches no database."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.MAINTENANCE:
            return self.get_response(request)
        return HttpResponse(
            render_to_string("maintenance.html"),
            status=503,
            headers={"Retry-After": RETRY_AFTER_SECONDS, "Cache-Control": "no-store"},
        )


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
