"""A story in a window of its own, to be read beside others: the same page, marks, notes and keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from ui import menu_key, theme
from ui.banner import Banner
from ui.open_story import OpenStory
from ui.parts import fit_screen
from ui.shortcuts import COMMANDS
from ui.story_column import StoryColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from reader.library import Library
    from reader.types import Changes, Story, StoryId
    from ui.acts import Acts
    from ui.background import Background
    from ui.reading import Reading
    from ui.theme import Appearance, Theme

SIZE = (780, 860)
CLOSING = ("Ctrl+W", "Escape")


class StoryWindow(QMainWindow):
    """Shows one story; what is done here is undone here or in the main window, in one order.

    Signals: closed(self).
    """

    closed = Signal(object)

    def __init__(self, library: Library, background: Background, appearance: Appearance, acts: Acts) -> None:
        super().__init__()
        self.setObjectName("story-window")
        fit_screen(self, *SIZE)
        self._acts = acts
        self.column = StoryColumn(library, background, appearance, self)
        self.banner = Banner(theme.colours(appearance.theme), self)
        self.open = OpenStory(library, background, appearance, self.banner, acts.undo, self.column)
        self.setCentralWidget(self.column)
        self.banner.stand_over(self.column.pane)
        self.banner.raise_()
        commands = self._commands()
        for name, act in commands.items():
            self._serve(COMMANDS[name].keys, act)
        self._serve(CLOSING, self._close_by_key)
        menu_key.serve(self)
        for name, button in self.column.bar.buttons.items():
            button.clicked.connect(partial(_call, commands[name]))
        self.column.bar.tags.added.connect(self._tag)
        self.column.bar.tags.removed.connect(self._untag)
        self.column.story.chosen.connect(self.column.pane.go_to_quote)
        self.open.reading.shown.connect(self._shown)
        background.changed.connect(self._changed)
        appearance.changed.connect(self._dress)

    @property
    def story(self) -> Story | None:
        return self.open.reading.story

    def show_story(self, id_: StoryId) -> None:
        """Open a story, and come to the front."""
        self.open.reading.show(id_)
        self.show()
        self.raise_()
        self.activateWindow()
        self.column.pane.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.open.close()
        super().closeEvent(event)
        self.closed.emit(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.banner.arrange()

    def _commands(self) -> dict[str, Callable[[], object]]:
        pane, undo = self.column.pane, self._acts.undo
        return {
            **self.open.commands(),
            "read": self._toggle_read,
            "bookmark": self._toggle_bookmark,
            "tag": self.column.bar.tags.edit,
            "browser": self.open.reading.open_in_browser,
            "find": pane.find,
            "copy": pane.copy,
            "page": pane.page_down,
            "undo": undo.undo,
            "redo": undo.redo,
            "larger": partial(pane.zoom, 1),
            "smaller": partial(pane.zoom, -1),
            "normal_size": pane.zoom_reset,
            "next_quote": pane.next_quote,
            "previous_quote": pane.previous_quote,
            "quote_list": self.column.story.fold,
            "quote_marks": lambda: pane.show_quotes(not pane.quotes_shown),
        }

    def _serve(self, keys: Sequence[str], act: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(partial(_call, act))
        self.addAction(action)

    def _chosen(self) -> tuple[StoryId, ...]:
        return (self.story.id,) if self.story else ()

    def _toggle_read(self) -> None:
        if self.story:
            self._acts.mark_read(self._chosen(), not self.story.read)

    def _toggle_bookmark(self) -> None:
        if self.story:
            self._acts.bookmark(self._chosen(), not self.story.bookmarked)

    @Slot(str)
    def _tag(self, name: str) -> None:
        self._acts.tag(self._chosen(), name)

    @Slot(str)
    def _untag(self, name: str) -> None:
        self._acts.untag(self._chosen(), name)

    def _close_by_key(self) -> None:
        """Escape first lets go of what is active on the page."""
        if not self.column.pane.leave():
            self.close()

    @Slot(object)
    def _shown(self, story: Story | None) -> None:
        self.setWindowTitle(story.headline if story else "")

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        self.open.reading.take(changes)

    @Slot(object)
    def _dress(self, chosen: Theme) -> None:
        self.column.set_colours(theme.colours(chosen))
        self.column.pane.set_theme(chosen)
        self.banner.set_colours(theme.colours(chosen))


class StoryWindows(QObject):
    """Opens stories in windows of their own, each story in one, and closes them with the main window.

    Signals: search_wanted(str): look these words up in the library.
    """

    search_wanted = Signal(str)

    def __init__(self, library: Library, background: Background, appearance: Appearance, acts: Acts) -> None:
        super().__init__(acts)
        self._make = partial(StoryWindow, library, background, appearance, acts)
        self.windows: list[StoryWindow] = []

    def open(self, reading: Reading, like: StoryColumn) -> None:
        """Show the story that is read in its own window, set as in that column."""
        story = reading.story
        if story is None:
            return
        known = [window for window in self.windows if window.story and window.story.id == story.id]
        window = known[0] if known else self._new(like)
        window.show_story(story.id)

    def close(self) -> None:
        for window in tuple(self.windows):
            window.close()

    def _new(self, like: StoryColumn) -> StoryWindow:
        window = self._make()
        window.column.pane.set_typography(like.pane.typography)
        window.column.pane.show_quotes(like.pane.quotes_shown)
        self.windows.append(window)
        window.closed.connect(self._let_go)
        window.open.search_wanted.connect(self.search_wanted)
        return window

    @Slot(object)
    def _let_go(self, window: StoryWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()


def _call(act: Callable[[], object], *_: object) -> None:
    act()
