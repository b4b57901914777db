"""A note, rendered; edited in the same place, in Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from ui import document, painter
from ui.leaf import Leaf
from ui.setting import Setting
from ui.theme import SIZES
from ui.typography import Face, Typography

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from reader.types import Body
    from ui.theme import Colours

Render = Callable[[str, Callable[["Body"], None]], None]
"""Renders Markdown, later: a text, and who wants it."""

NOTES = Typography(pixels=SIZES.large, face=Face.SANS, leading=150)
MOST_OF_WINDOW = 25  # per cent of its height; a longer note scrolls
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteBox(QStackedWidget):
    """Shows a note; a double click or `edit` opens it, and leaving it keeps it, by Escape too: what was typed
    is never lost, and undo takes it back.

    Signals: written(text): it says something else now; done: its editor was closed; left: by a key, so that
    nothing has the focus now; opened(address).
    """

    written = Signal(str)
    done = Signal()
    left = Signal()
    opened = Signal(str)
    grown = Signal()  # it wants another height

    def __init__(self, render: Render, colours: Colours, parent: QWidget, most: int = 240) -> None:
        super().__init__(parent)
        self.setObjectName("note-box")
        self._render, self._colours, self._most = render, colours, most
        self._text = ""
        self._body: Body | None = None
        self.is_edited = False
        self.leaf = _NoteLeaf(self)
        self.leaf.setObjectName("note")
        self.leaf.setAccessibleName(self.tr("Note"))
        self.editor = _Editor(self)
        self.editor.setObjectName("note-editor")
        self.editor.setAccessibleName(self.tr("Note, in Markdown"))
        self.editor.setPlaceholderText(self.tr("Note, in Markdown. Escape keeps it."))
        self.addWidget(self.leaf)
        self.addWidget(self.editor)
        self.leaf.wanted.connect(self.edit)
        self.leaf.anchorClicked.connect(self._link_chosen)
        self.editor.closed.connect(self._close)
        self.editor.textChanged.connect(self._fit)

    @property
    def text(self) -> str:
        """The note as it is kept."""
        return self._text

    def show_note(self, text: str) -> None:
        """Show a note; what is being written stays."""
        if self.is_edited:
            return
        if text and (text != self._text or self._body is None):
            self._render(text, self._set)
        self._text = text
        self.setCurrentWidget(self.leaf)

    @Slot()
    def edit(self) -> None:
        """Open the note to write in it."""
        if not self.is_edited:
            self.is_edited = True
            self.editor.setPlainText(self._text)
            self.setCurrentWidget(self.editor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self._fit()

    def keep(self) -> None:
        """Keep what is being written, and close the editor."""
        self._close()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        if self._body is not None:
            self._set(self._body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()  # lines break elsewhere

    def sizeHint(self) -> QSize:
        inside = self.editor.document() if self.is_edited else self.leaf.document()
        height = inside.size().height()
        if self.is_edited:  # counted in lines
            height = max(3, height) * self.editor.fontMetrics().lineSpacing() + 18
        return QSize(
            240, min(self._most, max(MOST_OF_WINDOW * self.window().height() // 100, 60), round(height) + 8)
        )

    def _set(self, body: Body) -> None:
        self._body = body
        setting = Setting(colours=self._colours, typography=NOTES, narrow=True)
        sheet = document.note(body, setting, self.leaf)
        sheet.document.setTextWidth(max(120, self.leaf.viewport().width()))
        self.leaf.lay(sheet, setting, painter.Shown())
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.grown.emit()

    @Slot()
    def _close(self) -> None:
        if not self.is_edited:  # an editor that is put away loses the focus as well
            return
        self.is_edited, had_focus = False, self.editor.hasFocus()
        text = self.editor.toPlainText().strip()
        self.setCurrentWidget(self.leaf)
        if text != self._text:
            self.show_note(text)
            self.written.emit(text)
        self._fit()
        self.done.emit()
        if had_focus:
            self.left.emit()

    @Slot(QUrl)
    def _link_chosen(self, link: QUrl) -> None:
        self.opened.emit(link.toString())


class _NoteLeaf(Leaf):
    """Signals: wanted: to be edited."""

    wanted = Signal()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENDS:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class _Editor(QPlainTextEdit):
    """Signals: closed: by Escape, by Ctrl+Enter or by leaving it."""

    closed = Signal()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter ends the note here, whatever command it is in the window."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in ENDS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = event.key() in ENDS and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ends or event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.closed.emit()
