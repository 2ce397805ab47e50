"""Words of the interface in all three languages, so that a sheet may use any of them."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy, override

from jisr.codes import CodeList
from jisr.text import normalise

LANGUAGES = tuple(code for code, _label in settings.LANGUAGES)


def in_all_languages(text: Callable[[], str]) -> list[str]:
    """Return what `text()` says in the reader's language first, then in the others."""
    reader = (get_language() or "en")[:2]
    said = [text()]
    for code in LANGUAGES:
        if code != reader:
            with override(code):
                said.append(text())
    return said


def readings(choices: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """Return folded text → value for choices: codes win over labels, the reader's language over the others."""
    pairs = list(choices)
    found: dict[str, Any] = {normalise(str(value)): value for value, _label in pairs}
    spoken = [in_all_languages(lambda label=label: str(label)) for _value, label in pairs]  # type: ignore[misc]
    for position in range(len(LANGUAGES)):
        for (value, _label), words in zip(pairs, spoken, strict=True):
            if position < len(words) and words[position]:
                found.setdefault(normalise(words[position]), value)
    return found


@lru_cache
def code_readings(codes: CodeList) -> Mapping[str, str]:
    """Return folded text → code for a list of codes: the code itself or its name in any language."""
    found = {normalise(code): code for code in codes.known()}
    for language in LANGUAGES:
        with override(language):
            for code in codes.known():
                found.setdefault(normalise(codes.label(code)), code)
    return found


def yes_and_no() -> dict[str, bool]:
    """Return folded text → truth."""
    return {**readings([(True, gettext_lazy("Yes")), (False, gettext_lazy("No"))]), "1": True, "0": False}
