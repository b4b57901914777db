"""A second start hands over what it was given; whatever else comes over the socket does nothing."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer

from reader.cli import arguments
from ui import instance
from ui.instance import Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def running(qapp: QApplication, tmp_path: Path) -> Iterator[Instance]:
    """The ear of a window that has a library open."""
    parent = QObject()
    made = Instance(parent)
    assert made.listen(tmp_path)
    yield made
    made.stop()


HAND_OVER = "import sys, pathlib; from ui import instance; sys.exit(not instance.hand_over(pathlib.Path(sys.argv[1]), sys.argv[2:]))"


def from_another_program(folder: Path, *given: str) -> subprocess.Popen[bytes]:
    """Hand something over as a second start does; it ends with 0 when it was heard."""
    root = Path(instance.__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": str(root)}
    return subprocess.Popen([sys.executable, "-c", HAND_OVER, str(folder), *given], env=environment)


def test_a_second_start_hands_over_what_it_was_given(
    running: Instance, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a page.html").write_text("<p>Rain</p>")
    with qtbot.waitSignal(running.asked) as asked:
        other = from_another_program(tmp_path, "https://a.example/", "a page.html")
    assert asked.args == [["https://a.example/", str(tmp_path / "a page.html")]]
    assert other.wait(20) == 0


def test_without_a_window_nobody_hears(tmp_path: Path, qapp: QApplication) -> None:
    assert not instance.hand_over(tmp_path / "no window here", ["https://a.example/"])


def test_a_socket_that_a_crash_left_is_taken_over(tmp_path: Path, qapp: QApplication) -> None:
    left = socket.socket(socket.AF_UNIX)
    name = instance.name(tmp_path)
    server = QLocalServer()
    assert server.listen(name)
    path = server.fullServerName()
    server.close()
    left.bind(path)
    left.close()  # its file stays, and nobody listens
    assert Path(path).exists()
    assert not instance.hand_over(tmp_path, [])
    parent = QObject()
    ear = Instance(parent)
    assert ear.listen(tmp_path)
    ear.stop()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b'"https://a.example/"',
        b"[1]",
        b"[" * 50_000,
        json.dumps(["https://a.example/"] * 101).encode(),
    ],
)
def test_what_is_no_message_is_not_understood(line: bytes) -> None:
    assert instance.understood(line) is None


def test_only_addresses_and_files_that_are_there_are_opened(tmp_path: Path) -> None:
    words = ["https://a.example/", "javascript:alert(1)", "/no/such/file", "--library", "\0", str(tmp_path)]
    assert instance.understood(json.dumps(words).encode()) == ["https://a.example/"]


def test_whoever_sends_too_much_or_nothing_is_cut_off(
    running: Instance, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "PATIENCE", 200)
    for sent in (b"x" * (instance.LONGEST + 10), b"[", b"nonsense\n"):
        client = socket.socket(socket.AF_UNIX)
        client.connect(running._server.fullServerName())
        client.settimeout(0.01)
        client.sendall(sent)
        qtbot.waitUntil(partial(_is_closed, client))
        client.close()
    with qtbot.waitSignal(running.asked):
        other = from_another_program(tmp_path)
    other.wait(20)


def _is_closed(client: socket.socket) -> bool:
    try:
        return client.recv(10) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


@pytest.mark.parametrize(
    ("argv", "options", "given"),
    [
        ([], [], ()),
        (["--library", "x"], ["--library", "x"], ()),
        (["https://a.example/"], [], ["https://a.example/"]),
        (["--offline", "https://a.example/", "{file}"], ["--offline"], ["https://a.example/", "{file}"]),
        (["list"], ["list"], None),
        (["nonsense"], ["nonsense"], None),
        (["https://a.example/", "nonsense"], ["https://a.example/", "nonsense"], None),
    ],
)
def test_addresses_and_files_are_told_from_commands_and_mistakes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    argv: list[str],
    options: list[str],
    given: list[str] | None,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list").write_text("a file that is called as a command")
    file = tmp_path / "page.html"
    file.write_text("<p>Rain</p>")
    named = [word.format(file=file) for word in argv]
    expected = None if given is None else [word.format(file=file) for word in given]
    found, opened = arguments.given(named)
    assert list(found) == options
    assert (None if opened is None else list(opened)) == expected
