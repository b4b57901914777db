"""The desk one reads at: what a choice in one pane means for the others."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget

from reader.types import Scope, View
from ui import theme
from ui.branches import search_view
from ui.columns import Columns
from ui.empty_list import EmptyList
from ui.highlights_view import HighlightsView
from ui.orders import Order
from ui.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.types import Changes, FeedId, Sidebar, StoryId
    from ui.background import Background
    from ui.banner import Banner
    from ui.theme import Appearance, Theme
    from ui.welcome import Welcome


class Desk(QStackedWidget):
    """An open library.

    Signals: counted(int): unread stories in all; story_menu_wanted(QPoint on the screen);
    tour_wanted: the sample is on its way, and is to be shown around in.
    """

    counted = Signal(int)
    story_menu_wanted = Signal(QPoint)
    tour_wanted = Signal()

    def __init__(
        self, library: Library, background: Background, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.library, self._background = library, background
        self._appearance = appearance
        self._base = View(scope=Scope.UNREAD)
        self._watch = Watch(library, self)
        self._hopping = False
        self._searches: frozenset[View] = frozenset()  # those that stand in the side bar
        self.unread = 0
        self.columns = Columns(library, background, appearance, self)
        self._empty = EmptyList(library, self.columns)
        self.highlights = HighlightsView(library, background, self.columns)
        self.addWidget(self.columns)
        self.columns.tree.chosen.connect(self._place_chosen)
        self.columns.search.asked.connect(self._search)
        self.columns.list.counted.connect(self._counted)
        self._show_sidebar(library.sidebar())

    def begin(self, banner: Banner) -> None:
        """Make what is not seen: all that can be done here."""
        from ui.acts import Acts
        from ui.capturing import Capturing
        from ui.collecting import Collecting
        from ui.deleting import Deleting
        from ui.list_acts import ListActs
        from ui.open_story import OpenStory
        from ui.quote_acts import QuoteActs
        from ui.search_acts import SearchActs, SearchCounts
        from ui.story_window import StoryWindows
        from ui.telling import Telling

        library, background, appearance = self.library, self._background, self._appearance
        self._banner = banner
        self.acts = Acts(library, background, self)
        self.open = OpenStory(library, background, appearance, banner, self.acts.undo, self.columns.right)
        self.reading = self.open.reading
        self.windows = StoryWindows(library, background, appearance, self.acts)
        self.deleting = Deleting(library, background, self.acts, banner, self)
        self.searches = SearchActs(library, self.acts.undo, self)
        self.list_acts = ListActs(self, banner)
        Telling(self, background, banner)
        SearchCounts(library, background, self.columns.tree.show_found, self)
        self.quotes = QuoteActs(self.columns)
        self.collecting = Collecting(library, background, banner, self.columns.footer, self)
        self.capturing = Capturing(library, background, appearance, banner, self.acts.undo, self)
        self._connect()
        self._watch.start()

    @cached_property
    def welcome(self) -> Welcome:
        """The page of an empty library, made when it is first needed."""
        from ui.welcome import Welcome

        made = Welcome(theme.colours(self._appearance.theme), self)
        made.sample_wanted.connect(self.tour_wanted)
        made.sample_wanted.connect(lambda: self.capturing.keep_sample())  # which may not be made yet
        made.import_wanted.connect(lambda: self.collecting.import_opml())
        made.address_given.connect(lambda address: self.collecting.add_address(address))
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

    def open_again(self, story: StoryId) -> None:
        """Open what was read last time; not what is to be read once more, or went."""
        if any(line.read for line in self.library.lines([story])):
            self.columns.list.open_again(story)

    @Slot(str)
    def look_up(self, words: str) -> None:
        """Search for words of a story, which may lie in a window of its own."""
        self.columns.search.ask(words)
        self.window().activateWindow()
        self.columns.list.setFocus()

    @Slot()
    def _search(self) -> None:
        """Show what is searched for now, or the place again: the open story stays. A command asks nothing."""
        if (self._asked(), self.columns.search.order) != (self.view(), self.columns.list.order):
            self._show(stays=True)

    def _asked(self) -> View:
        """The chosen place, or what is searched for."""
        search = self.columns.search
        words = search.words()
        if not words:
            return self._base
        base = self._base if search.only.isChecked() else View()
        both = f"({base.search}) {words}" if base.search else words
        return base._replace(search=both, best=search.order is Order.BEST, typing=True)

    def _show(self, *, stays: bool = False) -> None:
        """Show what is asked for; the open story `stays`, or is closed."""
        words, tree = self.columns.search.words(), self.columns.tree
        place = tree.place(self._base)
        name = place.name if place else self.tr("Stories")
        title = self.tr("Search") if words else name
        view, narrow = self._asked(), self._base != View()
        notices, operators = self.library.explain(words), self.library.operators(words)
        self.columns.search.show_view(title, name if narrow else "", notices, operators)
        self._show_star()
        self.columns.list.show_view(view, self.columns.search.order, stays=stays)
        self.highlights.show_view(view, words)

    def _show_star(self) -> None:
        """Show whether what is searched for stands in the side bar."""
        search = self.columns.search
        here = View(search=search.words(), best=search.order is Order.BEST)
        search.show_saved(here in self._searches, theme.colours(self._appearance.theme))

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
            self._empty.say(self.view(), self._base)

    # ── stories ──────────────────────────────────────────────────────────────────────────────────

    def meant(self) -> tuple[StoryId, ...]:
        """The stories that are chosen in the list, else the one that is open."""
        story = self.reading.story
        return self.columns.list.selected() or ((story.id,) if story else ())

    def chosen(self) -> tuple[StoryId, ...]:
        """The stories that an act is for: none in the trash, where they can only be looked at."""
        story, selected = self.reading.story, self.columns.list.count_selected()
        lies_there = self.is_trash if selected or story is None else story.in_trash
        if not lies_there:
            return self.meant()
        restore = (self.tr("Restore"), self.list_acts.restore)
        self._banner.say(self.tr("Take it out of the trash first"), "", restore)
        return ()

    @property
    def is_trash(self) -> bool:
        """Whether the list shows what was deleted."""
        return self.view().scope is Scope.TRASH

    @Slot()
    def toggle_read(self) -> None:
        if shown := self.columns.list.line() or self.reading.story:
            self.acts.mark_read(self.chosen(), not shown.read)

    @Slot()
    def toggle_bookmark(self) -> None:
        if shown := self.columns.list.line() or self.reading.story:
            self.acts.bookmark(self.chosen(), not shown.bookmarked)

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
        lines = self.library.lines(self.meant())
        if lines:
            text = "\n\n".join("\n".join(filter(None, (line.headline, line.address))) for line in lines)
            QGuiApplication.clipboard().setText(text)

    @Slot(object)
    def _story_chosen(self, story: StoryId | None) -> None:
        self.reading.show(story)

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
        """The window closes: keep what is being written on the story, and ask the library nothing more."""
        self._watch.stop()
        self.open.close()
        self.windows.close()
        self.collecting.by_itself.leave()
        self.collecting.stop()
        self.capturing.leave()

    # ── what changed ─────────────────────────────────────────────────────────────────────────────

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        self._watch.see()
        self.columns.list.take(changes)
        self.reading.take(changes)
        if changes.counts:
            self._background.read(self.library.sidebar, self._show_sidebar, topic="sidebar")

    @Slot()
    def _read_anew(self) -> None:
        """Show what the command line or another window wrote."""
        self.columns.list.read_anew()
        self._background.read(self.library.sidebar, self._show_sidebar, topic="sidebar")

    @Slot()
    def _begin_day(self) -> None:
        """What came yesterday is not of today."""
        if self.view().scope is Scope.TODAY:
            self._show(stays=True)
        self._read_anew()

    def _show_sidebar(self, sidebar: Sidebar) -> None:
        self.columns.tree.show_sidebar(sidebar)
        self.columns.list.show_sidebar(sidebar)
        self._searches = frozenset(map(search_view, sidebar.searches))
        self._show_star()
        self._empty.say_again()
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
            (columns.search.left, self._to_list),
            (columns.place_wanted, self.go_to),
            (columns.list.chosen, self._story_chosen),
            (columns.list.ran_out, self._ran_out),
            (columns.list.doubleClicked, self.reading.open_in_browser),
            (columns.list.customContextMenuRequested, self._ask_story_menu),
            (columns.pane.turned, columns.list.step),
            (self.open.search_wanted, self.look_up),
            (self.windows.search_wanted, self.look_up),
            (columns.middle.left, self._to_list),
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
            (collecting.offline.changed, self._empty.take_offline),
            (self._background.changed, self._changed),
            (self._watch.written, self._read_anew),
            (self._watch.day_began, self._begin_day),
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
