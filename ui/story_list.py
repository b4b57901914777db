"""The list of a view's stories: how its rows are, what is chosen in it, and where the next unread one is.

The first rows are painted before the rest of the ids are known, and a story that was read stays where
it is until the view is left.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reader.types import Changes, Line, Scope, StoryId, View
from ui import orders
from ui.left_view import Left
from ui.orders import Order
from ui.parts import hide_idle_bar, repaint
from ui.row_shape import Density, height
from ui.story_model import StoryModel, keep, without
from ui.story_row import StoryRow
from ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent

    from reader.library import Library
    from reader.types import Sidebar
    from ui.background import Background
    from ui.feed_icons import FeedIcons
    from ui.theme import Colours

FIRST = 200  # rows that are painted before the rest of the ids are read
NEAR = 640  # rows in which the next unread story is looked for at once
SOON = 40  # milliseconds until the rest is read: many ids keep Python from painting the first ones
MINUTE = 60_000  # milliseconds after which the ages of rows are others
FOOT = 104  # pixels below the last row, as below the last words of a story
CALM = 250  # milliseconds in which many changes become one reading


class StoryList(QTableView):
    """The stories of one view, in its order."""

    chosen = Signal(object)  # StoryId of the story to open, or None
    counted = Signal(int)  # stories in the view, as soon as all are known
    ran_out = Signal()  # there is no unread story further on
    selected_many = Signal(int)  # so many stories are chosen

    def __init__(self, library: Library, background: Background, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = View()
        self.stories = StoryModel(self)
        self.rows = StoryRow(colours, self)
        self._library, self._background = library, background
        self.order = Order.NEWEST
        self.rows.thumbnails = Thumbnails(background.decode, self)
        self.rows.thumbnails.came.connect(self._repaint)
        self._again = QTimer(self, singleShot=True, interval=CALM)
        self._again.timeout.connect(self._read_ids)
        self._rest = QTimer(self, singleShot=True, interval=SOON)
        self._rest.timeout.connect(self._read_ids)
        self._ageing = QTimer(self, interval=MINUTE)
        self._ageing.timeout.connect(self._repaint)
        self._ageing.start()
        self._dress()
        self._open: StoryId | None = None  # what was chosen last; it may stand in no row of this view
        self._stays = False  # it, when another view comes
        self._waiting = False  # for what a search finds
        self._eager = False  # to open the first of it
        self._left: Left | None = None  # for a search
        self.selectionModel().currentRowChanged.connect(self._choice_changed)
        self.selectionModel().selectionChanged.connect(self._choice_changed)
        self.selectionModel().selectionChanged.connect(self._count_selected)

    def show_view(self, view: View, order: Order = Order.NEWEST, *, stays: bool = False) -> None:
        """Show a view from its top; rows come at once, the rest of a long list a moment later.

        No story of it is chosen. The one that is open `stays` so, and is chosen where it stands, but for a
        search: there Enter and J lead to what was found. Who leaves a search with `stays` finds the view as
        it was left for it, with what was read and chosen.
        """
        if view.typing and not self.view.typing:
            self._left = self._leave()
        left = self._left if stays and not view.typing else None
        self._left = self._left if view.typing else None
        self.view, self._waiting, self._eager = view, bool(view.search), False
        self.order, self._stays = order, stays
        self._again.stop()
        self._rest.stop()
        if left and (left.view, left.order) == (view, order):
            self._background.forget("ids")
            self._come_back(left)
            return
        first = partial(orders.ids, self._library, view, order, FIRST)
        if view.search or order is Order.OLDEST:  # a scan: off the window's thread, the list stands meanwhile
            self._background.read(first, self._start, topic="ids")
        else:
            self._background.forget("ids")
            self._start(first())

    def open_again(self, story: StoryId) -> None:
        """Open a story that may stand in no row of this view; where it does, it is chosen."""
        self._open, self._stays = story, True
        self.chosen.emit(story)
        self._stand_on_open()

    def take(self, changes: Changes) -> None:
        """Show what changed: lines and what is gone at once, new stories a moment later."""
        came, gone = changes.added, changes.gone
        if self.view.scope is Scope.TRASH:
            came, gone = tuple(changes.gone), frozenset(changes.added)
        if gone:
            self._remove(gone)
        if self._left and changes.gone | frozenset(changes.added):
            self._left = self._left.without(changes)
        self.stories.forget(changes.stories)
        if came and not self._again.isActive():
            self._again.start()

    def read_anew(self) -> None:
        """Read everything again: another program wrote to the library."""
        self.stories.forget_all()
        self._again.start()

    def current(self) -> StoryId | None:
        """The story one reads, if any. Getting the focus makes Qt choose a row, but that is not reading."""
        index = self.currentIndex()
        chosen = index.isValid() and self.selectionModel().isSelected(index)
        return StoryId(self.stories.ids[index.row()]) if chosen else None

    def line(self) -> Line | None:
        """What the row of the current story shows; of chosen ones without it, that of the first."""
        if self.current() is not None:
            return self.stories.line(self.currentIndex().row())
        chosen = self._ranges()
        return self.stories.line(chosen[0].start) if chosen else None

    def selected(self) -> tuple[StoryId, ...]:
        """All stories that an act on the selection is for. Of a million chosen rows Qt keeps one range."""
        ids = (story for rows in self._ranges() for story in self.stories.ids[rows.start : rows.stop])
        return tuple(map(StoryId, ids))

    def count_selected(self) -> int:
        """How many stories are chosen."""
        return sum(len(rows) for rows in self._ranges())

    def _ranges(self) -> list[range]:
        chosen = self.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.count())]
        return sorted((range(part.top(), part.bottom() + 1) for part in parts), key=lambda rows: rows.start)

    def go_to(self, *stories: int) -> bool:
        """Choose the first of these stories; False when none is in this view."""
        wanted = set(stories)
        row = next((row for row, story in enumerate(self.stories.ids) if story in wanted), -1)
        if row >= 0:
            self._go(row)
        return row >= 0

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) story."""
        row = self.currentIndex().row() + by if self.current() is not None else 0
        if 0 <= row < len(self.stories.ids):
            self._go(row)

    def open_first(self) -> None:
        """Choose the first story, of a search as soon as it has answered; one that is open stays."""
        if self._waiting:
            self._eager = True
        elif self.current() is None:
            self.step(1)

    def step_unread(self, by: int) -> None:
        """Choose the next (1) or previous (-1) unread story."""
        ids, start = self.stories.ids, self.currentIndex().row() if self.current() is not None else -1
        rows = range(start + 1, len(ids)) if by > 0 else range(start - 1, -1, -1)
        for row in rows[:NEAR]:
            line = self.stories.line(row)
            if line and not line.read:
                self._go(row)
                return
        if len(rows) <= NEAR:
            self.ran_out.emit()
            return
        unread = orders.narrowed(self.view, "is:unread")
        find = partial(_nearest, self._library, unread, ids, rows[NEAR:])
        self._background.read(find, self._go_far, topic="unread")

    @property
    def density(self) -> Density:
        """How much of a story a row shows."""
        return self.rows.density

    def set_density(self, density: Density) -> None:
        """Show more or less of each story; what stands at the top stays there."""
        top = max(0, self.rowAt(0))
        self.rows.density = density
        self._fit_rows()
        self.updateGeometries()  # the scroll bar must know how long the list is now
        self.verticalScrollBar().setValue(top * self.verticalHeader().defaultSectionSize())
        repaint(self)

    def show_sidebar(self, sidebar: Sidebar) -> None:
        """Show tags in their colours, and stories with the icons of their feeds."""
        colours = {tag.name: tag.colour for tag in sidebar.tags if tag.colour}
        marks = {feed.id: feed.icon for feed in sidebar.feeds}
        if (colours, marks) != (self.rows.tag_colours, self.rows.feed_marks):
            self.rows.tag_colours, self.rows.feed_marks = colours, marks
            repaint(self)

    def show_icons(self, pictures: FeedIcons) -> None:
        """Show the feeds' own icons where they have one."""
        self.rows.pictures = pictures
        pictures.came.connect(self._repaint)

    def set_colours(self, colours: Colours) -> None:
        self.rows.colours = colours
        repaint(self)

    def below_rows(self) -> QRect:
        """The room under the last row, where there is nothing to read."""
        room = self.viewport().rect()
        room.setTop(max(0, self.verticalHeader().length() - self.verticalHeader().offset()))
        return room

    def updateGeometries(self) -> None:
        """The last row can be scrolled up, to where a message over the list leaves it free."""
        bar = self.verticalScrollBar()
        at = bar.value()
        super().updateGeometries()
        bar.setMaximum(max(0, self.verticalHeader().length() + FOOT - self.viewport().height()))
        bar.setValue(at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self._fit_rows()

    def _fit_rows(self) -> None:
        step = height(self.font(), self.rows.density)
        self.verticalHeader().setDefaultSectionSize(step)
        self.verticalScrollBar().setSingleStep(max(16, step // 3))

    def _dress(self) -> None:
        self.setObjectName("stories")
        self.setAccessibleName(self.tr("Stories"))
        self.setModel(self.stories)
        self.setItemDelegate(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        hide_idle_bar(self)
        self._fit_rows()

    @Slot()
    def _repaint(self) -> None:
        repaint(self)

    def _start(self, ids: array[int]) -> None:
        search = self.view.search
        self.stories.start(ids, partial(self._library.lines, search=search), by_day=not self.view.best)
        self._waiting = False
        if not self._stays:
            self._close()
        self._stand_on_open()
        if self._eager:
            self.step(1)
        if len(ids) < FIRST:
            self.counted.emit(len(ids))
        else:
            self._rest.start()

    def _leave(self) -> Left:
        """What is to be found again after a search."""
        at = self.verticalScrollBar().value()
        return Left(self.view, self.order, self.stories.ids, self._ranges(), self._open, at)

    def _come_back(self, left: Left) -> None:
        """Show a view as it was left; what came meanwhile follows."""
        self.stories.start(left.ids, self._library.lines, by_day=not self.view.best)
        self.updateGeometries()  # else there is nothing to scroll yet
        if self._open == left.open:
            self._choose(left.chosen)
        self.verticalScrollBar().setValue(left.at)  # choosing has scrolled
        self._stand_on_open()
        self.counted.emit(len(left.ids))
        self._rest.start()

    def _choose(self, chosen: Sequence[range]) -> None:
        """Choose rows; the open story is the current one where it is among them."""
        current, flags = self.stories.row(self._open or 0), QItemSelectionModel.SelectionFlag
        if any(current in rows for rows in chosen):
            self.selectionModel().setCurrentIndex(self.stories.index(current, 0), flags.Select | flags.Rows)
        for rows in chosen:
            ends = self.stories.index(rows.start, 0), self.stories.index(rows.stop - 1, 0)
            self.selectionModel().select(QItemSelection(*ends), flags.Select | flags.Rows)

    @Slot()
    def _read_ids(self) -> None:
        everything = partial(orders.ids, self._library, self.view, self.order)
        self._background.read(partial(_kept, self.stories.ids, everything), self._become, topic="ids")

    def _remove(self, gone: frozenset[StoryId]) -> None:
        """Stories left the view: the one that follows is chosen, when the current one was among them."""
        ids, row = self.stories.ids, self.currentIndex().row()
        left = without(ids, gone)
        was_current = self.current() in gone
        if len(left) < len(ids):
            row -= sum(story in gone for story in ids[:row]) if was_current else 0
            self.stories.become(left)
            self.counted.emit(len(left))
        if was_current and left:
            self._go(min(row, len(left) - 1))
        elif self._open in gone:
            self._close()

    def _close(self) -> None:
        """No story is open."""
        self._open = None
        self.chosen.emit(None)

    def _stand_on_open(self) -> None:
        """Choose the story that stayed open, where the view has it; that does not open it anew."""
        if self._stays and self._open is not None and not self.view.search and self.current() is None:
            row = self.stories.row(self._open)
            if row >= 0:
                self._go(row)

    def _become(self, ids: array[int]) -> None:
        """Swap the ids in; what one looks at does not move."""
        top = self.rowAt(0)
        seen, bar = self.stories.ids[top] if top > 0 else 0, self.verticalScrollBar()
        before = self.rowViewportPosition(top) if seen else 0
        self.stories.become(ids)
        if seen and (row := self.stories.row(seen)) >= 0:
            bar.setValue(bar.value() + self.rowViewportPosition(row) - before)
        self._stand_on_open()
        self.counted.emit(len(ids))

    def _go(self, row: int) -> None:
        index = self.stories.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _go_far(self, row: int) -> None:
        if 0 <= row < len(self.stories.ids):
            self._go(row)
        else:
            self.ran_out.emit()

    @Slot()
    def _count_selected(self) -> None:
        self.selected_many.emit(self.count_selected())

    @Slot()
    def _choice_changed(self) -> None:
        """The mouse moves the current row before it selects it, a key the other way round: wait for both."""
        story = self.current()
        if story is not None and story != self._open:
            self._open = story
            self.chosen.emit(story)


def _kept(shown: array[int], everything: Callable[[], array[int]]) -> array[int]:
    return keep(shown, everything())


def _nearest(library: Library, unread: View, ids: array[int], rows: range) -> int:
    """The first of `rows` that holds an unread story; -1 when none does."""
    wanted = set(library.ids(unread))
    return next((row for row in rows if ids[row] in wanted), -1)
