"""The reading pane: one story, beautifully set, with who said what in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from reader import types
from ui import pane_keys, reading_place, theme
from ui.blank import Blank
from ui.means import Means
from ui.theme import MOTION, SIZES, Theme
from ui.typography import Typography

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from reader.types import Quote, ReadingPlace, Story
    from ui.find_bar import FindBar
    from ui.gallery import Gallery
    from ui.mark_guide import MarkGuide
    from ui.paper import Paper
    from ui.quote_guide import QuoteGuide

SHOWN_AT_ONCE = 120_000  # characters of a body, more than an hour of reading; more on request
_ALONE = Means()
_KEPT_LINES = 2  # of the text, seen again after a page down


class ReaderPane(QWidget):
    """Shows one story, or says why there is none.

    The page and all that sets type are made with the first story: they are a tenth of the start.

    Signals: story_shown(Story), opened(address): a link was chosen, hovered(address): a link is under the
    pointer ("" when none), type_changed(Typography): it is set otherwise now, quote_moved(Quote): it was gone
    to by key,
    correct_wanted(Quote, QPoint on the screen): somebody wants to say whose it is,
    again_wanted: to try once more to fetch what is missing, turned(1 or -1): to the next or previous story
    by a gesture, picture_chosen(address): a picture was clicked.
    """

    story_shown = Signal(object)
    opened = Signal(str)
    hovered = Signal(str)
    type_changed = Signal(object)
    quote_moved = Signal(object)
    correct_wanted = Signal(object, QPoint)
    again_wanted = Signal()
    turned = Signal(int)
    picture_chosen = Signal(str)

    def __init__(
        self, chosen: Theme = Theme.SYSTEM, parent: QWidget | None = None, means: Means = _ALONE
    ) -> None:
        super().__init__(parent)
        self._means = means
        self.setObjectName("reader-pane")
        self._colours, self._typography = theme.colours(chosen), Typography()
        self._story: Story | None = None
        self._lying = 0  # the id of the story that was set in type last
        self._screens = 1  # how often as much of a long story was asked for as is shown at once
        self._narrow = False
        self._quotes_marked = True
        self.left_out_shown = False  # at the end of the next story that is set
        self.blank = Blank(self._colours, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.blank)
        self._patience = QTimer(self, singleShot=True, interval=MOTION.patience)
        self._patience.timeout.connect(self._patience_ends)

    @cached_property
    def gallery(self) -> Gallery:
        """Where the pictures of stories hang."""
        from ui.gallery import Gallery, at_once

        made = Gallery(self._means.decode or at_once, self)
        made.came.connect(self._paper.viewport().update)
        made.broke.connect(self._set_again, Qt.ConnectionType.QueuedConnection)  # it may be painting now
        return made

    @cached_property
    def _paper(self) -> Paper:
        from ui.paper import Paper

        made = Paper(self)
        made.zoomed.connect(self.zoom)
        made.swiped.connect(self.turned)
        made.picture_clicked.connect(self.picture_chosen)
        made.resized.connect(self._resized)
        made.anchorClicked.connect(self._link_chosen)
        made.highlighted.connect(self._link_pointed)
        self._stack.addWidget(made)
        self.setFocusProxy(made)
        return made

    @cached_property
    def _guide(self) -> QuoteGuide:
        from ui.quote_guide import QuoteGuide

        made = QuoteGuide(self._paper, self._colours, self)
        made.moved.connect(self.quote_moved)
        made.correct_wanted.connect(self.correct_wanted)
        made.card.copy.clicked.connect(self.copy)
        return made

    @cached_property
    def marks(self) -> MarkGuide:
        """What leads through highlights and makes them."""
        from ui.mark_guide import MarkGuide

        made = MarkGuide(self._paper, self._means, self._colours, self)
        made.copy_wanted.connect(self.copy)
        made.opened.connect(self.opened)
        return made

    @cached_property
    def _find_bar(self) -> FindBar:
        from ui.find_bar import FindBar

        made = FindBar(self._paper, self._colours, self)
        made.closed.connect(self._paper.setFocus)
        return made

    # ── what is shown ──

    @property
    def story(self) -> Story | None:
        """The story on the pane."""
        return self._story

    def show_story(self, story: Story) -> None:
        """Show a story where it was left, a new one from its beginning."""
        self._patience.stop()
        self._story, self._screens = story, 1
        self._stack.setCurrentWidget(self._paper)
        self._set_in_type(story)
        self.go_to(story.left_at)
        self._find_bar.find_again()
        self.story_shown.emit(story)

    def show_again(self, story: Story) -> None:
        """Show what changed about the same story; the place in it stays."""
        self._story = story
        self._set_again()

    def show_marks(self, story: Story) -> None:
        """Show other highlights on the same story; the page stays as it lies there."""
        self._story = story
        self.marks.take(story.highlights)

    def clear(self) -> None:
        """Show that no story is chosen."""
        self._put_away()
        self.blank.show_invitation()

    def show_loading(self) -> None:
        """Say that a story is coming, if it takes long enough to be noticed."""
        self._patience.start()

    def show_error(self, headline: str, sentence: str) -> None:
        """Say that a story cannot be shown, and why."""
        self._put_away()
        self.blank.show_trouble(headline, sentence)

    def set_theme(self, chosen: Theme) -> None:
        """Change the colours; the place in the story stays."""
        self._colours = theme.colours(chosen)
        self.blank.set_colours(self._colours)
        if "_paper" in self.__dict__:
            for part in (self._guide.card, self.marks.card, self._find_bar):
                part.set_colours(self._colours)
        self._set_again()

    # ── type ──

    @property
    def typography(self) -> Typography:
        """How stories are set, to be remembered."""
        return self._typography

    def set_typography(self, wanted: Typography) -> None:
        """Set stories otherwise, at once; the place in the story stays."""
        wanted = wanted.sound()
        if wanted != self._typography:
            self._typography = wanted
            self._set_again()
            self.type_changed.emit(wanted)

    @Slot(int)
    def zoom(self, steps: int) -> None:
        """Make the text larger (+1) or smaller (-1)."""
        self.set_typography(self._typography.larger(steps))

    def zoom_reset(self) -> None:
        """The size that Cuttings was designed with."""
        self.set_typography(self._typography._replace(pixels=SIZES.story))

    # ── place ──

    def place(self) -> ReadingPlace:
        """Where in the story one is."""
        return reading_place.on(self._paper, self._story) if self._story else types.TOP

    def go_to(self, place: ReadingPlace) -> None:
        """Scroll to where one was."""
        if self._story is not None:
            self._set_up_to(place.offset)
            reading_place.go_to(self._paper, place)

    def _go_to_place(self, name: str) -> None:
        """Show the place that a link within the story leads to: a footnote, a chapter."""
        at = self._story.body.places.get(name) if self._story else None
        if at is not None:
            self._set_up_to(at)
            self._paper.go_to(at)

    def page_down(self) -> bool:
        """Scroll on by a pane, two lines less; False at the story's end."""
        kept = round(_KEPT_LINES * self._typography.leading / 100 * self._typography.pixels)
        return self._story is not None and self._paper.page_down(kept)

    # ── quotes ──

    @property
    def quote(self) -> Quote | None:
        """The quote that was gone to by key, or that is under the pointer."""
        return self._guide.quote if self._story else None

    def next_quote(self) -> bool:
        """Go to the next quote and say who spoke; after the last comes the first. False: there is none."""
        return self._story is not None and self._guide.step(1)

    def previous_quote(self) -> bool:
        """Go to the quote before; before the first comes the last. False: there is none."""
        return self._story is not None and self._guide.step(-1)

    def go_to_quote(self, quote: Quote) -> None:
        """Show a quote of the story, and let it flash."""
        if self._story is None:
            return
        if quote.field is types.Field.BODY:
            self._set_up_to(quote.start)
        self._guide.go_to(quote)

    def _set_up_to(self, offset: int) -> None:
        """Set so much of a long story that a character of its body is shown."""
        if offset >= self._screens * SHOWN_AT_ONCE:
            self._screens = offset // SHOWN_AT_ONCE + 1
            self._set_again()

    def go_to_highlight(self, id_: int) -> None:
        """Show a highlight of the story, and let it flash; a lost one is nowhere."""
        found = [one for one in self._story.highlights if one.id == id_] if self._story else []
        if found and not found[0].lost:
            self._set_up_to(found[0].start if found[0].field is types.Field.BODY else 0)
            self.marks.go_to(id_)

    def correct_quote(self) -> bool:
        """Ask whose the active quote is; False when there is none."""
        if self.quote is not None:
            self._guide.ask()
        return self.quote is not None

    @property
    def quotes_shown(self) -> bool:
        """Whether quotes are marked."""
        return self._quotes_marked

    def show_quotes(self, on: bool) -> None:
        """Mark quotes, or leave the page plain."""
        self._quotes_marked = on
        self._set_again()

    # ── find, select and copy ──

    def toggle_caret(self) -> None:
        """Let the arrow keys move a text cursor to select with, or the page again."""
        self._paper.select_by_keyboard(not self._paper.by_keyboard)

    def find(self) -> None:  # type: ignore[override]  # QWidget.find looks for windows by number
        """Open the bar that finds words in the story."""
        if self._story is not None:
            self._find_bar.open()

    def selected_text(self) -> str:
        """The selected words, clean."""
        return self._paper.selected_text() if self._story else ""

    def copy(self) -> bool:
        """Copy what is selected or active; False when there is nothing."""
        from ui.attributed import to_copy

        if words := to_copy(self):
            QGuiApplication.clipboard().setText(words)
        return bool(words)

    # ── setting in type ──

    def _set_in_type(self, story: Story) -> None:
        from ui import document, setting

        quote = self._guide.leave()
        again = story.id == self._lying
        if not again:
            self.marks.leave()
        self._lying, held = story.id, self.marks.held()
        self._paper.setAccessibleDescription(story.headline)
        self._narrow = self._paper.is_narrow()
        set_in = setting.Setting(
            colours=self._colours, typography=self._typography, language=story.language, narrow=self._narrow
        )
        shown = self._screens * SHOWN_AT_ONCE
        sheet = document.build(
            story, set_in, owner=self._paper, shown=shown, gallery=self.gallery, dropped=self.left_out_shown
        )
        self._paper.put(sheet, set_in, story.highlights, quotes=self._quotes_marked, again=again)
        self.marks.hold(held)
        self._guide.hold(quote)

    @Slot()
    def _set_again(self) -> None:
        """Set the same story anew, at the same place."""
        if self._story is not None:
            place = self._paper.place()
            self._set_in_type(self._story)
            self._paper.return_to(place)
            self._find_bar.find_again()

    @Slot()
    def _put_away(self) -> None:
        self._patience.stop()
        if self._story is not None:
            self._guide.leave()
            self.marks.leave()
            self._find_bar.hide()
        self._story = None
        self._stack.setCurrentWidget(self.blank)

    # ── what the person does ──

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = pane_keys.act(self, Qt.Key(event.key()), event.modifiers())
        if act:
            act()
        else:
            super().keyPressEvent(event)

    def leave(self) -> bool:
        """Escape: what is active is so no more; False when nothing was."""
        if self._story is not None and self.marks.card.isVisible():
            self.marks.leave()
            return True
        if self.quote is not None:
            self._guide.leave()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._story is not None:
            self._find_bar.arrange()

    @Slot()
    def _resized(self) -> None:
        """Headlines are smaller on a narrow pane."""
        if self._narrow != self._paper.is_narrow():
            self._set_again()

    @Slot(QUrl)
    def _link_chosen(self, link: QUrl) -> None:
        if self._paper.is_more(link):
            self._screens += 1
            self._set_again()
        elif self._paper.is_again(link):
            self.again_wanted.emit()
        elif link.isRelative():
            self._go_to_place(link.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
        else:
            self.opened.emit(link.toString())

    @Slot(QUrl)
    def _link_pointed(self, link: QUrl) -> None:
        self.hovered.emit("" if self._paper.is_own(link) else link.toString())

    @Slot()
    def _patience_ends(self) -> None:
        self._put_away()
        self.blank.show_patience()
