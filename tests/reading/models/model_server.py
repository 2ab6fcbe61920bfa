"""A server on the loopback interface that plays models of every character, over real HTTP."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Turn = Callable[["Exchange"], None]
"""What the server does with one request."""


@dataclass
class Exchange:
    """One request and the means to answer it."""

    handler: BaseHTTPRequestHandler
    body: dict[str, Any]
    number: int
    stopping: threading.Event

    def send(self, raw: bytes, status: int = 200, **headers: str) -> None:
        self.handler.send_response(status)
        fields = {"Content-Type": "application/json", "Content-Length": str(len(raw))}
        for name, value in (fields | {k.replace("_", "-"): v for k, v in headers.items()}).items():
            self.handler.send_header(name, value)
        self.handler.end_headers()
        self.handler.wfile.write(raw)

    def say(self, text: str | None, **message: Any) -> None:
        """A chat completion with this text."""
        envelope = {"choices": [{"message": {"role": "assistant", "content": text, **message}}]}
        self.send(json.dumps(envelope).encode())


@dataclass
class Server:
    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def serving(*turns: Turn, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that does its turns one after the other, and the last one again and again."""
    stopping = threading.Event()
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length))
            server.requests.append(body)
            server.headers.append(dict(self.headers))
            server.paths.append(self.path)
            self.close_connection = True
            number = len(server.requests)
            with suppress(
                BrokenPipeError, ConnectionResetError
            ):  # clients hang up, as they should on some turns
                turns[min(number, len(turns)) - 1](Exchange(self, body, number, stopping))

        def log_message(self, *_: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    if tls is not None:
        http.socket = tls.wrap_socket(http.socket, server_side=True, do_handshake_on_connect=False)
        http.handle_error = lambda *_: None  # type: ignore[method-assign]  # a handshake the client breaks off
    server.url = f"{'https' if tls else 'http'}://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        stopping.set()
        http.shutdown()
        thread.join()
        http.server_close()


def saying(text: str) -> Turn:
    return lambda exchange: exchange.say(text)


def failing(status: int, body: bytes = b"{}", **headers: str) -> Turn:
    return lambda exchange: exchange.send(body, status, **headers)


def silent(exchange: Exchange) -> None:
    """Takes the request and says nothing."""
    exchange.stopping.wait(20)


def dripping(exchange: Exchange) -> None:
    """Sends a byte now and then, for ever: each comes before any time limit of a single read."""
    exchange.handler.send_response(200)
    exchange.handler.send_header("Content-Type", "application/json")
    exchange.handler.send_header("Content-Length", "1000000")
    exchange.handler.end_headers()
    while not exchange.stopping.wait(0.05):
        exchange.handler.wfile.write(b" ")


def dripping_headers(exchange: Exchange) -> None:
    """Sends its header fields byte by byte, for ever."""
    exchange.handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not exchange.stopping.wait(0.05):
        exchange.handler.wfile.write(b"X-A: b\r\n")


def endless(exchange: Exchange) -> None:
    """Sends as much as anybody will take."""
    exchange.handler.send_response(200)
    exchange.handler.send_header("Content-Type", "application/json")
    exchange.handler.send_header("Content-Length", str(10**10))
    exchange.handler.end_headers()
    while not exchange.stopping.is_set():
        exchange.handler.wfile.write(b"x" * 65_536)


def garbled(exchange: Exchange) -> None:
    """Announces chunks and sends none."""
    exchange.handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\nnonsense"
    )


def torn(exchange: Exchange) -> None:
    """Promises more than it sends, and hangs up."""
    exchange.handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"choices": [')
