"""The page of backups: which there are, what is in each, and the way back to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QMessageBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader import diagnosis, safety
from reader.types import Why
from ui import asking, feed_words
from ui.parts import count, fill, fit_window, label, push, row, sentence
from ui.saving import ask_where

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import Backup, Contents
    from ui.background import Background

WIDTH, HEIGHT = 640, 520
GIGABYTES = (1, 2, 5, 10, 20, 50, 100)
AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WHY = {
    Why.DAILY: "By itself",
    Why.BY_HAND: "By you",
    Why.UPGRADE: "Before an update of the program",
    Why.IMPORT: "Before an import",
    Why.RESTORE: "Before another was put back",
}


class BackupSheet(QDialog):
    """Lists backups, the newest first. Signals: restore_wanted(Path of a backup's file); back_up_wanted."""

    restore_wanted = Signal(object)
    back_up_wanted = Signal()

    def __init__(self, library: Library, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._background = library, background
        self._backups: list[Backup] = []
        self.setObjectName("sheet")
        self.setWindowTitle(self.tr("Backups"))
        self._make_parts()
        self._lay_out()
        self._connect()

    def show_backups(self) -> None:
        """Open the page."""
        self._read()
        fit_window(self, WIDTH, HEIGHT)
        self.open()
        self.list.setFocus()

    def take_new(self) -> None:
        """There is a new one: show it when the page is open."""
        if self.isVisible():
            self._read()

    def _make_parts(self) -> None:
        self.list = QTreeWidget(self)
        self.list.setObjectName("backups")
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setHeaderLabels([self.tr("Made"), self.tr("Why"), self.tr("Size")])
        self.list.headerItem().setTextAlignment(2, AT_THE_RIGHT)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.inside = label(self, "sheet-words", wrap=True)
        self.inside.setMinimumHeight(40)
        self.inside.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.room = QComboBox(self)
        self.room.setAccessibleName(self.tr("How much room backups may take"))
        for size in GIGABYTES:
            self.room.addItem(self.tr("{} GB").format(size), size << 30)
        self.back_up = push(self, "back-up", self.tr("Back up now"))
        self.to_file = push(self, "to-file", self.tr("Write to a file…"))
        self.from_file = push(self, "from-file", self.tr("Put back from a file…"))
        self.restore = push(self, "restore", self.tr("Put back…"))
        self.close_ = push(self, "close", self.tr("Done"), primary=True)

    def _lay_out(self) -> None:
        words = self.tr(
            "A backup is made each day you read, before imports and updates. Those of seven days,"
            " four weeks and twelve months stay, pictures and all."
        )
        chosen = row(self.inside, self.restore, space=16)
        chosen.setStretchFactor(self.inside, 1)
        chosen.setAlignment(self.restore, Qt.AlignmentFlag.AlignTop)
        room = row(label(self, "feed-label", self.tr("Backups may take")), self.room, None, space=10)
        buttons = row(self.back_up, self.to_file, self.from_file, None, self.close_, space=8)
        fill(
            QVBoxLayout(self),
            label(self, "sheet-title", self.tr("Backups")),
            label(self, "sheet-words", words, wrap=True),
            self.list,
            chosen,
            room,
            buttons,
            margins=(24, 22, 24, 18),
            space=12,
        )

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._look_inside)
        self.list.itemActivated.connect(lambda _: self._ask_chosen())
        self.room.activated.connect(self._settle_room)
        self.back_up.clicked.connect(self.back_up_wanted)
        self.to_file.clicked.connect(self._write)
        self.from_file.clicked.connect(self._choose_file)
        self.restore.clicked.connect(self._ask_chosen)
        self.close_.clicked.connect(self.accept)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        self._background.read(self._library.backups, self._show, topic="backups", failed=self._say)
        self._background.read(self._library.room_for_backups, self._show_room, topic="room", failed=self._say)

    def _show(self, backups: list[Backup]) -> None:
        self._backups = backups
        self.list.clear()
        for one in backups:
            made = sentence(feed_words.when(one.made, self._library.clock(), self.tr))
            item = QTreeWidgetItem([made, self.tr(WHY[one.why]), diagnosis.in_words(one.bytes)])
            item.setTextAlignment(2, AT_THE_RIGHT)
            self.list.addTopLevelItem(item)
        self.restore.setEnabled(bool(backups))
        if backups:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        else:
            self.inside.setText(self.tr("There is none yet."))

    def _show_room(self, room: int) -> None:
        at = min(range(len(GIGABYTES)), key=lambda place: abs((GIGABYTES[place] << 30) - room))
        self.room.setCurrentIndex(at)

    def chosen(self) -> Backup | None:
        """The backup that is chosen in the list."""
        at = self.list.currentIndex().row()
        return self._backups[at] if 0 <= at < len(self._backups) else None

    @Slot()
    def _look_inside(self) -> None:
        if one := self.chosen():
            self.inside.setText(self.tr("Looking inside…"))
            job = partial(safety.peek, one.path)
            self._background.read(job, self._tell, topic="backup", failed=self._say)

    def _tell(self, found: Contents) -> None:
        self.inside.setText(inside(found, self.tr))

    def _say(self, error: ReaderError) -> None:
        self.inside.setText(f"{sentence(error.reason)} ({error.subject})")

    # ── acts ─────────────────────────────────────────────────────────────────────────────────────

    @Slot(int)
    def _settle_room(self, _place: int) -> None:
        self._background.write(
            partial(self._library.set_room_for_backups, self.room.currentData()), failed=self._say
        )

    @Slot()
    def _write(self) -> None:
        title, kinds = self.tr("Write the library to a file"), self.tr("Backups (*.db)")
        if file := ask_where(self, title, "cuttings.db", kinds):
            self.inside.setText(self.tr("Writing {}…").format(file))
            job = partial(self._library.export_backup, file)
            self._background.work(job, self._tell_written, self._say)

    def _tell_written(self, found: Contents) -> None:
        self.inside.setText(self.tr("Written and checked: {}").format(inside(found, self.tr)))

    @Slot()
    def _choose_file(self) -> None:
        title, kinds = self.tr("Put back from a file"), self.tr("Backups (*.db);;All files (*)")
        file, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if file:
            self._ask(Path(file))

    @Slot()
    def _ask_chosen(self) -> None:
        if one := self.chosen():
            self._ask(one.path)

    def _ask(self, file: Path) -> None:
        """Look into a backup, whole, and ask whether it is to be put back."""
        self.inside.setText(self.tr("Reading the backup…"))
        job = partial(safety.look, self._library.folder, file)
        self._background.read(job, self._confirm, topic="backup", failed=self._say)

    def _confirm(self, found: Contents) -> None:
        self._tell(found)
        question = self.tr("Put the library back as it is in this backup?")
        detail = self.tr("What is in the library now is kept as a backup, so this can be undone.")
        counts = inside(found, self.tr)
        ask = asking.before(self, self.tr("Put back"), question, f"{counts}\n\n{detail}")
        put_back = ask.addButton(self.tr("Put back"), QMessageBox.ButtonRole.AcceptRole)
        ask.addButton(QMessageBox.StandardButton.Cancel)
        ask.finished.connect(lambda _: self._answered(ask.clickedButton() is put_back, found.path))
        asking.show(ask)

    def _answered(self, yes: bool, file: Path) -> None:
        if yes:
            self.accept()
            self.restore_wanted.emit(file)


def inside(found: Contents, tr: Callable[[str], str]) -> str:
    """What is in a backup, in a line."""
    counts = (
        (found.stories, tr("1 story"), tr("{} stories")),
        (found.feeds, tr("1 feed"), tr("{} feeds")),
        (found.captures, tr("1 capture"), tr("{} captures")),
        (found.tags, tr("1 tag"), tr("{} tags")),
        (found.bookmarks, tr("1 bookmark"), tr("{} bookmarks")),
        (found.notes, tr("1 note"), tr("{} notes")),
        (found.highlights, tr("1 highlight"), tr("{} highlights")),
        (found.pictures, tr("1 picture"), tr("{} pictures")),
    )
    return " · ".join(count(number, one, many) for number, one, many in counts if number) or tr("Nothing")
