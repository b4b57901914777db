"""Leads through what is marked on a page, and shows what can be done with selected words."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer, QVariantAnimation, Signal, Slot

from reader.types import HighlightColour
from ui.mark_card import MarkCard
from ui.theme import MOTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from reader.types import Highlight
    from ui.means import Means
    from ui.page_spot import Spot
    from ui.paper import Paper
    from ui.places import Passage
    from ui.theme import Colours

_ROOM = 150  # pixels kept free above a highlight that is gone to, for its card


class Then(Enum):
    """What is to be done with a highlight as soon as it is there."""

    NOTHING = auto()
    NOTE = auto()
    TAG = auto()


class Held(NamedTuple):
    """The id of the active highlight, 0 for none, and of all that were there; whether words were selected."""

    active: int
    known: frozenset[int]
    selected: bool


class MarkGuide(QObject):
    """Knows the selection and the active highlight of a paper, and keeps the card beside them.

    Signals: mark_wanted(Passage, HighlightColour), recoloured(Highlight, colour),
    note_written(Highlight, text), tagged(Highlight, tag), untagged(Highlight, tag), removed(Highlight),
    copy_wanted, opened(address): a link in a note, menu_wanted(Spot): what can be done with what lies there.
    """

    mark_wanted = Signal(object, object)
    recoloured = Signal(object, object)
    note_written = Signal(object, str)
    tagged = Signal(object, str)
    untagged = Signal(object, str)
    removed = Signal(object)
    copy_wanted = Signal()
    opened = Signal(str)
    menu_wanted = Signal(object)

    def __init__(self, paper: Paper, means: Means, colours: Colours, pane: QWidget) -> None:
        super().__init__(pane)
        self._paper, self._pane = paper, pane
        self.colour = HighlightColour.YELLOW  # the one that was used last
        self.card = MarkCard(means, colours, pane)
        self._then = Then.NOTHING
        self._pointed = -1
        self._by_pointer = False  # the card came with the pointer, and goes with it
        self._hover = QTimer(self, singleShot=True, interval=MOTION.hover)
        self._grace = QTimer(self, singleShot=True, interval=MOTION.grace)
        self._fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=MOTION.flash)
        self._connect()

    def _connect(self) -> None:
        card, paper = self.card, self._paper
        card.colour_wanted.connect(self.mark)
        card.note_wanted.connect(self.note)
        card.tag_wanted.connect(self.tag)
        card.copy_wanted.connect(self.copy_wanted)
        card.remove_wanted.connect(self.remove)
        card.left.connect(self._left_by_key)
        card.pointer_left.connect(self._grace.start)
        card.note.written.connect(self._note_written)
        card.note.left.connect(paper.setFocus)
        card.note.opened.connect(self.opened)
        card.tags.added.connect(self._tag_added)
        card.tags.removed.connect(self._tag_removed)
        paper.selected.connect(self._selected)
        paper.selectionChanged.connect(self._selection_changed)
        paper.stripe_clicked.connect(self._clicked)
        paper.menu_wanted.connect(self._asked)
        paper.stripe_pointed.connect(self._point)
        paper.scrolled.connect(self._moved)
        paper.resized.connect(self._moved)
        paper.searched.connect(self.leave)
        self._hover.timeout.connect(self._show_pointed)
        self._grace.timeout.connect(self._let_go)
        self._fading.valueChanged.connect(self._fade)

    # ── what is active ──

    @property
    def highlight(self) -> Highlight | None:
        """The highlight that was clicked or gone to."""
        shown = self._paper.shown
        return shown.stripes[shown.stripe].highlight if shown.stripe >= 0 else None

    @property
    def may_mark(self) -> bool:
        """Whether words of the story are selected."""
        return self._paper.selection() is not None

    def step(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) highlight, round and round; False when there is none."""
        shown = self._paper.shown
        if not shown.stripes:
            return False
        number = shown.stripe + step
        if shown.stripe < 0:
            top, _ = self._paper.place()
            above = sum(stripe.pieces[-1][1] <= top for stripe in shown.stripes)
            number = above if step > 0 else above - 1
        self._go(number % len(shown.stripes))
        return True

    def go_to(self, id_: int) -> bool:
        """Go to a highlight of this story and let it flash; False when it is not on the page."""
        ids = [stripe.highlight.id for stripe in self._paper.shown.stripes]
        if id_ in ids:
            self._go(ids.index(id_))
        return id_ in ids

    def _go(self, number: int) -> None:
        stripe = self._paper.shown.stripes[number]
        self._paper.bring_into_view(stripe.pieces, _ROOM)
        self._clicked(number)
        self._paper.shown.flash = stripe
        self._fading.start()

    def leave(self) -> None:
        """Nothing is active any more; a note that is being written is kept."""
        self.card.note.keep()
        self._hover.stop()
        self._grace.stop()
        self._then = Then.NOTHING
        self._activate(-1)

    def take(self, highlights: Sequence[Highlight]) -> None:
        """Show the highlights as they are now, on the page that lies there."""
        held = self.held()
        self._paper.mark(highlights)
        self.hold(held)

    def held(self) -> Held:
        """What is to outlive that the page, or what is marked on it, becomes another."""
        known = frozenset(stripe.highlight.id for stripe in self._paper.shown.stripes)
        active = self.highlight.id if self.highlight else 0
        return Held(active, known, selected=not active and self.card.isVisible())

    def hold(self, held: Held) -> None:
        """The active highlight stays active, with a note that is being written; a new one is as wished."""
        active = held.active
        ids = [stripe.highlight.id for stripe in self._paper.shown.stripes]
        fresh = [number for number, id_ in enumerate(ids) if id_ not in held.known]
        if fresh and self._then is not Then.NOTHING:
            then, self._then = self._then, Then.NOTHING
            self._activate(fresh[0])
            if then is Then.NOTE:
                self.card.edit_note()
            else:
                self.card.edit_tags()
        elif active:
            self._activate(ids.index(active) if active in ids else -1)
        elif held.selected:
            self._selected()

    def _activate(self, number: int) -> None:
        """Make a highlight the active one, -1 none, and show its card."""
        self._paper.shown.stripe = number
        self._paper.viewport().update()
        if self.highlight is None:
            self.card.hide()
            return
        self.card.show_highlight(self.highlight)
        self._place()

    # ── what is wished ──

    @Slot(object)
    def mark(self, colour: HighlightColour | None = None, then: Then = Then.NOTHING) -> bool:
        """Mark the selected words, or the active highlight or quote; False when there is none."""
        self.colour = colour or self.colour
        words = self._paper.selected_words()
        if words is None and self.highlight is not None:
            self.recoloured.emit(self.highlight, self.colour)
            return True
        words = words or self._quoted()
        if words is None:
            return False
        self._then = then
        self._paper.select_nothing()
        self.card.hide()
        self.mark_wanted.emit(words, self.colour)
        return True

    @Slot()
    def note(self) -> bool:
        """Write a note on the active highlight, or on the selected words once they are marked."""
        if self.highlight is not None and not self.may_mark:
            self._by_pointer = False
            self.card.edit_note()
            return True
        return self.mark(None, Then.NOTE)

    @Slot()
    def tag(self) -> bool:
        """Tag the active highlight, or the selected words once they are marked."""
        if self.highlight is not None and not self.may_mark:
            self._by_pointer = False
            self.card.edit_tags()
            return True
        return self.mark(None, Then.TAG)

    @Slot()
    def remove(self) -> bool:
        """Take the active highlight off; False when there is none."""
        gone = self.highlight
        if gone is not None:
            self.leave()
            self.removed.emit(gone)
        return gone is not None

    def _quoted(self) -> Passage | None:
        """The words of the quote that was gone to or pointed at."""
        shown = self._paper.shown
        return shown.marks[shown.active].passage if shown.active >= 0 else None

    @Slot(str)
    def _note_written(self, text: str) -> None:
        if self.highlight is not None:
            self.note_written.emit(self.highlight, text)

    @Slot(str)
    def _tag_added(self, tag: str) -> None:
        if self.highlight is not None:
            self.tagged.emit(self.highlight, tag)

    @Slot(str)
    def _tag_removed(self, tag: str) -> None:
        if self.highlight is not None:
            self.untagged.emit(self.highlight, tag)

    # ── the pointer, the selection, the card ──

    @Slot()
    def _selected(self) -> None:
        """Words were selected: say what can be done with them."""
        if self.may_mark:
            self.leave()
            self.card.show_highlight(None)
            self._place()

    @Slot()
    def _selection_changed(self) -> None:
        if self.highlight is None and not self._paper.textCursor().hasSelection():
            self.card.hide()

    @Slot(int)
    def _clicked(self, number: int) -> None:
        self.leave()
        self._by_pointer = False
        self._activate(number)

    @Slot(object)
    def _asked(self, spot: Spot) -> None:
        """What its menu is for becomes active, selected words or a highlight; nothing else stays so."""
        if not spot.selected:
            self._paper.select_nothing()
            if spot.highlight != self.highlight:
                there = [stripe.highlight for stripe in self._paper.shown.stripes]
                self._clicked(there.index(spot.highlight) if spot.highlight else -1)
        self.menu_wanted.emit(spot)

    @Slot(int)
    def _point(self, number: int) -> None:
        """A highlight with something on it says so when the pointer rests there."""
        self._pointed = number
        if self._by_pointer and number < 0:
            self._grace.start()
        elif number >= 0 and not self.card.isVisible():
            said = self._paper.shown.stripes[number].highlight
            if said.note or said.tags:
                self._hover.start()

    @Slot()
    def _show_pointed(self) -> None:
        if 0 <= self._pointed < len(self._paper.shown.stripes) and not self.card.isVisible():
            self._by_pointer = True
            self._activate(self._pointed)

    @Slot()
    def _let_go(self) -> None:
        if self._by_pointer and not self.card.underMouse() and self._pointed < 0:
            self._by_pointer = False
            self.leave()

    @Slot()
    def _left_by_key(self) -> None:
        self.leave()
        self._paper.setFocus()

    @Slot(object)
    def _fade(self, glow: float) -> None:
        self._paper.shown.glow = glow
        self._paper.viewport().update()

    @Slot()
    def _moved(self) -> None:
        if self.card.isVisible():
            self._place()

    def _place(self) -> None:
        """Put the card beside what is to be seen of the words; without any, away."""
        room, corner = self._paper.viewport().rect(), self._paper.viewport().mapTo(self._pane, QPoint(0, 0))
        seen = [line.translated(corner) for line in self._lines() if line.intersects(room)]
        if seen:
            self.card.stand_by(seen, room.adjusted(8, 8, -8, -8).translated(corner))
        else:
            self.card.hide()

    def _lines(self) -> list[QRect]:
        shown = self._paper.shown
        if shown.stripe >= 0:
            return self._paper.lines_of(shown.stripes[shown.stripe].pieces)
        return self._paper.selected_lines()
