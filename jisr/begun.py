"""Records begun from another one, which the address names."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from jisr.models import Record
from jisr.text import clean


def begun_from(request: HttpRequest, name: str, model: type[Record]) -> Any:
    """The record whose reference the address gives under `name`, if this person may see it, else None."""
    user: Any = request.user
    reference = clean(request.GET.get(name, ""))
    return model._default_manager.visible_to(user).filter(reference=reference).first() if reference else None


def begin_url(screen: str, **references: str) -> str:
    """The address of a create screen that begins from these records: `proposal_create?opportunity=OPP-2026-0003`."""
    return f"{reverse(screen)}?{urlencode(references)}"


def list_url(screen: str, **choices: Any) -> str:
    """The address of a list with these choices of its filter."""
    return f"{reverse(screen)}?{urlencode(choices)}"
