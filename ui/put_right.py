"""A sheet with a story's headline, byline and date, to put them right by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QTime, Signal, Slot
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from reader import days
from reader.types import When
from ui.parts import fill, label, push, row

if TYPE_CHECKING:
    from reader.types import Corrections, Story

EARLIEST = QDate(1600, 1, 1)


class PutRightSheet(QDialog):
    """What is changed here wins over all that the web says, for ever; "As found" takes that back.

    Signals: said(Corrections): instead of those before.
    """

    said = Signal(object)

    def __init__(self, story: Story, before: Corrections, parent: QWidget) -> None:
        super().__init__(parent)
        self._story, self._before = story, before
        self.setObjectName("sheet")
        self.setWindowTitle(self.tr("Put right"))
        self.setMinimumWidth(520)
        self.headline = QLineEdit(story.headline, self)
        self.headline.setCursorPosition(0)  # or a long one would show its end
        self.byline = QLineEdit(story.byline, self, placeholderText=self.tr("Nobody is named"))
        self.date = QDateTimeEdit(self, calendarPopup=True, displayFormat="d MMMM yyyy  HH:mm")
        self.date.setMinimumDate(EARLIEST)
        shown = days.here(story.published, day_only=story.day_only)
        self.date.setDateTime(QDateTime.fromSecsSinceEpoch(shown))
        self.date.setFixedHeight(self.headline.sizeHint().height())
        self._date_shown = self.date.dateTime()
        fields = QFormLayout()
        fields.addRow(self.tr("Headline"), self.headline)
        fields.addRow(self.tr("Byline"), self.byline)
        fields.addRow(self.tr("Date"), self.date)
        self.as_found = push(self, "as-found", self.tr("As found"))
        self.as_found.setToolTip(self.tr("What the page or the feed says counts again"))
        self.as_found.setEnabled((before.headline, before.byline, before.published) != (None, None, None))
        self.keep = push(self, "keep", self.tr("Put right"), primary=True)
        self.keep.setDefault(True)
        cancel = push(self, "cancel", self.tr("Cancel"))
        words = self.tr("Your words stay, whatever the feed or the page says later.")
        column = fill(QVBoxLayout(self), margins=(22, 20, 22, 18), space=10)
        column.addWidget(label(self, "sheet-title", self.tr("Headline, byline and date")))
        column.addLayout(fields)
        column.addWidget(label(self, "sheet-words", words, wrap=True))
        column.addSpacing(6)
        column.addLayout(row(self.as_found, None, cancel, self.keep, space=8))
        self.headline.textChanged.connect(self._typed)
        self.keep.clicked.connect(self._keep)
        self.as_found.clicked.connect(self._found)
        cancel.clicked.connect(self.reject)

    @Slot()
    def _typed(self) -> None:
        self.keep.setEnabled(bool(self.headline.text().strip()))

    @Slot()
    def _keep(self) -> None:
        """What is another one now is put right; the rest is as it was."""
        headline, byline = self.headline.text().strip(), self.byline.text().strip()
        right = self._before
        if headline != self._story.headline:
            right = replace(right, headline=headline)
        if byline != self._story.byline:
            right = replace(right, byline=byline)
        if self.date.dateTime() != self._date_shown:
            second, day_only = self.date.dateTime().toSecsSinceEpoch(), self.date.time() == QTime(0, 0)
            right = replace(right, published=When(days.kept(second) if day_only else second, day_only))
        self.said.emit(right)
        self.accept()

    @Slot()
    def _found(self) -> None:
        self.said.emit(replace(self._before, headline=None, byline=None, published=None))
        self.accept()
