"""The bar below the list while several stories are chosen: how many, and what one may do with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.parts import ground, label, paint_signs, row, tool
from ui.row_shape import LEFT
from ui.shortcuts import COMMANDS

if TYPE_CHECKING:
    from ui.theme import Colours

BUTTONS = ("read", "bookmark", "tag", "delete")


class BulkBar(QWidget):
    """Shown from two chosen stories on. `buttons` by the commands' names. Signals: wanted(command)."""

    wanted = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, "bulk-bar")
        self.words = label(self, "bulk-words")
        self.all = tool(self, "select_all", self.tr("Choose every story of this view (Ctrl+A)"), "", " ")
        self.buttons = {"select_all": self.all}
        for name in BUTTONS:
            command = COMMANDS[name]
            words = command.words.replace("&", "").rstrip("…")
            self.buttons[name] = tool(self, name, f"{words} ({command.keys[0]})", command.sign)
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self.wanted.emit, name))
        acts = [self.buttons[name] for name in BUTTONS]
        self.setLayout(row(self.words, self.all, None, *acts, margins=(LEFT, 5, 12, 5), space=2))
        self.set_colours(colours)
        self.hide()

    def show_count(self, chosen: int, all_: int) -> None:
        """Say how many of how many are chosen."""
        self.words.setText(self.tr("{:,} chosen").format(chosen))
        self.all.setText(self.tr("All {:,}").format(all_))
        self.all.setVisible(chosen < all_)
        self.setVisible(chosen > 1)

    def set_colours(self, colours: Colours) -> None:
        paint_signs(self, colours)
