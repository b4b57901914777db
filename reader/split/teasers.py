"""Other stories in short, below a story: a headline, a date, a sentence, and the way to the rest."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from reader import newsform
from reader.newsform import Form, Look
from reader.split.starts import LONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.newsform import Line
    from reader.split.starts import Start

SHORT = 0.3  # of the longest story's letters
FOOT, WEAK = 0.07, 4.5  # of its letters, and the evidence that little text needs more of
TEASER = "a link to another story"
TO_MORE = "a link to more"


def letters(lines: Sequence[Line]) -> int:
    """The letters of the sentences among some lines, without those that are headlines over a date."""
    texts = (line for line, below in zip_longest(lines, lines[1:]) if not _is_headline(line, below))
    return sum(len(line.text) for line in texts if line.form is Form.TEXT and newsform.is_sentence(line.text))


def _is_headline(line: Line, below: Line | None) -> bool:
    return below is not None and below.form is Form.UPDATED and not below.gap and len(line.text) <= LONG


def dim(lines: list[Line], found: list[Start]) -> tuple[list[Line], list[Start]]:
    """The lines, those of teasers looking like furniture, and the starts without theirs."""
    ends = [*(start.top for start in found), len(lines)]
    spans = list(pairwise(ends))
    main = max((lines[begin:end] for begin, end in spans), key=letters, default=[])
    longest = letters(main)
    dimmed, is_listed = list(lines), False
    kept: list[Start] = []
    for start, (begin, end) in zip(found, spans, strict=True):
        story = lines[begin:end]
        leads_on = _leads_on(story) and not _leads_on(main)  # else all do: an archive
        is_teaser = _is_short(story, longest) and (is_listed or leads_on)
        if kept and (is_teaser or _is_foot(start, story, longest, len(found))):
            dimmed[begin:end] = [replace(line, look=Look(Form.FURNITURE, TEASER)) for line in story]
        else:
            kept.append(start)
            is_listed = False
        is_listed = is_listed or any(line.form is Form.LISTING for line in _tail(story))
    return dimmed, kept


def _is_short(story: Sequence[Line], longest: int) -> bool:
    to_more = next((index for index, line in enumerate(story) if line.look.value == TO_MORE), len(story))
    own = story[:to_more]
    paragraphs = sum(
        line.form is Form.TEXT and not _is_headline(line, below) for line, below in zip_longest(own, own[1:])
    )
    said = letters(own)
    return said < longest * FOOT or (paragraphs <= 1 and said < longest * SHORT)


def _is_foot(start: Start, story: Sequence[Line], longest: int, count: int) -> bool:
    """Whether what stands below the only story is the foot of its page, in which hardly a sentence stands."""
    return count == 2 and start.evidence <= WEAK and letters(story) < longest * FOOT


def _leads_on(story: Sequence[Line]) -> bool:
    return any(line.look.value == TO_MORE for line in _tail(story))


def _tail(story: Sequence[Line]) -> Sequence[Line]:
    """The lines of a story below its text."""
    texts = [index for index, line in enumerate(story) if line.form is Form.TEXT]
    return story[texts[-1] + 1 :] if texts else story
