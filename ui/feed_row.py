"""One painted row of the side bar: a sign or letter, a name, a count, and a mark when a feed has trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui import feed_sign, icons, tag_colours
from ui.branches import Place
from ui.feed_model import PLACE, Index
from ui.parts import tip
from ui.row_state import RowState, row_state

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

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
        place, state = _place(index), row_state(self._tree, index, option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place.view is None:
            self._paint_heading(painter, option, index, place, state)
        else:
            self._paint_place(painter, option, index, place, state)
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

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The whole name where it is cut, and what is wrong with a feed."""
        place = _place(index)
        if event.type() != QEvent.Type.ToolTip or place.view is None:
            return super().helpEvent(event, view, option, index)
        said = [place.name] if self._is_cut(option, index, place) else []
        QToolTip.showText(event.globalPos(), tip("\n".join([*said, *filter(None, [place.trouble])])), view)
        return True

    def _is_cut(self, option: QStyleOptionViewItem, index: Index, place: Place) -> bool:
        room = _name_room(option, place, self._tree.isExpanded(cast("QModelIndex", index)))
        return QFontMetrics(_name_font(option, place)).horizontalAdvance(place.name) > room.width()

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
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, place: Place, state: RowState
    ) -> None:
        """A section's name; its arrow shows under the pointer, and while the section is closed."""
        font = QFont(option.font)
        font.setPixelSize(max(8, font.pixelSize() - 2))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        rect = option.rect.adjusted(MARGIN + 10, 14, -MARGIN, 0)
        if state.focused:
            painter.setPen(QColor(self.colours.accent))
            painter.drawRoundedRect(QRectF(rect).adjusted(-9.5, 2.5, -0.5, -2.5), 6, 6)
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, place.name)
        is_open = self._tree.isExpanded(cast("QModelIndex", index))
        if not is_open or state.hovered or state.focused:
            box = QRectF(rect.right() - 24, rect.center().y() - 7, 16, 16)
            icons.paint(painter, box, "down" if is_open else "right", self.colours.muted)

    def _paint_place(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, place: Place, state: RowState
    ) -> None:
        is_open = self._tree.isExpanded(cast("QModelIndex", index))
        self._paint_ground(painter, option, state)
        resting = self.colours.muted if place.quiet else self.colours.text
        ink = QColor(self.colours.selection_text if state.chosen else resting)
        if self._tree.model().hasChildren(cast("QModelIndex", index)):
            box = QRectF(_arrow(option.rect, place))
            icons.paint(painter, box, "down" if is_open else "right", self.colours.muted)
        left = _arrow(option.rect, place).right() + 4
        box = QRectF(left, option.rect.center().y() - SIGN / 2 + 0.5, SIGN, SIGN)
        sign_ink = tag_colours.ink(place.colour, self.colours) if place.colour else ink.name()
        self._paint_sign(painter, box, place, sign_ink)
        self._paint_count(painter, option, place, state.chosen, is_open)
        font, room = _name_font(option, place), _name_room(option, place, is_open)
        painter.setFont(font)
        painter.setPen(ink)
        name = QFontMetrics(font).elidedText(place.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, state: RowState) -> None:
        if not state.chosen and not state.hovered:
            return
        ring = state.chosen and state.focused
        painter.setPen(QColor(self.colours.accent) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.selection if state.chosen else self.colours.rule))
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
        self, painter: QPainter, option: QStyleOptionViewItem, place: Place, chosen: bool, is_open: bool
    ) -> None:
        """The count, and the mark of trouble before it."""
        if place.count:
            painter.setFont(_count_font(option))
            painter.setPen(QColor(self.colours.selection_text if chosen else self.colours.muted))
            rect = QRect(_count_left(option, place), option.rect.top(), 200, option.rect.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, place.counted)
        if _warns(place, is_open):
            box = QRectF(_end_of_name(option, place, is_open), option.rect.center().y() - 7.5, 16, 16)
            icons.paint(painter, box, "warning", self.colours.danger)


def size(place: Place, font: QFont) -> QSize:
    """How much room a row takes: it stands with each, as Qt asks for all whenever it lays them out."""
    above = 14 if place.view is None else 0
    return QSize(100, QFontMetrics(font).height() + 12 + above)


def _name_font(option: QStyleOptionViewItem, place: Place) -> QFont:
    font = QFont(option.font)
    loud = place.loud and place.count and not place.quiet
    font.setWeight(QFont.Weight.DemiBold if loud else QFont.Weight.Normal)
    return font


def _count_font(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(max(8, font.pixelSize() - 1))
    return font


def _name_room(option: QStyleOptionViewItem, place: Place, is_open: bool) -> QRect:
    """Where a name stands: all that sign, count and mark leave of the row, however wide the side bar is."""
    room = QRect(
        _arrow(option.rect, place).right() + 4 + SIGN + 9, option.rect.top(), 0, option.rect.height()
    )
    room.setRight(_end_of_name(option, place, is_open) - 6)
    return room


def _end_of_name(option: QStyleOptionViewItem, place: Place, is_open: bool) -> int:
    left = _count_left(option, place) - (4 if place.count else 0)
    return left - 18 if _warns(place, is_open) else left


def _count_left(option: QStyleOptionViewItem, place: Place) -> int:
    wide = QFontMetrics(_count_font(option)).horizontalAdvance(place.counted) if place.count else 0
    return int(option.rect.right()) - MARGIN - 9 - wide


def _warns(place: Place, is_open: bool) -> bool:
    """What is in an open folder says its trouble itself."""
    return bool(place.trouble) and not (place.sign == "folder" and is_open)


def _place(index: Index) -> Place:
    place = index.data(PLACE)
    return place if isinstance(place, Place) else Place(name="")


def _arrow(rect: QRect, place: Place) -> QRect:
    return QRect(rect.left() + MARGIN + place.depth * STEP, rect.center().y() - 7, 16, 16)
