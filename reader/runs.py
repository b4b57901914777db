"""Pieces of styled text become one text with spans, its white space as a browser shows it."""

from __future__ import annotations

from typing import NamedTuple

from reader.types import Span

SPACE = "\t\n\r\f"  # besides the blank itself
NO_INK = " \t\n\r\f\xa0\xad\u200b\ufeff"


def collapsed(text: str) -> str:
    """A text with single blanks for its white space.

    A pattern would write each blank again; these steps touch only what changes, and halve long runs.
    """
    for white in SPACE:
        text = text.replace(white, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


class Style(NamedTuple):
    """How a piece of text looks: the fields of a Span."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    raised: int = 0
    link: str = ""


PLAIN = Style()


class Runs:
    """The text of one block while it is read."""

    def __init__(self, *, keep_space: bool = False) -> None:
        self._keep_space = keep_space
        self._pieces: list[str] = []
        self._styled: list[tuple[int, int, Style]] = []
        self._length = 0
        self._last = "\n"  # the letter before; white space after white space is not shown
        self.has_ink = False  # whether there is anything to see

    @property
    def broken(self) -> bool:
        """Whether a line ended here, so that the next text begins one."""
        return self._last == "\n"

    def add(self, text: str, style: Style = PLAIN) -> None:
        if not self._keep_space:
            text = collapsed(text)
            text = text[1:] if text[:1] == " " and self._last in " \n" else text
        if text:
            self._append(text, style)

    def end_line(self) -> None:
        if self._keep_space:
            self._append("\n", PLAIN)
        elif not self.broken:
            if self._last == " ":
                self._drop_space()
            self._append("\n", PLAIN)

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """The text without white space at its ends, and its spans."""
        text = "".join(self._pieces)
        start = len(text) - len(text.lstrip("\n" if self._keep_space else NO_INK))
        end = len(text.rstrip(NO_INK))
        spans = (
            _trimmed(text, max(first, start), min(last, end), style, start)
            for first, last, style in self._merged()
        )
        return text[start:end], tuple(span for span in spans if span)

    def _append(self, text: str, style: Style) -> None:
        self._pieces.append(text)
        if style != PLAIN:
            self._styled.append((self._length, self._length + len(text), style))
        self._length += len(text)
        self._last = text[-1]
        self.has_ink = self.has_ink or bool(text.strip(NO_INK))

    def _drop_space(self) -> None:
        self._pieces[-1] = self._pieces[-1][:-1]
        self._length -= 1

    def _merged(self) -> list[tuple[int, int, Style]]:
        merged: list[tuple[int, int, Style]] = []
        for start, end, style in self._styled:
            if merged and merged[-1][1] == start and merged[-1][2] == style:
                start = merged.pop()[0]
            merged.append((start, end, style))
        return merged


def _trimmed(text: str, start: int, end: int, style: Style, origin: int) -> Span | None:
    """A span that neither begins nor ends with white space: an underlined space looks like a mistake."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip(NO_INK))
    end -= len(inside) - len(inside.rstrip(NO_INK))
    return Span(start=start - origin, end=end - origin, **style._asdict()) if start < end else None
