"""A sheet with one field: the address of a site, a feed or a page; what is found there is read or kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from reader.addresses import Login
from reader.errors import FetchError
from ui.parts import fill, label, push, row, sentence, tip

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import CaptureRead, Changes, FeedLink, Subscribed
    from ui.background import Background

ASKS_WHO = 401  # the status of a server that wants to know who asks
NAMED = 90  # characters of an address by which it is named


class AddFeed(QDialog):
    """Adds a feed, or saves the story at an address; errors stay beside the field. Where a server asks who
    it is, so does the sheet.

    Signals: subscribed(Subscribed); page_read(CaptureRead).
    """

    subscribed = Signal(object)
    page_read = Signal(object)

    def __init__(self, library: Library, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._background = library, background
        self._asked = 0
        self.setObjectName("sheet")
        self.setWindowTitle(self.tr("Add a feed or a page"))
        self.setMinimumWidth(500)
        self.field = QLineEdit(self, placeholderText="https://")
        self.field.setAccessibleName(self.tr("Address of a site, a feed or a page"))
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self.name = QLineEdit(self, placeholderText=self.tr("Name"))
        self.name.setAccessibleName(self.tr("Login name"))
        self.password = QLineEdit(
            self, placeholderText=self.tr("Password"), echoMode=QLineEdit.EchoMode.Password
        )
        self.password.setAccessibleName(self.tr("Password"))
        self._words = label(self, "sheet-words", wrap=True)
        self._choices = QVBoxLayout()
        self.add = push(self, "add", self.tr("Add feed"), primary=True)
        self.save = push(self, "save", self.tr("Save page"))
        self.cancel = push(self, "cancel", self.tr("Cancel"))
        self._lay_out()
        self.add.setDefault(True)
        self.add.clicked.connect(self.subscribe)
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.reject)
        self.field.textChanged.connect(self._typed)
        self._rest()

    def ask(self, address: str = "") -> None:
        """Open the sheet."""
        self._clear_choices()
        self._show_login(False)
        self.field.setText(address)
        self.field.selectAll()
        self._rest(self.tr("A site’s address is enough; Cuttings finds its feed."))
        self.open()
        self.field.setFocus()

    @Slot()
    def subscribe(self) -> None:
        """Read the feed at the address, or the further feeds that are ticked."""
        chosen = [box.property("address") for box in self._boxes() if box.isChecked()]
        self._begin(self.tr("Looking for the feed of {}…").format(self._address()[:NAMED]))
        job = partial(_subscribe, self._library, chosen or [self._address()], self._login())
        self._background.work(job, partial(self._take_feed, self._asked), partial(self._fail, self._asked))

    @Slot()
    def keep(self) -> None:
        """Read the page at the address, to keep it as a capture."""
        self._begin(self.tr("Fetching {}…").format(self._address()[:NAMED]))
        job = partial(self._library.read_address, self._address())
        self._background.work(job, partial(self._take_page, self._asked), partial(self._fail, self._asked))

    def _lay_out(self) -> None:
        buttons = row(self.save, None, self.cancel, self.add, space=8)
        rows = fill(QVBoxLayout(self), margins=(22, 20, 22, 18), space=8)
        rows.addWidget(label(self, "sheet-title", self.tr("Address")))
        rows.addWidget(self.field)
        rows.addLayout(row(self.name, self.password))
        rows.addWidget(self._busy)
        rows.addWidget(self._words)
        rows.addLayout(self._choices)
        rows.addSpacing(8)
        rows.addLayout(buttons)

    def _address(self) -> str:
        return self.field.text().strip()

    def _login(self) -> Login | None:
        """The name and password that were asked for."""
        name = self.name.text().strip() if self.name.isVisible() else ""
        return Login(name, self.password.text()) if name else None

    def _show_login(self, wanted: bool) -> None:
        for part in (self.name, self.password):
            part.setVisible(wanted)
            if not wanted:
                part.clear()

    def _begin(self, words: str) -> None:
        self._asked += 1
        self._busy.show()
        self._say(words)
        for part in (self.field, self.add, self.save):
            part.setEnabled(False)

    def _rest(self, words: str = "", trouble: bool = False) -> None:
        self._busy.hide()
        self.field.setEnabled(True)
        self._typed()
        self._say(words, trouble)

    def _say(self, words: str, trouble: bool = False) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._words.setProperty("trouble", trouble)
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)

    def _take_feed(self, asked: int, answer: _Answer) -> None:
        self.subscribed.emit(answer.subscribed)
        if asked != self._asked or not self.isVisible():
            return
        if answer.further and not self._boxes():
            self._offer(answer)
        else:
            self.accept()

    def _take_page(self, asked: int, captured: CaptureRead) -> None:
        if asked == self._asked:
            self.accept()
            self.page_read.emit(captured)

    def _fail(self, asked: int, error: ReaderError) -> None:
        if asked == self._asked:
            self._rest(f"{sentence(error.reason).rstrip('.')}.", trouble=True)
            is_locked = isinstance(error, FetchError) and error.status == ASKS_WHO
            if is_locked:
                self._show_login(True)
            (self.name if is_locked else self.field).setFocus()

    def _offer(self, answer: _Answer) -> None:
        """Let one choose among the other feeds of the page."""
        for choice in answer.further:
            box = QCheckBox((choice.title or choice.address).replace("&", "&&"), self)
            box.setToolTip(tip(choice.address))
            box.setProperty("address", choice.address)
            box.toggled.connect(self._ticked)
            self._choices.addWidget(box)
        self._rest(self.tr("“{}” is in your list now. The page offers more:").format(answer.subscribed.title))
        self.field.setEnabled(False)
        self.save.hide()
        self.add.setText(self.tr("Add what is ticked"))
        self._ticked()
        self.cancel.setText(self.tr("Done"))

    def _boxes(self) -> list[QCheckBox]:
        return self.findChildren(QCheckBox)

    def _clear_choices(self) -> None:
        for box in self._boxes():
            self._choices.removeWidget(box)
            box.setParent(None)
            box.deleteLater()
        self.save.show()
        self.add.setText(self.tr("Add feed"))
        self.cancel.setText(self.tr("Cancel"))

    def done(self, result: int) -> None:
        self._asked += 1  # what is still under way goes on, but no longer speaks here
        super().done(result)

    @Slot()
    def _typed(self) -> None:
        for part in (self.add, self.save):
            part.setEnabled(bool(self._address()))

    @Slot()
    def _ticked(self) -> None:
        self.add.setEnabled(any(box.isChecked() for box in self._boxes()))


class _Answer(NamedTuple):
    subscribed: Subscribed
    further: tuple[FeedLink, ...]  # feeds of the page that are not read yet

    @property
    def changes(self) -> Changes:
        return self.subscribed.changes


def _subscribe(library: Library, addresses: list[str], login: Login | None) -> _Answer:
    for address in addresses:
        subscribed = library.subscribe(address, login)
    known = {feed.address for feed in library.sidebar().feeds}
    return _Answer(subscribed, tuple(link for link in subscribed.choices if link.address not in known))
