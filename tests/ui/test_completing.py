"""What follows the stories while the window is quiet: their quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store import quotes
from reader.store.connection import only_one
from tests.ui import shelf
from ui import completing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from reader.types import Changes
    from ui.desk import Desk
    from ui.window import Window


@pytest.fixture
def waiting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library in whose stories nobody looked for quotes yet, and which is quiet."""
    monkeypatch.setattr(completing, "QUOTED_AT_A_TIME", 30)
    desk.library.write(lambda db: db.execute("update derived set quotes = ?", (quotes.NOT_YET,)).rowcount)
    desk.library.intake.fetcher.offline = True
    return desk.library


def test_quotes_are_found_while_it_is_quiet_and_the_views_hear_of_it(
    window: Window, desk: Desk, waiting: Library, qtbot: QtBot
) -> None:
    told: list[Changes] = []
    window.background.changed.connect(told.append)
    assert waiting.lacks_quotes()
    desk.collecting.by_itself.completing.look()
    qtbot.waitUntil(lambda: bool(told) and not waiting.lacks_quotes())
    qtbot.waitUntil(lambda: len(frozenset().union(*(one.stories for one in told))) == 54)


def test_at_the_start_it_goes_on_with_what_the_last_session_left(
    window: Window, desk: Desk, waiting: Library, qtbot: QtBot
) -> None:
    """Nothing is due: no refresh sets it going."""
    waiting.write(lambda db: db.execute("update feed set due = ?", (shelf.NOW + 1,)).rowcount)
    desk.collecting.by_itself.completing._quiet.setInterval(0)
    window.collect_by_itself()
    qtbot.waitUntil(lambda: not waiting.lacks_quotes())


def test_a_refresh_goes_before_it(desk: Desk, waiting: Library, qtbot: QtBot) -> None:
    desk.collecting.refreshing.emit(True)
    desk.collecting.by_itself.completing.look()
    qtbot.wait(50)
    assert waiting.lacks_quotes()


def test_a_refresh_of_another_process_goes_before_it(desk: Desk, waiting: Library, qtbot: QtBot) -> None:
    with only_one(waiting.folder / "refresh.lock") as mine:
        assert mine
        assert waiting.is_refreshing()
        desk.collecting.by_itself.completing.look()
        qtbot.wait(50)
        assert waiting.lacks_quotes()
    assert not waiting.is_refreshing()
    desk.collecting.by_itself.completing.look()
    qtbot.waitUntil(lambda: not waiting.lacks_quotes())


def test_it_ends_with_the_window(window: Window, desk: Desk, waiting: Library, qtbot: QtBot) -> None:
    desk.collecting.by_itself.completing.look()
    qtbot.waitUntil(lambda: desk.collecting.by_itself.completing._stop is not None)
    stop = desk.collecting.by_itself.completing._stop
    assert stop is not None
    window.close()
    assert stop.is_set()
