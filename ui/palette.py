"""The sheet below the search field: what it offers for what is typed. The field keeps the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui import icons
from ui.parts import fill

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from ui.offers import Offer
    from ui.theme import Colours

OFFER = Qt.ItemDataRole.UserRole
ROW, SIGN, EDGE = 32, 16, 5
WIDTH = 420
Index = QModelIndex | QPersistentModelIndex


class Palette(QFrame):
    """Shows offers over the window; the field above it asks it to move and to choose.

    Signals: chosen(Offer).
    """

    chosen = Signal(object)

    def __init__(self, colours: Colours, under: QWidget) -> None:
        super().__init__(under.window())
        self.setObjectName("palette")
        self._under = under
        self._offers = _Offers(self)
        self._row = _Row(colours, self)
        self.list = QListView(self)
        self.list.setObjectName("offers")
        self.list.setAccessibleName(self.tr("Offers"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self._offers)
        self.list.setItemDelegate(self._row)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(self._clicked)
        fill(QVBoxLayout(self), self.list, margins=(EDGE, EDGE, EDGE, EDGE))
        self.hide()

    def show_offers(self, offers: Sequence[Offer], *, first: bool = False) -> None:
        """Show these, with `first` the first of them chosen; none: go away."""
        self._offers.set(offers)
        if first and offers:
            self.list.setCurrentIndex(self._offers.index(0))
        self.setVisible(bool(offers))
        self.arrange()

    def arrange(self) -> None:
        """Stand below the field."""
        if self.isVisible():
            window = self._under.window()
            place = self._under.mapTo(window, self._under.rect().bottomLeft())
            width = min(max(WIDTH, self._under.width()), window.width() - place.x() - 8)
            height = min(self._offers.rowCount() * ROW + 2 * EDGE + 2, window.height() - place.y() - 16)
            self.setGeometry(place.x(), place.y() + 4, width, height)
            self.raise_()

    def move_by(self, step: int) -> bool:
        """Go down (1) or up (-1); False when that leads out of the sheet."""
        row = self.list.currentIndex().row() + step
        if not self.isVisible() or not 0 <= row < self._offers.rowCount():
            self.list.setCurrentIndex(QModelIndex())
            return False
        self.list.setCurrentIndex(self._offers.index(row))
        return True

    def offer(self) -> Offer | None:
        """The one that is chosen."""
        offer: Offer | None = self.list.currentIndex().data(OFFER)
        return offer if self.isVisible() else None

    def set_colours(self, colours: Colours) -> None:
        self._row.colours = colours
        self.list.viewport().update()

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(OFFER))


class _Offers(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._offers: Sequence[Offer] = ()

    def set(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer = self._offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:  # for screen readers
            return f"{offer.words}, {offer.detail}"
        return offer if role == OFFER else None


class _Row(QStyledItemDelegate):
    def __init__(self, colours: Colours, parent: QObject) -> None:
        super().__init__(parent)
        self.colours = colours

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer: Offer = index.data(OFFER)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.selection))
            painter.drawRoundedRect(rect, 4, 4)
        strong = self.colours.selection_text if chosen else self.colours.text
        soft = self.colours.selection_text if chosen else self.colours.muted
        sign = QRectF(rect.left() + 10, rect.center().y() - SIGN / 2, SIGN, SIGN)
        icons.paint(painter, sign, offer.sign, soft)
        metrics = QFontMetricsF(option.font)
        middle = Qt.AlignmentFlag.AlignVCenter
        words = QRectF(sign.right() + 10, rect.top(), rect.right() - sign.right() - 20, rect.height())
        detail = metrics.elidedText(offer.detail, Qt.TextElideMode.ElideRight, words.width() * 0.7)
        painter.setPen(QColor(soft))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, detail)
        words.setRight(words.right() - metrics.horizontalAdvance(detail) - 12)
        painter.setPen(QColor(strong))
        shown = metrics.elidedText(offer.words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
