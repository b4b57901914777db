"""The lines of a plain text, one for each paragraph, with the blank lines that stood before them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from reader import newsform
from reader.newsform import Form, Line, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLEAR = 24  # characters of a headline that is no name itself
NARROW = range(45, 101)  # columns of texts that were wrapped for a screen or a teleprinter


def read(text: str) -> list[Line]:
    """The lines of a text; those that were wrapped at a narrow margin are joined to paragraphs."""
    printed = text.splitlines(keepends=True)
    ends = list(accumulate(map(len, printed)))
    has_unseen = any(sign in text for sign in _UNSEEN)
    seen = [line.translate(_NOTHING) for line in printed] if has_unseen else printed
    margin = _margin(seen)
    paragraphs: list[tuple[range, int]] = []  # of each the lines it was printed on, and the gap above
    gap, above = 0, ""
    for index, line in enumerate(seen):
        if not line.strip():
            gap, above = gap + 1, ""
        elif above and (_continues(above, line, margin) or _is_second_half(seen, index)):
            paragraphs[-1] = (range(paragraphs[-1][0].start, index + 1), paragraphs[-1][1])
            above = line
        else:
            paragraphs.append((range(index, index + 1), gap))
            gap, above = 0, line
    return _in_place(list(_looked_at(paragraphs, seen, ends)))


_UNSEEN = "\u200b\ufeff"
_NOTHING = dict.fromkeys(map(ord, _UNSEEN))


def _looked_at(
    paragraphs: Sequence[tuple[range, int]], seen: Sequence[str], ends: Sequence[int]
) -> Iterator[Line]:
    for printed, gap in paragraphs:
        text = " ".join(" ".join(seen[printed.start : printed.stop]).split())
        start = ends[printed.start - 1] if printed.start else 0
        yield Line(text, gap, newsform.look(text), start, ends[printed.stop - 1])


def _margin(raw: Sequence[str]) -> int:
    """The column at which a text was wrapped by a machine; 0 when it was not."""
    lengths = sorted(len(line.rstrip()) for line in raw if line.strip())
    if len(lengths) < 6:
        return 0
    longest = lengths[-1 - len(lengths) // 50]
    full = sum(length > longest * 0.75 for length in lengths)
    return longest if longest in NARROW and lengths[-1] <= NARROW[-1] and full >= len(lengths) * 0.4 else 0


def _in_place(lines: list[Line]) -> list[Line]:
    """The lines with what their neighbours say of them: a name after "By", or between
    a headline and a date, is a byline."""
    return [
        replace(line, look=Look(Form.BYLINE, line.text)) if _is_name(lines[at - 1 : at + 2]) else line
        for at, line in enumerate(lines)
    ]


def _is_name(around: Sequence[Line]) -> bool:
    if len(around) < 3:
        return False
    above, line, below = around
    if line.form is not Form.HEADLINE or not newsform.is_name(line.text):
        return False
    if above.look == Look(Form.LABEL, "byline"):
        return True
    is_close = not line.gap and not below.gap and above.form is Form.HEADLINE
    return is_close and below.form is Form.UPDATED and len(above.text) > CLEAR


_OWN_LINE = re.compile(r"\s*(?:[•·*▪‣–-]|\d{1,2}[.)])\s|\s*[-=_*]{3}")


def _continues(above: str, line: str, margin: int) -> bool:
    """Whether a line goes on with the paragraph above: that one had no room for its first word."""
    if (
        not margin
        or _indent(line) not in (0, _indent(above))
        or _OWN_LINE.match(line)
        or above.strip(" -=_*") == ""
    ):
        return False
    return len(above.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > margin - 3


def _is_second_half(seen: Sequence[str], index: int) -> bool:
    """Whether a line is the second of the two on which a headline is printed: it begins in small letters."""
    over, line = seen[index - 1].strip(), seen[index].strip()
    above = seen[index - 2].strip() if index > 1 else ""
    below = seen[index + 1].strip() if index + 1 < len(seen) else ""
    if above or not line[0].islower() or below[:1].islower() or len(line) > HALF:
        return False
    is_first = len(over) in HALVES and len(over.split()) >= 5 and over[0].isupper() and over[-1] not in ENDS
    return is_first and newsform.look(line).form is Form.TEXT  # and no "há 3 horas"


HALF = 80  # characters of the second line of a headline
HALVES = range(25, HALF + 1)  # and of the first
ENDS = ".!?:;…”"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
