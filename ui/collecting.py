"""Bringing stories in: refresh, add, paste, drop, import. Says in words what came of it."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.by_itself import ByItself
from ui.parts import sentence
from ui.welcome import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import FeedId, Imported, Progress, Refreshed, Saved, Subscribed
    from ui.add_feed import AddFeed
    from ui.background import Background
    from ui.banner import Banner
    from ui.footer import Footer

FIRST_LINE = 110  # characters of a text that is offered


class Collecting(QObject):
    """All ways in. Signals: kept(tuple of StoryId): show these; followed(FeedId): show this feed."""

    kept = Signal(object)
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
        self.by_itself = ByItself(library, background, banner, self)
        background.progressed.connect(self._progressed)

    @cached_property
    def sheet(self) -> AddFeed:
        """The sheet for an address, made when it is first needed."""
        from ui.add_feed import AddFeed

        made = AddFeed(self._library, self._background, self.window)
        made.subscribed.connect(self._say_subscribed)
        made.saved.connect(self._say_saved)
        return made

    # ── feeds ────────────────────────────────────────────────────────────────────────────────────

    @Slot()
    def refresh(self, feeds: Sequence[FeedId] | None = None, *, due: bool = False) -> None:
        """Ask all feeds (or some) what is new; `due`: only those whose time has come."""
        if self._stop is not None:
            return
        self._stop = Event()
        job = partial(
            self._library.refresh,
            feeds,
            force=not due,
            progress=self._background.tell,
            stop=self._stop,
            changed=self._background.tell,
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

    # ── captures ─────────────────────────────────────────────────────────────────────────────────

    @Slot()
    def offer_clipboard(self) -> None:
        """Ask whether to keep what the clipboard holds."""
        text = QGuiApplication.clipboard().text().strip()
        later = (self.tr("Not now"), _nothing)
        if not text:
            self._banner.say(self.tr("The clipboard holds no text."))
        elif _is_address(text):
            add = (self.tr("Add"), partial(self.ask_address, text))
            self._banner.offer(self.tr("Add this address?"), text[:FIRST_LINE], add, later)
        else:
            first = text.splitlines()[0].strip()
            shown = first if len(first) <= FIRST_LINE else first[:FIRST_LINE].rstrip() + "…"
            keep = (self.tr("Keep"), partial(self.keep_text, text))
            self._banner.offer(self.tr("Keep this text as a capture?"), shown, keep, later)

    def keep_text(self, text: str) -> None:
        """Keep a text as a capture."""
        self._keep(partial(self._library.save_text, text))

    def take(self, dropped: QMimeData) -> None:
        """Keep what was dropped on the window: files, an address, or a text."""
        files = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
        if files:
            self.keep_files(files)
        elif dropped.hasText() and _is_address(dropped.text().strip()):
            self._keep(partial(self._library.save_address, dropped.text().strip()))
        elif dropped.hasText():
            self.keep_text(dropped.text())

    def keep_files(self, files: Sequence[Path]) -> None:
        """Keep files as captures; an OPML file is a list of feeds."""
        for file in files:
            if file.suffix.lower() in (".opml", ".xml"):
                self.import_from(file)
            else:
                self._keep(partial(self._library.save_file, file))

    @Slot()
    def keep_sample(self) -> None:
        """Keep the two stories that come with the program."""
        self._keep(partial(self._library.save_text, SAMPLE.read_text(encoding="utf-8"), SAMPLE.name))

    @Slot()
    def open_files(self) -> None:
        """Choose files to keep."""
        kinds = self.tr("Pages and texts (*.html *.htm *.txt *.md *.mhtml);;All files (*)")
        files, _ = QFileDialog.getOpenFileNames(self.window, self.tr("Save files"), "", kinds)
        self.keep_files([Path(file) for file in files])

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
        file, _ = QFileDialog.getSaveFileName(self.window, title, "subscriptions.opml", "OPML (*.opml)")
        if file:
            said = partial(self._banner.say, self.tr("Subscriptions written"), file)
            job = partial(self._library.export_opml, Path(file))
            self._background.work(job, lambda _: said(), self._complain)

    # ── what came of it ──────────────────────────────────────────────────────────────────────────

    def _keep(self, job: partial[Saved]) -> None:
        self._banner.offer(self.tr("Cutting out the stories…"), "")
        self._background.work(job, self._say_saved, self._complain)

    @Slot(object)
    def _say_saved(self, saved: Saved) -> None:
        words = _count(len(saved.stories), self.tr("1 story kept"), self.tr("{} stories kept"))
        self._banner.say(words, _sentences(saved.notices))
        self.kept.emit(saved.stories)

    @Slot(object)
    def _say_subscribed(self, subscribed: Subscribed) -> None:
        count = len(subscribed.changes.added)
        self._banner.say(
            self.tr("Reading “{}”").format(subscribed.title), self.tr("{} stories").format(count)
        )
        self.followed.emit(subscribed.feed)

    def _imported(self, imported: Imported) -> None:
        words = _count(len(imported.feeds), self.tr("1 feed added"), self.tr("{} feeds added"))
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


def _nothing() -> None:
    """For an offer that is declined."""


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://")) and len(text.split()) == 1


def _sentences(notices: tuple[str, ...]) -> str:
    return "\n".join(map(sentence, notices[:3]))


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(number)
