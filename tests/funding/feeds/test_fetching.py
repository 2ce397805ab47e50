"""An address is read from the public internet only, in time and in size, whatever it answers."""

import gzip
import json
import threading

import pytest
from django.utils import translation

from funding.feeds import fetching
from funding.feeds.addresses import is_public, look_up, place_of
from funding.feeds.failures import SENTENCES, FeedFailure, sentence
from funding.feeds.fetching import Fetched, fetch
from tests.funding.feeds.server import PUBLIC, Server, say

pytestmark = pytest.mark.once


@pytest.fixture
def server():
    found = Server()
    yield found
    found.close()


def read(server, url="http://donor.example/rss", **known):
    return fetch(url, resolve=server.resolve, opener=server.open, **known)


def failure_of(server, url="http://donor.example/rss"):
    with pytest.raises(FeedFailure) as caught:
        read(server, url)
    return caught.value.code


def test_an_address_is_read_by_the_number_that_was_checked_and_asked_by_its_name(server):
    server.answers["/rss"] = say(b"<rss/>", ETag='"7"', Last_Modified="Sun, 22 Nov 2026 10:00:00 GMT")
    assert read(server, "http://Donor.example/rss?a=1") == Fetched(b"<rss/>", '"7"', "Sun, 22 Nov 2026 10:00:00 GMT")
    [(host, path, headers)] = server.requests
    assert (host, path, headers["User-Agent"]) == ("donor.example", "/rss?a=1", "Jisr")
    assert server.opened == [("donor.example", PUBLIC, 80)]


def test_what_has_not_changed_is_not_read_again(server):
    server.answers["/rss"] = say(status=304)
    assert read(server, etag='"7"', modified="Sun") == Fetched(None, '"7"', "Sun")
    headers = server.requests[0][2]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"7"', "Sun")


INSIDE = [
    "127.0.0.1",
    "127.8.8.8",
    "10.0.0.1",
    "172.16.5.4",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00::1",
    "ff02::1",
    "fec0::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "100::1",
    "no-number",
]


@pytest.mark.parametrize("number", INSIDE)
def test_a_number_inside_is_not_public(number):
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4007::64"])
def test_a_number_of_the_public_internet_is_public(number):
    assert is_public(number)


@pytest.mark.parametrize(
    "numbers", [["127.0.0.1"], ["93.184.216.34", "10.0.0.8"], ["::ffff:169.254.169.254"], ["fd00::1"]]
)
def test_a_name_with_one_number_inside_is_not_read(server, numbers):
    server.names["donor.example"] = numbers
    assert (failure_of(server), server.opened) == ("internal", [])


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0"],
)
def test_a_number_inside_written_in_another_way_is_not_read_either(server, host):
    with pytest.raises(FeedFailure) as caught:
        fetch(f"http://{host}/latest/meta-data/", resolve=look_up, opener=server.open)
    assert (caught.value.code, server.opened) == ("internal", [])


OTHER_KINDS = (
    *(
        "ftp://donor.example/x",
        "file:///etc/passwd",
        "gopher://x/",
        "//donor.example/",
        "donor.example",
        "",
        "http://",
        "x:y",
    ),
    *("http://user:secret@donor.example/", "http://donor.example:8080/", "https://donor.example:22/", "http://[::1"),
    *("http://donor.example:99999/", "http://do\nnor.example/ x", "http://donor.example/a\r\nHost: inside"),
)


@pytest.mark.parametrize("url", OTHER_KINDS)
def test_an_address_of_another_kind_is_not_read(server, url):
    assert (failure_of(server, url), server.opened) == ("address", [])


def test_a_name_in_other_letters_is_asked_in_its_ascii_form():
    assert place_of("https://جماعة.المغرب/rss").host.startswith("xn--")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://inside.example/latest/meta-data/", "internal"),
        ("http://localhost/", "internal"),
        ("https://inside.example/", "internal"),
        ("file:///etc/passwd", "address"),
        ("http://donor.example:6379/", "address"),
    ],
)
def test_a_redirect_is_checked_as_the_first_address_was(server, target, code):
    server.names |= {"inside.example": ["169.254.169.254"], "localhost": ["127.0.0.1", "::1"]}
    server.answers["/rss"] = say(status=302, Location=target)
    assert failure_of(server) == code
    assert [host for host, _number, _port in server.opened] == ["donor.example"]


def test_a_name_that_changes_its_number_between_two_steps_is_checked_again(server):
    answers = iter([[PUBLIC], ["10.0.0.1"]])
    server.answers["/rss"] = say(status=301, Location="/other")
    with pytest.raises(FeedFailure) as caught:
        fetch("http://donor.example/rss", resolve=lambda _host, _port: next(answers), opener=server.open)
    assert (caught.value.code, len(server.opened)) == ("internal", 1)


def test_three_redirects_are_followed_and_a_fourth_is_not(server):
    for step in range(4):
        server.answers[f"/{step}"] = say(status=307, Location=f"/{step + 1}")
    server.answers["/4"] = say(b"<rss/>")
    assert read(server, "http://donor.example/1").content == b"<rss/>"
    assert failure_of(server, "http://donor.example/0") == "redirects"


def test_a_name_that_is_not_there_and_a_server_that_refuses_are_told(server):
    server.names["donor.example"] = []
    assert failure_of(server) == "unknown_host"
    server.names.clear()
    for status in (204, 404, 500):
        server.answers["/rss"] = say(status=status)
        assert failure_of(server) == "status"


def test_a_connection_that_is_no_longer_there_is_told(server):
    server.close()
    assert failure_of(server) == "unreachable"


def test_a_server_without_a_certificate_is_not_read_over_https(server):
    server.answers["/rss"] = say(b"<rss/>")
    assert failure_of(server, "https://donor.example/rss") == "insecure"
    assert server.opened == [("donor.example", PUBLIC, 443)]


def test_more_than_the_limit_is_not_read_whether_told_or_not(server, monkeypatch):
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    for content, headers in (
        (b"x" * 1001, {}),
        (b"x", {"Content_Length": "9" * 12}),
        (gzip.compress(b"x" * 1001), {"Content_Encoding": "gzip"}),
        (gzip.compress(b"x" * 900_000), {"Content_Encoding": "gzip"}),
    ):
        server.answers["/rss"] = say(content, **headers)
        assert failure_of(server) == "too_large"


def test_a_content_without_a_told_length_is_bounded_too(server, monkeypatch):
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)

    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(2000):
            handler.wfile.write(b"x" * 1000)

    server.answers["/rss"] = endless
    assert failure_of(server) in ("too_large", "unreachable")


def test_a_packed_content_is_unpacked_and_a_damaged_one_told(server):
    server.answers["/rss"] = say(gzip.compress(b"<rss/>"), Content_Encoding="gzip")
    assert read(server).content == b"<rss/>"
    server.answers["/rss"] = say(b"<rss/>", Content_Encoding="gzip")
    assert failure_of(server) == "damaged"
    server.answers["/rss"] = say(b"<rss/>", Content_Encoding="br")
    assert failure_of(server) == "encoding"
    server.answers["/rss"] = say(b"<rss", Content_Length="900")
    assert failure_of(server) == "damaged"


def test_a_server_that_drips_is_cut_off_when_the_time_is_over(server, monkeypatch):
    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.4)
    over = threading.Event()

    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        while not over.wait(0.05):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    server.answers["/rss"] = drip
    try:
        assert failure_of(server) == "slow"
    finally:
        over.set()


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_failure_has_a_sentence_without_gaps(language):
    data = dict.fromkeys(("host", "most", "status", "size", "encoding"), "x")
    with translation.override(language):
        for code in SENTENCES:
            text = sentence(json.dumps({"code": code, **data}))
            assert text and "%(" not in text
    assert sentence("") == ""
