"""How a painted row stands: chosen, under the pointer, at the keys.

The view is asked. A style's option says it too, but in values of QStyle, and to make those is a thirtieth of
the start. So is to ask for a viewport, see `parts.repaint`: only where the pointer is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QCursor

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
    from PySide6.QtWidgets import QAbstractItemView


class RowState(NamedTuple):
    """What is true of a row at this moment."""

    chosen: bool
    hovered: bool
    focused: bool


def row_state(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex, place: QRect) -> RowState:
    """The state of the row that is painted in this place of a view."""
    return RowState(
        chosen=view.selectionModel().isSelected(index),
        hovered=view.underMouse() and place.contains(view.viewport().mapFromGlobal(QCursor.pos())),
        focused=view.hasFocus() and view.currentIndex() == index,
    )
