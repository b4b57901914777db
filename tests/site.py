"""A small real web server for tests: put pages on it, use the program, look at what was asked for.

    with Site() as site:
        address = site.feed("/feed.xml", title="The Lantern", stories=[("Ferry returns", "<p>...</p>")])
        ...
        assert [request.status for request in site.asked("/feed.xml")] == [200, 304]

It listens on a free port of 127.0.0.1; `site.host` is what `--allow-host` and `Fetcher(allowed=...)` want.
"""

import hashlib
import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal, Self

from tests import feeds

FIRST_CHANGE = 1_750_000_000  # pages are last modified at this second and the following ones


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came, and the status it was answered with (0: raw bytes)."""

    method: str
    path: str
    headers: Message
    status: int

    @property
    def conditional(self) -> bool:
        return "If-None-Match" in self.headers or "If-Modified-Since" in self.headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    content: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    raw: Callable[[socket.socket], None] | None = None

    def fresh_for(self, request: Message) -> bool:
        """Whether the client's copy is still this one; an ETag has the last word (RFC 9110, 13.2.2)."""
        if "If-None-Match" in request:
            return request["If-None-Match"] == self.headers.get("ETag")
        return (
            "Last-Modified" in self.headers and request["If-Modified-Since"] == self.headers["Last-Modified"]
        )


class Site:
    """A web site on this machine. Whatever is put on it is served until it is put anew or removed."""

    def __init__(self, certificate: Path | None = None) -> None:
        """With a certificate (and its key, in one file) the site is an https one."""
        self.requests: list[Request] = []
        self.closing = threading.Event()
        self._resources: dict[str, Resource] = {}
        self._changes = 0
        self._server = _Server(self)
        self._scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._server.hang_up()

    # ── what it serves ──

    @property
    def host(self) -> str:
        """ "127.0.0.1:PORT" """
        return f"127.0.0.1:{self._server.server_address[1]}"

    def address(self, path: str = "/") -> str:
        return f"{self._scheme}://{self.host}{path}"

    def put(
        self,
        path: str,
        content: bytes | str,
        media_type: str = "text/html; charset=utf-8",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        validators: bool = True,
        delay: float = 0.0,
    ) -> str:
        """Serve `content` at `path`, and give its address.

        `headers` come last and win. Unless `validators` is False, a page of status 200 carries an ETag
        and a Last-Modified that change with it, and is answered with 304 to whoever has it. `delay`
        is how many seconds the answer takes.
        """
        body = content.encode() if isinstance(content, str) else content
        fields = {"Content-Type": media_type, "Content-Length": str(len(body))}
        if status == 200 and validators:
            self._changes += 1
            fields["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            fields["Last-Modified"] = formatdate(FIRST_CHANGE + self._changes, usegmt=True)
        fields.update(headers or {})
        self._resources[path] = Resource(content=body, status=status, headers=fields, delay=delay)
        return self.address(path)

    def feed(
        self,
        path: str,
        *,
        title: str = "The Lantern",
        stories: Sequence[tuple[str, str]] = (),
        kind: Literal["rss", "atom", "json"] = "rss",
    ) -> str:
        """Serve a feed of (headline, HTML) stories, newest first; a story's identity is its headline."""
        content = feeds.write(kind, title, stories, site=self.address("/"), address=self.address(path))
        return self.put(path, content, feeds.MEDIA_TYPES[kind])

    def redirect(self, path: str, to: str, status: int = 301) -> str:
        return self.put(path, b"", status=status, headers={"Location": to})

    def raw(self, path: str, answer: bytes | Callable[[socket.socket], None]) -> str:
        """Answer with exactly these bytes and hang up, or let a function write to the socket itself."""
        write = answer if callable(answer) else (lambda connection: connection.sendall(answer))
        self._resources[path] = Resource(content=b"", raw=write)
        return self.address(path)

    def remove(self, path: str) -> None:
        del self._resources[path]

    # ── what was asked ──

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    @property
    def conditional(self) -> int:
        """How many requests came with If-None-Match or If-Modified-Since."""
        return sum(request.conditional for request in self.requests)

    def answer(self, request: Message, method: str, path: str) -> Resource:
        """What a request gets; it is recorded before a byte of the answer is sent."""
        found = self._resources.get(path) or Resource(
            content=b"not here", status=404, headers={"Content-Length": "8", "Content-Type": "text/plain"}
        )
        if found.raw is None and found.status == 200 and found.fresh_for(request):
            kept = {name: found.headers[name] for name in ("ETag", "Last-Modified") if name in found.headers}
            found = Resource(content=b"", status=304, headers=kept, delay=found.delay)
        self.requests.append(Request(method, path, request, 0 if found.raw else found.status))
        return found


class _Server(ThreadingHTTPServer):
    request_queue_size = 128

    def __init__(self, site: "Site") -> None:
        self.site = site
        self.connections: list[socket.socket] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        connection, address = super().get_request()
        self.connections.append(connection)
        return connection, address

    def hang_up(self) -> None:
        """End the connections that clients kept open, so that no thread waits on one."""
        for connection in self.connections:
            with suppress(OSError):  # closed already
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up early is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site = self.server.site
        found = site.answer(self.headers, self.command, self.path)
        site.closing.wait(found.delay)
        if found.raw:
            self.close_connection = True
            found.raw(self.connection)
            return
        self.send_response(found.status)
        for name, text in found.headers.items():
            self.send_header(name, text)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.content)

    do_HEAD = do_GET  # noqa: N815  the name http.server looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its name in http.server
        """Tests look at `site.requests` instead."""
