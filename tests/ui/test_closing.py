"""Whatever is opened beside the window is gone when it is closed, and the window with all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMenu, QMessageBox, QWidget

from reader.types import Scope, StoryId, View
from tests.reader.handiwork import DIGEST
from tests.ui import shelf
from tests.ui.tidy import delete_now
from ui.capture_sheet import CaptureSheet
from ui.put_right import PutRightSheet
from ui.story_window import StoryWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.window import Window


def command(name: str) -> Callable[[Window], object]:
    return lambda window: window.menus.actions[name].trigger()


def capture(window: Window) -> None:
    assert window.desk is not None
    window.desk.capturing.read_text(DIGEST)


def story_menu(window: Window) -> None:
    window._story_menu(QPoint())


def place_menu(window: Window) -> None:
    assert window.desk is not None
    window.desk.columns.tree.menu_wanted.emit(window.desk.columns.tree.current(), QPoint())


def who_said_it(window: Window) -> None:
    assert window.desk is not None
    window.desk.open.correcting._ask_alias("Ida Sorley")


def empty_trash(window: Window) -> None:
    assert window.desk is not None
    window.desk.library.delete([StoryId(window.desk.columns.list.stories.ids[0])])
    window.desk.deleting.ask_to_empty()


@pytest.mark.parametrize(
    ("opened", "kind"),
    [
        (command("own_window"), StoryWindow),
        (command("put_right"), PutRightSheet),
        (command("new_folder"), QInputDialog),
        (command("proxy"), QInputDialog),
        (who_said_it, QInputDialog),
        (empty_trash, QMessageBox),
        (capture, CaptureSheet),
        (story_menu, QMenu),
        (place_menu, QMenu),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_was_opened_is_gone_when_it_is_closed(
    window: Window, qtbot: QtBot, opened: Callable[[Window], object], kind: type[QWidget]
) -> None:
    desk = window.desk
    assert desk is not None
    desk.go_to(View(scope=Scope.ALL))
    qtbot.waitUntil(lambda: bool(desk.columns.list.stories.ids))
    desk.columns.list.step(1)
    qtbot.waitUntil(lambda: desk.reading.story is not None)

    def there() -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    before = len([one for one in QApplication.topLevelWidgets() if isinstance(one, kind)])
    opened(window)
    qtbot.waitUntil(lambda: bool(there()))
    for one in there():
        one.done(0) if isinstance(one, QDialog) else one.close()
    del one
    delete_now()
    assert len([one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]) == before


def test_with_the_window_all_of_it_is_gone(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    """Also what stands open: its own windows, sheets and menus."""
    shelf.stocked(tmp_path / "library").close()
    with shelf.open_window(tmp_path / "library", qapp) as window:
        desk = window.desk
        assert desk is not None
        desk.columns.list.step(1)
        qtbot.waitUntil(lambda: desk.reading.story is not None)
        for name in ("own_window", "rules", "backups", "diagnostics", "find", "type"):
            window.menus.actions[name].trigger()
        story_menu(window)
        assert len([one for one in qapp.topLevelWidgets() if one.isVisible()]) > 4
    assert not qapp.allWidgets()
