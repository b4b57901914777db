"""A story with all that stands around it: its bar, its page, its quotes by speaker, the person's note."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.means import Means
from ui.parts import SCROLL_BAR, fill, label
from ui.story_and_quotes import StoryAndQuotes
from ui.story_bar import StoryBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.types import Body
    from ui.background import Background
    from ui.note_dock import NoteDock
    from ui.theme import Appearance, Colours


class StoryColumn(QWidget):
    """Makes and holds the parts; knows nothing of the library behind them."""

    def __init__(
        self, library: Library, background: Background, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("right")
        look = theme.colours(appearance.theme)
        self._look, self._asked = look, means(library, background)
        self.bar = StoryBar(library.complete_tag, look, self)
        self.story = StoryAndQuotes(appearance.theme, self._asked, self)
        self.pane = self.story.pane
        self.target = label(self.pane, "link-target")
        self.target.hide()
        self._column = fill(QVBoxLayout(self), self.bar, self.story, space=0)
        self._column.setStretchFactor(self.story, 1)
        self.pane.hovered.connect(self._show_target)
        self.pane.type_changed.connect(self._align)
        self.pane.installEventFilter(self)
        self.story.toggled.connect(self.bar.show_quote_list)

    @cached_property
    def note(self) -> NoteDock:
        """The person's note, under the page."""
        from ui.note_dock import NoteDock

        made = NoteDock(self._asked, self._look, self)
        made.align(self._side())
        self._column.addWidget(made)
        return made

    def set_colours(self, colours: Colours) -> None:
        self._look = colours
        for part in (self.bar, self.story, self.__dict__.get("note")):
            if part is not None:
                part.set_colours(colours)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._align()
        return super().eventFilter(watched, event)

    @Slot()
    def _align(self) -> None:
        """Let the note stand under the words of the story."""
        if "note" in self.__dict__:
            self.note.align(self._side())

    def _side(self) -> float:
        return self.pane.typography.side(self.pane.width() - SCROLL_BAR)

    @Slot(str)
    def _show_target(self, address: str) -> None:
        """Say where the link under the pointer leads, at the foot of the story."""
        room = self.pane.width() - 60
        self.target.setText(self.target.fontMetrics().elidedText(address, Qt.TextElideMode.ElideMiddle, room))
        self.target.adjustSize()
        self.target.move(0, self.pane.height() - self.target.height())
        self.target.setVisible(bool(address))
        self.target.raise_()


def means(library: Library, background: Background) -> Means:
    """What a reading pane asks of a library."""

    def render(text: str, then: Callable[[Body], None]) -> None:
        background.read(partial(library.note_body, text), then)

    return Means(decode=background.decode, render=render, complete=library.complete_tag)
