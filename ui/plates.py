"""Pictures in a story that is set in type: as wide as the column lets them, their room there from the start.

The document holds a sign for each; how large it is and what is drawn there is answered here. So nothing is
loaded by Qt, nothing jumps when pixels come, and a new width needs no new page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPyTextObject, QTextCharFormat, QTextFormat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter, QTextDocument

    from reader.types import KeptPicture, Picture
    from ui.gallery import Gallery
    from ui.theme import Colours

KIND = QTextFormat.ObjectTypes.UserObject.value + 1
ADDRESS = QTextFormat.Property.UserProperty.value + 20  # str: which picture a sign stands for
SIGN = "\ufffc"
TALLEST = 2.0  # times the width of the column
NARROWEST_LEAD = 120  # pixels: a smaller picture is no lead but a mark of its site


def address(form: QTextCharFormat) -> str:
    """Which picture a sign in the text stands for; "" for what is no picture."""
    return str(form.property(ADDRESS)) if form.objectType() == KIND else ""


class Plates(QPyTextObject):
    """The pictures of one document."""

    def __init__(
        self,
        document: QTextDocument,
        kept: Mapping[str, KeptPicture],
        gallery: Gallery,
        colours: Colours,
    ) -> None:
        super().__init__(document)
        self._kept, self._gallery, self._colours = kept, gallery, colours
        document.documentLayout().registerHandler(KIND, self)

    def of(self, picture: Picture | None) -> KeptPicture | None:
        """The kept picture, if it can be shown."""
        kept = self._kept.get(picture.address) if picture else None
        return None if kept is None or self._gallery.is_broken(kept) else kept

    def sign(self, picture: Picture) -> QTextCharFormat:
        """What stands for a picture in the text."""
        made = QTextCharFormat()
        made.setObjectType(KIND)
        made.setProperty(ADDRESS, picture.address)
        return made

    def intrinsicSize(self, document: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        kept = self._kept[str(form.property(ADDRESS))]
        frame = document.rootFrame().frameFormat()
        column = document.textWidth() - frame.leftMargin() - frame.rightMargin()
        if column <= 0:  # not laid out on a page yet
            column = kept.width
        tallest = TALLEST * column
        if (page := document.pageSize().height()) > 0:  # on paper: on one page, with its caption
            tallest = min(tallest, 0.7 * page)
        wide = min(kept.width, column, tallest * kept.width / kept.height)
        return QSizeF(max(1.0, wide), max(1.0, wide * kept.height / kept.width))

    def drawObject(
        self,
        painter: QPainter,
        where: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        form: QTextFormat,
    ) -> None:
        rect = QRectF(where)
        kept = self._kept[str(form.property(ADDRESS))]
        screen = painter.device().devicePixelRatio() * max(1.0, painter.worldTransform().m11())
        image = self._gallery.image(kept, round(rect.width() * screen))
        if image is None:
            painter.fillRect(rect, QColor(self._colours.code_panel))
            return
        if image.hasAlphaChannel() and QColor(self._colours.surface).lightness() < 128:
            painter.fillRect(rect, Qt.GlobalColor.white)  # most are drawn for white paper
        size = QSizeF(image.size()).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(rect.center().x() - size.width() / 2, rect.top(), size.width(), size.height())
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
