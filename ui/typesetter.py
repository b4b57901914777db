"""Puts words into a document, paragraph by paragraph, and notes where they stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

from ui.places import Place, Places
from ui.setting import suited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.types import Span
    from ui.setting import Setting, Style

FOLLOWED = ("http", "https", "mailto")  # schemes of links that a person may follow
WITHIN = "#"  # before the name of a place in the same story

BREAK = "\u200b"  # nothing to see: a line may end here
_ENDLESS = re.compile(r"\S{500}(?=\S)")

# Qt takes these for ends of paragraphs, frames or pictures; each gives way to one that is as long.
_SPECIAL = re.compile("[\x00\n\r\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")
_RAISED = {
    1: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    -1: QTextCharFormat.VerticalAlignment.AlignSubScript,
}


class Typesetter:
    """A cursor that sets words in the formats of a setting."""

    def __init__(self, document: QTextDocument, setting: Setting) -> None:
        self.setting, self.places = setting, Places()
        self.cursor = QTextCursor(document)
        self._fresh = True  # the cursor stands in a paragraph that nothing uses yet

    def words(self, text: str, style: Style, place: Place | None = None) -> None:
        """A paragraph of one piece of text."""
        style = suited(style, text)
        self.paragraph(style)
        self.run(text, style.letters, place)

    def link(self, text: str, address: str, style: Style) -> None:
        """A paragraph that is a link."""
        self.setting.link(style.letters, address)
        self.words(text, style)

    def plate(self, sign: str, form: QTextCharFormat, style: Style) -> None:
        """A paragraph that is a picture."""
        self.paragraph(style)
        self.cursor.insertText(sign, form)

    def paragraph(self, style: Style) -> None:
        """Begin a paragraph."""
        if self._fresh:
            self._fresh = False
            self.cursor.setBlockFormat(style.block)
            self.cursor.setBlockCharFormat(style.letters)
        else:
            self.cursor.insertBlock(style.block, style.letters)

    def run(
        self, text: str, letters: QTextCharFormat, place: Place | None = None, spans: Sequence[Span] = ()
    ) -> None:
        """Add words to the paragraph; `place` says which characters of the story they are."""
        plain = printable(text)
        pieces = dict(pairwise([0, *cuts(plain), len(plain)]))
        for start, end, active in stretches(len(plain), spans, pieces):
            if start in pieces:
                self._piece(plain[start : pieces[start]], letters, start, place)
            self.cursor.insertText(plain[start:end], self._dressed(letters, active) if active else letters)

    def _piece(self, text: str, letters: QTextCharFormat, start: int, place: Place | None) -> None:
        """Begin a piece of a run; where a word has no end it may be broken before it."""
        if start:
            self.cursor.insertText(BREAK, letters)
        if place:
            self.places.add(place._replace(offset=place.offset + start), self.cursor.position(), text)

    def _dressed(self, letters: QTextCharFormat, spans: Sequence[Span]) -> QTextCharFormat:
        dressed = QTextCharFormat(letters)
        for span in spans:
            self._dress(dressed, span)
        return dressed

    def _dress(self, letters: QTextCharFormat, span: Span) -> None:
        if span.bold:
            letters.setFontWeight(QFont.Weight.Bold)
        if span.italic:
            letters.setFontItalic(not letters.fontItalic())
        if span.strike:
            letters.setFontStrikeOut(True)
        if span.raised in _RAISED:
            letters.setVerticalAlignment(_RAISED[span.raised])
        if span.code:
            self.setting.inline_code(letters)
        if may_follow(span.link):
            self.setting.link(letters, span.link)


def may_follow(address: str) -> bool:
    """Whether an address is of a kind that a link may lead to."""
    if address.startswith(WITHIN):
        return True
    try:
        return urlsplit(address).scheme.lower() in FOLLOWED
    except ValueError:  # "http://[": no address at all
        return False


def printable(text: str) -> str:
    """The text with what means something to Qt replaced, character by character."""
    return _SPECIAL.sub(lambda found: "\u2028" if found[0] in "\n\r\u2029" else "\ufffd", text)


def cuts(text: str) -> list[int]:
    """Where a run of letters without a blank is so long that Qt would take seconds to lay it out."""
    return [found.end() for found in _ENDLESS.finditer(text)]


def stretches(
    length: int, spans: Sequence[Span], cut: Iterable[int] = ()
) -> Iterator[tuple[int, int, list[Span]]]:
    """Cut a text of this length where its look changes, and at `cut`: start, end, and the spans in force."""
    edges = {0, length, *cut}
    for span in spans:
        edges.update(edge for edge in (span.start, span.end) if 0 < edge < length)
    waiting = sorted(spans, key=lambda span: span.start, reverse=True)
    active: list[Span] = []
    for start, end in pairwise(sorted(edges)):
        active = [span for span in active if span.end > start]
        while waiting and waiting[-1].start <= start:
            if waiting[-1].end > start:
                active.append(waiting[-1])
            waiting.pop()
        yield start, end, active
