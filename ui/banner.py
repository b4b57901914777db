"""A quiet message over the lower edge of the story: what was done, a question, or what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.parts import fill, label, paint_signs, push, row, tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from ui.theme import Colours

BRIEF = 6000  # milliseconds that a message stays
WIDEST = 560
UNDER_WAY = 420  # pixels wide while something goes on: what it is at changes, the message does not
ABOVE = 22  # the lower edge of its place
BESIDE = 16  # and its sides
LEAST = 400  # pixels in which any message is well read

Choice = tuple[str, "Callable[[], None]"]


class Banner(QFrame):
    """One message at a time, the newest.

    It takes no focus, so that typing and keys go on; only an offer does, and gives it back.
    """

    closed = Signal()

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName(self.tr("Message"))
        self._colours, self._around = colours, parent
        self._over: QWidget | None = None
        self._text = label(self, "banner-text", wrap=True)
        self._detail = label(self, "banner-detail", wrap=True)
        self._close = tool(self, "close", self.tr("Close"), "close")
        self._close.clicked.connect(self.close_message)
        self._choices: dict[QPushButton, Callable[[], None]] = {}
        self._left: QWidget | None = None  # what had the focus before an offer took it
        self._buttons = row(space=8)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._words = fill(QVBoxLayout(), None, self._text, self._detail, self._bar, None, space=2)
        self._whole = row(self._words, self._buttons, self._close, margins=(18, 12, 10, 12), space=14)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)
        self._timer = QTimer(self, singleShot=True, interval=BRIEF)
        self._timer.timeout.connect(self.close_message)
        self.hide()

    def say(self, text: str, detail: str = "", *choices: Choice) -> None:
        """Say what was done; it goes by itself."""
        self._show(text, detail, choices, "")
        self._timer.start()

    def offer(self, text: str, detail: str, *choices: Choice) -> None:
        """Ask something that need not be answered; it stays until it is, or until the next message.

        It takes the keys, but not from somebody who is writing: the next Enter would answer it.
        """
        self._show(text, detail, choices, "")
        focus = QApplication.focusWidget()
        if self._choices and not isinstance(focus, QLineEdit | QPlainTextEdit):
            self._left = focus
            next(iter(self._choices)).setFocus(Qt.FocusReason.PopupFocusReason)

    def complain(self, text: str, detail: str = "", *choices: Choice) -> None:
        """Say what went wrong; it stays until it was seen to."""
        self._show(text, detail, choices, "trouble")

    def begin(self, text: str, total: int, *choices: Choice) -> None:
        """Say that something long is under way; `go_on` says how far it is, the next message ends it."""
        self._show(text, " ", choices, "")
        self._bar.setRange(0, total)
        self._bar.show()
        self.arrange()

    def end(self) -> None:
        """What was under way is over, and there is nothing to say of it."""
        if self._bar.isVisible():
            self.close_message()

    def go_on(self, done: int, detail: str) -> None:
        """How far it is; nothing when another message took its place."""
        if self._bar.isVisible():
            self._bar.setValue(done)
            room = self._detail.width()
            shown = self._detail.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideMiddle, room)
            self._detail.setText(shown)

    @Slot()
    def close_message(self) -> None:
        self._timer.stop()
        if self.isVisible():
            self._give_focus_back()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        paint_signs(self, colours)

    def _show(self, text: str, detail: str, choices: tuple[Choice, ...], mood: str) -> None:
        self._timer.stop()
        self._give_focus_back()
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._bar.hide()
        self.setProperty("mood", mood)
        self.style().unpolish(self)
        self.style().polish(self)
        for button in self._choices:
            self._buttons.removeWidget(button)
            button.deleteLater()
        self._choices = {self._choice(words, first=n == 0): act for n, (words, act) in enumerate(choices)}
        paint_signs(self, self._colours)
        self.show()
        self.raise_()
        self.arrange()

    def _choice(self, words: str, first: bool) -> QPushButton:
        button = push(self, "choice", words, primary=first)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._chosen)
        self._buttons.addWidget(button)
        button.show()  # else Qt does it later, and no room is kept for it
        return button

    @Slot()
    def _chosen(self) -> None:
        act = self._choices.get(self.sender())  # type: ignore[call-overload] # only buttons send this
        self.close_message()
        if act:
            act()

    def _give_focus_back(self) -> None:
        left, self._left = self._left, None
        if left is not None and isValid(left) and self.isAncestorOf(QApplication.focusWidget() or left):
            left.setFocus()

    def stand_over(self, part: QWidget) -> None:
        """Stand over this part from now on, whose last lines can be scrolled from below it."""
        self._over = part
        part.installEventFilter(self)
        self.arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide) and self.isVisible():
            self.arrange()
        return super().eventFilter(watched, event)

    def arrange(self) -> None:
        """Stand in the middle above the lower edge of its place, as wide as the words need."""
        wanted = self._width_of_one_line() if self._bar.isHidden() else UNDER_WAY
        around = self._place(wanted)
        width = min(WIDEST, wanted, around.width() - 2 * BESIDE)
        self.setFixedWidth(width)
        height = max(self._whole.totalHeightForWidth(width), self._whole.totalSizeHint().height())
        left, top = (around.width() - width) // 2, around.height() - height - ABOVE
        self.setGeometry(around.left() + left, around.top() + top, width, height)

    def _place(self, wanted: int) -> QRect:
        """The part to stand over, or the whole window where that is too narrow for the words, or not seen."""
        over = self._over
        if over is None or not over.isVisible() or over.width() < min(wanted, LEAST) + 2 * BESIDE:
            return self._around.rect()
        return QRect(over.mapTo(self._around, QPoint(0, 0)), over.size())

    def _width_of_one_line(self) -> int:
        for part in (self._text, self._detail):
            part.setWordWrap(False)
        self._words.invalidate()  # Qt tells only the outer layout that its labels have changed
        width = self._whole.totalSizeHint().width()
        for part in (self._text, self._detail):
            part.setWordWrap(True)
        return width
