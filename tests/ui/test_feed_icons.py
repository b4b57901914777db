"""The feeds' own icons in the side bar and in the rows of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter

from reader.errors import DiskFullError
from reader.media import Media
from reader.store import feeds
from reader.types import Changes, FeedSettings, View
from tests.ui import shelf, spoken
from ui import by_itself, feed_icons
from ui.row_shape import Density
from ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.window import Window


def drawn(path: Path, width: int, form: str = "PNG", colour: str = "#ff0000") -> bytes:
    image = QImage(width, width, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    writer = QImageWriter(str(path), QByteArray(form.encode()))
    assert writer.write(image), writer.errorString()
    return path.read_bytes()


@pytest.mark.parametrize(("form", "width"), [("PNG", 16), ("JPG", 300), ("ICO", 48), ("WEBP", 64)])
def test_icons_of_our_formats_are_read_small(
    qapp: QApplication, tmp_path: Path, form: str, width: int
) -> None:
    path = tmp_path / "icon"
    assert drawn(path, width, form)
    image = feed_icons.read(path)
    assert image.size() == QSize(feed_icons.SHARP, feed_icons.SHARP)
    red = image.pixelColor(10, 10)
    assert red.red() > 240 > 20 > red.green()


@pytest.mark.parametrize(
    "content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"BM" + b"\0" * 90, b"\x89PNG\r\n"]
)
def test_nothing_else_is(qapp: QApplication, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "icon").write_bytes(content)
    assert feed_icons.read(tmp_path / "icon").isNull()
    assert feed_icons.read(tmp_path / "missing").isNull()


def test_a_picture_that_is_too_large_is_not_decoded(qapp: QApplication, tmp_path: Path) -> None:
    drawn(tmp_path / "icon", 1200)
    assert feed_icons.read(tmp_path / "icon").isNull()


def test_side_bar_and_rows_show_an_icon_instead_of_the_letter(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    feed = desk.library.feeds()[0].id
    mark = Media(window.folder).keep(drawn(tmp_path / "i.png", 32, colour="#ff00ff"))
    desk.library.write(lambda db: feeds.keep_icon(db, [feed], mark, shelf.NOW + 1))
    desk._changed(Changes(feeds=frozenset([feed])))

    def magenta(part: QWidget = desk.columns.tree) -> int:
        image = part.grab().toImage()
        return sum(
            image.pixelColor(x, y) == QColor("#ff00ff")
            for x in range(image.width())
            for y in range(image.height())
        )

    qtbot.waitUntil(lambda: magenta() > 100)
    desk.go_to(View(feed=feed))
    for density in Density:
        desk.columns.middle.set_density(density)
        qtbot.waitUntil(lambda: magenta(desk.columns.list.viewport()) > 100)
    desk.set_theme(Theme.DARK)
    assert magenta() > 100
    desk.library.settle(feed, FeedSettings(paused=True))
    desk._changed(Changes(feeds=frozenset([feed])))
    qtbot.waitUntil(lambda: magenta() == 0)  # it rests: the sign for that stands there
    assert desk.columns.tree.place(View(feed=feed)) is not None


def test_icons_are_looked_for_after_a_refresh(
    window: Window, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def fetch_icons(stop: object) -> Changes:
        asked.append(stop)
        if len(asked) == 2:
            raise DiskFullError("media", "the picture cannot be kept")
        return Changes()

    monkeypatch.setattr(by_itself, "SOON", 10**6)
    monkeypatch.setattr(desk.library, "fetch_icons", fetch_icons)
    window.collect_by_itself()
    desk.collecting.refreshing.emit(True)
    desk.collecting.refreshing.emit(False)
    qtbot.waitUntil(lambda: not desk.collecting.by_itself._looking)
    desk.collecting.by_itself.look_for_icons()
    qtbot.waitUntil(lambda: spoken.banner(window) == "The picture cannot be kept")
    assert len(asked) == 2
