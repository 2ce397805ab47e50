"""Which addresses of the web may be read: public ones only, checked by number and not by name."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .failures import FeedFailure

PORTS = {"http": 80, "https": 443}
TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True)
class Place:
    """Where to ask: the name for the server, the path, and the numbers that the name was found to stand for."""

    scheme: str
    host: str
    port: int
    path: str
    numbers: tuple[str, ...] = ()


def place_of(url: str) -> Place:
    """Split an address; raises FeedFailure for any that is not plain http or https on ports 80 and 443."""
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode()
    except (ValueError, UnicodeError):
        raise FeedFailure("address") from None
    port = port or PORTS.get(parts.scheme, 0)
    is_plain = parts.scheme in PORTS and port in PORTS.values() and not (parts.username or parts.password)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not is_plain or not host or any(char <= " " or char >= "\x7f" for char in host + path):
        raise FeedFailure("address")
    return Place(parts.scheme, host, port, path)


def found(place: Place, resolve: Resolve) -> Place:
    """The place with its numbers; raises FeedFailure where a single one of them is not public."""
    try:
        numbers = tuple(dict.fromkeys(resolve(place.host, place.port)))
    except (OSError, UnicodeError):
        numbers = ()
    if not numbers:
        raise FeedFailure("unknown_host", host=place.host)
    if not all(is_public(number) for number in numbers):
        raise FeedFailure("internal", host=place.host)
    return Place(place.scheme, place.host, place.port, place.path, numbers)


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet; those that wrap another address never are."""
    try:
        address: Any = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if address.version == 6:
        wraps = address.ipv4_mapped or address.sixtofour or address.teredo
        if wraps or any(address in network for network in TRANSLATED) or int(address) >> 32 == 0:
            return False
    inside = (
        *(address.is_private, address.is_loopback, address.is_link_local, address.is_multicast),
        *(address.is_reserved, address.is_unspecified, getattr(address, "is_site_local", False)),
    )
    return address.is_global and not any(inside)


def look_up(host: str, port: int) -> Sequence[str]:
    """The numbers that the system finds for a name."""
    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
