"""Plain text to stories."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader import news, newsform
from reader.news import Told
from reader.newsform import Form, Line, Look
from reader.split import byhand, pieces, starts
from reader.split import lines as text_lines
from reader.types import ByHand, Dropped, Part, Split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.types import Piece

SHORT = 60  # characters of a line that may be a menu's or a topic's
SHORTENED = 90  # characters of a headline made from a long first line
STORY = 160  # characters of sentences above the first headline that are a story of their own
UNSURE = 0.5
BEFORE = "stands before the first headline"


UNTOLD = starts.Start(0, 0.0, 0)  # of a story that begins with the text, and nothing says so


def text(source: str, by_hand: ByHand = byhand.NOBODY) -> Split:
    """The stories of a plain text, in order. Each line is in a field of one of them or in its `dropped`."""
    said = byhand.lay(text_lines.read(source), by_hand)
    lines = said.lines
    if not lines:
        return Split(text=source, pieces=pieces.tile(source, ()))
    found = _begins(said)
    repeated = _repeated(lines) if len(found) > 1 else frozenset()
    stories = [
        _only(lines[:end]) if start is UNTOLD else _below(lines, start, end, repeated)
        for start, end in _segments(found, len(lines))
    ]
    stories[0] = _under(lines[: found[0].index], stories[0])
    tiled = pieces.tile(source, _pieces(source, found, lines, stories))
    return Split(text=source, cuts=tuple(told.cut for told in stories), pieces=tiled)


def _pieces(
    source: str, found: Sequence[starts.Start], lines: Sequence[Line], stories: Sequence[Told]
) -> list[Piece]:
    begins = [0, *(start.index for start in found[1:]), len(lines)]
    spans = zip(pairwise(begins), stories, strict=True)
    return [
        piece
        for index, ((begin, end), told) in enumerate(spans)
        for piece in pieces.of_story(source, index, lines[begin:end], told)
    ]


def _begins(said: byhand.Said) -> list[starts.Start]:
    """Where stories begin; the first is UNTOLD when text stands above all others, or when nothing tells."""
    lines = said.lines
    found = starts.find(lines)
    if not found or (found[0].index > 0 and _letters(lines[: found[0].index]) >= STORY):
        found.insert(0, UNTOLD)
    first, below = found[0], found[1:]
    kept = {start.index: start for start in below if start.index not in said.joins}
    kept |= {
        index: starts.Start(index, starts.SURE, index + 1) for index in said.cuts if index != first.index
    }
    kept = {index: start for index, start in kept.items() if index > first.index or index in said.cuts}
    if first is UNTOLD and 0 in said.cuts:
        first = starts.Start(0, starts.SURE, 1)
    return sorted([first, *kept.values()], key=lambda start: start.index)


def _segments(found: Sequence[starts.Start], end: int) -> list[tuple[starts.Start, int]]:
    return list(zip(found, [*[start.index for start in found[1:]], end], strict=True))


def _below(lines: Sequence[Line], start: starts.Start, end: int, repeated: frozenset[str]) -> Told:
    is_whole = start.index == 0 and end == len(lines)
    sure = 1.0 if is_whole else min(1.0, start.evidence / starts.SURE)
    return news.story(lines[start.index : end], repeated, round(sure, 2))


def _under(above: Sequence[Line], told: Told) -> Told:
    """A story with the lines above it, none of which is its own."""
    left_out = tuple(Dropped(text=line.text, why=_why(line)) for line in above)
    return Told(
        replace(told.cut, dropped=left_out + told.cut.dropped),
        (*((Part.DROPPED, dropped.why) for dropped in left_out), *told.parts),
        told.placed + len(above) if told.dateline else -1,
        told.dateline,
    )


def _repeated(lines: Sequence[Line]) -> frozenset[str]:
    counts = Counter(line.text for line in lines if line.form is Form.HEADLINE and len(line.text) <= SHORT)
    return frozenset(text for text, count in counts.items() if count > 1)


def _letters(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if line.form is Form.TEXT and newsform.is_sentence(line.text))


def _why(line: Line) -> str:
    return line.look.value if line.form is Form.FURNITURE else BEFORE


# ── a text that says nowhere that a second story begins ──────────────────────────────────────────


def _only(lines: Sequence[Line]) -> Told:
    """The one story of these lines. Its headline is the line that stands over its text."""
    at = _headline(lines)
    if at is None:
        return _without_headline(lines)
    return _under(lines[:at], news.story(lines[at:], sure=1.0 if at == 0 else UNSURE))


FEW = 3  # headline-like lines over a text of which the first is the headline; more are a menu


def _headline(lines: Sequence[Line]) -> int | None:
    body = _body(lines)
    over = [index for index in range(body) if lines[index].form is Form.HEADLINE]
    if len(over) > FEW:
        over = [index for index in over if len(lines[index].text.split()) > 2][-1:] or over[-1:]
    return over[0] if over else None


def _body(lines: Sequence[Line]) -> int:
    """Where the running text begins: the first sentence with another one near."""
    running = [line.form is Form.TEXT and newsform.is_sentence(line.text) for line in lines]
    for index, is_running in enumerate(running):
        if is_running and (sum(running[index : index + 4]) > 1 or index + 4 >= len(lines)):
            return index
    return next((index for index, line in enumerate(lines) if line.form is Form.TEXT), len(lines))


def _without_headline(lines: Sequence[Line]) -> Told:
    """A story whose headline is made from its first line, which stays in the body when it was shortened."""
    shown = next((line for line in lines if line.form not in _NO_HEADLINE), lines[0])
    headline = shorten(shown.text)
    is_whole = headline == shown.text
    rest = [line for line in lines if not (is_whole and line is shown)]
    told = news.story([Line(headline, 0, Look(Form.HEADLINE)), *rest], sure=UNSURE)
    parts = list(told.parts[1:])
    if is_whole:
        parts.insert(lines.index(shown), told.parts[0])
    placed = told.placed - (not is_whole or told.placed <= lines.index(shown)) if told.dateline else -1
    return Told(told.cut, tuple(parts), placed, told.dateline)


_NO_HEADLINE = frozenset({Form.RULE, Form.FURNITURE})


def shorten(line: str) -> str:
    """A line as a headline: whole when short, else its first words."""
    if len(line) <= newsform.LONGEST_HEADLINE:
        return line
    return line[:SHORTENED].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
