"""A capture line by line, as its sheet shows it: stories, the cuts between them, and what was left out.

Pure: rows are made of what the splitter and the person said, and know nothing of how they look.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING

from reader.types import Hand, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reader.types import ByHand, CaptureRead, Piece, Split

LONGEST = 1_200  # characters of a line that are shown: more than a paragraph, less than a page
SURE = 0.65  # from here on a cut is not spoken of as doubtful: there is more than the least evidence


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a capture: where it stands, what it is, and why it was left out."""

    start: int
    end: int
    part: Part
    story: int
    text: str  # with single spaces, no more than LONGEST of it
    why: str = ""
    dateline: int = 0  # characters at its beginning that are a dateline
    more: int = 0  # characters that are not shown
    hands: frozenset[Hand] = frozenset()  # what the person said of it
    begins: bool = False  # its story begins with it
    begins_text: bool = False  # the text of its story does

    @property
    def left_out(self) -> bool:
        return self.part is Part.DROPPED


class Kind(Enum):
    """What a row of the sheet is."""

    CUT = auto()  # above the first line of a story
    LINE = auto()
    LEFT = auto()  # a line that was left out
    FOLD = auto()  # stands for several of those
    EARLIER = auto()  # stands for all that is above
    MORE = auto()  # stands for all that follows


FOLDED = (Kind.FOLD, Kind.EARLIER, Kind.MORE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet. `line` is the line it stands for, or the first of several (`count`)."""

    kind: Kind
    line: Line
    count: int = 1
    headline: str = ""  # of a cut's story
    sure: float = 1.0
    reasons: tuple[str, ...] = ()  # why the lines of a fold were left out


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a capture, and what is told of its stories."""

    split: Split
    by_hand: ByHand
    lines: tuple[Line, ...]
    headlines: tuple[str, ...]
    left_out: int  # how many lines were
    doubtful: frozenset[int]  # the stories that are perhaps none of their own

    def rows(self, *, all_shown: bool, opened: Collection[int], first: int, most: int) -> list[Row]:
        """The rows of `most` lines from the `first` on; what was left out is folded unless `opened`."""
        shown = self.lines[first : first + most]
        left = len(self.lines) - first - len(shown)
        rows = [Row(Kind.EARLIER, self.lines[first - 1], first)] if first else []
        rows += self._rows(shown, all_shown, opened)
        return rows + ([Row(Kind.MORE, self.lines[-left], left)] if left else [])

    def start_of(self, story: int) -> int:
        """Which line a story begins with."""
        return next((at for at, line in enumerate(self.lines) if line.begins and line.story == story), 0)

    def _rows(self, shown: Sequence[Line], all_shown: bool, opened: Collection[int]) -> Iterator[Row]:
        for left_out, run in groupby(shown, key=lambda line: line.left_out):
            if left_out:
                yield from _left_out(tuple(run), all_shown, opened)
                continue
            for line in run:
                if line.begins:
                    sure = self.split.cuts[line.story].sure if line.story in self.doubtful else 1.0
                    yield Row(Kind.CUT, line, headline=self.headlines[line.story], sure=sure)
                yield Row(Kind.LINE, line)


def _left_out(run: tuple[Line, ...], all_shown: bool, opened: Collection[int]) -> Iterator[Row]:
    if all_shown or run[0].start in opened:
        yield from (Row(Kind.LEFT, line) for line in run)
    else:
        reasons = tuple(dict.fromkeys(line.why for line in run))
        yield Row(Kind.FOLD, run[0], len(run), reasons=reasons)


def read(captured: CaptureRead) -> Lines:
    """The lines of a capture. Takes its time with a large one."""
    split, by_hand = captured.split, captured.by_hand
    said: dict[int, frozenset[Hand]] = {}
    for mark in by_hand.marks:
        said[mark.at] = said.get(mark.at, frozenset()) | {mark.hand}
    lines = tuple(_lines(split, said))
    by_person = {line.story for line in lines if Hand.CUT in line.hands}  # which is beyond doubt
    doubtful = {story for story, cut in enumerate(split.cuts) if cut.sure < SURE} - by_person
    return Lines(
        split=split,
        by_hand=by_hand,
        lines=lines,
        headlines=tuple(story.headline for story in captured.stories),
        left_out=sum(line.left_out for line in lines),
        doubtful=frozenset(doubtful),
    )


def _lines(split: Split, said: dict[int, frozenset[Hand]]) -> Iterator[Line]:
    place: Piece | None = None  # a dateline, which stands before the text on the same line
    begun: set[int] = set()
    told: set[int] = set()  # stories whose text has begun
    for piece in split.pieces:
        if piece.part is Part.DATELINE:
            place = piece
            continue
        begin = place.start if place else piece.start
        text, more = _shown(split.text, begin, piece.end)
        if text:
            before = len(_shown(split.text, place.start, place.end)[0]) if place else 0
            begins = piece.part is not Part.DROPPED and piece.story not in begun
            if begins:
                begun.add(piece.story)
            begins_text = piece.part is Part.BODY and piece.story not in told
            if begins_text:
                told.add(piece.story)
            yield Line(
                start=begin,
                end=piece.end,
                part=piece.part,
                story=piece.story,
                text=text,
                why=piece.why,
                dateline=before,
                more=more,
                hands=said.get(begin, frozenset()),
                begins=begins,
                begins_text=begins_text,
            )
        place = None


def _shown(text: str, start: int, end: int) -> tuple[str, int]:
    """A line as it is shown, and how many characters are not."""
    shown = " ".join(text[start : min(end, start + LONGEST)].split())
    return shown, max(0, end - start - LONGEST)
