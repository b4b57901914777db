"""One painted row of the side bar: a sign or letter, a name, a count, and a mark when a feed has trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import feed_sign, icons, tag_colours
from ui.branches import Place
from ui.feed_model import PLACE, Index

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex
    from PySide6.QtWidgets import QTreeView, QWidget

    from ui.feed_icons import FeedIcons
    from ui.theme import Colours

SIGN, MARGIN, STEP = 18, 8, 16


class FeedRow(QStyledItemDelegate):
    """Paints a Place; a click on the arrow of a folder opens or closes it."""

    def __init__(self, colours: Colours, parent: QTreeView) -> None:
        super().__init__(parent)
        self.colours = colours
        self.pictures: FeedIcons | None = None
        self.target: Index | None = None  # where what is dragged would be dropped
        self._tree = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = _place(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place.view is None:
            self._paint_heading(painter, option, index, place)
        else:
            self._paint_place(painter, option, index, place)
        if index == self.target:
            self._paint_target(painter, option)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and model.hasChildren(index):
            x = cast("QMouseEvent", event).position().x()
            if _place(index).view is None or x < _arrow(option.rect, _place(index)).right() + 2:
                self._tree.setExpanded(index, not self._tree.isExpanded(index))
                return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field in the place of the name."""
        field = QLineEdit(parent)
        field.setObjectName("name-field")
        field.setAccessibleName(self.tr("Name"))
        field.setPlaceholderText(self.tr("As it calls itself") if _place(index).view.feed else "")  # type: ignore[union-attr] # only places with a view are edited
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        field, place = cast("QLineEdit", editor), _place(index)
        field.setText(place.view.tag if place.view and place.view.tag else place.name)
        field.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        left = _arrow(option.rect, _place(index)).right() + 4 + SIGN + 3
        editor.setGeometry(
            left, option.rect.top() + 1, option.rect.right() - left - MARGIN, option.rect.height() - 2
        )

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, place: Place
    ) -> None:
        """A section's name; its arrow shows under the pointer, and while the section is closed."""
        font = QFont(option.font)
        font.setPixelSize(max(8, font.pixelSize() - 2))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        rect = option.rect.adjusted(MARGIN + 10, 14, -MARGIN, 0)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.colours.accent))
            painter.drawRoundedRect(QRectF(rect).adjusted(-9.5, 2.5, -0.5, -2.5), 6, 6)
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, place.name)
        is_open = self._tree.isExpanded(cast("QModelIndex", index))
        if not is_open or option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            box = QRectF(rect.right() - 24, rect.center().y() - 7, 16, 16)
            icons.paint(painter, box, "down" if is_open else "right", self.colours.muted)

    def _paint_place(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, place: Place
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, chosen)
        resting = self.colours.muted if place.quiet else self.colours.text
        ink = QColor(self.colours.selection_text if chosen else resting)
        if self._tree.model().hasChildren(cast("QModelIndex", index)):
            open_ = bool(option.state & QStyle.StateFlag.State_Open)
            box = QRectF(_arrow(option.rect, place))
            icons.paint(painter, box, "down" if open_ else "right", self.colours.muted)
        left = _arrow(option.rect, place).right() + 4
        box = QRectF(left, option.rect.center().y() - SIGN / 2 + 0.5, SIGN, SIGN)
        sign_ink = tag_colours.ink(place.colour, self.colours) if place.colour else ink.name()
        self._paint_sign(painter, box, place, sign_ink)
        right = self._paint_count(painter, option, place, chosen)
        font = QFont(option.font)
        loud = place.loud and place.count and not place.quiet
        font.setWeight(QFont.Weight.DemiBold if loud else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        room = QRect(round(box.right()) + 9, option.rect.top(), 0, option.rect.height())
        room.setRight(right - 6)
        name = QFontMetrics(font).elidedText(place.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, chosen: bool) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not chosen and not hovered:
            return
        ring = chosen and option.state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QColor(self.colours.accent) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.selection if chosen else self.colours.rule))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(MARGIN + 0.5, 1.5, -MARGIN - 0.5, -1.5), 6, 6)

    def _paint_target(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        painter.setPen(QPen(QColor(self.colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(MARGIN + 1, 2, -MARGIN - 1, -2), 6, 6)

    def _paint_sign(self, painter: QPainter, box: QRectF, place: Place, ink: str) -> None:
        if place.sign:
            icons.paint(painter, box, place.sign, ink)
            return
        own = self.pictures.pixmap(place.icon) if self.pictures else None
        feed_sign.paint(painter, box, place.name, own, self.colours, quiet=place.quiet)

    def _paint_count(
        self, painter: QPainter, option: QStyleOptionViewItem, place: Place, chosen: bool
    ) -> int:
        """The count and the mark of trouble, from the right; returns where the name must end."""
        right = int(option.rect.right()) - MARGIN - 9
        if place.count:
            font = QFont(option.font)
            font.setPixelSize(max(8, font.pixelSize() - 1))
            painter.setFont(font)
            painter.setPen(QColor(self.colours.selection_text if chosen else self.colours.muted))
            right -= QFontMetrics(font).horizontalAdvance(place.counted)
            rect = QRect(right, option.rect.top(), 200, option.rect.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, place.counted)
            right -= 4
        is_open = place.sign == "folder" and option.state & QStyle.StateFlag.State_Open
        if place.trouble and not is_open:  # what is in an open folder says it itself
            right -= 18
            box = QRectF(right, option.rect.center().y() - 7.5, 16, 16)
            icons.paint(painter, box, "warning", self.colours.danger)
        return right


def size(place: Place, font: QFont) -> QSize:
    """How much room a row takes: it stands with each, as Qt asks for all whenever it lays them out."""
    above = 14 if place.view is None else 0
    return QSize(100, QFontMetrics(font).height() + 12 + above)


def _place(index: Index) -> Place:
    place = index.data(PLACE)
    return place if isinstance(place, Place) else Place(name="")


def _arrow(rect: QRect, place: Place) -> QRect:
    return QRect(rect.left() + MARGIN + place.depth * STEP, rect.center().y() - 7, 16, 16)
