"""The mouse of a person: it can press only what is really there to be seen, in the window that lies on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from ui.directions import reads_from_right

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData, QModelIndex
    from PySide6.QtGui import QAction, QWindow
    from PySide6.QtWidgets import QToolButton

    from tests.journeys.conftest import Journey
    from ui.paper import Paper

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN = Qt.KeyboardModifier.NoModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
STEPS = 4  # of a drag
BEAT = 40  # milliseconds between two of them, when something is carried


class Mouse:
    """Moves, clicks and drags by the events that the desktop sends to a window; what lies over a widget gets
    them instead, and that is a fault here.
    """

    def __init__(self, journey: Journey) -> None:
        self._journey = journey

    def click(
        self,
        widget: QWidget,
        at: QPoint | None = None,
        button: Qt.MouseButton = LEFT,
        held: Qt.KeyboardModifier = PLAIN,
    ) -> None:
        """Click on a widget, in its middle unless a place is named."""
        self._click(widget, lambda: at or widget.rect().center(), button, held)

    def point_at(self, paper: Paper, words: str) -> None:
        """Let the pointer rest on the first of these words of a page."""
        place = self._place(paper.viewport(), self._first_letter(paper, words))
        for step in (0, 2):
            QTest.mouseMove(paper.window().windowHandle(), place + QPoint(step, 0))

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press, move on in steps, let go."""
        window = widget.window().windowHandle()
        way = [self._place(widget, start + (end - start) * step / STEPS) for step in range(STEPS + 1)]
        QTest.mouseMove(window, way[0])
        QTest.mousePress(window, LEFT, held, way[0])
        for place in way[1:]:
            QTest.mouseMove(window, place)
        QTest.mouseRelease(window, LEFT, held, way[-1])

    def carry(self, view: QAbstractItemView, start: QPoint, end: QPoint) -> None:
        """Drag what stands at a place of a view, and drop it at another one.

        A drag has an event loop of its own as long as it lasts, so the hand moves by a clock.
        """
        window = view.window().windowHandle()
        first, last = self._place(view.viewport(), start), view.viewport().mapTo(view.window(), end)
        way = [first + (last - first) * step / STEPS for step in range(1, STEPS + 1)]
        released: list[bool] = []

        def move() -> None:
            if way:
                QTimer.singleShot(BEAT, view, move)
                place = way.pop(0)
                QCursor.setPos(view.window().mapToGlobal(place))
                QTest.mouseMove(window, place)  # the one that begins the drag comes back when it is over
            else:
                QTest.mouseRelease(window, LEFT, PLAIN, last)
                released.append(True)

        QTest.mouseMove(window, first)
        QTest.mousePress(window, LEFT, PLAIN, first)
        QTest.mouseMove(window, first + QPoint(0, 1))
        assert view.state() is QAbstractItemView.State.DraggingState, "there is nothing to be dragged"
        carried = view.model().mimeData(view.selectedIndexes())
        move()
        self._journey.wait(lambda: released)
        if QGuiApplication.platformName() == "offscreen":
            drop(carried, window, last, MOVE)

    def drag_over(self, paper: Paper, words: str, held: Qt.KeyboardModifier = PLAIN, to: str = "") -> None:
        """Select words of a page, from the first letter to the last; or to the last of other words."""
        start, end = self._ends(paper, words, to)
        self.drag(paper.viewport(), start, end, held)

    def click_on(self, paper: Paper, words: str, button: Qt.MouseButton = LEFT) -> None:
        """Click on the first of these words of a page."""
        self.click(paper.viewport(), self._first_letter(paper, words), button)

    def write(self, field: QLineEdit | QPlainTextEdit, text: str, *, enter: bool = False) -> None:
        """Click into a field and type."""
        self.click(field if isinstance(field, QLineEdit) else field.viewport())
        self._journey.wait(field.hasFocus)
        QTest.keyClicks(field, text)
        if enter:
            QTest.keyClick(field, Qt.Key.Key_Return)

    def row(
        self,
        view: QAbstractItemView,
        says: Callable[[QModelIndex], bool],
        button: Qt.MouseButton = LEFT,
        held: Qt.KeyboardModifier = PLAIN,
    ) -> None:
        """Click on the first row of a list or tree of which something is so."""
        self._click(view.viewport(), lambda: self.place_of(view, says).center(), button, held)

    def place_of(self, view: QAbstractItemView, says: Callable[[QModelIndex], bool]) -> QRect:
        """Where the first row of which something is so can be seen in a list or tree."""
        shown = view.viewport().rect()
        for y in range(2, shown.height(), 6):
            index = view.indexAt(QPoint(shown.width() // 2, y))
            if index.isValid() and says(index):
                return view.visualRect(index).intersected(shown)
        raise AssertionError("no such row is seen")

    def menu(self, *names: str) -> None:
        """Choose from the menu bar, entry by entry, by the words they begin with."""
        bar = self._journey.window.menuBar()
        title = next(one for one in bar.actions() if _plain(one.text()) == names[0])
        self.click(bar, bar.actionGeometry(title).center())
        for name in names[1:]:
            self.choose(name)

    def choose(self, name: str) -> None:
        """Choose from the menu that is open."""
        self._journey.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self._journey.wait(lambda: _named(menu, name))  # what can be undone is said a moment after it is seen
        (action,) = _named(menu, name)
        assert action.isEnabled(), name
        self.click(menu, menu.actionGeometry(action).center())

    @staticmethod
    def _ends(paper: Paper, words: str, to: str = "") -> tuple[QPoint, QPoint]:
        """Where words begin, and they or those behind them end, on a page that is scrolled to them."""
        found = paper.document().find(words)
        last = paper.document().find(to, found) if to else found
        places = found.selectionStart(), last.selectionEnd()
        paper.bring_into_view([places], 120)
        cursors = paper.textCursor(), paper.textCursor()
        for cursor, place in zip(cursors, places, strict=True):
            cursor.setPosition(place)
        inward = QPoint(4 if reads_from_right(found.selectedText()) else 0, 0)  # there an end is at the left
        start, end = (paper.cursorRect(cursor).center() + inward for cursor in cursors)
        return start, end

    def _first_letter(self, paper: Paper, words: str) -> QPoint:
        """The middle of the first letter of words of a page."""
        start, _ = self._ends(paper, words)
        cursor = paper.document().find(words)
        cursor.setPosition(cursor.selectionStart() + 1)
        return (start + paper.cursorRect(cursor).center()) / 2

    def choose_behind(self, button: QToolButton, name: str) -> None:
        """Choose from the menu of a button, which keeps the click to itself until its menu is gone."""
        window, menu = self._journey.window, button.menu()
        opened = menu.aboutToShow.connect(
            lambda: QTimer.singleShot(0, window, lambda: self._choose_or_leave(menu, name))
        )
        self.click(button)
        QObject.disconnect(opened)

    def _choose_or_leave(self, menu: QMenu, name: str) -> None:
        try:
            self.choose(name)
        finally:
            menu.close()

    def _click(
        self, widget: QWidget, at: Callable[[], QPoint], button: Qt.MouseButton, held: Qt.KeyboardModifier
    ) -> None:
        """Follow what may still move, and press as soon as the hand is on it: each move lets the window live."""
        place, before = self._place(widget, at()), None
        if QApplication.activePopupWidget() is None:
            widget.activateWindow()  # as a desktop does; a screen without a window manager leaves it out
        while place != before:
            QTest.mouseMove(widget.window().windowHandle(), place)
            place, before = self._place(widget, at()), place
        QTest.mouseClick(widget.window().windowHandle(), button, held, place)

    def _place(self, widget: QWidget, at: QPoint) -> QPoint:
        """A place of a widget in its window, when the widget is what lies on top there."""
        self._journey.wait(lambda: self._is_on_top(widget, at))
        QCursor.setPos(widget.mapToGlobal(at))  # a screen's own pointer goes along
        return widget.mapTo(widget.window(), at)

    @staticmethod
    def _is_on_top(widget: QWidget, at: QPoint) -> bool:
        if not (widget.isVisible() and widget.isEnabled()):
            return False
        seen = widget.window().childAt(widget.mapTo(widget.window(), at)) or widget.window()
        return seen is widget or widget.isAncestorOf(seen)


def drop(carried: QMimeData, window: QWindow, at: QPoint, offered: Qt.DropAction = COPY | MOVE) -> None:
    """What a desktop tells a window below a drag; without a screen a drag ends as soon as it has begun."""
    for event in (
        QDragEnterEvent(at, offered, carried, LEFT, PLAIN),
        QDragMoveEvent(at, offered, carried, LEFT, PLAIN),
        QDropEvent(QPointF(at), offered, carried, LEFT, PLAIN),
    ):
        QApplication.sendEvent(window, event)


def _named(menu: QMenu, name: str) -> list[QAction]:
    return [one for one in menu.actions() if _plain(one.text()).startswith(name)]


def _plain(words: str) -> str:
    return words.replace("&", "")
