"""A server of our own that answers as the test says, and a resolver that leads every name to it or elsewhere."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from funding.feeds.addresses import Place

PUBLIC = "93.184.216.34"
Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Answers each path as `answers` says; keeps the requests, and the numbers that were connected to."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.opened: list[tuple[str, str, int]] = []
        self.names: dict[str, list[str]] = {}
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.requests.append((self.headers["Host"], self.path, dict(self.headers)))
                server.answers[self.path.partition("?")[0]](self)

            def log_message(self, *_args: Any) -> None:
                """Nothing is logged."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def resolve(self, host: str, _port: int) -> list[str]:
        """The numbers that the test gives a name; a number stands for itself."""
        return self.names.get(host, [PUBLIC])

    def open(self, place: Place, seconds: float) -> socket.socket:
        """Connect to this server instead of the number, which is remembered."""
        self.opened.append((place.host, place.numbers[0], place.port))
        return socket.create_connection(("127.0.0.1", self.http.server_port), timeout=min(seconds, 5))

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()


def say(content: bytes = b"", status: int = 200, **headers: str) -> Answer:
    """Answer with a content of a told length; `Content_Type` stands for Content-Type."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        told = {"Content-Length": str(len(content)), **{name.replace("_", "-"): text for name, text in headers.items()}}
        for name, text in told.items():
            handler.send_header(name, text)
        handler.end_headers()
        handler.wfile.write(content)

    return answer
