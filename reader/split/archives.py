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
from reader.split.starts import LONG, NAME, Start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.newsform import Line

ALIKE = 3  # stories of the same form that make it one
TIMED = 2  # under the time of day
TOLD, LIKELY = 5.5, 4.5  # evidence of a form with dates, and of one without
MOST = 7  # of ten lines that stand over text
POST = 160  # letters of a post, at the median; teasers are shorter
WORDS = 3  # of a headline, on average; sub-headings are shorter


def find(lines: Sequence[Line], found: list[Start]) -> list[Start]:
    """The starts that a repeated form tells; `found` when there is none, or when a head tells more."""
    if len(found) > 1:
        return found
    under_dates = _under_dates(lines)
    timed = all(_is_time(lines[at - 1]) for at in under_dates)
    if len(under_dates) >= (TIMED if timed else ALIKE) and (not found or timed):
        return [Start(at, TOLD, at + 1, above=1) for at in under_dates]
    if found:
        return found
    if len(under_dates) == 1 and not any(newsform.is_sentence(line.text) for line in lines[: under_dates[0]]):
        return [Start(under_dates[0], TOLD, under_dates[0] + 1, above=1)]
    return [Start(at, LIKELY, at + 1) for at in _headlines(lines)]


# ── a date over each ─────────────────────────────────────────────────────────────────────────────


def _under_dates(lines: Sequence[Line]) -> list[int]:
    """The headlines that a date stands over, which is nobody else's."""
    under = [
        at
        for at in range(1, len(lines) - 1)
        if lines[at - 1].form is Form.UPDATED
        and _is_over(lines, at - 1)
        and (lines[at + 1].form not in _HEADS or newsform.is_sentence(lines[at + 1].text))
    ]
    heads = [at for at in under if lines[at].form is Form.HEADLINE]
    if len(heads) * 2 < len(under):
        return heads
    # where most are headlines, a short line that ends like a sentence is one, too
    return [at for at in under if lines[at].form in (Form.HEADLINE, Form.TEXT) and _is_short(lines, at)]


def _is_short(lines: Sequence[Line], at: int) -> bool:
    return len(lines[at].text) <= LONG and (lines[at].form is Form.HEADLINE or lines[at + 1].gap > 0)


_HEADS = frozenset((Form.UPDATED, Form.HEADLINE))


def _is_over(lines: Sequence[Line], date: int) -> bool:
    """Whether a date belongs to the line below it."""
    if date == 0 or lines[date].gap > lines[date + 1].gap:
        return True
    return lines[date - 1].form in (Form.TEXT, Form.FURNITURE, Form.RULE)


def _is_time(line: Line) -> bool:
    return dates.is_time(line.look.value, alone=False) or dates.is_age(line.look.value)


# ── a headline alone over each ───────────────────────────────────────────────────────────────────


def _headlines(lines: Sequence[Line]) -> list[int]:
    heads = [at for at in range(len(lines) - 1) if _stands_over_text(lines, at)]
    below_buttons = _below_buttons(lines, heads)
    if below_buttons or len(heads) < ALIKE:
        return below_buttons
    other_pages = [at for at, line in enumerate(lines) if line.look.value == OTHER_PAGES]
    if other_pages:
        end = next((at for at in other_pages if at > heads[0]), len(lines))
        heads = [at for at in heads if at < end]
        return heads if len(heads) >= ALIKE else []
    alike = [heads[0], *(at for at in heads[1:] if _is_below_gap(lines, at))]
    return alike if _are_headlines(lines, alike, heads) else []


def _below_buttons(lines: Sequence[Line], heads: Sequence[int]) -> list[int]:
    """The lines right below the buttons of a post, and the first one over text; [] when they make no form.

    There a line that ends like a sentence is a headline, too.
    """
    over = set(heads)
    below = [
        at
        for at in range(1, len(lines) - 1)
        if _is_below_buttons(lines, at) and (at in over or _is_odd_headline(lines, at))
    ]
    if not below:
        return []
    top = min((at for at in range(below[0]) if at in over or _is_first(lines, at)), default=below[0])
    alike = sorted({top, *below})
    return alike if _are_headlines(lines, alike, [at for at in heads if at in alike]) else []


def _is_odd_headline(lines: Sequence[Line], at: int) -> bool:
    line, below = lines[at], lines[at + 1]
    return (
        line.form in (Form.TEXT, Form.HEADLINE)
        and len(line.text) <= LONG
        and newsform.is_sentence(below.text)
        and below.gap > 0
    )


def _is_first(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands right below the page's furniture and over text."""
    is_below = at > 0 and lines[at - 1].form is Form.FURNITURE and lines[at].gap > 0
    return is_below and _is_odd_headline(lines, at)


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
    return below.form in (Form.TEXT, Form.HEADLINE) and newsform.is_sentence(below.text)


_TWO_SENTENCES = re.compile(r"\w{2}[.!?]\s+[A-Z]")


def _is_below_buttons(lines: Sequence[Line], at: int) -> bool:
    return lines[at - 1].look.value in newsform.ENDS_OF_POSTS


def _is_below_gap(lines: Sequence[Line], at: int) -> bool:
    return lines[at].gap >= 2 and lines[at + 1].gap == 1
