"""Tells of the stories that a rule wants the person to hear of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.types import View

if TYPE_CHECKING:
    from reader.types import Changes, StoryId
    from ui.background import Background
    from ui.banner import Banner
    from ui.desk import Desk


class Telling(QObject):
    """Says the headline of a story that came, and offers to open it."""

    def __init__(self, desk: Desk, background: Background, banner: Banner) -> None:
        super().__init__(desk)
        self._desk, self._banner = desk, banner
        background.changed.connect(self._tell)

    @Slot(object)
    def _tell(self, changes: Changes) -> None:
        lines = self._desk.library.lines(changes.told[:1])
        if lines:
            more = len(changes.told) - 1
            detail = self.tr("and {} more that your rules tell of").format(more) if more else lines[0].outlet
            read = (self.tr("Read"), partial(self._open, lines[0].id))
            self._banner.say(lines[0].headline, detail, read)

    def _open(self, story: StoryId) -> None:
        self._desk.go_to(View())
        self._desk.columns.list.go_to(story)
