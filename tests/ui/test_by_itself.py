"""What the window collects without being asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QInputDialog, QPushButton

from reader.errors import BusyError
from reader.types import Refreshed, Scope
from tests.ui import shelf, spoken
from ui import by_itself

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.types import FeedId
    from ui.desk import Desk
    from ui.window import Window


@pytest.fixture
def asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, object]]:
    """What refreshes were asked for: feeds, and whether all or those that are due."""
    asked: list[tuple[object, object]] = []

    def refresh(feeds: object, *, force: bool, **_: object) -> Refreshed:
        asked.append((feeds, force))
        return Refreshed()

    monkeypatch.setattr(desk.library, "refresh", refresh)
    monkeypatch.setattr(by_itself, "SOON", 0)
    return asked


def test_at_the_start_what_is_due_is_refreshed(
    window: Window, asked: list[tuple[object, object]], qtbot: QtBot
) -> None:
    window.collect_by_itself()
    qtbot.waitUntil(lambda: asked == [(None, False)])


def test_when_nothing_is_due_nothing_is_asked(
    window: Window, desk: Desk, asked: list[tuple[object, object]], qtbot: QtBot
) -> None:
    desk.library.write(lambda db: db.execute("update feed set due = ?", (shelf.NOW + 1,)).rowcount)
    desk.collecting.by_itself.look()
    qtbot.wait(50)
    assert not asked


def test_it_can_be_switched_off_and_that_is_remembered(
    window: Window, desk: Desk, asked: list[tuple[object, object]], qtbot: QtBot
) -> None:
    action = window.menus.actions["by_itself"]
    assert action.isChecked()
    action.trigger()
    qtbot.waitUntil(lambda: desk.library.setting(by_itself.SETTING) == by_itself.OFF)
    window.collect_by_itself()
    desk.collecting.by_itself.look()
    qtbot.wait(50)
    assert not asked
    assert not by_itself.ByItself(desk.library, window.background, window.banner, desk.collecting).wanted
    action.trigger()
    qtbot.waitUntil(lambda: asked == [(None, False)])


def ask(window: Window) -> QInputDialog:
    found = [one for one in window.findChildren(QInputDialog) if one.isVisible()]
    assert found
    return found[-1]


def test_passwords_that_no_keyring_keeps_are_asked_for(
    window: Window,
    desk: Desk,
    asked: list[tuple[object, object]],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second, *_ = (one.id for one in desk.library.feeds())
    given: list[tuple[FeedId, str, str]] = []
    monkeypatch.setattr(desk.library, "locked_out", lambda: [(first, "One", "ann"), (second, "Two", "bo")])

    def log_in(feed: FeedId, name: str, password: str) -> bool:
        given.append((feed, name, password))
        return True

    monkeypatch.setattr(desk.library, "log_in", log_in)
    window.collect_by_itself()
    qtbot.waitUntil(lambda: spoken.banner(window) == "Some feeds ask for a password")
    assert spoken.detail(window) == "One, Two"
    next(one for one in window.banner.findChildren(QPushButton) if one.text() == "Log in").click()
    assert "ann for “One”" in ask(window).labelText()
    ask(window).setTextValue("secret")
    ask(window).accept()
    qtbot.waitUntil(lambda: "bo for “Two”" in ask(window).labelText())
    ask(window).reject()
    qtbot.waitUntil(lambda: given == [(first, "ann", "secret")])
    qtbot.waitUntil(lambda: ([first], True) in asked or (None, False) in asked)


def test_a_proxy_is_asked_for(window: Window, desk: Desk, qtbot: QtBot) -> None:
    for typed, words in (("proxy.example:3128", "by way of proxy.example:3128"), ("none", "without a proxy")):
        window.menus.actions["proxy"].trigger()
        ask(window).setTextValue(typed)
        ask(window).accept()
        qtbot.waitUntil(lambda words=words: words in spoken.banner(window))  # type: ignore[misc]
        assert desk.library.setting("proxy") == typed


def test_what_is_refreshed_by_itself_complains_to_nobody(
    window: Window, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refresh(_feeds: object, **_: object) -> Refreshed:
        raise BusyError("library", "a refresh is running already")

    monkeypatch.setattr(desk.library, "refresh", refresh)
    desk.collecting.refresh(due=True)
    qtbot.waitUntil(lambda: not desk.columns.footer.bar.isVisible())
    assert not window.banner.isVisible()


def test_a_count_that_is_wrong_is_put_right_in_the_quiet_and_shown(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    right = desk.library.sidebar().counts[Scope.UNREAD]
    desk.library.write(
        lambda db: db.execute("update tally set count = count + 5 where what = 'unread'").rowcount
    )
    with qtbot.waitSignal(desk.counted, check_params_cb=lambda unread: unread == right):
        desk.collecting.by_itself.keep_up()
