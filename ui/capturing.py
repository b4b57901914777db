"""Captures on their way in: pasted, dropped, opened. What was found is shown where there is a choice."""

from __future__ import annotations

from functools import partial
from itertools import count as count_up
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.capturing import KNOWN
from ui import many_captures, theme
from ui.many_captures import ManyCaptures
from ui.parts import count, sentence
from ui.undo import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import CaptureId, CaptureRead, Saved, SavedMany, StoryId
    from ui.background import Background
    from ui.banner import Banner, Choice
    from ui.capture_sheet import CaptureSheet
    from ui.capture_work import Reading, Work
    from ui.theme import Appearance, Theme
    from ui.undo import Undo

FIRST_LINE = 110  # characters of a text that is named by them
PATIENCE = 300  # milliseconds before it is worth saying that a capture is being read
LISTS = (".opml", ".xml")
_NOTICES = 3


class Capturing(QObject):
    """Reads captures and keeps them: at once when there is one sure story, else by way of their sheet.

    Signals: kept(tuple of StoryId): show these; address_found(str): it may be a feed's; list_found(Path):
    a list of feeds.
    """

    kept = Signal(object)
    address_found = Signal(str)
    list_found = Signal(Path)

    def __init__(
        self,
        library: Library,
        background: Background,
        appearance: Appearance,
        banner: Banner,
        undo: Undo,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._library, self._background, self._appearance = library, background, appearance
        self._banner, self._undo, self.window = banner, undo, parent
        self.sheet: CaptureSheet | None = None  # the one that is open
        self._many = ManyCaptures(library, background, banner, self)
        self._many.kept.connect(self._say_many)
        self._awaited: dict[int, str] = {}  # what is being read, by its number
        self._numbers = count_up(1)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._say_reading)

    # ── ways in ──────────────────────────────────────────────────────────────────────────────────

    @Slot()
    def paste(self) -> None:
        """Keep what the clipboard holds."""
        self._paste(look=False)

    @Slot()
    def paste_and_look(self) -> None:
        """Show the stories in what the clipboard holds, also when there is only one."""
        self._paste(look=True)

    def _paste(self, look: bool) -> None:
        held = QGuiApplication.clipboard().mimeData()
        text = held.text().strip()
        if text and _is_address(text):
            add = (self.tr("Add"), partial(self.address_found.emit, text))
            self._banner.offer(self.tr("Add this address?"), text[:FIRST_LINE], add, self._later())
        elif text:
            self.read_text(text, look=look, is_safe=partial(_clipboard_holds, text))
        elif held.hasImage():
            self._banner.say(self.tr("The clipboard holds a picture; only texts and pages can be kept."))
        else:
            self._banner.say(self.tr("The clipboard holds no text."))

    def take(self, dropped: QMimeData) -> None:
        """Keep what was dropped on the window: files, links, or a text."""
        files = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
        links = [url.toString() for url in dropped.urls() if not url.isLocalFile()]
        text = dropped.text().strip()
        if files:
            self.keep_files(files)
        elif len(links) > 1:
            self._many.keep(links)
        elif links or _is_address(text):
            self.read_address(links[0] if links else text)
        elif text:
            self.read_text(text)
        else:
            self._banner.complain(
                self.tr("What you dropped cannot be kept"),
                self.tr("Files, links and texts can be; a picture by itself cannot."),
            )

    def read_text(self, text: str, *, look: bool = False, is_safe: Callable[[], bool] | None = None) -> None:
        """Keep a text; `is_safe` says whether somebody else has it too."""
        self._read(partial(self._library.read_text, text), _first_line(text), look, is_safe or _never)

    def read_address(self, address: str) -> None:
        """Keep the page at an address."""
        self._read(partial(self._library.read_address, address), address, False, _always)

    def keep_files(self, files: Sequence[Path]) -> None:
        """Keep files: one by way of what is in it, several one after the other; lists of feeds are read."""
        for file in files:
            if file.suffix.lower() in LISTS:
                self.list_found.emit(file)
        pages = [file for file in files if file.suffix.lower() not in LISTS]
        if len(pages) == 1:
            self._read(partial(self._library.read_file, pages[0]), pages[0].name, False, _always)
        elif pages:
            self._many.keep(pages)

    @Slot(object)
    def take_read(self, captured: CaptureRead) -> None:
        """Keep a page that was read already."""
        self._read(lambda: captured, captured.page.address, False, _always)

    @Slot()
    def keep_sample(self) -> None:
        """Keep the two stories that come with the program."""
        from ui.welcome import SAMPLE

        self._background.work(
            partial(self._library.save_text, SAMPLE.read_text(encoding="utf-8"), SAMPLE.name),
            self._say_kept,
            self._complain,
        )

    @Slot()
    def open_files(self) -> None:
        """Choose files to keep."""
        kinds = self.tr("Pages and texts (*.html *.htm *.xhtml *.txt *.md);;All files (*)")
        files, _ = QFileDialog.getOpenFileNames(self.window, self.tr("Save files"), "", kinds)
        self.keep_files([Path(file) for file in files])

    def show_cuts(self, story: StoryId) -> None:
        """Show how the capture of a story is cut."""
        number = self._begin_reading(self.tr("the capture"))
        job = partial(_read_kept, self._library, story)
        self._background.work(job, partial(self._kept_read, number), partial(self._not_read, number))

    # ── reading, then keeping ────────────────────────────────────────────────────────────────────

    def _read(
        self, job: Callable[[], CaptureRead], name: str, look: bool, is_safe: Callable[[], bool]
    ) -> None:
        number = self._begin_reading(name)
        answer = partial(self._was_read, number, look, is_safe)
        self._background.work(partial(_with_lines, job), answer, partial(self._not_read, number))

    def _was_read(self, number: int, look: bool, is_safe: Callable[[], bool], reading: Reading) -> None:
        if not self._is_awaited(number):
            return
        captured, lines = reading
        if captured.id is None and (look or len(captured.stories) > 1 or lines.doubtful):
            self._show_draft(reading, is_safe)
        elif captured.id is not None and look:
            self._show_kept((reading, captured.id, 0))
        else:
            self.keep(captured)

    def keep(self, captured: CaptureRead) -> None:
        """Keep a capture that was read; when that fails it is not lost."""
        again = (self.tr("Try again"), partial(self.keep, captured))
        failed = partial(self._not_kept, again)
        self._background.work(partial(self._library.keep, captured), self._say_kept, failed)

    def _say_kept(self, saved: Saved) -> None:
        added = saved.changes.added
        kept = self.tr("1 story kept"), self.tr("{} stories kept")
        known = self.tr("This story was here already"), self.tr("These {} stories were here already")
        words = count(len(saved.stories), *(kept if added else known))
        choices: list[Choice] = []
        if saved.stories:
            choices.append((self.tr("Show the cuts"), partial(self.show_cuts, saved.stories[0])))
        if added:
            choices.append((self.tr("Undo"), self._remember(added)))
        notices = [sentence(notice) for notice in saved.notices if notice != KNOWN]
        self._banner.say(words, "\n".join(notices[:_NOTICES]), *choices)
        self.kept.emit(saved.stories)

    def _remember(self, added: tuple[StoryId, ...]) -> Callable[[], None]:
        """Let the keeping of stories be undone; what does it."""
        words = count(len(added), self.tr("Keep 1 story"), self.tr("Keep {} stories"))
        library = self._library
        act = Act(words, lambda _: library.undelete(added), lambda _: library.delete(added))
        self._undo.add(act, added)

        def undo() -> None:
            if self._undo.last is act:
                self._undo.undo()

        return undo

    # ── the sheet ────────────────────────────────────────────────────────────────────────────────

    def _show_draft(self, reading: Reading, is_safe: Callable[[], bool]) -> None:
        from ui.capture_work import Draft

        if self.sheet is not None:  # one after the other
            self.sheet.finished.connect(lambda _: self._show_draft(reading, is_safe))
            return
        work = Draft(self._library, self._background, reading[0], self)
        sheet = self._open(work, reading, is_safe, kept=False)
        sheet.keep_wanted.connect(lambda: self.keep(work.captured))
        sheet.rejected.connect(lambda: self._let_go((work.captured, sheet.list.shown or reading[1]), is_safe))

    def _let_go(self, reading: Reading, is_safe: Callable[[], bool]) -> None:
        """The sheet was left without keeping: say so, and let it be shown again."""
        again = (self.tr("Show it again"), partial(self._show_draft, reading, is_safe))
        self._banner.say(self.tr("Nothing was kept"), "", again)

    def _kept_read(self, number: int, found: tuple[Reading, CaptureId, int]) -> None:
        if self._is_awaited(number):
            self._show_kept(found)

    def _show_kept(self, found: tuple[Reading, CaptureId, int]) -> None:
        from ui.capture_work import Kept

        reading, capture, at = found
        work = Kept(self._library, self._background, reading[0], capture, self._undo, self)
        self._open(work, reading, _always, kept=True).list.go_to_story(at)

    def _open(self, work: Work, reading: Reading, is_safe: Callable[[], bool], *, kept: bool) -> CaptureSheet:
        from ui.capture_sheet import CaptureSheet

        colours = theme.colours(self._appearance.theme)
        made = CaptureSheet(work, kept, is_safe, colours, self.window)
        made.show_lines(reading[1])
        made.finished.connect(self._closed)
        self.sheet = made
        made.open()
        made.list.setFocus()
        return made

    def set_theme(self, chosen: Theme) -> None:
        """Change the colours of the sheet that is open."""
        if self.sheet is not None:
            self.sheet.set_colours(theme.colours(chosen))

    @Slot()
    def _closed(self) -> None:
        self.sheet = None

    # ── many files ───────────────────────────────────────────────────────────────────────────────

    def _say_many(self, saved: SavedMany) -> None:
        undo = [(self.tr("Undo"), self._remember(saved.changes.added))] if saved.changes.added else []
        say = self._banner.complain if saved.refused else self._banner.say
        say(many_captures.summary(saved, self.tr), many_captures.refused(saved, self.tr), *undo)
        self.kept.emit(saved.stories)

    def leave(self) -> None:
        """The window closes."""
        self._many.stop()

    # ── words ────────────────────────────────────────────────────────────────────────────────────

    def _begin_reading(self, name: str) -> int:
        """A capture is being read; its number, by which its answer is known."""
        number = next(self._numbers)
        self._awaited[number] = name
        self._patience.start()
        return number

    def _is_awaited(self, number: int) -> bool:
        """Whether a capture that was read is still wanted; nothing more is said of its being read."""
        if self._awaited.pop(number, None) is None:
            return False
        if not self._awaited:
            self._patience.stop()
            self._banner.end()
        return True

    @Slot()
    def _say_reading(self) -> None:
        self._banner.begin(self.tr("Cutting out the stories…"), 0, (self.tr("Stop"), self._forget))
        self._banner.go_on(0, ", ".join(self._awaited.values()))

    def _forget(self) -> None:
        """What is being read is not wanted any more."""
        self._awaited.clear()
        self._patience.stop()

    def _not_read(self, number: int, error: ReaderError) -> None:
        if self._is_awaited(number):
            self._complain(error)

    def _not_kept(self, again: Choice, error: ReaderError) -> None:
        self._banner.complain(sentence(error.reason), error.subject, again)

    def _complain(self, error: ReaderError) -> None:
        self._banner.complain(sentence(error.reason), error.subject)

    def _later(self) -> Choice:
        return self.tr("Not now"), _nothing


def _with_lines(job: Callable[[], CaptureRead]) -> Reading:
    """A capture and its lines, which take their time too."""
    from ui import capture_lines

    captured = job()
    return captured, capture_lines.read(captured)


def _read_kept(library: Library, story: StoryId) -> tuple[Reading, CaptureId, int]:
    """The capture of a story, and which of its stories that is."""
    capture, at = library.capture_of(story)
    return _with_lines(partial(library.read_kept, capture)), capture, at


def _clipboard_holds(text: str) -> bool:
    return QGuiApplication.clipboard().text().strip() == text


def _never() -> bool:
    return False


def _always() -> bool:
    return True


def _nothing() -> None:
    """For an offer that is declined."""


def _first_line(text: str) -> str:
    first = text.splitlines()[0].strip()
    return first if len(first) <= FIRST_LINE else first[:FIRST_LINE].rstrip() + "…"


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://")) and len(text.split()) == 1
