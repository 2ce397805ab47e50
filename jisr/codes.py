"""The codes of currencies, countries and languages that CLDR knows, and what they are called."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jisr import formats
from jisr.text import normalise

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_NO_COUNTRY = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
_NOT_OFFERED = frozenset({"EH"})  # read in other people's files; no entry of its own in a Moroccan office's list
_ALWAYS_OFFERED = frozenset({"XDR"})


@dataclass(frozen=True)
class CodeList:
    """A list of codes: which are known (`known`), which a form offers (`offered`), the usual ones first."""

    max_length: int
    first: tuple[str, ...]
    known: Callable[[], frozenset[str]]
    offered: Callable[[], frozenset[str]]
    label: Callable[[str], str]
    refusal: "StrOrPromise"

    def validate(self, code: str) -> None:
        """Raise ValidationError unless `code` is on the list."""
        if code not in self.known():
            raise ValidationError(self.refusal, code="unknown_code", params={"value": code})

    def choices(self) -> Iterator[tuple[str, str]]:
        """Yield (code, label in the active language): the usual ones first, the rest by label."""
        yield from _in_order(self.first, self.offered, self.label, formats.locale())


@lru_cache
def _in_order(
    first: tuple[str, ...], offered: Callable[[], frozenset[str]], label: Callable[[str], str], locale: Locale
) -> tuple[tuple[str, str], ...]:
    """The choices of a list in the active language, whose `locale` only tells one language from another."""
    rest = ((code, label(code)) for code in offered() - set(first))
    return *((code, label(code)) for code in first), *sorted(rest, key=lambda choice: normalise(choice[1]))


@lru_cache
def _currencies() -> frozenset[str]:
    return frozenset(Locale.parse("en").currencies)


@lru_cache
def _legal_tender() -> frozenset[str]:
    """Currencies somewhere in use today."""
    spans = get_global("territory_currencies").values()
    current = {code for span in spans for code, _start, end, tender in span if tender and not end}
    return frozenset(current & _currencies()) | _ALWAYS_OFFERED


@lru_cache
def _countries() -> frozenset[str]:
    codes = map(str, Locale.parse("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - _NO_COUNTRY


def _offered_countries() -> frozenset[str]:
    return _countries() - _NOT_OFFERED


@lru_cache
def _languages() -> frozenset[str]:
    return frozenset(str(code).replace("_", "-") for code in Locale.parse("en").languages)


@lru_cache
def _short_languages() -> frozenset[str]:
    return frozenset(code for code in _languages() if len(code) == 2) | set(LANGUAGES.first)


def _currency_label(code: str) -> str:
    return f"{code} – {formats.currency_name(code)}"


CURRENCIES = CodeList(
    max_length=3,
    first=("MAD", "EUR", "USD"),
    known=_currencies,
    offered=_legal_tender,
    label=_currency_label,
    refusal=_("“%(value)s” is not a currency code. Use three letters, such as MAD."),
)
COUNTRIES = CodeList(
    max_length=2,
    first=("MA", "FR", "ES", "DE", "BE"),
    known=_countries,
    offered=_offered_countries,
    label=formats.country,
    refusal=_("“%(value)s” is not a country code. Use two letters, such as MA."),
)
LANGUAGES = CodeList(
    max_length=12,
    first=("ar", "fr", "en", "zgh", "es", "de", "it", "pt", "nl"),
    known=_languages,
    offered=_short_languages,
    label=formats.language_name,
    refusal=_("“%(value)s” is not a language code. Use a code such as ar, fr or en."),
)
