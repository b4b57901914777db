"""Bringing feeds in: refresh, add, import. Says in words what came of it."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.by_itself import ByItself
from ui.offline import Offline
from ui.parts import count, sentence
from ui.saving import ask_where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import FeedId, Imported, Progress, Refreshed, Subscribed
    from ui.add_feed import AddFeed
    from ui.background import Background
    from ui.banner import Banner
    from ui.footer import Footer


class Collecting(QObject):
    """All ways in for feeds.

    Signals: followed(FeedId): show this feed; page_read(CaptureRead): a page to keep instead of its feed;
    refreshing(bool).
    """

    page_read = Signal(object)
    followed = Signal(object)
    refreshing = Signal(bool)

    def __init__(
        self, library: Library, background: Background, banner: Banner, footer: Footer, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library, self._background = library, background
        self._banner, self._footer, self.window = banner, footer, parent
        self._stop: Event | None = None
        self.left: tuple[FeedId, ...] = ()  # of a refresh that was stopped
        self.offline = Offline(library, background, banner, footer, self)
        self.by_itself = ByItself(library, background, banner, self)
        background.progressed.connect(self._progressed)

    @cached_property
    def sheet(self) -> AddFeed:
        """The sheet for an address, made when it is first needed."""
        from ui.add_feed import AddFeed

        made = AddFeed(self._library, self._background, self.window)
        made.subscribed.connect(self._say_subscribed)
        made.page_read.connect(self.page_read)
        return made

    # ── feeds ────────────────────────────────────────────────────────────────────────────────────

    @Slot()
    def refresh(self, feeds: Sequence[FeedId] | None = None, *, due: bool = False) -> None:
        """Ask all feeds (or some) what is new; `due`: only those whose time has come."""
        if self._stop is not None or self.offline.refuses(quietly=due):
            return
        self._stop = Event()
        job = partial(
            self._library.refresh,
            feeds,
            force=not due,
            progress=self._background.tell,
            stop=self._stop,
            changed=self._background.tell,
            gently=True,
        )
        self._footer.begin()
        self.refreshing.emit(True)
        failed = self._not_refreshed if not due else self._rest_quietly  # it is tried again in a minute
        self._background.work(job, self._refreshed, failed)

    @Slot()
    def stop(self) -> None:
        """Stop the refresh; what came so far is kept."""
        if self._stop is not None:
            self._stop.set()

    @Slot()
    def resume(self) -> None:
        """Go on with the refresh that was stopped."""
        if self.left:
            self.refresh(self.left)

    @Slot()
    def ask_address(self, address: str = "") -> None:
        """Open the sheet for an address."""
        self.sheet.ask(address)

    @Slot(str)
    def add_address(self, address: str) -> None:
        """Look for the feed at an address at once."""
        self.sheet.ask(address)
        self.sheet.subscribe()

    # ── subscriptions as OPML ────────────────────────────────────────────────────────────────────

    @Slot()
    def import_opml(self) -> None:
        """Choose a list of feeds to read from now on."""
        kinds = self.tr("Subscriptions (*.opml *.xml);;All files (*)")
        file, _ = QFileDialog.getOpenFileName(self.window, self.tr("Import subscriptions"), "", kinds)
        if file:
            self.import_from(Path(file))

    def import_from(self, file: Path) -> None:
        self._background.work(partial(self._library.import_opml, file), self._imported, self._complain)

    @Slot()
    def export_opml(self) -> None:
        """Choose where to write the list of feeds."""
        title = self.tr("Export subscriptions")
        if file := ask_where(self.window, title, "subscriptions.opml", "OPML (*.opml)"):
            said = partial(self._banner.say, self.tr("Subscriptions written"), str(file))
            job = partial(self._library.export_opml, file)
            self._background.work(job, lambda _: said(), self._complain)

    # ── what came of it ──────────────────────────────────────────────────────────────────────────

    @Slot(object)
    def _say_subscribed(self, subscribed: Subscribed) -> None:
        count = len(subscribed.changes.added)
        self._banner.say(
            self.tr("Reading “{}”").format(subscribed.title), self.tr("{} stories").format(count)
        )
        self.followed.emit(subscribed.feed)

    def _imported(self, imported: Imported) -> None:
        words = count(len(imported.feeds), self.tr("1 feed added"), self.tr("{} feeds added"))
        skipped = [f"{place}: {why}" for place, why in imported.skipped[:3]]
        if len(imported.skipped) > len(skipped):
            skipped.append(self.tr("and {} more").format(len(imported.skipped) - len(skipped)))
        self._banner.say(words, "\n".join(skipped))
        if imported.feeds:
            self.refresh(imported.feeds)

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if self._stop is not None:
            self._footer.show_progress(progress)

    def _refreshed(self, refreshed: Refreshed) -> None:
        self._rest(refreshed)

    def _not_refreshed(self, error: ReaderError) -> None:
        self._rest(None)
        self._complain(error)

    def _rest_quietly(self, _error: ReaderError) -> None:
        self._rest(None)

    def _rest(self, refreshed: Refreshed | None) -> None:
        self._stop = None
        self.left = refreshed.left if refreshed else ()
        self._footer.end(refreshed)
        self.refreshing.emit(False)

    def _complain(self, error: ReaderError) -> None:
        self._banner.complain(sentence(error.reason), error.subject)
