"""Sockets for httpcore that check the very number they connect to and never wait longer than they may.

httpcore speaks HTTP; what is below it is here: names are resolved, each number is judged, and the
connection goes to a judged number, so a name that changes its mind in between (DNS rebinding) gains
nothing. Sockets do not block; all waiting is the errand's, which knows its limits and when to stop.
"""

import functools
import os
import queue
import selectors
import socket
import ssl
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import certifi
import httpcore

from reader.errors import FetchError
from reader.fetch import rules
from reader.fetch.errand import Errand

T = TypeVar("T")
Place = tuple[socket.AddressFamily, tuple[Any, ...]]  # what a socket connects to

_UNDER_WAY = (BlockingIOError, InterruptedError)
# For one socket asked once: poll needs one call of the system where epoll, the usual choice, needs four.
_Selector: type[selectors.BaseSelector] = getattr(selectors, "PollSelector", selectors.DefaultSelector)


_reading = threading.Lock()


def tls() -> ssl.SSLContext:
    """The certificates of the system and of certifi: some systems bring none, some users add their own."""
    with _reading:  # many ask at once, and reading them takes a while
        return _certificates()


@functools.cache
def _certificates() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class Wire(httpcore.NetworkBackend):
    """Connects for one errand. `anywhere`: the user or the environment named the host, it may be local."""

    def __init__(self, errand: Errand, *, anywhere: bool) -> None:
        self._errand = errand
        self._anywhere = anywhere

    def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> httpcore.NetworkStream:
        places = self._allowed(host, self._resolve(host, port))
        for place in places[:-1]:  # one dead road of several must not cost all our patience
            try:
                return self._connect(place, self._errand.silence / 4)
            except (OSError, FetchError):
                self._errand.check()
        try:
            return self._connect(places[-1], self._errand.silence)
        except ConnectionRefusedError:
            raise self._errand.failure("the server refuses connections; try again later") from None
        except OSError as error:
            reason = f"the server cannot be reached ({_words(error)}); are you online?"
            raise self._errand.failure(reason) from None

    def _resolve(self, host: str, port: int) -> list[Place]:
        """The numbers of a host. In a thread of its own: nothing else can end the system's own patience."""
        answers: queue.SimpleQueue[list[Place] | Exception] = queue.SimpleQueue()
        thread = threading.Thread(target=_look_up, args=(host, port, answers), name="resolver", daemon=True)
        thread.start()

        def over(seconds: float) -> bool:
            thread.join(seconds)
            return not thread.is_alive()

        self._errand.wait(over)
        answer = answers.get()
        if isinstance(answer, Exception):
            raise self._errand.failure(
                f"no server named {host} can be found; check the address, and whether you are online"
            )
        return answer

    def _allowed(self, host: str, places: list[Place]) -> list[Place]:
        if self._anywhere:
            return places
        allowed = [place for place in places if not rules.refusal(place[1][0])]
        if not allowed:
            where = rules.refusal(places[0][1][0])
            raise self._errand.failure(
                f"{host} leads to {where}, and nothing from the web may lead there; "
                "type the address yourself if you mean it"
            )
        return allowed

    def _connect(self, place: Place, silence: float) -> "Stream":
        family, target = place
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.setblocking(False)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                connection.connect(target)
            except _UNDER_WAY:
                self._errand.wait(functools.partial(_ready, connection, selectors.EVENT_WRITE), silence)
                if number := connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                    raise _error(number) from None
        except BaseException:
            connection.close()
            raise
        return Stream(self._errand, connection)


class Stream(httpcore.NetworkStream):
    """A connection of one errand, plain or TLS."""

    def __init__(self, errand: Errand, connection: socket.socket) -> None:
        self._errand = errand
        self._socket = connection

    def read(self, max_bytes: int, *_: object, **__: object) -> bytes:
        try:
            return self._patiently(functools.partial(self._socket.recv, max_bytes), selectors.EVENT_READ)
        except OSError as error:
            raise self._errand.failure(
                f"the connection broke off ({_words(error)}); try again later"
            ) from None

    def write(self, buffer: bytes, *_: object, **__: object) -> None:
        rest = memoryview(buffer)
        try:
            while rest:
                send = functools.partial(self._socket.send, rest)
                rest = rest[self._patiently(send, selectors.EVENT_WRITE) :]
        except OSError as error:  # httpcore then still reads what the server had to say
            raise httpcore.WriteError(str(error)) from None

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, *_: object, **__: object
    ) -> httpcore.NetworkStream:
        try:
            self._shake_hands(ssl_context, server_hostname)
        except ssl.SSLCertVerificationError as error:
            raise self._errand.failure(
                f"the server cannot prove that it is {server_hostname} ({error.verify_message})"
            ) from None
        except (OSError, ValueError) as error:
            raise self._errand.failure(f"no safe connection to the server ({_words(error)})") from None
        return self

    def close(self) -> None:
        self._socket.close()

    def _shake_hands(self, ssl_context: ssl.SSLContext, name: str | None) -> None:
        try:
            secure = ssl_context.wrap_socket(
                self._socket, server_hostname=name, do_handshake_on_connect=False
            )
            self._socket = secure
            self._patiently(secure.do_handshake, selectors.EVENT_READ)
        except BaseException:  # httpcore does not know this connection yet
            self.close()
            raise

    def _patiently(self, act: Callable[[], T], event: int) -> T:
        """Do what the socket may not be ready for, as soon as it is."""
        while True:
            self._errand.check()  # here too: a flood never makes us wait
            try:
                return act()
            except _UNDER_WAY:
                pass
            except ssl.SSLWantReadError:
                event = selectors.EVENT_READ
            except ssl.SSLWantWriteError:
                event = selectors.EVENT_WRITE
            self._errand.wait(functools.partial(_ready, self._socket, event))


def _ready(connection: socket.socket, event: int, seconds: float) -> bool:
    with _Selector() as selector:
        selector.register(connection, event)
        return bool(selector.select(seconds))


def _look_up(host: str, port: int, answers: "queue.SimpleQueue[list[Place] | Exception]") -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        answers.put(error)
    else:
        answers.put([(family, target) for family, _, _, _, target in found])


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))  # Python picks ConnectionRefusedError and its like


def _words(error: Exception) -> str:
    reason = getattr(error, "reason", "") or getattr(error, "strerror", "") or str(error)
    return str(reason).lower().replace("_", " ")
