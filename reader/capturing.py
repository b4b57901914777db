"""Captures: pages, files and texts that a person keeps.

Each is read first, and kept when that is wanted: between the two it can be looked at, and cut by hand.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from reader import addresses, captures, store, types
from reader.errors import ReaderError, RefusedError, StoreError
from reader.keeper import Keeper

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.types import (
        ByHand,
        CaptureId,
        CaptureRead,
        Changes,
        Page,
        Progress,
        Saved,
        SavedMany,
        StoryId,
    )

KNOWN = "it was in the library already"


class Capturing(Keeper):
    """Reads captures, and keeps them. All of it belongs off the window's thread."""

    # -- keeping at once --

    def save_text(self, text: str, name: str = "") -> Saved:
        """Keep a text as a capture, and its stories."""
        return self.keep(self.read_text(text, name))

    def save_file(self, path: Path) -> Saved:
        """Keep a file (text, HTML, Markdown) as a capture, and its stories."""
        return self.keep(self.read_file(path))

    def save_address(self, address: str) -> Saved:
        """Fetch a page, and keep it with its stories."""
        return self.keep(self.read_address(address))

    def save_page(self, page: Page) -> Saved:
        """Keep a page and its stories; the same page a second time changes nothing."""
        return self.keep(self.read_page(page))

    def save_many(
        self, sources: Sequence[Path | str], progress: Callable[[Progress], None], stop: threading.Event
    ) -> SavedMany:
        """Keep files and addresses one after the other; what cannot be kept stops none of the others."""
        saved: list[Saved] = []
        refused: list[tuple[str, str]] = []
        for at, source in enumerate(sources):
            if stop.is_set():
                break
            name = source if isinstance(source, str) else source.name
            progress(types.Progress(done=at, total=len(sources), subject=name))
            try:
                one = self.save_address(source) if isinstance(source, str) else self.save_file(source)
                saved.append(one)
            except StoreError:  # it is not the file's fault, and would be said of each
                raise
            except ReaderError as error:
                refused.append((name, error.reason))
        return types.SavedMany(
            changes=reduce(or_, (one.changes for one in saved), types.NOTHING),
            stories=tuple(dict.fromkeys(story for one in saved for story in one.stories)),
            captures=len(saved),
            refused=tuple(refused),
            left=len(sources) - len(saved) - len(refused),
        )

    # -- reading --

    def read_text(self, text: str, name: str = "") -> CaptureRead:
        """Read a text, without keeping it."""
        return self.read_page(captures.from_text(text, name))

    def read_file(self, path: Path) -> CaptureRead:
        """Read a file, without keeping it."""
        return self.read_page(captures.from_file(path))

    def read_address(self, address: str) -> CaptureRead:
        """Fetch a page and read it, without keeping it."""
        return self.read_page(self.intake.page(addresses.typed(address)))

    def read_page(self, page: Page) -> CaptureRead:
        """Read a page; one that is kept already as it is kept. UnreadableError when no story is in it."""
        with self.reading() as db:
            known = store.pages.known(db, page)
        if known is not None:
            return self.read_kept(known)
        return self._read(
            page, types.ByHand(lessons=self.lessons(addresses.site(page.address))), self.clock()
        )

    def read_so(self, captured: CaptureRead, by_hand: ByHand) -> CaptureRead:
        """Read a capture again, as if this had been said of its lines. Nothing is kept."""
        return self._read(captured.page, by_hand, captured.moment, captured.id)

    def read_kept(self, capture: CaptureId, by_hand: ByHand | None = None) -> CaptureRead:
        """Read a kept capture again, with what was said of its lines, or as if this were. NotFoundError."""
        with self.reading() as db:
            page, moment = store.cutting.page(db, capture), store.cutting.captured(db, capture)
        return self._read(page, self.said_of(capture) if by_hand is None else by_hand, moment, capture)

    def said_of(self, capture: CaptureId) -> ByHand:
        """What a person said of a capture's lines, and taught about those of its site."""
        with self.reading() as db:
            return store.cutting.by_hand(db, capture, addresses.site(store.cutting.page(db, capture).address))

    def _read(
        self, page: Page, by_hand: ByHand, moment: int, capture: CaptureId | None = None
    ) -> CaptureRead:
        read = self.intake.capture(page, by_hand, moment)
        return types.CaptureRead(
            page=page,
            by_hand=by_hand,
            moment=moment,
            stories=read.stories,
            split=read.split or types.Split(text=""),
            notices=read.notices,
            id=capture,
        )

    def capture_of(self, id: StoryId) -> tuple[CaptureId, int]:
        """The capture a story was cut from, and which of its stories it is. RefusedError for a feed's."""
        with self.reading() as db:
            story = store.stories.load(db, id)
            if story.capture is None:
                raise RefusedError(story.headline, "it came from a feed; only captures can be cut or joined")
            return story.capture, store.places.ordinal(db, id)

    # -- keeping --

    def keep(self, captured: CaptureRead) -> Saved:
        """Keep a capture as it was read. Of one that is kept already, what is in the trash comes back."""

        def job(db: sqlite3.Connection) -> Saved:
            known = store.pages.known(db, captured.page)
            if known is not None:
                changes = _bring_back(db, known, captured, self.clock())
                kept, notices = store.places.stories_of(db, known), (*captured.notices, KNOWN)
                return types.Saved(changes=changes, stories=kept, notices=notices)
            stored = store.pages.save(db, captured.page, captured.stories, captured.moment)
            capture = store.stories.load(db, stored.added[0]).capture
            put_by_hand(db, types.CaptureId(capture or 0), captured.by_hand, self.clock())
            store.choices.obey(db, stored.added, captured.moment)
            changes = types.Changes(stories=frozenset(stored.added), added=stored.added)
            return types.Saved(changes=changes, stories=stored.added, notices=captured.notices)

        return self.write(job)


def _bring_back(db: sqlite3.Connection, capture: CaptureId, captured: CaptureRead, now: int) -> Changes:
    """Take a capture's stories out of the trash; where all of them are gone for ever, they are read anew."""
    changes = store.trash.take_back(db, store.trash.of_capture(db, capture))
    if store.places.of(db, capture):
        return changes
    return store.recut.recut(db, capture, captured.stories, now)


def put_by_hand(db: sqlite3.Connection, capture: CaptureId, by_hand: ByHand, now: int) -> None:
    """Keep what a person says of a capture's lines, and what they taught about those of its site."""
    site = addresses.site(store.cutting.page(db, capture).address)
    store.cutting.set_marks(db, capture, by_hand.marks)
    known = store.cutting.lessons(db, site)
    for line in known.keys() | by_hand.lessons.keys():
        if known.get(line) is not by_hand.lessons.get(line):
            store.cutting.teach(db, site, line, by_hand.lessons.get(line), now)
