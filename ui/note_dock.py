"""The person's note on the open story, at the foot of its page: rendered, and edited in place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.parts import fill, ground, label, paint_signs, row, tool
from ui.typography import SIDE

if TYPE_CHECKING:
    from reader.types import Story, StoryId
    from ui.means import Means
    from ui.note_box import NoteBox
    from ui.theme import Colours

MOST = 260  # pixels of a note; longer ones scroll
PADDING, PENCIL = 4, 7  # between the edges of a note and its words, and those of its button and its sign


class NoteDock(QWidget):
    """There while a story has a note, or one is being written.

    Signals: written(StoryId, before, text): a story's note is another one now; left: its editor was closed by
    a key; opened(address): a link in it.
    """

    written = Signal(object, str, str)
    left = Signal()
    opened = Signal(str)

    def __init__(self, means: Means, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, "note-dock")
        self._story: Story | None = None
        self._of: tuple[StoryId, str] | None = (
            None  # the story whose note is being written, and the one it had
        )
        self._means, self._colours = means, colours
        self.button = tool(self, "note-edit", self.tr("Edit the note (Shift+N)"), "edit")
        self.button.setIconSize(QSize(14, 14))
        self.button.clicked.connect(self.edit)
        head = row(label(self, "note-title", self.tr("Your note")), None, self.button)
        self._column = fill(QVBoxLayout(self), head, space=2)
        self.align(SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_colours(colours)
        self.hide()

    @cached_property
    def box(self) -> NoteBox:
        """The note itself, made with the first one: it sets type."""
        from ui.note_box import NoteBox

        made = NoteBox(self._means.render, self._colours, self, MOST)
        made.written.connect(self._written)
        made.done.connect(self._done)
        made.left.connect(self.left)
        made.opened.connect(self.opened)
        self._column.addWidget(made)
        return made

    @Slot(object)
    def show_story(self, story: Story | None) -> None:
        """Show the note of a story; one that is being written on another is kept first."""
        if self._story is not None and (story is None or story.id != self._story.id):
            self.keep()
        self._story = story
        if "box" in self.__dict__ or (story is not None and story.note):
            self.box.show_note(story.note if story else "")
            self._show()

    @Slot()
    def edit(self) -> bool:
        """Write on the note; False when no story is open."""
        if self._story is None:
            return False
        if not self.box.is_edited:
            self._of = self._story.id, self._story.note
        self.show()
        self.box.edit()
        return True

    def keep(self) -> None:
        """Keep what is being written."""
        if "box" in self.__dict__:
            self.box.keep()

    def align(self, side: float) -> None:
        """Stand under the column of the story, which has this margin on both sides."""
        self._column.setContentsMargins(round(side) - PADDING, 6, round(side) - PENCIL, 10)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        if "box" in self.__dict__:
            self.box.set_colours(colours)
        self.button.setProperty("ink", colours.muted)
        paint_signs(self, colours)

    @Slot(str)
    def _written(self, text: str) -> None:
        if self._of is not None:
            self.written.emit(*self._of, text)

    @Slot()
    def _done(self) -> None:
        self._of = None
        self._show()

    def _show(self) -> None:
        self.setVisible(self.box.is_edited or bool(self.box.text))
