"""The tags of a story as chips, and a field that completes what is typed from the library's tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from ui import icons
from ui.parts import count, tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractItemView

    from ui.theme import Colours

LONGEST = 160  # pixels of a chip
CHIP = 12  # pixels of its sign
SHORT, LONG = 56, 130  # pixels of the field, by the room there is
STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)  # one comes back


class TagEditor(QWidget):
    """Chips that take a tag off, and a field that puts one on.

    Signals: added(str), removed(str): what the person wants.
    """

    added = Signal(str)
    removed = Signal(str)
    left = Signal()  # the field is done with

    def __init__(self, complete: Callable[[str], list[str]], colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._complete, self._colours = complete, colours
        self._tags: tuple[str, ...] = ()
        self._chips: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.setSpacing(6)
        self._more = tool(self, "chip", self.tr("More tags"))
        self._menu = QMenu(self._more)
        self._menu.triggered.connect(self._menu_chosen)
        self._more.setMenu(self._menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.field = QLineEdit(self, placeholderText=self.tr("Add tag"))
        self.field.setObjectName("tag-field")
        self.field.setAccessibleName(self.tr("Add a tag"))
        self.field.setMinimumWidth(SHORT)
        self.field.setMaximumWidth(LONG)
        self.add = tool(self, "add-tag", self.tr("Add a tag (T)"), "tag", self.tr("Tag"))
        self.add.clicked.connect(self.edit)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self._take)
        self.field.setCompleter(self._completer)
        self.field.textEdited.connect(self._typed)
        self.field.returnPressed.connect(self._entered)
        self.field.installEventFilter(self)
        for widget in (self._more, self.field, self.add):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.field.hide()
        self._more.hide()
        self.set_colours(colours)

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Show a story's tags."""
        self._tags = tags
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(tag) for tag in tags]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(place, chip)
        self._fit()

    @Slot()
    def edit(self) -> None:
        """Open the field for a new tag."""
        self.field.clear()
        self._names.setStringList([name for name in self._complete("") if name not in self._tags])
        self.field.show()
        self.add.hide()
        self._fit()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._names.rowCount():
            self._row.activate()  # the list opens below the field: it must be where it will stay
            self._popup().setObjectName("completions")
            self._popup().setMinimumWidth(LONG)
            self._popup().installEventFilter(self)
            self._completer.complete()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.add.setIcon(icons.icon("tag", colours, colours.muted))

    def resizeEvent(self, _event: QEvent) -> None:
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, or going elsewhere with nothing typed, closes the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
        elif watched is self.field and _goes_elsewhere(event):
            self._close(again=False)
        return super().eventFilter(watched, event)

    def _chip(self, tag: str) -> QToolButton:
        chip = tool(self, "chip", self.tr("Take off the tag “{}”").format(tag), "close")
        chip.setText(chip.fontMetrics().elidedText(tag, Qt.TextElideMode.ElideRight, LONGEST))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIconSize(QSize(CHIP, CHIP))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setIcon(icons.icon("close", self._colours, self._colours.tag_text, CHIP))
        chip.setProperty("tag", tag)
        chip.clicked.connect(self._chip_clicked)
        chip.show()
        return chip

    def _fit(self) -> None:
        """Show as many chips as there is room for; the others wait in a menu."""
        editing = self.field.isVisibleTo(self)
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        room = self.width() - (LONG if editing else self.add.sizeHint().width()) - 60
        hidden = []
        for chip, tag in zip(self._chips, self._tags, strict=True):
            room -= chip.sizeHint().width() + self._row.spacing()
            chip.setVisible(room >= 0)
            if room < 0:
                hidden.append(tag)
        self._offer(hidden, editing)

    def _offer(self, hidden: list[str], editing: bool) -> None:
        """Put tags into the menu; where none is seen, its button says how many there are."""
        none_seen = bool(hidden) and len(hidden) == len(self._tags)
        if none_seen:
            self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            self._more.setText(count(len(hidden), self.tr("1 tag"), self.tr("{} tags")))
        else:
            self._more.setText(f"+{len(hidden)}")
        self._more.setVisible(bool(hidden) and not (none_seen and editing))
        self._menu.clear()
        for tag in hidden:
            self._menu.addAction(self.tr("Take off “{}”").format(tag)).setData(tag)

    def _popup(self) -> QAbstractItemView:
        return cast("QAbstractItemView", self._completer.popup())  # made when it is asked for

    def _close(self, again: bool = True) -> None:
        self._popup().hide()
        self.field.hide()
        self.add.show()
        self._fit()
        if again:
            self.left.emit()

    @Slot()
    def _chip_clicked(self) -> None:
        self.removed.emit(self.sender().property("tag"))

    @Slot(QAction)
    def _menu_chosen(self, action: QAction) -> None:
        self.removed.emit(action.data())

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._names.setStringList([name for name in self._complete(text) if name not in self._tags])

    @Slot(str)
    def _take(self, name: str) -> None:
        self.added.emit(name)
        self._close()

    @Slot()
    def _entered(self) -> None:
        if self.field.isVisible():
            if name := self.field.text().strip():
                self.added.emit(name)
            self._close()


def _goes_elsewhere(event: QEvent) -> bool:
    return isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in STAYING
