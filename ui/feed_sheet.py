"""The page of a feed's details: where it is, how it fares, and how the person wants it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.types import Pictures, WholeText
from ui import feed_words
from ui.feed_age import FeedAge
from ui.feed_words import EVERY
from ui.parts import fill, fit_window, hairline, label, push, row, sentence

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import Changes, FeedDetails, FeedId, Fetched
    from ui.background import Background
    from ui.feed_acts import FeedActs

WHOLE_TEXT = {
    WholeText.AUTO: "Where the feed gives only a beginning",
    WholeText.ALWAYS: "Always",
    WholeText.NEVER: "Never",
}
PICTURES = {
    Pictures.ALL: "Of all stories",
    Pictures.KEPT: "Of stories I bookmark, tag or note",
    Pictures.NONE: "Of none",
}
WIDTH, HEIGHT = 560, 640
LABELS = 104  # pixels of the words before the fields


class FeedSheet(QDialog):
    """Shows one feed; what is changed here holds at once, and can be undone as all else.

    Signals: refresh_wanted(FeedId).
    """

    refresh_wanted = Signal(object)

    def __init__(self, library: Library, background: Background, acts: FeedActs, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._background, self._acts = library, background, acts
        self._feed: FeedId | None = None
        self._details: FeedDetails | None = None
        self.setObjectName("sheet")
        self.setWindowTitle(self.tr("Feed"))
        self._make_parts()
        self._lay_out()
        self._connect()

    def show_feed(self, feed: FeedId) -> None:
        """Open the page of a feed."""
        self._feed = feed
        self._read()
        fit_window(self, WIDTH, HEIGHT)
        self.open()
        self.refresh.setFocus()

    def _read(self) -> None:
        if self._feed is not None:
            job = partial(self._library.feed_details, self._feed)
            self._background.read(job, self._show, topic="feed details", failed=self._gone)

    @Slot(object)
    def take(self, changes: Changes) -> None:
        """Something changed somewhere: show this feed as it is now."""
        if self.isVisible() and self._feed in changes.feeds:
            self._read()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────

    def _make_parts(self) -> None:
        self.name = QLineEdit(self)
        self.name.setObjectName("feed-name")
        self.name.setAccessibleName(self.tr("Name of the feed"))
        self._address = _shown(self, "feed-address")
        self._site = _shown(self, "feed-address")
        self._site.setOpenExternalLinks(False)
        self._last, self._next = _shown(self, "feed-fact"), _shown(self, "feed-fact")
        self._kept = _shown(self, "feed-fact")
        self.every = _choice(
            self, self.tr("How often it is asked"), {k: self.tr(v) for k, v in EVERY.items()}
        )
        self.whole_text = _choice(self, self.tr("Whole text"), {k: self.tr(v) for k, v in WHOLE_TEXT.items()})
        self.pictures = _choice(self, self.tr("Pictures"), {k: self.tr(v) for k, v in PICTURES.items()})
        self.age = FeedAge(self._library, self._background, self)
        self.paused = QCheckBox(self.tr("Pause this feed"), self)
        self.login = QLineEdit(self, placeholderText=self.tr("Name, if asked"))
        self.login.setAccessibleName(self.tr("Login name"))
        self.password = QLineEdit(
            self, placeholderText=self.tr("Password"), echoMode=QLineEdit.EchoMode.Password
        )
        self.password.setAccessibleName(self.tr("Password"))
        self.log_in = push(self, "log-in", self.tr("Log in"))
        self._login_words = label(self, "sheet-words", wrap=True)
        self._login_words.hide()
        self._history = QGridLayout()
        self.refresh = push(self, "refresh", self.tr("Refresh now"))
        self.unsubscribe = push(self, "unsubscribe", self.tr("Unsubscribe"))
        self.close_ = push(self, "close", self.tr("Done"), primary=True)

    def _lay_out(self) -> None:
        facts = self._grid(
            (self.tr("Address"), self._address),
            (self.tr("Site"), self._site),
            (self.tr("Last refresh"), self._last),
            (self.tr("Next refresh"), self._next),
            (self.tr("Stories"), self._kept),
        )
        fields = row(self.login, self.password, self.log_in, space=6)
        login = fill(QVBoxLayout(), fields, self._login_words, space=4)
        wishes = self._grid(
            (self.tr("Refresh"), self.every),
            (self.tr("Whole text"), self.whole_text),
            (self.tr("Keep pictures"), self.pictures),
            (self.tr("Keep stories"), self.age),
            (self.tr("Log in"), login),
            ("", self.paused),
        )
        inside = QWidget(self)
        inside.setObjectName("sheet-inside")
        parts = fill(QVBoxLayout(inside), margins=(24, 22, 24, 12), space=10)
        parts.addWidget(self.name)
        parts.addLayout(facts)
        parts.addSpacing(6)
        parts.addWidget(hairline(self))
        parts.addSpacing(6)
        parts.addLayout(wishes)
        parts.addSpacing(6)
        parts.addWidget(hairline(self))
        parts.addWidget(label(self, "sheet-heading", self.tr("Latest refreshes")))
        parts.addLayout(self._history)
        parts.addStretch(1)
        around = QScrollArea(self)
        around.setObjectName("sheet-area")
        around.setWidgetResizable(True)
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.setWidget(inside)
        buttons = row(self.unsubscribe, None, self.refresh, self.close_, margins=(24, 12, 24, 16), space=8)
        fill(QVBoxLayout(self), around, hairline(self), buttons, space=0)

    def _grid(self, *rows: tuple[str, Any]) -> QGridLayout:
        """Words on the left, what they say on the right."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, LABELS)
        grid.setColumnStretch(1, 1)
        for place, (words, part) in enumerate(rows):
            called = label(self, "feed-label", words)
            grid.addWidget(
                called,
                place,
                0,
                Qt.AlignmentFlag.AlignTop if _is_words(part) else Qt.AlignmentFlag.AlignVCenter,
            )
            if isinstance(part, QWidget):
                called.setBuddy(part)
                grid.addWidget(part, place, 1)
            else:
                grid.addLayout(part, place, 1)
        return grid

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._rename)
        self.every.activated.connect(lambda _: self._settle(every=self.every.currentData()))
        self.whole_text.activated.connect(lambda _: self._settle(whole_text=self.whole_text.currentData()))
        self.pictures.activated.connect(lambda _: self._settle(pictures=self.pictures.currentData()))
        self.age.settled.connect(lambda days: self._settle(keep_days=days))
        self.paused.clicked.connect(lambda on: self._settle(paused=on))
        self.log_in.clicked.connect(self._log_in)
        self.password.returnPressed.connect(self._log_in)
        self.refresh.clicked.connect(lambda: self.refresh_wanted.emit(self._feed))
        self.unsubscribe.clicked.connect(self._unsubscribe)
        self.close_.clicked.connect(self.accept)
        self._background.changed.connect(self.take)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────

    def _show(self, details: FeedDetails) -> None:
        self._details = details
        feed, settled, now = details.feed, details.settings, self._library.clock()
        if not self.name.hasFocus():
            self.name.setText(feed.title)
            self.name.setCursorPosition(0)
        self.name.setPlaceholderText(details.named)
        self._address.setText(feed.address)
        self._site.setText(feed.site or "–")
        self._last.setText(feed_words.last_fetch(details, now, self.tr))
        self._mark(self._last, bool(feed.error))
        self._next.setText(feed_words.next_fetch(details, now, self.tr))
        since = feed_words.when(details.added, now, self.tr).partition(self.tr(" at "))[0]
        words = self.tr("{0} kept, {1} unread; read since {2}")
        self._kept.setText(words.format(f"{feed.total:,}", f"{feed.unread:,}", since))
        _choose(self.every, settled.every, feed_words.rhythm(settled.every, self.tr))
        _choose(self.whole_text, settled.whole_text)
        _choose(self.pictures, settled.pictures)
        self.age.show_feed(feed.id, settled.keep_days)
        self.paused.setChecked(settled.paused)
        if not self.login.hasFocus():
            self.login.setText(settled.login)
        self._show_history(details.history, now)

    def _show_history(self, history: tuple[Fetched, ...], now: int) -> None:
        while (item := self._history.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        self._history.setHorizontalSpacing(14)
        self._history.setVerticalSpacing(4)
        self._history.setColumnMinimumWidth(0, LABELS)
        self._history.setColumnStretch(1, 1)
        for place, fetched in enumerate(history):
            moment = label(self, "history-moment", sentence(feed_words.when(fetched.moment, now, self.tr)))
            words = label(self, "history-words", feed_words.outcome(fetched, self.tr), wrap=True)
            words.setProperty("quiet", not (fetched.new or fetched.updated or fetched.said))
            self._history.addWidget(moment, place, 0, Qt.AlignmentFlag.AlignTop)
            self._history.addWidget(words, place, 1)

    @staticmethod
    def _mark(part: QLabel, trouble: bool) -> None:
        part.setProperty("trouble", trouble)
        part.style().unpolish(part)
        part.style().polish(part)

    def _gone(self, _error: ReaderError) -> None:
        """The feed is read no more: there is nothing to show."""
        self.reject()

    # ── settling ─────────────────────────────────────────────────────────────────────────────────

    def _settle(self, **changed: Any) -> None:
        if self._details is not None:
            words = self.tr("Settings of “{}”").format(self._details.feed.title)
            self._acts.settle(words, self._details.feed.id, **changed)

    @Slot()
    def _rename(self) -> None:
        if self._details is not None and self.name.text().strip() != self._details.feed.title:
            self._acts.rename(self._details.feed, self.name.text())

    @Slot()
    def _log_in(self) -> None:
        if self._feed is not None:
            job = partial(self._library.log_in, self._feed, self.login.text(), self.password.text())
            self._background.work(job, self._logged_in, self._say_login)
            self.password.clear()

    def _logged_in(self, kept: bool) -> None:
        without = self.tr("This computer has no keyring: the password is asked for at each start.")
        self._login_words.setText(self.tr("The password is in this computer’s keyring.") if kept else without)
        self._login_words.setVisible(bool(self.login.text().strip()))
        self.refresh_wanted.emit(self._feed)

    def _say_login(self, error: ReaderError) -> None:
        self._login_words.setText(sentence(error.reason))
        self._login_words.show()

    @Slot()
    def _unsubscribe(self) -> None:
        if self._details is not None:
            self.accept()
            self._acts.unsubscribe(self._details.feed)


def _shown(parent: QWidget, name: str) -> QLabel:
    """Words that can be marked and copied."""
    made = label(parent, name, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _choice(parent: QWidget, words: str, choices: dict[Any, str]) -> QComboBox:
    made = QComboBox(parent)
    made.setAccessibleName(words)
    for value, text in choices.items():
        made.addItem(text, value)
    return made


def _choose(box: QComboBox, value: object, words: str = "") -> None:
    """Show a value; one that is not among the choices becomes one."""
    at = box.findData(value)
    if at < 0:
        box.addItem(words[:1].upper() + words[1:], value)
        at = box.count() - 1
    box.setCurrentIndex(at)


def _is_words(part: object) -> bool:
    return isinstance(part, QLabel)
