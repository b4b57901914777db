"""Which stretch of a capture's text belongs to which story, and as what: pieces that tile the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.types import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.news import Told
    from reader.newsform import Line

BLANK = "nothing is written here"
UNSEEN = "\u200b\ufeff"  # marks without width, which no line shows


def of_story(text: str, story: int, lines: Sequence[Line], told: Told) -> list[Piece]:
    """The pieces of a story's lines, in the order of the lines; each ends with its line."""
    found: list[Piece] = []
    for index, (line, (part, why)) in enumerate(zip(lines, told.parts, strict=True)):
        begin = line.start
        if index == told.placed:
            begin = _after(text, line, told.dateline)
            found.append(Piece(line.start, begin, Part.DATELINE, story))
        found.append(Piece(begin, line.end, part, story, why))
    return found


def _after(text: str, line: Line, shown: int) -> int:
    """Where in the text the first `shown` characters of a line end, with the white space behind them."""
    letters = sum(not sign.isspace() for sign in line.text[:shown])
    at = line.start
    while at < line.end and (letters or _is_blank(text[at])):
        letters -= not _is_blank(text[at])
        at += 1
    return at


def _is_blank(sign: str) -> bool:
    return sign.isspace() or sign in UNSEEN


def tile(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same pieces in the text's order, each reaching to the next, the first from the beginning."""
    if not pieces:
        return (Piece(0, len(text), Part.DROPPED, why=BLANK),) if text else ()
    order = sorted(pieces, key=lambda piece: (piece.start, piece.end))
    begins = [0, *(piece.start for piece in order[1:]), len(text)]
    return tuple(
        Piece(begins[index], begins[index + 1], piece.part, piece.story, piece.why)
        for index, piece in enumerate(order)
        if begins[index] < begins[index + 1]
    )
