"""The top of the story list: the search field, what is shown, how many, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ui import icons
from ui.parts import TOP, fill, ground, label, paint_signs, row, tool

if TYPE_CHECKING:
    from ui.theme import Colours

TYPING = 60  # milliseconds without a key after which the search begins


class SearchBar(QWidget):
    """Asks for searches while one types.

    Signals: asked: the words, the order or the place to search have changed; left(bool): on to the list,
    and when True to its first story.
    """

    asked = Signal()
    left = Signal(bool)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, "list-top")
        self.field = QLineEdit(self, clearButtonEnabled=True, placeholderText=self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search the library"))
        self.field.setObjectName("search")
        self._sign = QAction(self.field)
        self.field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.side = tool(self, "side", self.tr("Show the side bar (F9)"), "side-bar")
        self.title = label(self, "view-title")
        self.count = label(self, "view-count")
        self.order = tool(self, "order", self.tr("Change the order of what was found"))
        self.order.setCheckable(True)
        self.only = QCheckBox(self)
        self.notices = label(self, "notices", wrap=True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self.asked)
        self.field.textEdited.connect(self._typed)
        self.field.textChanged.connect(self._changed)
        self.field.installEventFilter(self)
        self.order.toggled.connect(self._order_changed)
        self.only.toggled.connect(self.asked)
        self._lay_out()
        self.set_colours(colours)
        self._order_changed(False)

    def words(self) -> str:
        """What is searched for; "" when nothing."""
        return self.field.text().strip()

    def ask(self, words: str) -> None:
        """Search for something now."""
        self.field.setText(words)
        self._typing.stop()
        self.asked.emit()

    def clear(self) -> None:
        """No search, without asking."""
        self.field.clear()
        self._typing.stop()
        self.only.setChecked(False)

    def show_view(self, name: str, place: str = "", notices: tuple[str, ...] = ()) -> None:
        """Say what is shown; `place` is the view that a search may be narrowed to."""
        self.title.setText(name)
        self.title.setToolTip(name)
        self.count.clear()
        self.order.setVisible(bool(self.words()))
        self.only.setText(self.tr("Only in {}").format(place))
        self.only.setVisible(bool(self.words()) and bool(place))
        self.notices.setText("\n".join(notices))
        self.notices.setVisible(bool(notices))

    def show_count(self, count: int) -> None:
        """Say how many stories the view holds."""
        self.count.setText(self.tr("1 story") if count == 1 else self.tr("{:,} stories").format(count))

    def set_colours(self, colours: Colours) -> None:
        self._sign.setIcon(icons.icon("search", colours, colours.muted, icons.SMALL))
        paint_signs(self, colours)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead from the field to the list, Escape empties the field first."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._typing.isActive():
                    self._typing.stop()
                    self.asked.emit()
                self.left.emit(True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.field.text():
                    self.ask("")
                self.left.emit(False)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        search = QWidget(self)
        search.setObjectName("top-row")
        search.setLayout(row(self.side, self.field, margins=(12, 0, 12, 0)))
        search.setFixedHeight(TOP)
        names = row(self.title, None, self.order, margins=(18, 12, 12, 0))
        counts = row(self.count, None, self.only, margins=(18, 2, 22, 10))
        notices = row(self.notices, margins=(18, 0, 14, 10))
        fill(QVBoxLayout(self), search, names, counts, notices, space=0)
        self.title.setMinimumWidth(40)

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self._typing.start()

    @Slot(str)
    def _changed(self, text: str) -> None:
        if not text:  # also by the clear button
            self._typing.start(0)

    @Slot(bool)
    def _order_changed(self, best: bool) -> None:
        self.order.setText(self.tr("Best match first") if best else self.tr("Newest first"))
        self.asked.emit()
