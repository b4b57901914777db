"""A two-minute tour through the window: notes beside its parts, which go on living meanwhile."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.parts import fill, label, push, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Desk

WIDTH, AWAY = 320, 14


class Step(NamedTuple):
    """What is shown, in a few words, and beside which part, or where that has nothing to be read."""

    title: str
    words: str
    part: Callable[[Desk], QWidget]
    free: Callable[[Desk], QRect] | None = None


STEPS = (
    Step(
        "One page, cut into its stories",
        "A capture may hold several stories. Each is kept by itself, without menus, adverts and “read more”.",
        lambda desk: desk.columns.list,
        lambda desk: desk.columns.list.below_rows(),
    ),
    Step(
        "Who said what",
        "Quotes are underlined. Press ] to go from one to the next: a card says who speaks, and how surely.",
        lambda desk: desk.columns.pane,
    ),
    Step(
        "Keep what matters",
        "S bookmarks, T tags; tags may stand in one another: war/east. Select words to highlight them.",
        lambda desk: desk.columns.bar,
    ),
    Step(
        "Everything has its place",
        "Feeds, tags and searches you saved, each with its count. A right click shows what can be done.",
        lambda desk: desk.columns.tree,
    ),
    Step(
        "One field finds it again",
        "Press / and type: words, tag:war, is:unread, speaker:… Begin with > to find any command.",
        lambda desk: desk.columns.search.field,
    ),
    Step(
        "Bring in more",
        "Paste any text with Ctrl+V, drop a file, or add a feed with Ctrl+N. Ctrl+Z takes anything back.",
        lambda desk: desk.columns.footer,
    ),
)


class Tour(QObject):
    """Goes from note to note; one may leave it at any time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._at = 0
        self._waits = False  # for the sample
        desk.tour_wanted.connect(self._wait)
        desk.capturing.kept.connect(self._begin_with_sample)

    @cached_property
    def note(self) -> Note:
        """What is said, made when the tour begins."""
        made = Note(self._desk.window())
        made.next_.clicked.connect(self._next)
        made.back.clicked.connect(self._back)
        made.skip.clicked.connect(self.end)
        self._desk.window().installEventFilter(self)
        return made

    @Slot()
    def begin(self) -> None:
        """Show the first note; an empty library gets the sample first."""
        if self._desk.currentWidget() is not self._desk.columns:
            self._desk.welcome.sample_wanted.emit()
            return
        if self._desk.columns.list.current() is None:
            self._desk.columns.list.step(1)
        self._show(0)

    @Slot()
    def end(self) -> None:
        """Put the notes away."""
        self.note.hide()
        self._desk.columns.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.note.isVisible():
            self._arrange()
        return super().eventFilter(watched, event)

    @Slot()
    def _wait(self) -> None:
        self._waits = True

    @Slot(object)
    def _begin_with_sample(self, _stories: object) -> None:
        if self._waits:
            self._waits = False
            self.begin()

    @Slot()
    def _next(self) -> None:
        if self._at + 1 < len(STEPS):
            self._show(self._at + 1)
        else:
            self.end()

    @Slot()
    def _back(self) -> None:
        self._show(max(0, self._at - 1))

    def _show(self, at: int) -> None:
        self._at = at
        step = STEPS[at]
        self.note.show_step(self.tr(step.title), self.tr(step.words), at, len(STEPS))
        self._arrange()
        self.note.next_.setFocus()

    def _arrange(self) -> None:
        step, window = STEPS[self._at], self._desk.window()
        part, free = step.part(self._desk), step.free(self._desk) if step.free else None
        if free is not None:
            free = free.translated(part.mapTo(window, QPoint(0, 0)))
        while not part.isVisible() and (around := part.parentWidget()):  # the side bar may be put away
            part = around
        beside = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        self.note.stand(beside, window.rect(), free)


class Note(QFrame):
    """One note. Arrows turn the notes, Escape puts them away; everything else goes on as always."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("coach")
        self.setAccessibleName(self.tr("Tour"))
        self._title = label(self, "coach-title", wrap=True)
        self._words = label(self, "coach-words", wrap=True)
        self._step = label(self, "coach-step")
        self.skip = push(self, "skip", self.tr("Skip"))
        self.back = push(self, "back", self.tr("Back"))
        self.next_ = push(self, "next", self.tr("Next"), primary=True)
        buttons = row(self._step, None, self.skip, self.back, self.next_, space=6)
        fill(QVBoxLayout(self), self._title, self._words, buttons, margins=(16, 14, 14, 12), space=8)
        for button in (self.skip, self.back, self.next_):
            button.installEventFilter(self)
        self.setFixedWidth(WIDTH)
        self.hide()

    def show_step(self, title: str, words: str, at: int, count: int) -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(words)
        self._step.setText(self.tr("{0} of {1}").format(at + 1, count))
        self.back.setEnabled(at > 0)
        self.next_.setText(self.tr("Next") if at + 1 < count else self.tr("Begin"))
        self.show()

    def stand(self, beside: QRect, within: QRect, free: QRect | None = None) -> None:
        """Stand in the free room of a part, else at the right of it, or wherever there is room.

        A part that may have free room is read from the top: beside it, too, the note stands at its foot.
        """
        self.setFixedHeight(self.heightForWidth(WIDTH))
        spot = QRect(0, 0, WIDTH, self.height())
        room_right = within.right() - beside.right()
        if free is not None and free.width() > WIDTH + 2 * AWAY and free.height() > self.height() + 2 * AWAY:
            spot.moveTo(free.left() + AWAY, free.bottom() - self.height() - AWAY)
        elif room_right > WIDTH + 2 * AWAY:
            foot = beside.bottom() - self.height() - AWAY
            spot.moveTo(beside.right() + AWAY, beside.top() + AWAY if free is None else foot)
        elif beside.left() > WIDTH + 2 * AWAY:
            spot.moveTo(beside.left() - WIDTH - AWAY, beside.top() + AWAY)
        else:
            spot.moveTo(beside.left() + AWAY, beside.bottom() - self.height() - AWAY)
        spot.moveLeft(max(AWAY, min(spot.left(), within.right() - WIDTH - AWAY)))
        spot.moveTop(max(AWAY, min(spot.top(), within.bottom() - self.height() - AWAY)))
        self.move(spot.topLeft())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows turn the notes also where a button has the focus, which would hand it to the next one."""
        return (isinstance(event, QKeyEvent) and self._turns(event)) or super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._turns(event):
            super().keyPressEvent(event)

    def _turns(self, event: QKeyEvent) -> bool:
        by_key = {Qt.Key.Key_Escape: self.skip, Qt.Key.Key_Right: self.next_, Qt.Key.Key_Left: self.back}
        button = by_key.get(Qt.Key(event.key()))
        if button and event.type() == QEvent.Type.KeyPress:
            button.click()
        return button is not None
