"""Cutting by hand: a person's marks on the lines of a capture, and what they taught about a site's lines.

A person's marks are one value. An act sets a new one, undo sets the old one; whichever stands, the capture
is cut again, and its stories keep their ids and all that is the person's (reader/store/recut.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import addresses, hands, store, types
from reader.capturing import Capturing, put_by_hand
from reader.errors import RefusedError

if TYPE_CHECKING:
    import sqlite3

    from reader.types import ByHand, CaptureId, Changes, Cutting, Lesson, Mark, Piece, Split, StoryId

ONE_CAPTURE = "only stories of one capture, one after the other, can be joined"


class CutByHand(Capturing):
    """How captures are cut, and how a person cuts them. All of it belongs off the window's thread."""

    def cutting(self, id: StoryId) -> Cutting:
        """How the capture of a story is cut. Slow: the splitter runs. RefusedError for a feed's story."""
        capture, _ = self.capture_of(id)
        read = self.read_kept(capture)
        with self.reading() as db:
            older = len(store.places.stories_of(db, capture)) != len(read.stories) or store.places.missing(
                db, capture
            )
        if older:  # an older splitter cut it
            self.read_again(capture)
        with self.reading() as db:
            stored = store.places.stories_of(db, capture)
        return types.Cutting(capture=capture, split=read.split, stories=stored, by_hand=read.by_hand)

    def set_marks(self, capture: CaptureId, marks: tuple[Mark, ...]) -> Changes:
        """Cut a capture again with these marks of the person instead of those before."""
        return self._recut(capture, types.ByHand(marks, self.said_of(capture).lessons))

    def say(self, capture: CaptureId, by_hand: ByHand, before: ByHand) -> Changes:
        """Cut a capture again with this said of its lines instead of what was `before`.

        Of the lessons of its site only those are touched that differ between the two.
        """
        return self._recut(capture, hands.instead(self.said_of(capture), before, by_hand))

    def read_again(self, capture: CaptureId) -> Changes:
        """Cut a capture again, with the person's marks, as a newer splitter does."""
        return self._recut(capture, self.said_of(capture))

    def cut(self, id: StoryId, at: int) -> Changes:
        """Let a story begin at the paragraph that holds an offset of a story's plain text."""
        shown = self.cutting(id)
        with self.reading() as db:
            story = store.stories.load(db, id)
        piece = _piece_at(shown, shown.stories.index(id), story.body.text, at)
        marks = hands.say(shown.by_hand.marks, types.Hand.CUT, piece.start, _line(shown.split, piece))
        return self.set_marks(shown.capture, marks)

    def join(self, first: StoryId, second: StoryId) -> Changes:
        """Make one story of two neighbours of a capture; it is the first one, with what was both's."""
        with self.reading() as db:
            store.stories.require(db, (first, second))
        shown = self.cutting(first)
        if second not in shown.stories:
            raise RefusedError(f"stories {first} and {second}", ONE_CAPTURE)
        above, below = sorted((shown.stories.index(first), shown.stories.index(second)))
        if below - above != 1:
            raise RefusedError(f"stories {first} and {second}", ONE_CAPTURE)
        head = next(
            one for one in shown.split.pieces if (one.story, one.part) == (below, types.Part.HEADLINE)
        )
        marks = hands.say(shown.by_hand.marks, types.Hand.JOIN, head.start, _line(shown.split, head))
        return self.set_marks(shown.capture, marks)

    def captured(self, id: StoryId) -> tuple[StoryId, ...]:
        """All stories of the capture that a story was cut from, in their order."""
        capture, _ = self.capture_of(id)
        with self.reading() as db:
            return store.places.stories_of(db, capture)

    def _recut(self, capture: CaptureId, by_hand: ByHand) -> Changes:
        with self.reading() as db:
            older = store.places.missing(db, capture)
        unmarked = types.ByHand(lessons=by_hand.lessons)
        first = self.read_kept(capture, unmarked).stories if older else ()  # each must know its own lines
        read = self.read_kept(capture, by_hand)

        def job(db: sqlite3.Connection) -> Changes:
            store.places.give(db, capture, first)
            put_by_hand(db, capture, by_hand, self.clock())
            return store.recut.recut(db, capture, read.stories, self.clock())

        return self.write(job)

    # -- lessons --

    def teach(self, id: StoryId, line: str, lesson: Lesson | None) -> Changes:
        """Teach what to do with a line on the site of a story; None forgets it.

        A capture is cut again at once; a feed's stories follow when the feed is next read.
        """
        with self.reading() as db:
            story = store.stories.load(db, id)
            address = (
                story.address if story.capture is None else store.cutting.page(db, story.capture).address
            )
        self.write(lambda db: store.cutting.teach(db, addresses.site(address), line, lesson, self.clock()))
        return types.Changes() if story.capture is None else self.read_again(story.capture)


def _line(split: Split, piece: Piece) -> str:
    return " ".join(split.text[piece.start : piece.end].split())


def _piece_at(shown: Cutting, index: int, text: str, at: int) -> Piece:
    """The line of the capture that is the paragraph of a story's text around an offset."""
    if not 0 <= at <= len(text):
        raise RefusedError(f"offset {at}", f"the story's text has {len(text)} characters")
    begin = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    paragraph = _bare(text[begin:].split("\n\n", 1)[0])
    lines = [one for one in shown.split.pieces if (one.story, one.part) == (index, types.Part.BODY)]
    found = next((one for one in lines if _bare(_line(shown.split, one)) == paragraph), None)
    if found is None:
        raise RefusedError(f"offset {at}", "no line of the capture begins there; choose another paragraph")
    if found == lines[0]:
        raise RefusedError(f"offset {at}", "nothing of the story stands above it; choose a later paragraph")
    return found


def _bare(line: str) -> str:
    return "".join(filter(str.isalnum, line))
