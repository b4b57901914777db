"""Captures whose stories begin without the marks of news: what tells them is a form that repeats itself.

Two forms: a date or a time over each headline, as diaries and live blogs set them; and a headline alone over
each post of an archive. The second looks like a story with sub-headings, so it counts only where something
else says "archive": ways to its other pages, the same buttons under each post, a double gap between them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reader import dates, newsform
from reader.news import OTHER_PAGES
from reader.newsform import Form
from reader.split.starts import NAME, Start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.newsform import Line

ALIKE = 3  # stories of the same form that make it one
TOLD, LIKELY = 5.5, 4.5  # evidence of a form with dates, and of one without
MOST = 7  # of ten lines that stand over text
POST = 160  # letters of a post, at the median; teasers are shorter
WORDS = 3  # of a headline, on average; sub-headings are shorter


def find(lines: Sequence[Line], found: list[Start]) -> list[Start]:
    """The starts that a repeated form tells; `found` when there is none, or when a head tells more."""
    if len(found) > 1:
        return found
    under_dates = _under_dates(lines)
    if len(under_dates) >= ALIKE and (not found or all(_is_time(lines[at - 1]) for at in under_dates)):
        return [Start(at, TOLD, at + 1, above=1) for at in under_dates]
    if found:
        return found
    return [Start(at, LIKELY, at + 1) for at in _headlines(lines)]


# ── a date over each ─────────────────────────────────────────────────────────────────────────────


def _under_dates(lines: Sequence[Line]) -> list[int]:
    """The headlines that a date stands over, which is nobody else's."""
    return [
        at
        for at in range(1, len(lines) - 1)
        if lines[at].form is Form.HEADLINE
        and lines[at - 1].form is Form.UPDATED
        and _is_over(lines, at - 1)
        and lines[at + 1].form not in (Form.UPDATED, Form.HEADLINE)
    ]


def _is_over(lines: Sequence[Line], date: int) -> bool:
    """Whether a date belongs to the line below it."""
    if date == 0 or lines[date].gap > lines[date + 1].gap:
        return True
    return lines[date - 1].form in (Form.TEXT, Form.FURNITURE, Form.RULE)


def _is_time(line: Line) -> bool:
    return dates.is_time(line.look.value, alone=False)


# ── a headline alone over each ───────────────────────────────────────────────────────────────────


def _headlines(lines: Sequence[Line]) -> list[int]:
    heads = [at for at in range(len(lines) - 1) if _stands_over_text(lines, at)]
    if len(heads) < ALIKE:
        return []
    other_pages = [at for at, line in enumerate(lines) if line.look.value == OTHER_PAGES]
    if other_pages:
        end = next((at for at in other_pages if at > heads[0]), len(lines))
        heads = [at for at in heads if at < end]
        return heads if len(heads) >= ALIKE else []
    for is_set_apart in (_is_below_buttons, _is_below_gap):
        alike = [heads[0], *(at for at in heads[1:] if is_set_apart(lines, at))]
        if _are_headlines(lines, alike, heads):
            return alike
    return []


def _are_headlines(lines: Sequence[Line], alike: Sequence[int], heads: Sequence[int]) -> bool:
    """Whether lines set apart alike are most of those over text, and long enough for headlines."""
    if len(alike) < ALIKE or len(alike) * 10 < len(heads) * MOST:
        return False
    words = sum(len(lines[at].text.split()) for at in alike)
    posts = pairwise([*alike, len(lines)])
    letters = [sum(len(line.text) for line in lines[at:end] if line.form is Form.TEXT) for at, end in posts]
    return words >= WORDS * len(alike) and median(letters) >= POST


def _stands_over_text(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands alone over a sentence, as a headline does."""
    line, below = lines[at], lines[at + 1]
    if line.form is not Form.HEADLINE or len(line.text) < NAME or _TWO_SENTENCES.search(line.text):
        return False
    if (at and not line.gap) or not below.gap:
        return False
    return below.form is Form.TEXT and newsform.is_sentence(below.text)


_TWO_SENTENCES = re.compile(r"\w{2}[.!?]\s+[A-Z]")


def _is_below_buttons(lines: Sequence[Line], at: int) -> bool:
    return lines[at - 1].look.value in newsform.ENDS_OF_POSTS


def _is_below_gap(lines: Sequence[Line], at: int) -> bool:
    return lines[at].gap >= 2 and lines[at + 1].gap == 1
