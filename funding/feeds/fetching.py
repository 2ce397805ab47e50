"""Reading an address of the web without being led inside: each step is checked, and the very number checked is asked.

Limits: three redirects, 10 seconds to connect, 20 for the whole, 5 MB, before and after unpacking.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from .addresses import Place, Resolve, found, look_up, place_of
from .failures import FeedFailure

AGENT = "Jisr"
MAX_BYTES = 5 * 1024 * 1024
CONNECT_SECONDS, TOTAL_SECONDS = 10.0, 20.0
MOST_REDIRECTS = 3
MOST_NUMBERS = 4
CHUNK = 64 * 1024
REDIRECTS = (301, 302, 303, 307, 308)
ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
Open = Callable[[Place, float], socket.socket]


@dataclass(frozen=True)
class Fetched:
    """What an address answered; `content` is None where it has not changed since."""

    content: bytes | None
    etag: str = ""
    modified: str = ""


class Pinned(http.client.HTTPConnection):
    """A connection that was opened to a number of our choosing; the server is still asked by its name."""

    def __init__(self, place: Place, opened: socket.socket) -> None:
        super().__init__(place.host, place.port)
        self.default_port = {"http": 80, "https": 443}[place.scheme]
        self.sock = opened

    def connect(self) -> None:
        raise OSError("It was opened once, and is opened to nowhere else.")


def fetch(
    url: str, *, etag: str = "", modified: str = "", resolve: Resolve = look_up, opener: Open | None = None
) -> Fetched:
    """Read an address, saying what we have of it already; raises FeedFailure.

    `resolve(host, port)` gives the numbers of a name; `opener(place, seconds)` opens a connection to one of them.
    """
    deadline = time.monotonic() + TOTAL_SECONDS
    for _step in range(MOST_REDIRECTS + 1):
        place = found(place_of(url), resolve)
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        with _talk(place, opener or open_socket, deadline) as ask, closing(ask(asked)) as answer:
            if answer.status not in REDIRECTS:
                return _fetched(answer, etag, modified)
            url = urljoin(url, answer.headers.get("Location") or "")
    raise FeedFailure("redirects", most=MOST_REDIRECTS)


@contextmanager
def _talk(
    place: Place, opener: Open, deadline: float
) -> Iterator[Callable[[dict[str, str]], http.client.HTTPResponse]]:
    """Open the connection and close it, cut when the time is over, however slowly the other side drips."""
    cut = threading.Event()
    try:
        opened = _wrapped(opener(place, _left(deadline, place)), place)
        with closing(opened), _cut_at(deadline, opened, cut):
            if isinstance(opened, ssl.SSLSocket):
                opened.do_handshake()
            yield partial(_ask, Pinned(place, opened), place)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FeedFailure(_code_of(error, cut), host=place.host) from error
    except FeedFailure as failure:
        if not cut.is_set():
            raise
        raise FeedFailure("slow", host=place.host) from failure
    if cut.is_set():
        raise FeedFailure("slow", host=place.host)


def _code_of(error: Exception, cut: threading.Event) -> str:
    if cut.is_set() or isinstance(error, TimeoutError):
        return "slow"
    return "insecure" if isinstance(error, ssl.SSLError) else "unreachable"


@contextmanager
def _cut_at(deadline: float, opened: socket.socket, cut: threading.Event) -> Iterator[None]:
    """Cut the connection from outside at the deadline: a socket's own timeout begins anew with every byte."""

    def stop() -> None:
        cut.set()
        with suppress(OSError):
            socket.socket.shutdown(opened, socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _wrapped(opened: socket.socket, place: Place) -> socket.socket:
    """For https, the connection that will ask for the certificate of the name."""
    if place.scheme == "http":
        return opened
    return ssl.create_default_context().wrap_socket(opened, server_hostname=place.host, do_handshake_on_connect=False)


def _left(deadline: float, place: Place) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FeedFailure("slow", host=place.host)
    return left


def _ask(connection: Pinned, place: Place, known: dict[str, str]) -> http.client.HTTPResponse:
    headers = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", "Connection": "close"}
    connection.request("GET", place.path, headers={**headers, **{name: text for name, text in known.items() if text}})
    return connection.getresponse()


def open_socket(place: Place, seconds: float) -> socket.socket:
    """Connect to the first of the place's numbers that answers within `seconds`; raises OSError."""
    deadline = time.monotonic() + seconds
    last: OSError = TimeoutError()
    for number in place.numbers[:MOST_NUMBERS]:
        left = min(CONNECT_SECONDS, deadline - time.monotonic())
        if left <= 0:
            break
        try:
            return socket.create_connection((number, place.port), timeout=left)
        except OSError as error:
            last = error
    raise last


def _fetched(answer: http.client.HTTPResponse, etag: str, modified: str) -> Fetched:
    if answer.status == 304 and (etag or modified):
        return Fetched(None, etag, modified)
    if answer.status != 200:
        raise FeedFailure("status", status=answer.status)
    if (answer.length or 0) > MAX_BYTES:
        raise FeedFailure("too_large", size=MAX_BYTES // 1024 // 1024)
    content = _content(answer)
    return Fetched(content, answer.headers.get("ETag", "")[:300], answer.headers.get("Last-Modified", "")[:100])


def _content(answer: http.client.HTTPResponse) -> bytes:
    """The whole content, unpacked; raises FeedFailure as soon as either is more than MAX_BYTES."""
    encoding = answer.headers.get("Content-Encoding", "").strip().lower()
    unpack = _unpacker(encoding)
    read, content = 0, bytearray()
    try:
        while chunk := answer.read(CHUNK):
            read += len(chunk)
            content += unpack(chunk, MAX_BYTES + 1 - len(content))
            if read > MAX_BYTES or len(content) > MAX_BYTES:
                raise FeedFailure("too_large", size=MAX_BYTES // 1024 // 1024)
    except zlib.error as error:
        raise FeedFailure("damaged") from error
    if answer.length:
        raise FeedFailure("damaged")
    return bytes(content)


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """A function of (chunk, most bytes to give back)."""
    if encoding in ("", "identity"):
        return lambda chunk, _most: chunk
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FeedFailure("encoding", encoding=encoding)
    return zlib.decompressobj(wbits=47).decompress
