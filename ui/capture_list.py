"""The lines of a capture, for the eyes, the mouse, the keys and a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui import capture_words
from ui.capture_deeds import Deed, main
from ui.capture_drag import CutDrag
from ui.capture_lines import FOLDED, Kind
from ui.capture_row import ROW, CaptureRow, button, button_words, row_of
from ui.parts import ENTER, hide_idle_bar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ui.capture_lines import Line, Lines, Row
    from ui.theme import Colours

AT_ONCE = 250  # lines; more on request
BEFORE = 10  # lines above a story that was far away
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, Kind]  # of a row: where its line begins, and what it is


class CaptureRows(QAbstractListModel):
    """As many rows of a capture as are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == ROW:
            return self.rows[index.row()]
        return capture_words.spoken(self.rows[index.row()], self.tr) if role in _TEXTS else None


class CaptureList(QListView):
    """Shows a capture; what is wanted of its lines is left to others.

    Signals: wanted(Deed, Row); moved(story, Line): its cut shall stand there; at(Row): one is there now;
    menu_wanted(Row, QPoint on the screen).
    """

    wanted = Signal(object, object)
    moved = Signal(int, object)
    at = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: Lines | None = None
        self.all_shown = False  # also what was left out
        self._opened: set[int] = set()
        self._first, self._most = 0, AT_ONCE  # the lines that are shown
        self._goes_to: Place | None = None  # the row one is on once it is cut as was wanted
        self._rows = CaptureRows(self)
        self._drag = CutDrag(self, colours)
        self.setObjectName("capture-list")
        self.setAccessibleName(self.tr("The capture, line by line"))
        self.setModel(self._rows)
        self._painted = CaptureRow(colours, self)
        self.setItemDelegate(self._painted)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or lines would break anew
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.customContextMenuRequested.connect(self._ask_menu)
        hide_idle_bar(self)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def show_lines(self, shown: Lines) -> None:
        """Show a capture; what one looks at does not move, and a cut that was made or moved is chosen."""
        self.shown = shown
        self._show_again()

    def show_left_out(self, on: bool) -> None:
        """Show every line that was left out, or only how many they are."""
        self.all_shown = on
        self._opened.clear()
        self._show_again()

    def go_to_story(self, story: int) -> None:
        """Go to the cut of a story, however far down it is."""
        if self.shown is None:
            return
        start = self.shown.start_of(story)
        if not self._first <= start < self._first + self._most:
            self._first, self._most = max(0, start - BEFORE), AT_ONCE
            self._show_again()
        at = next((n for n, row in enumerate(self._rows.rows) if _is_cut_of(row, story)), 0)
        index = self._rows.index(at, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def row(self) -> Row | None:
        """The row one is on."""
        return row_of(self.currentIndex())

    def rows(self) -> list[Row]:
        """What is shown."""
        return self._rows.rows

    def words(self) -> list[str]:
        """What the rows say."""
        return [capture_words.spoken(row, self.tr) for row in self._rows.rows]

    def set_colours(self, colours: Colours) -> None:
        self._painted.colours = self._drag.colours = colours
        self.viewport().update()

    def _show_again(self) -> None:
        if self.shown is None:
            return
        top = self.indexAt(QPoint(1, 1))
        at_top, above = _place(row_of(top)), self.visualRect(top).top()
        wanted, self._goes_to = self._goes_to or _place(self.row()), None
        self._rows.show_rows(
            self.shown.rows(all_shown=self.all_shown, opened=self._opened, first=self._first, most=self._most)
        )
        bar = self.verticalScrollBar()
        if at_top:
            now = self.visualRect(self._rows.index(_nearest(self._rows.rows, at_top), 0))
            bar.setValue(bar.value() + now.top() - above)
        index = self._rows.index(_nearest(self._rows.rows, wanted), 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # ── what the person does ─────────────────────────────────────────────────────────────────────

    def press(self) -> None:
        """Do what one most likely wants of the row one is on."""
        row = self.row()
        if row is None:
            return
        if row.kind in FOLDED:
            self._unfold(row)
        elif deed := main(row):
            if deed is Deed.CUT:
                self._goes_to = row.line.start, Kind.CUT
            self.wanted.emit(deed, row)

    def _unfold(self, row: Row) -> None:
        """Show what a row stands for."""
        if row.kind is Kind.FOLD:
            self._opened.add(row.line.start)
        elif row.kind is Kind.MORE:
            self._most += AT_ONCE
        else:
            self._most += min(self._first, AT_ONCE)
            self._first = max(0, self._first - AT_ONCE)
        self._show_again()

    def step(self, by: int) -> None:
        """Go to the next cut, or the one before."""
        row = self.row()
        if row is None or self.shown is None:
            return
        story = row.line.story
        inside = by < 0 and row.kind is not Kind.CUT  # its own cut stands above
        self.go_to_story(max(0, min(story if inside else story + by, len(self.shown.headlines) - 1)))

    def shift(self, by: int) -> None:
        """Move the cut one is at by a line."""
        row = self.row()
        if row is None or self.shown is None or row.kind is not Kind.CUT:
            return
        if to := self._drag.beside(row.line, by):
            self._move(row.line.story, to)

    def _move(self, story: int, to: Line) -> None:
        self._goes_to = to.start, Kind.CUT
        self.moved.emit(story, to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.row(), Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Space or (key == Qt.Key.Key_Right and row and row.kind is Kind.FOLD):
            self.press()
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.step(1 if key == Qt.Key.Key_J else -1)
        elif key in _REMOVES and row and row.kind in (Kind.CUT, Kind.LINE):
            if row.line.story > 0 or row.kind is Kind.LINE:
                self.wanted.emit(Deed.JOIN if row.kind is Kind.CUT else Deed.DROP, row)
        elif key in ENTER or event.text().strip():
            event.ignore()  # the sheet's, and letters are not searched for in the list
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = row_of(self.indexAt(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and row is not None and row.kind is Kind.CUT:
            self._drag.press(row.line, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drag.move(event.position().toPoint()):
            super().mouseMoveEvent(event)
        row = row_of(self.indexAt(event.position().toPoint()))
        movable = self._drag.is_on or (row is not None and row.kind is Kind.CUT and row.line.story > 0)
        shape = Qt.CursorShape.SizeVerCursor if movable else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        row = row_of(index)
        if to := self._drag.release():
            self._move(*to)
        elif event.button() == Qt.MouseButton.LeftButton and row is not None:
            words = button_words(row, self.tr)
            on_button = words and button(self.visualRect(index), row, words).contains(point)
            if on_button or row.kind in FOLDED:
                self.press()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._drag.paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # lines break elsewhere

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.at.emit(row_of(current))

    @Slot(QPoint)
    def _ask_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        row = row_of(index)
        if row is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(point))


def _is_cut_of(row: Row, story: int) -> bool:
    return row.kind is Kind.CUT and row.line.story == story


def _place(row: Row | None) -> Place | None:
    return (row.line.start, row.kind) if row else None


def _nearest(rows: list[Row], place: Place | None) -> int:
    """The row of the same line, of the same kind when there is one; else what stands nearest now."""
    if place is None:
        return 0
    start, kind = place
    return min(
        range(len(rows)),
        key=lambda at: (abs(rows[at].line.start - start), rows[at].kind is not kind),
        default=0,
    )
