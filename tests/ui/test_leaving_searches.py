"""One who looks something up finds the view again as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel

from reader.types import Scope, StoryId, View

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.window import Window

UNREAD = View(scope=Scope.UNREAD)


def read_some(desk: Desk, qtbot: QtBot) -> list[int]:
    """Read three stories of the unread ones; all that are shown then."""
    desk.go_to(UNREAD)
    listed = desk.columns.list
    for row in (4, 5, 6):
        story = listed.stories.ids[row]
        listed.go_to(story)
        qtbot.waitUntil(lambda story=story: desk.library.story(StoryId(story)).read)  # type: ignore[misc]
    qtbot.wait(100)
    return list(listed.stories.ids)


def search(desk: Desk, words: str, qtbot: QtBot) -> None:
    desk.columns.search.ask(words)
    qtbot.waitUntil(lambda: desk.view().search == words)
    qtbot.wait(300)


def test_what_was_read_before_a_search_is_there_after_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    shown, listed = read_some(desk, qtbot), desk.columns.list
    listed.verticalScrollBar().setValue(60)
    at, current = listed.verticalScrollBar().value(), listed.current()
    search(desk, "harbour", qtbot)
    search(desk, "", qtbot)
    assert list(listed.stories.ids) == shown
    assert (listed.verticalScrollBar().value(), listed.current()) == (at, current)
    desk.go_to(View(scope=Scope.BOOKMARKS))
    desk.go_to(UNREAD)
    assert len(listed.stories.ids) < len(shown), "the view was left"


def test_several_chosen_stories_are_chosen_again(window: Window, desk: Desk, qtbot: QtBot) -> None:
    read_some(desk, qtbot)
    listed, flags = desk.columns.list, QItemSelectionModel.SelectionFlag
    for row in (1, 2, 9):
        listed.selectionModel().select(listed.stories.index(row, 0), flags.Select | flags.Rows)
    chosen = listed.selected()
    search(desk, "harbour", qtbot)
    search(desk, "", qtbot)
    assert listed.selected() == chosen


def test_what_was_deleted_meanwhile_is_gone(window: Window, desk: Desk, qtbot: QtBot) -> None:
    shown, listed = read_some(desk, qtbot), desk.columns.list
    search(desk, "harbour", qtbot)
    desk._background.write(lambda: desk.library.delete([StoryId(shown[0])]))
    qtbot.wait(200)
    search(desk, "", qtbot)
    assert list(listed.stories.ids) == shown[1:]
