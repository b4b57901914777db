"""What becomes different by itself is seen: another program writes, a day begins."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.types import Scope, StoryId, View

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.window import Window


def today_counted(desk: Desk) -> int | None:
    place = desk.columns.tree.place(View(scope=Scope.TODAY))
    return place.count if place else None


def test_at_ten_past_midnight_today_is_another_day(
    window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    library, listed = desk.library, desk.columns.list
    newest = max(line.published for line in library.lines(library.ids(View())))
    day = datetime.fromtimestamp(newest).astimezone().replace(hour=23, minute=59, second=59)
    monkeypatch.setattr(library, "clock", lambda: int(day.timestamp()))
    desk._watch.look()
    desk.go_to(View(scope=Scope.TODAY))
    assert list(listed.stories.ids) == list(library.ids(View(search="date:today")))
    qtbot.waitUntil(lambda: bool(today_counted(desk)))
    shown = StoryId(listed.stories.ids[0])
    listed.go_to(shown)
    qtbot.waitUntil(lambda: desk.reading.story is not None and desk.reading.story.id == shown)

    monkeypatch.setattr(library, "clock", lambda: int(day.timestamp()) + 11 * 60)
    desk._watch.look()
    qtbot.waitUntil(lambda: not listed.stories.ids)
    qtbot.waitUntil(lambda: today_counted(desk) == 0)
    assert desk.reading.story is not None, "what one reads stays open"
