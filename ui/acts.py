"""What a person does to stories, each act with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.undo import Act, Undo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library import Library
    from reader.types import StoryId, View
    from ui.background import Background


class Acts(QObject):
    """Marks, bookmarks, tags and deletes stories; `undo` takes it back."""

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
        many = self.tr("Bookmark {} stories") if on else self.tr("Take off {} bookmarks")
        mark = self._library.bookmark
        self.undo.do(Act(words, partial(mark, on=on), partial(mark, on=not on), _counted(many)), stories)

    def tag(self, stories: Sequence[int], name: str) -> None:
        words, many = self.tr("Tag “{}”").format(name), self.tr("Tag {} stories")
        tag, untag = self._library.tag, self._library.untag
        self.undo.do(Act(words, partial(tag, name=name), partial(untag, name=name), _counted(many)), stories)

    def untag(self, stories: Sequence[int], name: str) -> None:
        words, many = self.tr("Take off tag “{}”").format(name), self.tr("Take a tag off {} stories")
        tag, untag = self._library.tag, self._library.untag
        self.undo.do(Act(words, partial(untag, name=name), partial(tag, name=name), _counted(many)), stories)

    def delete(self, stories: Sequence[StoryId], then: Callable[[], object]) -> None:
        """Put stories into the trash."""
        delete, undelete = self._library.delete, self._library.undelete
        act = Act(self.tr("Delete"), delete, undelete, _counted(self.tr("Delete {} stories")))  # type: ignore[arg-type] # they were stories' ids
        self.undo.do_then(act, then, stories)

    def restore(self, stories: Sequence[StoryId], then: Callable[[], object]) -> None:
        """Take stories out of the trash."""
        delete, undelete = self._library.delete, self._library.undelete
        act = Act(self.tr("Restore"), undelete, delete, _counted(self.tr("Restore {} stories")))  # type: ignore[arg-type] # they were stories' ids
        self.undo.do_then(act, then, stories)

    def _reading(self, read: bool) -> Act:
        words = self.tr("Mark as read") if read else self.tr("Mark as unread")
        many = self.tr("Mark {} stories as read") if read else self.tr("Mark {} stories as unread")
        mark = self._library.mark_read
        return Act(words, partial(mark, read=read), partial(mark, read=not read), _counted(many))


def _counted(words: str) -> Callable[[int], str]:
    return lambda count: words.format(f"{count:,}")
