"""The sheet of a capture: its text from top to bottom, the cuts between stories, and what was left out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QMenu,
    QMessageBox,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from reader import addresses
from ui import asking, capture_deeds, capture_words
from ui.capture_list import CaptureList
from ui.parts import (
    count,
    fill,
    fit_window,
    ground,
    hide_idle_bar,
    label,
    paint_signs,
    push,
    row,
    sentence,
    tool,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from reader.errors import ReaderError
    from ui.capture_deeds import Deed
    from ui.capture_lines import Line, Lines, Row
    from ui.capture_work import Work
    from ui.theme import Colours

OUTLINE, WITH_OUTLINE = (
    236,
    780,
)  # pixels: of the column of headlines; the sheet's width from which it is there
LARGEST = (1060, 900)
PATIENCE = 250  # milliseconds before it is worth saying that something is under way


class CaptureSheet(QDialog):
    """Shows a capture and lets one cut it. `kept`: it is in the library, and what is done holds at once.

    Signals: keep_wanted: of a capture that is not kept yet.
    """

    keep_wanted = Signal()

    def __init__(
        self, work: Work, kept: bool, is_safe: Callable[[], bool], colours: Colours, parent: QWidget
    ) -> None:
        """`is_safe` says whether what is shown is kept elsewhere, and so may be let go unasked."""
        super().__init__(parent)
        self.work, self._kept, self._is_safe, self._colours = work, kept, is_safe, colours
        work.setParent(self)
        self._keep_soon = False  # as soon as it is cut as it was wanted
        self.menu: QMenu | None = None  # the one that is shown, or was last
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Cuts"))
        fit_window(self, *LARGEST)
        self._make_parts()
        self._lay_out()
        self._connect()
        paint_signs(self, colours)

    def show_lines(self, shown: Lines) -> None:
        """Show how the capture is cut."""
        self._rest()
        title, about = capture_words.found(shown, self._kept, self.tr)
        self._title.setText(title)
        self._about.setText(" · ".join(filter(None, (self._source(), about))))
        self.left_out.setVisible(shown.left_out > 0)
        if not self._kept:
            stories = len(shown.headlines)
            self.done_.setText(count(stories, self.tr("Keep 1 story"), self.tr("Keep {} stories")))
        self.outline.blockSignals(True)
        self.outline.clear()
        self.outline.addItems(capture_words.outline(shown))
        self.outline.blockSignals(False)
        self._arrange()
        self.list.show_lines(shown)
        self._show_undo()
        if self._keep_soon:
            self.keep()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────

    def _make_parts(self) -> None:
        self._title = label(self, "sheet-title")
        self._about = label(self, "sheet-words", wrap=True)
        self.left_out = QCheckBox(self.tr("Show what was &left out"), self)
        self.undo = tool(self, "undo", self.tr("Undo (Ctrl+Z)"), "undo")
        self.redo = tool(self, "redo", self.tr("Redo (Ctrl+Shift+Z)"), "redo")
        self.list = CaptureList(self._colours, self)
        self.outline = QListWidget(self)
        self.outline.setObjectName("capture-outline")
        self.outline.setAccessibleName(self.tr("Stories of this capture"))
        self.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.outline.setWordWrap(True)
        self.outline.setLayoutMode(QListWidget.LayoutMode.Batched)  # there may be thousands
        hide_idle_bar(self.outline)
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self._busy.hide()
        self._hint = label(self, "capture-hint", wrap=True)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self.cancel = push(self, "cancel", self.tr("Cancel"))
        self.cancel.setVisible(not self._kept)
        self.done_ = push(self, "keep", self.tr("Done") if self._kept else self.tr("Keep"), primary=True)
        self.done_.setDefault(True)

    def _lay_out(self) -> None:
        words = fill(QVBoxLayout(), self._title, self._about, space=3)
        head = row(words, self.left_out, self.undo, self.redo, margins=(24, 18, 18, 12), space=8)
        head.setStretch(0, 1)
        middle = QHBoxLayout()
        fill(middle, self.outline, self.list, space=0)
        middle.setStretch(1, 1)
        self.outline.setFixedWidth(OUTLINE)
        ground(page := QWidget(self), "capture-page")
        page.setLayout(middle)
        foot = row(self._hint, self.cancel, self.done_, margins=(24, 12, 20, 14), space=8)
        foot.setStretch(0, 1)
        whole = fill(QVBoxLayout(self), head, page, self._busy, foot, space=0)
        whole.setStretch(1, 1)

    def _connect(self) -> None:
        self.work.shown.connect(self.show_lines)
        self.work.failed.connect(self._say_failed)
        self.work.moved.connect(self._show_undo)
        self.work.began.connect(self._patience.start)
        self._patience.timeout.connect(self._busy.show)
        self.list.wanted.connect(self.do)
        self.list.moved.connect(self._move)
        self.list.at.connect(self._show_hint)
        self.list.menu_wanted.connect(self._ask)
        self.left_out.toggled.connect(self.list.show_left_out)
        self.left_out.clicked.connect(lambda _: self.list.setFocus())
        self.outline.currentRowChanged.connect(self.list.go_to_story)
        self.outline.itemActivated.connect(lambda _: self.list.setFocus())
        self.undo.clicked.connect(self.work.undo)
        self.redo.clicked.connect(self.work.redo)
        self.cancel.clicked.connect(self.reject)
        self.done_.clicked.connect(self.keep)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.work.undo),
            (QKeySequence.StandardKey.Redo, self.work.redo),
        ):
            QShortcut(keys, self, act)

    def set_colours(self, colours: Colours) -> None:
        self.list.set_colours(colours)
        paint_signs(self, colours)

    # ── what the person does ─────────────────────────────────────────────────────────────────────

    @Slot(object, object)
    def do(self, deed: Deed, row: Row) -> None:
        """Do something to a row."""
        if shown := self._wanted():
            words = capture_deeds.words(deed, self._site(), self.tr)
            self.work.say(words, capture_deeds.done(deed, row.line, shown))

    @Slot(int, object)
    def _move(self, story: int, to: Line) -> None:
        if shown := self._wanted():
            self.work.say(self.tr("Move a cut"), capture_deeds.moved(story, to, shown))

    def _wanted(self) -> Lines | None:
        """What is shown, with all that was said of it, also while it is still being cut so."""
        return replace(self.list.shown, by_hand=self.work.wanted) if self.list.shown else None

    @Slot(object, QPoint)
    def _ask(self, row: Row, point: QPoint) -> None:
        """Ask what shall be done to a row."""
        deeds = capture_deeds.possible(row, self.list.shown) if self.list.shown else ()
        if not deeds:
            return
        menu = QMenu(self)
        for deed in deeds:
            action = menu.addAction(capture_deeds.words(deed, self._site(), self.tr))
            action.triggered.connect(partial(self.do, deed, row))
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu
        menu.popup(point)

    @Slot()
    def keep(self) -> None:
        """Keep the capture as it is cut now, or be done with one that is kept."""
        if self._kept:
            self.accept()
        elif self.work.is_busy:
            self._keep_soon = True
        else:
            self.keep_wanted.emit()
            self.accept()

    def reject(self) -> None:
        """Close the sheet; what would be lost with it is asked about."""
        if self._kept or (self._is_safe() and not self.work.undo_words()):
            super().reject()
            return
        detail = self.tr("Otherwise they, and the cuts you made, are gone.")
        ask = asking.before(self, self.tr("Cuts"), self.tr("Keep these stories?"), detail)
        keep = ask.addButton(self.tr("&Keep"), QMessageBox.ButtonRole.AcceptRole)
        let_go = ask.addButton(self.tr("&Let go"), QMessageBox.ButtonRole.DestructiveRole)
        ask.setEscapeButton(ask.addButton(self.tr("Back"), QMessageBox.ButtonRole.RejectRole))
        ask.setDefaultButton(keep)
        keep.clicked.connect(self.keep)
        let_go.clicked.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        asking.show(ask)

    def done(self, result: int) -> None:
        self.work.leave()
        super().done(result)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────

    @Slot(object)
    def _show_hint(self, row: Row | None) -> None:
        """Say what the keys do where one is; and in the outline, which story that is."""
        self._hint.setText(capture_words.hint(row, self.tr) if row else "")
        if row is not None and row.line.story >= 0:
            self.outline.blockSignals(True)
            self.outline.setCurrentRow(row.line.story)
            self.outline.blockSignals(False)

    @Slot()
    def _show_undo(self) -> None:
        for button, words in (
            (self.undo, self.work.undo_words()),
            (self.redo, self.work.redo_words()),
        ):
            button.setEnabled(bool(words))
            plain = button.accessibleName()
            button.setToolTip(f"{plain}: {words}" if words else plain)

    @Slot(object)
    def _say_failed(self, error: ReaderError) -> None:
        self._rest()
        self._keep_soon = False
        self._about.setText(sentence(error.reason))
        self._about.setProperty("trouble", True)
        self._about.style().polish(self._about)

    def _rest(self) -> None:
        self._patience.stop()
        self._busy.hide()
        if self._about.property("trouble"):
            self._about.setProperty("trouble", False)
            self._about.style().polish(self._about)

    def _site(self) -> str:
        """The site that lessons are for."""
        return addresses.site(self.work.captured.page.address)

    def _source(self) -> str:
        page = self.work.captured.page
        return page.name or addresses.site(page.address) or self.tr("Pasted text")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Headlines beside the text where there is room, and more than one."""
        self.outline.setVisible(self.width() >= WITH_OUTLINE and self.outline.count() > 1)
