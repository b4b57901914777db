"""Plain text to stories."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reader import news, newsform
from reader.news import Told
from reader.newsform import Form, Line, Look
from reader.split import archives, byhand, pieces, starts, teasers
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
    lines, found = _begins(said)
    repeated = _repeated(lines) if len(found) > 1 else frozenset()
    own = [_own(lines, start, end) for start, end in _segments(found, len(lines))]
    stories = [
        _only(of_story) if start is UNTOLD else _below(of_story, start, len(of_story) == len(lines), repeated)
        for start, of_story in zip(found, own, strict=True)
    ]
    above = lines[: found[0].top]
    stories[0], own[0] = _under(above, stories[0]), [*above, *own[0]]
    tiled = pieces.tile(source, _pieces(source, own, stories))
    return Split(text=source, cuts=tuple(told.cut for told in stories), pieces=tiled)


def _own(lines: Sequence[Line], start: starts.Start, end: int) -> list[Line]:
    """The lines of a story, its headline first."""
    return [lines[start.index], *lines[start.top : start.index], *lines[start.index + 1 : end]]


def _pieces(source: str, own: Sequence[Sequence[Line]], stories: Sequence[Told]) -> list[Piece]:
    return [
        piece
        for index, (lines, told) in enumerate(zip(own, stories, strict=True))
        for piece in pieces.of_story(source, index, lines, told)
    ]


def _begins(said: byhand.Said) -> tuple[list[Line], list[starts.Start]]:
    """Where stories begin; the first is UNTOLD when text stands above all others, or when nothing tells.

    With them the lines, teasers of other stories dimmed among them.
    """
    found = archives.find(said.lines, starts.find(said.lines))
    if found:
        found[0] = _from_its_first_saying(said.lines, found[0])
    if not found or _is_story_above(said.lines, found):
        found.insert(0, UNTOLD)
    lines, found = teasers.dim(said.lines, found)
    first, below = found[0], found[1:]
    kept = {start.index: start for start in below if start.index not in said.joins}
    kept |= {
        index: starts.Start(index, starts.SURE, index + 1) for index in said.cuts if index != first.index
    }
    kept = {index: start for index, start in kept.items() if index > first.index or index in said.cuts}
    if first is UNTOLD and 0 in said.cuts:
        first = starts.Start(0, starts.SURE, 1)
    return lines, sorted([first, *kept.values()], key=lambda start: start.index)


def _from_its_first_saying(lines: Sequence[Line], start: starts.Start) -> starts.Start:
    """A start where the headline stands above its page's head already, and again below that."""
    head = range(max(0, start.index - starts.HEAD), start.index)
    same = (
        at for at in head if lines[at].text == lines[start.index].text and lines[at].form is not Form.BULLET
    )
    above = next(same, None)
    return start if above is None else replace(start, index=above, above=0)


def _is_story_above(lines: Sequence[Line], found: Sequence[starts.Start]) -> bool:
    """Whether so much text stands above the first headline that it is a story, too, and no cookie note."""
    end = found[1].top if len(found) > 1 else len(lines)
    first = teasers.letters(lines[found[0].index : end])
    return teasers.letters(lines[: found[0].top]) >= max(STORY, first * teasers.SHORT)


def _segments(found: Sequence[starts.Start], end: int) -> list[tuple[starts.Start, int]]:
    return list(zip(found, [*[start.top for start in found[1:]], end], strict=True))


def _below(lines: Sequence[Line], start: starts.Start, is_whole: bool, repeated: frozenset[str]) -> Told:
    sure = 1.0 if is_whole else min(1.0, start.evidence / starts.SURE)
    return news.story(lines, repeated, round(sure, 2))


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
    counts = Counter(line.text for line in lines if _may_repeat(line))
    return frozenset(text for text, count in counts.items() if count > 1)


def _may_repeat(line: Line) -> bool:
    """Whether a line is short, and no sentence that two stories end with."""
    return line.form is Form.HEADLINE and len(line.text) <= SHORT and line.text[-1] not in "!?"


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
DENSE = 350  # letters of sentences in NEAR lines that are a story's text, and no teasers
NEAR = 4
MENU_WORDS = 3  # of a menu's line
NEAR_BODY = 40  # lines like headlines over a text, of which one may be its own
OF_THE_PAGE = frozenset(
    {"a line of the page's menu", "a call to subscribe or sign in", "a note about cookies or rights"}
)


def _headline(lines: Sequence[Line]) -> int | None:
    """The headline over a text: the line with a date, a byline or itself below; else by its place."""
    body = _body(lines)
    over = [index for index in range(body) if lines[index].form is Form.HEADLINE]
    told = {index: starts.told_by_head(lines, index) for index in over[-NEAR_BODY:]}
    if any(told.values()):
        return max(told, key=lambda index: (told[index], -index))
    return _placed(lines, over, body)


def _placed(lines: Sequence[Line], over: list[int], body: int) -> int | None:
    """Of the lines over a text its headline: below the page's own lines, above the summary."""
    of_page = [index for index in range(body) if lines[index].look.value in OF_THE_PAGE]
    over = [index for index in over if not of_page or index > of_page[-1]] or over
    below = {line.text for line in lines[body:]}
    over = [index for index in over if lines[index].text not in below] or over  # no table of contents
    if len(over) > FEW:
        over = [index for index in over if len(lines[index].text.split()) > MENU_WORDS][-1:] or over[-1:]
    return over[0] if over else None


def _body(lines: Sequence[Line]) -> int:
    """Where the running text begins: the first sentences close together, else the first with another near."""
    running = [
        len(line.text) if line.form is Form.TEXT and newsform.is_sentence(line.text) else 0 for line in lines
    ]
    near = [running[index : index + NEAR] for index in range(len(lines))]
    dense = (index for index, letters in enumerate(near) if letters[0] and sum(letters) >= DENSE)
    loose = (
        index
        for index, letters in enumerate(near)
        if letters[0] and (sum(map(bool, letters)) > 1 or index + NEAR >= len(lines) or index <= 2)
    )
    texts = (index for index, line in enumerate(lines) if line.form is Form.TEXT)
    return next(dense, next(loose, next(texts, len(lines))))


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
