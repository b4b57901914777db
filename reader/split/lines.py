"""The lines of a plain text, one for each paragraph, with the blank lines that stood before them."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from reader import newsform
from reader.newsform import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NARROW = range(45, 101)  # columns of texts that were wrapped for a screen or a teleprinter


def read(text: str) -> list[Line]:
    """The lines of a text; those that were wrapped at a narrow margin are joined to paragraphs."""
    printed = text.splitlines(keepends=True)
    ends = list(accumulate(map(len, printed)))
    seen = [line.translate(_UNSEEN) for line in printed]
    margin = _margin(seen)
    paragraphs: list[tuple[range, int]] = []  # of each the lines it was printed on, and the gap above
    gap, above = 0, ""
    for index, line in enumerate(seen):
        if not line.strip():
            gap, above = gap + 1, ""
        elif margin and above and _continues(above, line, margin):
            paragraphs[-1] = (range(paragraphs[-1][0].start, index + 1), paragraphs[-1][1])
            above = line
        else:
            paragraphs.append((range(index, index + 1), gap))
            gap, above = 0, line
    return list(_looked_at(paragraphs, seen, ends))


_UNSEEN = dict.fromkeys(map(ord, "\u200b\ufeff"))


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


_OWN_LINE = re.compile(r"\s*(?:[•·*▪‣–-]|\d{1,2}[.)])\s|\s*[-=_*]{3}")


def _continues(above: str, line: str, margin: int) -> bool:
    """Whether a line goes on with the paragraph above: that one had no room for its first word."""
    if _indent(line) not in (0, _indent(above)) or _OWN_LINE.match(line) or above.strip(" -=_*") == "":
        return False
    return len(above.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > margin - 3


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
