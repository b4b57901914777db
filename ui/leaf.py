"""Words set in type, to be read and not changed: a story's page, or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QTextBrowser

from ui import painter
from ui.geometry import Geometry

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.document import Sheet
    from ui.setting import Setting


class Leaf(QTextBrowser):
    """A read-only page. Nothing on it loads from anywhere, and links only say that they were chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shown = painter.Shown()
        self.sheet: Sheet | None = None
        self.setting: Setting | None = None
        self.measured: Geometry | None = None

    def lay(self, sheet: Sheet, setting: Setting, shown: painter.Shown) -> None:
        """Put a sheet down; the one before it is thrown away."""
        old, self.sheet, self.setting, self.shown = self.sheet, sheet, setting, shown
        self.measured = Geometry(sheet.document)
        sheet.document.documentLayout().documentSizeChanged.connect(self.measured.forget)
        self.setDocument(sheet.document)
        if old:
            old.document.deleteLater()

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is ever loaded: what is read has no way out."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.measured and self.setting:
            up = self.verticalScrollBar().value()
            clip = event.rect().translated(0, up).toRectF()
            with QPainter(self.viewport()) as brush:
                brush.translate(0, -up)
                painter.paint(brush, self.measured, self.setting.colours, self.shown, clip)
        super().paintEvent(event)
