"""The first thing one sees: what Cuttings is, and three ways to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.pages import Page
from ui.parts import fill, label, paint_signs, push, row

if TYPE_CHECKING:
    from ui.theme import Colours

MOST_WORDS = 5  # that may be pasted for an address; more are a text
SAMPLE = Path(__file__).parent.parent / "resources" / "sample.txt"


class AddressField(QLineEdit):
    """A field for an address. A text of several lines that is pasted is none: it is left to the window, as
    undo and redo are where nothing was typed.
    """

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            if (
                (event.matches(keys.Paste) and _is_text_copied())
                or (event.matches(keys.Undo) and not self.isUndoAvailable())
                or (event.matches(keys.Redo) and not self.isRedoAvailable())
            ):
                event.ignore()
                return False
        return super().event(event)


def _is_text_copied() -> bool:
    return len(QGuiApplication.clipboard().text().split(maxsplit=MOST_WORDS)) > MOST_WORDS


class Welcome(Page):
    """Offers a sample, an import and a place for an address.

    Signals: sample_wanted; import_wanted; address_given(str).
    """

    sample_wanted = Signal()
    import_wanted = Signal()
    address_given = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__("cuttings", colours, parent)
        self.sign.setFixedSize(72, 72)
        self.headline.setText(self.tr("Welcome to Cuttings"))
        self.words.setText(
            self.tr(
                "It cuts the stories out of the pages and feeds you read, and keeps them on your own disk."
            )
        )
        self.field = AddressField(self, placeholderText=self.tr("Address of a site, a feed or a story"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.returnPressed.connect(self._give_address)
        go = push(self, "go", self.tr("Add"), primary=True)
        go.clicked.connect(self._give_address)
        self._card(self.tr("Paste an address"), self.tr("Cuttings finds its feed."), row(self.field, go))
        sample = push(self, "sample", self.tr("Try a sample"))
        sample.clicked.connect(self.sample_wanted)
        words = self.tr("Two short stories to try everything on.")
        self._card(self.tr("Look around first"), words, side=sample)
        bring = push(self, "import", self.tr("Import OPML…"))
        bring.clicked.connect(self.import_wanted)
        words = self.tr("Subscriptions from another reader.")
        self._card(self.tr("Bring your feeds"), words, side=bring)
        hint = self.tr("Or paste a text anywhere (Ctrl+V), or drop a file on this window.")
        self.column.addSpacing(6)
        below = label(self, "message-hint", hint, wrap=True)
        below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(below)
        paint_signs(self, colours)

    def _card(
        self, title: str, words: str, below: QHBoxLayout | None = None, side: QWidget | None = None
    ) -> None:
        card = QFrame(self)
        card.setObjectName("card")
        texts = fill(
            QVBoxLayout(), label(card, "card-title", title), label(card, "card-words", words), space=1
        )
        across = row(texts, None, *([side] if side else []), space=12)
        fill(QVBoxLayout(card), across, *([below] if below else []), margins=(18, 13, 16, 14), space=10)
        self.column.addWidget(card)

    @Slot()
    def _give_address(self) -> None:
        if address := self.field.text().strip():
            self.address_given.emit(address)
