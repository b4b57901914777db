"""The commands that make pictures: `render`, a story as the pane shows it; `screenshots`, the window."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer

from reader.types import Scope, StoryId, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from reader.cli.context import Context
    from ui.desk import Desk
    from ui.theme import Appearance, Theme
    from ui.window import Window

    Shot = Callable[[Window, Desk], QWidget]

SETTLE = 400  # milliseconds in which the panes fill
USUAL, WIDE, SMALL = (1280, 800), (1920, 1080), (800, 600)


def render(here: Context) -> dict[str, Any]:
    """Draw the story of an id into a PNG file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import render as drawing

    story = here.library.story(StoryId(here.args.id))
    drawing.render(story, here.args.png, width=here.args.width, dark=here.args.dark)
    here.output.say(str(here.args.png))
    return {"id": story.id, "png": str(here.args.png)}


def screenshots(here: Context) -> dict[str, Any]:
    """Draw the window on a library, in all states and themes, into the folder that --to names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import app as program
    from ui.theme import Appearance, Theme

    here.args.to.mkdir(parents=True, exist_ok=True)
    app = program.application()
    made: list[str] = []
    for theme in (Theme.LIGHT, Theme.DARK, Theme.SEPIA):
        appearance = Appearance(app, theme)
        made += _shoot(here, appearance, theme)
        appearance.deleteLater()
    for name in made:
        here.output.say(name)
    return {"pictures": made}


def _shoot(here: Context, appearance: Appearance, theme: Theme) -> list[str]:
    """One window in one theme, in one state after the other."""
    from ui import app as program

    window = program.start(here.folder, appearance, here.open)
    made = [
        _keep(shown, here.args.to / f"{name}-{theme.value}.png")
        for name, size, state in _shots(window)
        for shown in [_settled(window, size, state)]
    ]
    window.close()
    window.deleteLater()
    _wait(SETTLE)  # in an event loop: without one nothing is deleted
    return made


def _shots(window: Window) -> Iterator[tuple[str, tuple[int, int], Shot]]:
    """What is shot of a library: an empty one has only its welcome."""
    window.show()
    while window.desk is None:
        _wait(SETTLE)
    if not window.desk.library.sidebar().total:
        yield from (("welcome", USUAL, _whole), ("welcome-small", SMALL, _whole))
        return
    for suffix, size in (("", USUAL), ("-wide", WIDE), ("-small", SMALL)):
        yield f"unread{suffix}", size, partial(_story, View(scope=Scope.UNREAD))
    for scope in (Scope.CAPTURES, Scope.HIGHLIGHTS, Scope.QUOTES, Scope.TRASH):
        yield scope.value, USUAL, partial(_story, View(scope=scope))
    yield from (
        *(
            ("dense", USUAL, partial(_rows, "rows_dense")),
            ("headlines", USUAL, partial(_rows, "rows_headlines")),
        ),
        *(("chosen", USUAL, _several), ("search", USUAL, _search), ("field", USUAL, partial(_typed, "ha"))),
        *(("commands", USUAL, partial(_typed, ">re")), ("nothing-found", USUAL, _nothing)),
        *(("trouble", USUAL, _trouble), ("offline", USUAL, _offline), ("tour", USUAL, _tour)),
        *(("keys", USUAL, _keys), ("rules", USUAL, _rules), ("feed", USUAL, _feed)),
    )


# ── the states ───────────────────────────────────────────────────────────────────────────────────


def _whole(window: Window, _desk: Desk) -> QWidget:
    return window


def _story(view: View, window: Window, desk: Desk) -> QWidget:
    desk.go_to(view)
    _wait(SETTLE)
    desk.columns.list.step(1)
    return window


def _rows(command: str, window: Window, desk: Desk) -> QWidget:
    window.menus.actions[command].trigger()
    return _story(View(), window, desk)


def _several(window: Window, desk: Desk) -> QWidget:
    window.menus.actions["rows_comfortable"].trigger()
    _story(View(), window, desk)
    rows = desk.columns.list.selectionModel()
    for row in (1, 2, 4):
        rows.select(desk.columns.list.stories.index(row, 0), rows.SelectionFlag.Select)
    return window


def _search(window: Window, desk: Desk) -> QWidget:
    desk.columns.search.ask("islands tag:harbour -is:bookmarked")
    desk.columns.list.open_first()
    return window


def _typed(text: str, window: Window, desk: Desk) -> QWidget:
    desk.columns.search.field.setFocus()
    desk.columns.search.write(text)
    return window


def _nothing(window: Window, desk: Desk) -> QWidget:
    desk.columns.search.ask("zeppelins date:2026-13")
    desk.columns.list.setFocus(Qt.FocusReason.OtherFocusReason)
    return window


def _trouble(window: Window, desk: Desk) -> QWidget:
    feeds = desk.library.feeds()
    ill = next((feed for feed in feeds if feed.error), feeds[0] if feeds else None)
    window.banner.complain(ill.error if ill else "", ill.title if ill else "")
    return _story(View(feed=ill.id) if ill else View(), window, desk)


def _offline(window: Window, desk: Desk) -> QWidget:
    desk.collecting.offline.toggle()
    _wait(SETTLE)
    window.menus.actions["refresh"].trigger()
    return window


def _tour(window: Window, desk: Desk) -> QWidget:
    desk.collecting.offline.toggle()
    window.banner.close_message()
    _story(View(scope=Scope.CAPTURES), window, desk)
    window.tour.begin()
    return window


def _keys(window: Window, _desk: Desk) -> QWidget:
    window.tour.end()
    window.banner.close_message()
    window.keys.open()
    return window


def _rules(window: Window, _desk: Desk) -> QWidget:
    window.keys.hide()
    window.places.rules.show_rules()
    return window.places.rules


def _feed(window: Window, desk: Desk) -> QWidget:
    window.places.rules.accept()
    feeds = desk.library.feeds()
    window.places.show_details(feeds[0] if feeds else None)
    return window.places.sheet if feeds else window


def _settled(window: Window, size: tuple[int, int], state: Shot) -> QWidget:
    window.resize(*size)
    _wait(SETTLE)
    assert window.desk is not None  # noqa: S101 # it was waited for
    shown = state(window, window.desk)
    _wait(SETTLE)
    return shown


def _keep(shown: QWidget, path: Path) -> str:
    shown.grab().save(str(path))
    return str(path)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
