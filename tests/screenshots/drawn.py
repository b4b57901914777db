"""Pictures that were never taken: hills under a sky, and the icons of sites that are none."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter, QPolygonF

WIDTH, HEIGHT = 960, 640
ICON = 64
SKIES = (
    ("#f3d9b1", "#7fa7b5", "#355b63"),
    ("#dbe6ea", "#8fb0bd", "#41605a"),
    ("#f6c89f", "#b5707a", "#4b3a55"),
    ("#20304a", "#4a5f86", "#101a2a"),
    ("#e9e3cf", "#b9b083", "#66713f"),
)


def landscape(number: int) -> bytes:
    """Hills under a sky, as a PNG; no two numbers look the same."""
    above, middle, below = SKIES[number % len(SKIES)]
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sky = QLinearGradient(0, 0, 0, HEIGHT)
        sky.setColorAt(0, QColor(above))
        sky.setColorAt(1, QColor(middle))
        painter.fillRect(image.rect(), sky)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#fdf6e3"))
        painter.drawEllipse(QPointF(150 + number * 97 % 660, 130 + number * 31 % 90), 44, 44)
        for layer in range(3):
            tops = [
                (x * 120, 330 + 90 * layer + (number * 53 + x * 71 + layer * 37) % 90)
                for x in range(WIDTH // 120 + 1)
            ]
            hills = QPolygonF([QPointF(*top) for top in [*tops, (WIDTH, HEIGHT), (0, HEIGHT)]])
            painter.setBrush(QColor(below).lighter(150 - 25 * layer))
            painter.drawPolygon(hills)
    return _png(image)


def icon(number: int) -> bytes:
    """A sun over the sea in a rounded square, as a PNG."""
    above, middle, below = SKIES[number % len(SKIES)]
    image = QImage(ICON, ICON, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(below))
        painter.drawRoundedRect(QRectF(image.rect()), 14, 14)
        painter.setBrush(QColor(above))
        painter.drawEllipse(QPointF(ICON / 2, ICON * 0.42), ICON * 0.22, ICON * 0.22)
        painter.setBrush(QColor(middle))
        painter.drawRect(QRectF(0, ICON * 0.62, ICON, ICON * 0.16))
    return _png(image)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
