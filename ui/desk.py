"""The desk one reads at: what a choice in one pane means for the others."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget

from reader.types import Scope, View
from ui import theme
from ui.acts import Acts
from ui.capturing import Capturing
from ui.collecting import Collecting
from ui.columns import Columns
from ui.deleting import Deleting
from ui.emptiness import why_empty
from ui.highlights_view import HighlightsView
from ui.list_acts import ListActs
from ui.open_story import OpenStory
from ui.orders import Order
from ui.search_acts import SearchActs, SearchCounts
from ui.story_window import StoryWindows
from ui.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.types import Changes, FeedId, Quote, Sidebar, StoryId
    from ui.background import Background
    from ui.banner import Banner
    from ui.theme import Appearance, Theme
    from ui.welcome import Welcome

WATCH = 1000  # milliseconds between looks for what other programs wrote


class Desk(QStackedWidget):
    """An open library.

    Signals: counted(int): unread stories in all; story_menu_wanted(QPoint on the screen);
    tour_wanted: the sample is on its way, and is to be shown around in.
    """

    counted = Signal(int)
    story_menu_wanted = Signal(QPoint)
    tour_wanted = Signal()

    def __init__(
        self,
        library: Library,
        background: Background,
        appearance: Appearance,
        banner: Banner,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.library, self._background, self._banner = library, background, banner
        self._appearance = appearance
        self._base = View(scope=Scope.UNREAD)
        self._seen = library.version()
        self._hopping = False
        self.unread = 0
        self.columns = Columns(library, background, appearance, self)
        self.acts = Acts(library, background, self)
        self.open = OpenStory(library, background, appearance, banner, self.acts.undo, self.columns.right)
        self.reading = self.open.reading
        self.windows = StoryWindows(library, background, appearance, self.acts)
        self.highlights = HighlightsView(library, background, self.columns)
        self.deleting = Deleting(library, background, self.acts, banner, self)
        self.searches = SearchActs(library, self.acts.undo, self)
        self.list_acts = ListActs(self, appearance, banner)
        Telling(self, background, banner)
        SearchCounts(library, background, self.columns.tree.show_found, self)
        self.collecting = Collecting(library, background, banner, self.columns.footer, self)
        self.capturing = Capturing(library, background, appearance, banner, self.acts.undo, self)
        self.addWidget(self.columns)
        self._watch = QTimer(self, interval=WATCH)
        self._connect()
        self._show_sidebar(library.sidebar())
        self._watch.start()

    @cached_property
    def welcome(self) -> Welcome:
        """The page of an empty library, made when it is first needed."""
        from ui.welcome import Welcome

        made = Welcome(theme.colours(self._appearance.theme), self)
        made.sample_wanted.connect(self.tour_wanted)
        made.sample_wanted.connect(self.capturing.keep_sample)
        made.import_wanted.connect(self.collecting.import_opml)
        made.address_given.connect(self.collecting.add_address)
        self.addWidget(made)
        return made

    # ── views ────────────────────────────────────────────────────────────────────────────────────

    def view(self) -> View:
        """What the list shows."""
        return self.columns.list.view

    def go_to(self, view: View) -> None:
        """Show a view, as if it had been chosen in the side bar."""
        if self.columns.tree.view() == view or not self.columns.tree.go_to(view):
            self._place_chosen(view)

    def show_stories(self, stories: tuple[StoryId, ...]) -> None:
        """Show captured stories, and open the one that stands first."""
        if stories:
            self._show_sidebar(self.library.sidebar())  # the first ones put the welcome away
            self.go_to(View(scope=Scope.CAPTURES))
            self.columns.list.go_to(*stories)
            self.columns.list.setFocus()

    def show_feed(self, feed: FeedId) -> None:
        """Show a feed, once the side bar has it."""
        self._show_sidebar(self.library.sidebar())
        self.go_to(View(feed=feed))

    @Slot()
    def search(self) -> None:
        """Go to the search field."""
        self.columns.search.field.setFocus()
        self.columns.search.field.selectAll()

    @Slot(str)
    def look_up(self, words: str) -> None:
        """Search for words of a story, which may lie in a window of its own."""
        self.columns.search.ask(words)
        self.window().activateWindow()
        self.columns.list.setFocus()

    @Slot()
    def _show(self) -> None:
        """Show the chosen place, or what is searched for."""
        words, tree = self.columns.search.words(), self.columns.tree
        place = tree.place(self._base)
        name = place.name if place else self.tr("Stories")
        narrow = self._base != View()
        if words:
            base = self._base if self.columns.search.only.isChecked() else View()
            both = f"({base.search}) {words}" if base.search else words
            view = replace(base, search=both, best=self.columns.search.order is Order.BEST, typing=True)
            title = self.tr("Search")
        else:
            view, title = self._base, name
        notices, operators = self.library.explain(words), self.library.operators(words)
        self.columns.search.show_view(title, name if narrow else "", notices, operators)
        self.list_acts.show_star()
        self.columns.list.show_view(view, self.columns.search.order)
        self.highlights.show_view(view, words)

    @Slot(object)
    def _place_chosen(self, view: View) -> None:
        self._base = view
        self.columns.search.clear()
        self._show()

    @Slot(int)
    def _counted(self, count: int) -> None:
        self.columns.search.show_count(count)
        self.columns.middle.show_list(count > 0)
        if not count:
            place = self.columns.tree.place(self._base)
            reason = why_empty(self.view(), place.trouble if place else "", self.tr)
            self.columns.middle.no_list.show_reason(reason)

    # ── stories ──────────────────────────────────────────────────────────────────────────────────

    def chosen(self) -> tuple[StoryId, ...]:
        """The stories that an act is for: none in the trash, where they can only be looked at."""
        if not self.is_trash:
            return self.columns.list.selected()
        restore = (self.tr("Restore"), self.list_acts.restore)
        self._banner.say(self.tr("Take it out of the trash first"), "", restore)
        return ()

    @property
    def is_trash(self) -> bool:
        """Whether the list shows what was deleted."""
        return self.view().scope is Scope.TRASH

    @Slot()
    def toggle_read(self) -> None:
        if line := self.columns.list.line():
            self.acts.mark_read(self.chosen(), not line.read)

    @Slot()
    def toggle_bookmark(self) -> None:
        if line := self.columns.list.line():
            self.acts.bookmark(self.chosen(), not line.bookmarked)

    @Slot()
    def edit_tags(self) -> None:
        if self.reading.story:
            self.columns.bar.tags.edit()

    @Slot()
    def show_cuts(self) -> None:
        """Show how the capture of the open story is cut."""
        if self.reading.story:
            self.capturing.show_cuts(self.reading.story.id)

    @Slot()
    def mark_all_read(self) -> None:
        self.acts.mark_all_read(self.view())

    @Slot()
    def page(self) -> None:
        """Space: press the button with the focus, else turn the page, else go to the next unread story."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()
        elif not self.reading.page():
            self.columns.list.step_unread(1)

    @Slot()
    def copy(self) -> None:
        """Copy the selected words or the active quote, else headline and address of the chosen stories."""
        if self.columns.pane.copy():
            return
        lines = self.library.lines(self.columns.list.selected())
        if lines:
            text = "\n\n".join("\n".join(filter(None, (line.headline, line.address))) for line in lines)
            QGuiApplication.clipboard().setText(text)

    @Slot(object)
    def _story_chosen(self, story: StoryId | None) -> None:
        self.reading.show(story)

    @Slot()
    def toggle_quotes(self) -> None:
        """Show the quotes by speaker and go there, or put them away."""
        self.columns.story.fold()
        if self.columns.story.is_open:
            self.columns.story.quotes.list.setFocus()
        else:
            self._to_list()

    @Slot(object)
    def _go_to_quote(self, quote: Quote) -> None:
        if not self.columns.story.is_beside:
            self.columns.story.show_column(False)  # it would lie over the words
            self.columns.pane.setFocus()
        self.columns.pane.go_to_quote(quote)

    @Slot()
    def _leave_quotes(self) -> None:
        """Escape in the quotes: back to the stories; a column over the story goes away."""
        if not self.columns.story.is_beside:
            self.columns.story.show_column(False)
        self._to_list()

    @Slot(str)
    def _tag(self, name: str) -> None:
        self.acts.tag(self.chosen(), name)

    @Slot(str)
    def _untag(self, name: str) -> None:
        self.acts.untag(self.chosen(), name)

    @Slot()
    def _ran_out(self) -> None:
        following = self.columns.tree.next_unread() if self._base.feed is not None else None
        if following is None or following == self._base or self._hopping:
            self._banner.say(self.tr("No more unread stories here"))
            return
        self._hopping = True  # one feed further at a time, also when its count is out of date
        self.go_to(following)
        self.columns.list.step_unread(1)
        self._hopping = False

    @Slot()
    @Slot(bool)
    def _to_list(self, read: bool = False) -> None:
        self.columns.list.setFocus()
        if read:
            self.columns.list.open_first()

    def page_commands(self) -> dict[str, Callable[[], object]]:
        """What serves the commands of the open story's page."""
        own = partial(self.windows.open, self.reading, self.columns.right)
        return {**self.open.commands(), "own_window": own}

    def leave(self) -> None:
        """The window closes: remember the place in the story, and ask the library nothing more."""
        self._watch.stop()
        self.reading.close()
        self.windows.close()
        self.collecting.by_itself.leave()
        self.collecting.stop()
        self.capturing.leave()

    # ── what changed ─────────────────────────────────────────────────────────────────────────────

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        self._seen = self.library.version()
        self.columns.list.take(changes)
        self.reading.take(changes)
        if changes.counts:
            self._background.read(self.library.sidebar, self._show_sidebar, topic="sidebar")

    @Slot()
    def _look_outside(self) -> None:
        """Notice what the command line or another window wrote."""
        version = self.library.version()
        if version != self._seen:
            self._seen = version
            self.columns.list.read_anew()
            self._background.read(self.library.sidebar, self._show_sidebar, topic="sidebar")

    def _show_sidebar(self, sidebar: Sidebar) -> None:
        self.columns.tree.show_sidebar(sidebar)
        self.columns.list.show_sidebar(sidebar)
        self.list_acts.show_star()
        empty = not sidebar.total and not sidebar.feeds
        self.setCurrentWidget(self.welcome if empty else self.columns)
        self.unread = sidebar.counts.get(Scope.UNREAD, 0)
        self.counted.emit(self.unread)

    @Slot(object)
    def set_theme(self, chosen: Theme) -> None:
        look = theme.colours(chosen)
        self.columns.set_colours(look)
        self.columns.pane.set_theme(chosen)
        self.capturing.set_theme(chosen)
        if "welcome" in self.__dict__:
            self.welcome.set_colours(look)

    def _connect(self) -> None:
        columns, collecting, capturing = self.columns, self.collecting, self.capturing
        pairs: tuple[tuple[SignalInstance, Callable[..., object]], ...] = (
            (columns.tree.chosen, self._place_chosen),
            (columns.search.asked, self._show),
            (columns.search.left, self._to_list),
            (columns.place_wanted, self.go_to),
            (columns.list.chosen, self._story_chosen),
            (columns.list.counted, self._counted),
            (columns.list.ran_out, self._ran_out),
            (columns.list.doubleClicked, self.reading.open_in_browser),
            (columns.list.customContextMenuRequested, self._ask_story_menu),
            (columns.pane.turned, columns.list.step),
            (self.open.search_wanted, self.look_up),
            (self.windows.search_wanted, self.look_up),
            (columns.middle.left, self._to_list),
            (columns.story.chosen, self._go_to_quote),
            (columns.story.left, self._leave_quotes),
            (columns.bar.tags.added, self._tag),
            (columns.bar.tags.removed, self._untag),
            (columns.bar.tags.left, self._to_list),
            (columns.footer.add.clicked, self._add),
            (columns.footer.refresh.clicked, self.refresh),
            (columns.footer.stop.clicked, collecting.stop),
            (columns.footer.resume.clicked, collecting.resume),
            (collecting.page_read, capturing.take_read),
            (capturing.kept, self.show_stories),
            (capturing.address_found, collecting.ask_address),
            (capturing.list_found, collecting.import_from),
            (self.deleting.emptied, self._show),
            (collecting.followed, self.show_feed),
            (self._background.changed, self._changed),
            (self._watch.timeout, self._look_outside),
        )
        for signal, slot in pairs:
            signal.connect(slot)

    @Slot()
    def _add(self) -> None:
        self.collecting.ask_address()

    @Slot()
    def refresh(self) -> None:
        """Ask all feeds what is new."""
        self.collecting.refresh()

    @Slot(QPoint)
    def _ask_story_menu(self, point: QPoint) -> None:
        if self.columns.list.indexAt(point).isValid():
            self.story_menu_wanted.emit(self.columns.list.viewport().mapToGlobal(point))
