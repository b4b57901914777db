"""Plain text to stories."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reader import news, newsform
from reader.newsform import Form, Line, Look
from reader.split import lines as text_lines
from reader.split import starts
from reader.types import Cut, Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT = 60  # characters of a line that may be a menu's or a topic's
SHORTENED = 90  # characters of a headline made from a long first line
STORY = 160  # characters of sentences above the first headline that are a story of their own
UNSURE = 0.5
BEFORE = "stands before the first headline"


def text(text: str) -> tuple[Cut, ...]:
    """The stories of a plain text, in order. Each line is in a field of one of them or in its `dropped`."""
    lines = text_lines.read(text)
    if not lines:
        return ()
    found = starts.find(lines)
    first = found[0].index if found else len(lines)
    repeated = _repeated(lines)
    cuts = [_below(lines, start, end, repeated) for start, end in _segments(found, len(lines))]
    if not cuts or _letters(lines[:first]) >= STORY:
        return (_only(lines[:first]), *cuts)
    preface = tuple(Dropped(text=line.text, why=_why(line)) for line in lines[:first])
    return (replace(cuts[0], dropped=preface + cuts[0].dropped), *cuts[1:])


def _segments(found: Sequence[starts.Start], end: int) -> list[tuple[starts.Start, int]]:
    return list(zip(found, [*[start.index for start in found[1:]], end], strict=False))


def _below(lines: Sequence[Line], start: starts.Start, end: int, repeated: frozenset[str]) -> Cut:
    is_whole = start.index == 0 and end == len(lines)
    sure = 1.0 if is_whole else min(1.0, start.evidence / starts.SURE)
    return news.story(lines[start.index : end], repeated, round(sure, 2))


def _repeated(lines: Sequence[Line]) -> frozenset[str]:
    counts = Counter(line.text for line in lines if line.form is Form.HEADLINE and len(line.text) <= SHORT)
    return frozenset(text for text, count in counts.items() if count > 1)


def _letters(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if line.form is Form.TEXT and newsform.is_sentence(line.text))


def _why(line: Line) -> str:
    return line.look.value if line.form is Form.FURNITURE else BEFORE


# ── a text that says nowhere that a second story begins ──────────────────────────────────────────


def _only(lines: Sequence[Line]) -> Cut:
    """The one story of these lines. Its headline is the line that stands over its text."""
    at = _headline(lines)
    if at is None:
        return _without_headline(lines)
    above = tuple(Dropped(text=line.text, why=_why(line)) for line in lines[:at])
    cut = news.story(lines[at:], sure=1.0 if at == 0 else UNSURE)
    return replace(cut, dropped=above + cut.dropped)


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


def _without_headline(lines: Sequence[Line]) -> Cut:
    """A story whose headline is made from its first line, which stays in the body when it was shortened."""
    shown = next((line for line in lines if line.form is not Form.RULE), lines[0])
    headline = shorten(shown.text)
    rest = [line for line in lines if line is not shown or headline != shown.text]
    cut = news.story([Line(headline, 0, Look(Form.HEADLINE)), *rest], sure=UNSURE)
    return replace(cut, headline=headline)


def shorten(line: str) -> str:
    """A line as a headline: whole when short, else its first words."""
    if len(line) <= newsform.LONGEST_HEADLINE:
        return line
    return line[:SHORTENED].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
