"""What stands in the place of a list is true while one looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.types import Changes, FeedId, Scope, View

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.window import Window


def all_read(desk: Desk, qtbot: QtBot) -> None:
    desk.library.mark_all_read(View())
    desk.go_to(View(scope=Scope.UNREAD))
    qtbot.waitUntil(lambda: said(desk) == "All caught up")


def asked(desk: Desk, error: str) -> None:
    """All feeds were asked, and that came of it."""
    desk.library.write(lambda db: db.execute("update feed set error = ?", (error,)))
    desk._background.tell(Changes(feeds=frozenset([FeedId(1)])))


def said(desk: Desk) -> str:
    middle = desk.columns.middle
    return middle.no_list.headline.text() if middle.is_empty else ""


def test_feeds_that_fail_are_told_of_as_soon_as_they_do(window: Window, desk: Desk, qtbot: QtBot) -> None:
    all_read(desk, qtbot)
    asked(desk, "no answer came")
    qtbot.waitUntil(lambda: said(desk) == "No feed could be read")
    asked(desk, "")
    qtbot.waitUntil(lambda: said(desk) == "All caught up")


def test_working_offline_is_said_and_ended_there(window: Window, desk: Desk, qtbot: QtBot) -> None:
    all_read(desk, qtbot)
    window.menus.actions["offline"].trigger()
    assert said(desk) == "You are working offline"
    desk.columns.middle.no_list.do.click()
    qtbot.waitUntil(lambda: said(desk) == "All caught up")
