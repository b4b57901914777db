"""One window for each library: a second start hands what it was given to the first, and ends.

They speak over a local socket that only this user may use. What comes over it is read as if a stranger had
sent it: addresses and files to be opened, nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from reader.captures import is_given

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 64 << 10  # bytes of a message
MOST = 100  # things that are opened at once
PATIENCE = 2_000  # milliseconds for the other side; then a second window is better than none
HEARD = b"heard\n"


def name(folder: Path) -> str:
    """What the socket of a library's window is called."""
    user = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.getuid())
    return "cuttings-" + hashlib.sha256(f"{user}\0{folder.resolve()}".encode()).hexdigest()[:24]


def hand_over(folder: Path, given: Sequence[str]) -> bool:
    """Give what is to be opened to the window that has a library open; False when none hears."""
    socket = QLocalSocket()
    socket.connectToServer(name(folder))
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(json.dumps([_absolute(word) for word in given]).encode() + b"\n")
    socket.flush()
    said = b""
    while len(said) < len(HEARD) and (socket.bytesAvailable() or socket.waitForReadyRead(PATIENCE)):
        said += bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return said == HEARD


def _absolute(word: str) -> str:
    """A file as it is called from anywhere; the other window may have been started elsewhere."""
    return word if word.startswith(("http://", "https://")) else str(Path(word).absolute())


class Instance(QObject):
    """The window's ear. Signals: asked(list of str): open these, and come to the front."""

    asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self, folder: Path) -> bool:
        """Be the window of a library from now on; a socket that a crash left behind is taken over."""
        self.stop()
        if self._server.listen(name(folder)):
            return True
        QLocalServer.removeServer(name(folder))  # nobody answered there, or we would not be here
        return self._server.listen(name(folder))

    def stop(self) -> None:
        """Be nobody's window."""
        self._server.close()

    @Slot()
    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Conversation(socket, self)


class _Conversation(QObject):
    """One message: read to the end of its line, answered, over."""

    def __init__(self, socket: QLocalSocket, instance: Instance) -> None:
        super().__init__(socket)
        self._socket, self._instance, self._heard = socket, instance, b""
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)
        QTimer.singleShot(PATIENCE, self, self._end)
        self._read()

    @Slot()
    def _read(self) -> None:
        self._heard += bytes(self._socket.readAll().data())
        line, ended, _ = self._heard.partition(b"\n")
        if len(self._heard) > LONGEST:
            self._socket.abort()
        elif ended and (given := understood(line)) is not None:
            self._heard = b""
            self._socket.write(HEARD)
            self._socket.flush()
            self._instance.asked.emit(given)
        elif ended:
            self._socket.abort()

    @Slot()
    def _end(self) -> None:
        self._socket.abort()


def understood(line: bytes) -> list[str] | None:
    """What a message asks to be opened; None when it is no message of ours."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, list) or len(given) > MOST or not all(isinstance(one, str) for one in given):
        return None
    return [one for one in given if is_given(one)]
