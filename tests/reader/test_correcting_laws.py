"""Whatever a person does by hand, in whatever order: nothing of theirs is lost, and all of it can be undone."""

import json
import tempfile
from pathlib import Path
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reader import fields
from reader.errors import RefusedError
from reader.library import Library
from reader.types import CaptureId, Field, Hand, Mark, StoryId, View
from tests.reader.handiwork import kept, opened

TAGS = ("harbour", "later", "people/mara", "water")


class Told(NamedTuple):
    """What a story says, and what is the person's on it."""

    headline: str
    text: str
    tags: tuple[str, ...]
    note: str
    bookmarked: bool
    read: bool


class Handiwork(RuleBasedStateMachine):
    """Acts on the stories of one capture. `story` and `place` are numbers, taken round and round."""

    library: Library
    capture: CaptureId
    plain: dict[StoryId, Told]  # the stories as they were when no mark stood
    before: list[
        tuple[tuple[Mark, ...], tuple[StoryId, ...]]
    ]  # the marks undo sets, and whose cuts those are

    @initialize()
    def save(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.library = opened(Path(self.folder.name))
        self.capture, ids = kept(self.library)
        for number, id_ in enumerate(ids):  # each has something of its own to lend and to get back
            self.library.tag([id_], f"own/{number}")
            self.library.note(id_, f"noted on story {number}")
        self.library.bookmark(ids[1:2])
        self.tags: set[str] = set()
        self.notes: set[str] = set()
        self.bookmarks = False
        self.highlights: dict[str, tuple[Field, str]] = {}  # by their notes
        self.before = []
        self.touched = False  # since marks stand: what is lent then belongs to two stories
        self.plain = self._told()

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            self.folder.cleanup()

    # -- cutting --

    @rule(story=st.integers(0, 9), place=st.floats(0, 1))
    def cut(self, story: int, place: float) -> None:
        id_ = self._story(story)
        at = int(place * len(self.library.story(id_).body.text))
        self._act(lambda: self.library.cut(id_, at))

    @rule(story=st.integers(0, 9))
    def join(self, story: int) -> None:
        ids = self._ids()
        first = story % len(ids)
        second = ids[(first + 1) % len(ids)]
        self._act(lambda: self.library.join(ids[first], second))

    @rule(line=st.integers(0, 60), hand=st.sampled_from(Hand))
    def mark(self, line: int, hand: Hand) -> None:
        cutting = self.library.cutting(self._story(0))
        piece = cutting.split.pieces[line % len(cutting.split.pieces)]
        said = cutting.split.text[piece.start : piece.end].strip()
        at = cutting.split.text.index(said, piece.start)
        marks = (*cutting.by_hand.marks, Mark(hand, at, said.split("\n")[0]))
        self._act(lambda: self.library.set_marks(self.capture, marks))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        marks, ids = self.before.pop()
        self.library.set_marks(self.capture, marks)
        assert self._ids() == ids
        self._compare()

    @rule()
    def undo_all(self) -> None:
        self.library.set_marks(self.capture, ())
        self.before = []
        self._compare()

    @rule()
    def read_again(self) -> None:
        ids = self._ids()
        self.library.read_again(self.capture)
        assert self._ids() == ids

    # -- what is the person's --

    @rule(story=st.integers(0, 9), name=st.sampled_from(TAGS))
    def tag(self, story: int, name: str) -> None:
        self.library.tag([self._story(story)], name)
        self.tags.add(name)
        self._touch()

    @rule(story=st.integers(0, 9))
    def note(self, story: int) -> None:
        id_ = self._story(story)
        said = f"thought {len(self.notes)} of mine"
        self.library.note(id_, f"{self.library.story(id_).note}\n\n{said}".strip())
        self.notes.add(said)
        self._touch()

    @rule(
        story=st.integers(0, 9),
        field=st.sampled_from(Field),
        place=st.floats(0, 0.9),
        length=st.integers(4, 60),
    )
    def highlight(self, story: int, field: Field, place: float, length: int) -> None:
        id_ = self._story(story)
        text = fields.of_story(self.library.story(id_))[field]
        start = int(place * len(text))
        if text[start : start + length].strip():
            note = f"mark {len(self.highlights)}"
            end = min(len(text), start + length)
            made = self.library.highlight(id_, start, end, field=field, note=note).highlight
            self.highlights[note] = field, made.exact

    @rule(story=st.integers(0, 9))
    def bookmark(self, story: int) -> None:
        self.library.bookmark([self._story(story)])
        self.bookmarks = True
        self._touch()

    # -- what holds --

    @invariant()
    def nothing_is_lost(self) -> None:
        told = self._told().values()
        assert self.tags <= {name for one in told for name in one.tags}
        assert all(any(note in one.note for one in told) for note in self.notes)
        assert not self.bookmarks or any(one.bookmarked for one in told)

    @invariant()
    def every_highlight_is_there_and_on_its_own_words(self) -> None:
        """On a story in the same field, or kept aside with one."""
        said = {}
        for id_ in self._ids():
            story = self.library.story(id_)
            texts = fields.of_story(story)
            for one in story.highlights:
                assert one.lost or texts[one.field][one.start : one.end].split() == one.exact.split()
                said[one.note] = one.field, one.exact
        kept = self.library.write(lambda db: db.execute("select kept from aside").fetchall())
        for row in (row for (aside,) in kept for row in json.loads(aside)["highlight"]):
            said[row["note"]] = Field(row["field"]), row["exact"]
        assert said == self.highlights

    @invariant()
    def a_cut_is_a_story(self) -> None:
        cutting = self.library.cutting(self._story(0))
        assert cutting.stories == self._ids()
        assert len(cutting.split.cuts) == len(cutting.stories)

    @invariant()
    def all_agrees(self) -> None:
        assert self.library.check() == []

    # -- how --

    def _act(self, act: object) -> None:
        """Do it, or hear why not; either way the marks before it can be set again."""
        marks, ids = self._marks(), self._ids()
        try:
            act()  # type: ignore[operator]
        except RefusedError:
            assert (self._marks(), self._ids()) == (marks, ids)
        else:
            self.before.append((marks, ids))

    def _compare(self) -> None:
        """Without a mark the first stories stand there again, each with what was the person's on it."""
        if self._marks():
            return
        now = self._told()
        assert list(now) == list(self.plain)
        for id_, was in self.plain.items():
            assert now[id_][:2] == was[:2]
            assert set(now[id_].tags) >= set(was.tags)
            assert was.note in now[id_].note
            assert now[id_].bookmarked >= was.bookmarked
            assert self.touched or now[id_] == was
        self.plain, self.touched = now, False

    def _touch(self) -> None:
        self.touched = bool(self._marks())
        if not self.touched:
            self.plain = self._told()

    def _marks(self) -> tuple[Mark, ...]:
        return self.library.cutting(self._story(0)).by_hand.marks

    def _ids(self) -> tuple[StoryId, ...]:
        """The stories in the capture's order."""
        first = StoryId(self.library.ids(View())[0])
        return self.library.cutting(first).stories

    def _story(self, number: int) -> StoryId:
        ids = self.library.ids(View())
        return StoryId(ids[number % len(ids)])

    def _told(self) -> dict[StoryId, Told]:
        told = {}
        for id_ in self._ids():
            story = self.library.story(id_)
            told[id_] = Told(
                story.headline, story.body.text, story.tags, story.note, story.bookmarked, story.read
            )
        return told


TestHandiwork = Handiwork.TestCase
TestHandiwork.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
