"""How long the stories of a feed stay: a choice that says beforehand what it would put into the trash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.parts import fill, label, push, row

if TYPE_CHECKING:
    from reader.library import Library
    from reader.types import FeedId, StoryId
    from ui.background import Background

KEPT = {0: "For ever", 30: "30 days", 90: "90 days", 180: "Half a year", 365: "A year"}
COUNTED = 1_000


class FeedAge(QWidget):
    """For ever, unless one says otherwise. Signals: settled(int): so many days, 0 for ever."""

    settled = Signal(int)

    def __init__(self, library: Library, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._background = library, background
        self._feed: FeedId | None = None
        self._days = 0
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("How long its stories are kept"))
        for days, words in KEPT.items():
            self.choice.addItem(self.tr(words), days)
        self.words = label(self, "sheet-words", wrap=True)
        self.go = push(self, "keep-days", self.tr("Do so"))
        self._asked = QWidget(self)
        asked = row(self.words, self.go, space=10)
        asked.setStretch(0, 1)
        self._asked.setLayout(asked)
        fill(QVBoxLayout(self), self.choice, self._asked, space=5)
        self._asked.hide()
        self.choice.activated.connect(self._chosen)
        self.go.clicked.connect(self._settle)

    def show_feed(self, feed: FeedId, days: int) -> None:
        """Show how long a feed's stories are kept."""
        self._feed, self._days = feed, days
        if self.choice.findData(days) < 0:
            self.choice.addItem(self.tr("{} days").format(days), days)
        if self._asked.isHidden():
            self.choice.setCurrentIndex(self.choice.findData(days))

    @Slot()
    def _chosen(self) -> None:
        days = self.choice.currentData()
        if self._feed is None or days == self._days:
            self._asked.hide()
        elif days == 0:
            self._settle()
        else:
            job = partial(self._library.old_stories, self._feed, days, COUNTED)
            self._background.read(job, self._preview, topic="old stories")

    def _preview(self, old: list[StoryId]) -> None:
        count = f"{COUNTED:,}+" if len(old) >= COUNTED else f"{len(old):,}"
        words = self.tr("{} stories would go to the trash now. What you bookmarked, tagged or marked stays.")
        none = self.tr("None is that old now. What you bookmark, tag or mark will stay.")
        self.words.setText(words.format(count) if old else none)
        self._asked.show()

    @Slot()
    def _settle(self) -> None:
        self._asked.hide()
        self.settled.emit(self.choice.currentData())
