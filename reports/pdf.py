"""HTML in, a tagged PDF (PDF/UA-1) out, from our own files alone."""

import re
from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reports.registered import registered_files

BASE_URL = "jisr:document"
# Controls that turn the direction of the text round them: a name that holds one could rewrite the amount beside it.
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# A name without a blank is given places to break: `overflow-wrap: anywhere` would do it too, but in a table it costs
# the square of the text's length (1,000 letters took ten seconds).
LONG_RUN = re.compile(r"[^\s<>&;=\"']{60,}")
PIECE = re.compile(".{24}")
BREAK = "\u200b"


class ForbiddenAddress(Exception):
    """A report asked for a file or a network address that is not ours. Nothing was fetched."""


class _Refused(FatalURLFetchingError):
    """Stops the rendering: WeasyPrint swallows every other error of a fetcher."""


class _OurFilesOnly(URLFetcher):
    """Answers from a dictionary; it never opens an address, so there is nothing to get round."""

    def __init__(self, ours: Mapping[str, tuple[bytes, str]]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._ours = ours

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if url not in self._ours:
            raise _Refused(url)
        data, media_type = self._ours[url]
        return URLFetcherResponse(url, data, {"Content-Type": media_type} if media_type else None)


def render_pdf(
    template: str, context: Mapping[str, Any], *, language: str, images: Mapping[str, bytes] | None = None
) -> bytes:
    """The PDF of `template`, worded in `language` (ar, fr, en); the same input gives the same bytes.

    `images` maps a name to a picture's bytes; the template shows it as `jisr:image/NAME`.
    Raises ForbiddenAddress when the document names any other file or address.
    """
    with translation.override(language):
        html = render_to_string(template, {**context, "language": language, "is_rtl": translation.get_language_bidi()})
    return pdf_of(html, images=images or {})


def pdf_of(html: str, *, images: Mapping[str, bytes]) -> bytes:
    """The PDF of a whole HTML document; raises ForbiddenAddress as `render_pdf` does."""
    fetcher = _OurFilesOnly(registered_files(images))
    try:
        document = HTML(string=_tamed(html), base_url=BASE_URL, url_fetcher=fetcher)
        return document.write_pdf(pdf_variant="pdf/ua-1")
    except _Refused as refusal:
        raise ForbiddenAddress(str(refusal)) from None


def _tamed(html: str) -> str:
    """Without unseen controls, and with places to break a line inside the endless words of the body."""
    head, body, rest = UNSEEN.sub("", html).partition("<body")
    return head + body + LONG_RUN.sub(lambda run: PIECE.sub(rf"\g<0>{BREAK}", run[0]), rest)
