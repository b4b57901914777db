"""The conditions of a search as chips; a click takes one out of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from ui import icons
from ui.flow import Flow
from ui.parts import tool
from ui.row_shape import LEFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.query import Operator
    from ui.theme import Colours

CHIP = 12  # pixels of its sign
LONGEST = 200


class QueryChips(QWidget):
    """A row of chips. Signals: removed(int, int): where the condition stands in the search."""

    removed = Signal(int, int)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._chips: list[QToolButton] = []
        self._row = Flow(self, QMargins(LEFT, 0, 14, 10), 6)
        self.hide()

    def show_operators(self, operators: Sequence[Operator]) -> None:
        """Show the conditions of a search."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(one) for one in operators]
        for chip in self._chips:
            self._row.addWidget(chip)
        self.setVisible(bool(operators))

    def words(self) -> list[str]:
        """What the chips say."""
        return [chip.text() for chip in self._chips]

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        for chip in self._chips:
            chip.setIcon(icons.icon("close", colours, colours.tag_text, CHIP))

    def _chip(self, operator: Operator) -> QToolButton:
        words = self._said(operator)
        chip = tool(self, "chip", self.tr("Search without “{}”").format(words), "close")
        chip.setText(chip.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, LONGEST))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIconSize(QSize(CHIP, CHIP))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setIcon(icons.icon("close", self._colours, self._colours.tag_text, CHIP))
        chip.setProperty("place", (operator.start, operator.end))
        chip.clicked.connect(self._clicked)
        return chip

    def _said(self, operator: Operator) -> str:
        """A condition in words: "tag: war", "not tag: war", "unread", "not bookmarked", "without note"."""
        if operator.name == "is":
            return self.tr("not {}").format(operator.value) if operator.negated else operator.value
        if operator.name == "has":
            has = self.tr("without {}") if operator.negated else self.tr("with {}")
            return has.format(operator.value)
        words = f"{operator.name}: {operator.value}"
        return self.tr("not {}").format(words) if operator.negated else words

    @Slot()
    def _clicked(self) -> None:
        self.removed.emit(*self.sender().property("place"))
