"""The page of facts for whoever helps: versions, places, sizes, counts, and what went wrong lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from reader import diagnosis
from ui.parts import fill, fit_window, hairline, label, push, row

if TYPE_CHECKING:
    from reader.diagnosis import Facts
    from reader.errors import ReaderError
    from reader.library import Library
    from ui.background import Background

WIDTH, HEIGHT = 620, 640
LABELS = 150  # pixels of the words before the facts
ABOVE = 10  # pixels before a heading
LINES = 120  # pixels of the log


class Diagnostics(QDialog):
    """Gathers the facts off the window's thread, shows them, and copies them as text."""

    def __init__(self, library: Library, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._background = library, background
        self._text = ""
        self.setObjectName("sheet")
        self.setWindowTitle(self.tr("Diagnostics"))
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(14)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnMinimumWidth(0, LABELS)
        self._facts.setColumnStretch(1, 1)
        self.log = QPlainTextEdit(self, readOnly=True)
        self.log.setAccessibleName(self.tr("Log"))
        self.log.setMinimumHeight(LINES)
        self.log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy = push(self, "copy", self.tr("Copy all"))
        self.close_ = push(self, "close", self.tr("Done"), primary=True)
        self.copy.clicked.connect(self._copy)
        self.close_.clicked.connect(self.accept)
        self._lay_out()

    def show_facts(self) -> None:
        """Open the page; the facts come as soon as they are counted."""
        self._background.read(self._gather, self._show, topic="facts", failed=self._complain)
        fit_window(self, WIDTH, HEIGHT)
        self.open()
        self.copy.setFocus()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setObjectName("sheet-inside")
        fill(
            QVBoxLayout(inside),
            label(self, "sheet-title", self.tr("Diagnostics")),
            self._facts,
            label(self, "sheet-heading", self.tr("What went wrong lately")),
            self.log,
            margins=(24, 22, 24, 12),
            space=12,
        )
        around = QScrollArea(self)
        around.setObjectName("sheet-area")
        around.setWidgetResizable(True)
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setWidget(inside)
        buttons = row(self.copy, None, self.close_, margins=(24, 12, 24, 16), space=8)
        fill(QVBoxLayout(self), around, hairline(self), buttons, space=0)

    def _gather(self) -> tuple[dict[str, Facts], str]:
        return self._library.facts(), diagnosis.log(self._library.folder)

    def _show(self, gathered: tuple[dict[str, Facts], str]) -> None:
        facts, log = gathered
        facts["Program"] += (("Qt", qVersion()), ("Platform of Qt", QGuiApplication.platformName()))
        while (item := self._facts.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        for heading, group in facts.items():
            titled = label(self, "sheet-heading", self.tr(heading))
            titled.setContentsMargins(0, ABOVE, 0, 0)
            self._facts.addWidget(titled, self._facts.rowCount(), 0, 1, 2)
            for name, value in group:
                self._add(name, value)
        self.log.setPlainText(log or self.tr("Nothing."))
        lines = [
            f"{heading}\n" + "\n".join(f"  {name}: {value}" for name, value in group)
            for heading, group in facts.items()
        ]
        self._text = "\n".join([*lines, "Log", log or "  nothing"])

    def _add(self, name: str, value: str) -> None:
        place = self._facts.rowCount()
        shown = label(self, "feed-fact", value, wrap=True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.addWidget(label(self, "feed-label", name), place, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(shown, place, 1)

    def _complain(self, error: ReaderError) -> None:
        self._show(
            ({"Library": (("Trouble", str(error)),), "Program": ()}, diagnosis.log(self._library.folder))
        )

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy.setText(self.tr("Copied"))
