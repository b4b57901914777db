"""One picture, large, over the whole window: with its caption, from picture to picture, closer and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from reader.types import Kind
from ui import fonts, icons
from ui.parts import ENTER
from ui.theme import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from reader.types import KeptPicture, Picture, Story
    from ui.gallery import Gallery
    from ui.theme import Colours

STEP, CLOSEST = 1.25, 8.0  # of zooming: one step, and the end of it
EDGE = 56  # pixels around a picture that fits
CAPTION = 64
CORNER, CLOSE = 12, 36  # pixels from the corner to the button that closes, and its size
RESTING, HOVERED = 0.12, 0.3  # how much of the light ink lies under the cross


class Exhibit(NamedTuple):
    """A picture of a story with the words that go with it."""

    address: str
    picture: KeptPicture
    words: str


def exhibits(story: Story) -> list[Exhibit]:
    """The pictures of a story that are kept, in the order of reading, each once."""
    found: dict[str, Exhibit] = {}
    for one in _exhibits(story):
        found.setdefault(one.address, one)
    return list(found.values())


def _exhibits(story: Story) -> Iterator[Exhibit]:
    def exhibit(picture: Picture | None, words: str) -> Iterator[Exhibit]:
        kept = story.pictures.get(picture.address) if picture else None
        if picture and kept:
            yield Exhibit(picture.address, kept, words or picture.alt)

    yield from exhibit(story.picture, story.caption)
    blocks = story.body.blocks
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        caption = following.text if following and following.kind is Kind.CAPTION else ""
        yield from exhibit(block.picture, caption)


class PictureViewer(QWidget):
    """Arrows lead on, plus and minus or the wheel closer, Escape or a click beside it away.

    Signals: closed.
    """

    closed = Signal()

    def __init__(self, colours: Colours, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("picture-viewer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._colours, self._over = colours, over
        self._gallery: Gallery | None = None
        self._exhibits: list[Exhibit] = []
        self._at = 0
        self._zoom = 1.0  # times the size at which it fits
        self._moved = QPointF()
        self._held: QPointF | None = None
        self.close_button = CloseButton(colours, self)
        self.close_button.clicked.connect(self.close_picture)
        over.installEventFilter(self)
        self.hide()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.close_button.set_colours(colours)
        self.update()

    def open(self, story: Story, address: str, gallery: Gallery) -> None:
        """Show a picture of a story."""
        self._exhibits = exhibits(story)
        addresses = [one.address for one in self._exhibits]
        if address not in addresses:
            return
        if self._gallery is not gallery:
            self._gallery = gallery
            gallery.came.connect(self.update)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self._go(addresses.index(address))

    @property
    def shown(self) -> Exhibit | None:
        """The picture that is looked at."""
        return self._exhibits[self._at] if self._exhibits else None

    @property
    def zoom(self) -> float:
        return self._zoom

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) picture; after the last comes the first."""
        self._go((self._at + step) % len(self._exhibits))

    def zoom_by(self, times: float, around: QPointF | None = None) -> None:
        """Come closer, or go back, as far as the whole picture; what is at `around` stays there."""
        zoom = min(max(1.0, self._zoom * times), CLOSEST)
        middle = QRectF(self.rect()).center()
        point = (around or middle) - middle
        self._moved = (self._moved - point) * (zoom / self._zoom) + point if zoom > 1 else QPointF()
        self._zoom = zoom
        self.update()

    def close_picture(self) -> None:
        self.hide()
        self.closed.emit()

    def _go(self, number: int) -> None:
        self._at, self._zoom, self._moved = number, 1.0, QPointF()
        words = self._exhibits[number].words
        self.setAccessibleName(words or self.tr("Picture"))
        self.update()

    # ── Qt's hooks ──

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.close_button.move(self.width() - CLOSE - CORNER, CORNER)

    def focusNextPrevChild(self, _following: bool) -> bool:
        """Tab goes between the picture and its button, and not to what lies below."""
        (self if self.close_button.hasFocus() else self.close_button).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        """Every key is for the picture, also those that are commands elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._acts().get(Qt.Key(event.key()))
        if act:
            act()

    def _acts(self) -> dict[Qt.Key, Callable[[], object]]:
        key = Qt.Key
        following, before = (lambda: self.step(1)), (lambda: self.step(-1))
        closer, back = (lambda: self.zoom_by(STEP)), (lambda: self.zoom_by(1 / STEP))
        return {
            **dict.fromkeys((key.Key_Right, key.Key_Down, key.Key_J, key.Key_Space), following),
            **dict.fromkeys((key.Key_Left, key.Key_Up, key.Key_K, key.Key_Backspace), before),
            **dict.fromkeys((key.Key_Plus, key.Key_Equal), closer),
            **dict.fromkeys((key.Key_Minus,), back),
            **dict.fromkeys((key.Key_0,), lambda: self.zoom_by(0)),
            **dict.fromkeys((key.Key_Escape, key.Key_Q, key.Key_Return), self.close_picture),
        }

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self._zoom > 1:
            self._moved += event.position() - self._held
            self._held = event.position()
            self.update()
        over = self._side(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._held = self._held, None
        if pressed is None or (pressed - event.position()).manhattanLength() > 4:
            return
        side = self._side(event.position())
        if side is not None:
            self.step(side)
        elif not self._box().contains(event.position()):
            self.close_picture()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.zoom_by(1 / CLOSEST if self._zoom > 1 else 2 * STEP, event.position())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.shown is None or self._gallery is None:
            return
        with QPainter(self) as painter:
            ground = QColor(self._colours.scrim)
            ground.setAlphaF(0.94)
            painter.fillRect(self.rect(), ground)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            image = self._gallery.image(self.shown.picture, self.shown.picture.width)
            if image is not None:
                if image.hasAlphaChannel():
                    painter.fillRect(self._box(), Qt.GlobalColor.white)  # most are drawn for white paper
                painter.drawImage(self._box(), image)
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        ink = self._colours.scrim_text
        painter.setPen(QColor(ink))
        painter.setFont(fonts.sans(SIZES.normal))
        foot = QRectF(self.rect()).adjusted(EDGE, self.height() - CAPTION, -EDGE, -8)
        if self._zoom == 1 and self.shown:
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(foot, flags | Qt.TextFlag.TextWordWrap, self.shown.words)
        if len(self._exhibits) > 1:
            count = self.tr("{0} of {1}").format(self._at + 1, len(self._exhibits))
            painter.drawText(
                QRectF(self.rect()).adjusted(16, 12, -16, 0), Qt.AlignmentFlag.AlignHCenter, count
            )
            for side, name in ((-1, "left"), (1, "right")):
                icons.paint(painter, self._arrow(side), name, ink)

    # ── where things are ──

    def _box(self) -> QRectF:
        """Where the picture lies."""
        if self.shown is None:
            return QRectF()
        room = QRectF(self.rect()).adjusted(EDGE, 40, -EDGE, -CAPTION)
        size = QSizeF(self.shown.picture.width, self.shown.picture.height) / self.devicePixelRatioF()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size *= self._zoom
        middle = room.center() + self._moved
        return QRectF(
            middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height()
        )

    def _arrow(self, side: int) -> QRectF:
        x = self.width() - 44 if side > 0 else 16
        return QRectF(x, self.height() / 2 - 14, 28, 28)

    def _side(self, point: QPointF) -> int | None:
        """Which arrow a point is on."""
        if len(self._exhibits) < 2:
            return None
        return next(
            (side for side in (-1, 1) if self._arrow(side).adjusted(-12, -40, 12, 40).contains(point)), None
        )


class CloseButton(QAbstractButton):
    """A cross on a round ground that lets it be seen over any picture, and lights up under the pointer."""

    def __init__(self, colours: Colours, viewer: PictureViewer) -> None:
        super().__init__(viewer)
        self._colours = colours
        self.setObjectName("viewer-close")
        self.setToolTip(self.tr("Close (Esc)"))
        self.setAccessibleName(self.tr("Close"))
        self.setFixedSize(CLOSE, CLOSE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Space):
            self.click()
        else:
            event.ignore()  # it is for the picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, box = self._colours, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        ground, light = QColor(look.scrim), QColor(look.scrim_text)
        light.setAlphaF(HOVERED if self.underMouse() or self.isDown() else RESTING)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look.scrim_text), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            for brush in (ground, light):
                painter.setBrush(brush)
                painter.drawEllipse(box)
            icons.paint(painter, box.adjusted(7, 7, -7, -7), "close", look.scrim_text)
