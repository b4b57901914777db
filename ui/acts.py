"""What a person does to stories, each act with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.undo import Act, Undo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library import Library
    from reader.types import View
    from ui.background import Background


class Acts(QObject):
    """Marks, bookmarks and tags stories; `undo` takes it back."""

    def __init__(self, library: Library, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self.undo = Undo(background, self)

    def mark_read(self, stories: Sequence[int], read: bool) -> None:
        self.undo.do(self._reading(read), stories)

    def mark_all_read(self, view: View) -> None:
        self.undo.do_once(self._reading(True), partial(self._library.mark_all_read, view))

    def bookmark(self, stories: Sequence[int], on: bool) -> None:
        words = self.tr("Bookmark") if on else self.tr("Take off bookmark")
        mark = self._library.bookmark
        self.undo.do(Act(words, partial(mark, on=on), partial(mark, on=not on)), stories)

    def tag(self, stories: Sequence[int], name: str) -> None:
        words = self.tr("Tag “{}”").format(name)
        tag, untag = self._library.tag, self._library.untag
        self.undo.do(Act(words, partial(tag, name=name), partial(untag, name=name)), stories)

    def untag(self, stories: Sequence[int], name: str) -> None:
        words = self.tr("Take off tag “{}”").format(name)
        tag, untag = self._library.tag, self._library.untag
        self.undo.do(Act(words, partial(untag, name=name), partial(tag, name=name)), stories)

    def _reading(self, read: bool) -> Act:
        words = self.tr("Mark as read") if read else self.tr("Mark as unread")
        mark = self._library.mark_read
        return Act(words, partial(mark, read=read), partial(mark, read=not read))
