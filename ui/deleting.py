"""Stories on their way into the trash, out of it again, and out of the library for ever."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from reader.types import Changes, Scope
from ui import asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library import Library
    from reader.types import StoryId
    from ui.acts import Acts
    from ui.background import Background
    from ui.banner import Banner


class Deleting(QObject):
    """Moves stories between the library and the trash; emptying it is asked first.

    Signals: emptied: nothing lies in the trash any more.
    """

    emptied = Signal()

    def __init__(
        self, library: Library, background: Background, acts: Acts, banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library, self._background, self._acts = library, background, acts
        self._banner, self._window = banner, window

    def delete(self, stories: Sequence[StoryId]) -> None:
        """Put stories into the trash, and say how they come back."""
        if stories:
            one, many = self.tr("The story is in the trash"), self.tr("{} stories are in the trash")
            self._acts.delete(stories, partial(self._say, one, many, len(stories)))

    def restore(self, stories: Sequence[StoryId]) -> None:
        """Take stories out of the trash."""
        if stories:
            one, many = self.tr("The story is back in its place"), self.tr("{} stories are back")
            self._acts.restore(stories, partial(self._say, one, many, len(stories)))

    @Slot()
    def ask_to_empty(self) -> None:
        """Ask whether all that lies in the trash shall go for ever."""
        count = self._library.sidebar().counts[Scope.TRASH]
        if not count:
            self._banner.say(self.tr("The trash is empty"))
            return
        one, many = self.tr("Delete one story for ever?"), self.tr("Delete {} stories for ever?")
        question = one if count == 1 else many.format(f"{count:,}")
        ask = asking.before(
            self._window, self.tr("Empty the trash"), question, self.tr("This cannot be undone.")
        )
        go = ask.addButton(self.tr("Delete for ever"), QMessageBox.ButtonRole.DestructiveRole)
        go.clicked.connect(self._empty)
        ask.setDefaultButton(ask.addButton(QMessageBox.StandardButton.Cancel))
        asking.show(ask)

    @Slot()
    def _empty(self) -> None:
        self._background.write(self._library.empty_trash, self._say_emptied)

    def _say_emptied(self, count: int) -> None:
        self._background.changed.emit(Changes(tags=True))
        self._banner.say(self.tr("{} stories are gone for ever").format(f"{count:,}"))
        self.emptied.emit()

    def _say(self, one: str, many: str, count: int) -> None:
        words = one if count == 1 else many.format(f"{count:,}")
        self._banner.say(words, "", (self.tr("Undo"), self._acts.undo.undo))
