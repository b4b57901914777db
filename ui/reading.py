"""The story that is open: shown, marked as read, and left where one stopped reading."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from reader import types
from reader.errors import NotFoundError

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import Changes, Story, StoryId
    from ui.background import Background
    from ui.reader_pane import ReaderPane
    from ui.story_bar import StoryBar

SCHEMES = ("http", "https", "mailto")  # what a story may open outside


class Reading(QObject):
    """Keeps the pane and its bar in step with one story of the library.

    Signals: shown(Story or None): another is open now, or the same is different.
    """

    shown = Signal(object)

    def __init__(self, library: Library, background: Background, pane: ReaderPane, bar: StoryBar) -> None:
        super().__init__(pane)
        self._library, self._background = library, background
        self._pane, self._bar = pane, bar
        self._topic = f"story {id(self)}"  # of what is asked; each window has its own
        self._again = f"{self._topic} again"
        self.story: Story | None = None
        self._opened_at = types.TOP
        self._comes = False  # another one is on its way
        self._stop = Event()  # ends what is fetched for a story when the window closes
        pane.again_wanted.connect(self._try_again)

    def show(self, id: StoryId | None) -> None:
        """Open a story, or none."""
        self.leave()
        self._comes = id is not None
        if id is None:
            self.story = None
            self._background.forget(self._topic)
            self._background.forget(self._again)
            self._tell(None)
            self._pane.clear()
            return
        self._pane.show_loading()
        self._background.read(partial(self._library.story, id), self._shown, self._topic, self._not_shown)

    def _shown(self, story: Story) -> None:
        self.story, self._comes = story, False
        self._tell(story)
        self._pane.show_story(story)
        self._pane.go_to(story.left_at)
        self._opened_at = self._pane.place()
        if story.in_trash:  # it is only looked at
            return
        if not story.read:
            self._background.write(partial(self._library.mark_read, [story.id]), failed=self._not_done)
        if not story.quoted:
            self._background.work(partial(self._library.find_quotes, story.id), failed=self._not_done)
        self._background.work(partial(self._library.complete, story.id, self._stop), failed=_later)

    def _not_shown(self, error: ReaderError) -> None:
        self.story, self._comes = None, False
        self._tell(None)
        self._pane.show_error(self.tr("This story cannot be shown"), str(error))

    def _not_done(self, error: ReaderError) -> None:
        """What is done of itself to a story needs no word when the story was deleted meanwhile."""
        if not isinstance(error, NotFoundError):
            self._background.failed.emit(error)

    @Slot()
    def _try_again(self) -> None:
        """Fetch the whole text and the missing pictures of the story, whatever came of it before."""
        if self.story is not None:
            on_its_way = replace(self.story, wholeness=types.Wholeness.WANTED, trouble="")
            self._pane.show_again(on_its_way)
            again = partial(self._library.try_again, self.story.id, self._stop)
            self._background.work(again)

    def take(self, changes: Changes) -> None:
        """Show what changed about the story; its text is set anew only when that changed."""
        if self.story is not None and self.story.id in changes.stories:
            again = partial(self._library.story, self.story.id)
            self._background.read(again, self._changed, self._again, self._not_shown)

    def _changed(self, story: Story) -> None:
        if self.story is None or self.story.id != story.id:
            return
        before, self.story = self.story, story
        self._tell(story)
        shown = self._pane.story or before
        if _looks(story) != _looks(shown):
            self._pane.show_again(story)
        elif story.highlights != shown.highlights:
            self._pane.show_marks(story)

    def _tell(self, story: Story | None) -> None:
        self._bar.show_story(story)
        self.shown.emit(story)

    def leave(self) -> None:
        """Remember how far the open story was read."""
        shown = self._pane.story
        if self.story is None or shown is None or shown.id != self.story.id:
            return
        place = self._pane.place()
        if place != self._opened_at:  # in another window the same words may stand elsewhere in their line
            self._background.write(partial(self._library.remember_place, self.story.id, place))

    def close(self) -> None:
        """The window closes: what is being fetched for the story can wait for the next time."""
        self.leave()
        self._stop.set()

    def page(self) -> bool:
        """Turn the page; False when the story is at its end. One that is on its way is waited for."""
        return self._comes or (self.story is not None and self._pane.page_down())

    @Slot()
    def open_in_browser(self) -> None:
        """Show the story's own page in the browser."""
        if self.story and self.story.address:
            self.open(self.story.address)

    @Slot(str)
    def open(self, address: str) -> None:
        """Open a link, when it is one for a browser or for mail."""
        url = QUrl(address)
        if url.scheme().lower() in SCHEMES:
            QDesktopServices.openUrl(url)


def _looks(story: Story) -> tuple[object, ...]:
    """What of a story is seen on the pane."""
    shown = story.headline, story.byline, story.published, story.dated, story.quotes
    return story.hash, *shown, story.wholeness, story.trouble, story.picture, story.pictures


def _later(_error: ReaderError) -> None:
    """What cannot be fetched for a story now is fetched with all the others."""
