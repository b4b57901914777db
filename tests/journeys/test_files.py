"""Somebody brings a heap of saved pages: dropped on the window or opened, with progress, a stop and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton

from reader.types import View
from tests.journeys.mouse import drop
from tests.journeys.test_keyboard import press
from tests.ui import spoken

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COUNT = 6
PAGE = """<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>On day {1} the ferry went from island to
island, and nobody on board was in any hurry to arrive anywhere at all.</p><p>The harbour master counted the boats of day
{1} twice, and wrote down what he had counted in a book with a green cover.</p></article></body></html>"""


def pages(folder: Path, count: int = COUNT) -> list[Path]:
    made = []
    for day in range(1, count + 1):
        made.append(folder / f"day-{day}.html")
        made[-1].write_text(PAGE.format(f"A long way home on day {day}", day), encoding="utf-8")
    return made


def progress(journey: Journey) -> QProgressBar:
    bar = journey.window.banner.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    return bar


def test_dropped_files_are_kept_one_after_the_other_and_taken_back(journey: Journey, tmp_path: Path) -> None:
    picture = tmp_path / "lamp.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file)) for file in (*pages(tmp_path), picture)])
    done: list[int] = []
    progress(journey).valueChanged.connect(done.append)
    drop(dropped, journey.window.windowHandle(), journey.window.rect().center())
    journey.wait(progress(journey).isVisible)
    assert progress(journey).maximum() == COUNT + 1
    journey.wait(lambda: spoken.banner(journey.window) == f"{COUNT} stories kept from {COUNT} captures")
    assert done == sorted(done)
    assert len(set(done)) > 2, "one saw how far it was"
    assert "lamp.png: this is a picture" in spoken.detail(journey.window)
    journey.wait(lambda: len(journey.headlines()) == COUNT)
    for count in (0, COUNT):
        press(journey, Qt.Key.Key_Z, CTRL | SHIFT if count else CTRL)
        journey.wait(lambda count=count: len(journey.desk.library.ids(View())) == count)  # type: ignore[misc]
    assert not journey.desk.library.check()


def test_a_dropped_link_is_kept_and_a_picture_is_refused_in_words(journey: Journey, site: Site) -> None:
    site.put("/day.html", PAGE.format("A long way home", 1))
    dropped = QMimeData()
    dropped.setUrls([QUrl(site.address("/day.html"))])
    drop(dropped, journey.window.windowHandle(), journey.window.rect().center())
    journey.wait(lambda: journey.headlines() == ["A long way home"])
    dropped = QMimeData()
    dropped.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    drop(dropped, journey.window.windowHandle(), journey.window.rect().center())
    journey.wait(lambda: spoken.banner(journey.window) == "What you dropped cannot be kept")
    assert "a picture by itself cannot" in spoken.detail(journey.window)


def test_opened_files_are_stopped_half_way(
    journey: Journey, mouse: Mouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(file) for file in pages(tmp_path, 120)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))
    press(journey, Qt.Key.Key_O, CTRL)
    journey.wait(lambda: progress(journey).value() > 2)
    mouse.click(next(one for one in journey.window.banner.findChildren(QPushButton) if one.text() == "Stop"))
    journey.wait(lambda: "stopped" in spoken.banner(journey.window))
    kept = len(journey.desk.library.ids(View()))
    assert 2 < kept < len(files)
    assert spoken.banner(journey.window).startswith(f"{kept} stories kept")
