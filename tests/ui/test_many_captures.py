"""Several files at once: how far it is, what was refused and why, and how it is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QPushButton

from reader.types import SavedMany, StoryId
from tests.reader.handiwork import Here
from tests.ui import spoken
from ui import many_captures

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.window import Window

TEXT = (
    "Ferry late again\n\nHALDEN: The ferry was late on day {}, and nobody on the quay was surprised by it.\n"
)


def files(folder: Path, count: int) -> list[Path]:
    made = []
    for n in range(count):
        made.append(folder / f"{n}.txt")
        made[-1].write_text(TEXT.format(n), encoding="utf-8")
    return made


def test_good_files_are_kept_and_others_are_named(
    window: Window, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.library.intake._workers = Here()  # type: ignore[assignment]
    lamp, paper, empty = tmp_path / "lamp.png", tmp_path / "paper.pdf", tmp_path / "empty.txt"
    lamp.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    paper.write_bytes(b"%PDF-1.7 " + bytes(100))
    empty.write_bytes(b"")
    desk.capturing.keep_files([lamp, *files(tmp_path, 3), paper, empty])
    bar = window.banner.findChild(QProgressBar)
    assert bar is not None
    assert bar.isVisible()
    qtbot.waitUntil(lambda: spoken.banner(window) == "3 stories kept from 3 captures")
    said = spoken.detail(window)
    assert "lamp.png: this is a picture, no text and no web page" in said
    assert "paper.pdf: this is a PDF" in said
    assert "empty.txt: there is no text in it" in said
    assert not bar.isVisible()
    assert desk.acts.undo.undo_words() == "Keep 3 stories"


def test_what_is_left_can_be_left(window: Window, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.library.intake._workers = Here()  # type: ignore[assignment]
    desk.capturing.keep_files(files(tmp_path, 200))
    next(one for one in window.banner.findChildren(QPushButton) if one.text() == "Stop").click()
    qtbot.waitUntil(lambda: "stopped" in spoken.banner(window))


def test_many_refusals_are_few_words() -> None:
    saved = SavedMany(
        stories=(StoryId(1), StoryId(2)),
        captures=1,
        refused=(
            *((f"{n}.png", "this is a picture") for n in range(1200)),
            *((f"{n}.x", f"why {n}") for n in range(5)),
        ),
        left=3,
    )
    assert many_captures.summary(saved, str) == "2 stories kept from 1 capture  ·  stopped, 3 left"
    assert many_captures.refused(saved, str).splitlines() == [
        "0.png, 1.png and 1198 more: this is a picture",
        "0.x: why 0",
        "1.x: why 1",
        "and 3 other reasons",
    ]
