"""What a story is set in: the formats of every part of a page.

All sizes are multiples of the size of the text (19 pixels before zooming), so that zooming keeps the
proportions. Line heights are fixed: Qt's proportional ones multiply the font's own, which is too loose.
What Qt cannot draw (bars, panels, markers) is left as a property of the block for ui/painter.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from ui import fonts
from ui.directions import LOOKED_AT, reads_from_right
from ui.typography import Typography

if TYPE_CHECKING:
    from ui.theme import Colours

_DESIGNED = Typography()

# Scripts that have no italics: slanting them by machine is an error in their typography.
_UPRIGHT = re.compile(
    "[\u0590-\u109f\u1780-\u17ff\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ufaff\U00020000-\U0003ffff]"
)

_LONG_WORD = 28  # letters that fit into a line of a large headline


class Part(IntEnum):
    """What the painter finds on a block."""

    MARKER = QTextFormat.Property.UserProperty + 1  # str, hangs before the first line
    BAR = QTextFormat.Property.UserProperty + 2  # int: depth of a block quote
    PANEL = QTextFormat.Property.UserProperty + 3  # bool: code on a panel
    FRAME = QTextFormat.Property.UserProperty + 4  # bool: a picture that is not kept
    RULE = QTextFormat.Property.UserProperty + 5


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: the paragraph, and its letters."""

    block: QTextBlockFormat
    letters: QTextCharFormat

    def with_part(self, part: Part, value: object) -> Style:
        """The same with something for the painter."""
        self.block.setProperty(part, value)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The colours, how the person likes to read, the language, and whether the column is narrow."""

    colours: Colours
    typography: Typography = _DESIGNED
    language: str = ""
    narrow: bool = False

    def em(self, times: float) -> float:
        """A length that grows with the text."""
        return round(self.typography.pixels * times)

    def _loose(self, line: float) -> float:
        """The distance of the lines of what is read, as loose as the person likes it."""
        return line * self.typography.leading / _DESIGNED.leading

    # ── the head ──

    def kicker(self) -> Style:
        return self._style(self._sans(0.74), self.colours.muted, 0.74, line=1.5, after=0.5)

    def outlet(self, letters: QTextCharFormat) -> QTextCharFormat:
        """The outlet's name within the kicker."""
        capitals = self._spaced_capitals(letters, self.colours.accent)
        capitals.setFontWeight(QFont.Weight.DemiBold)
        return capitals

    def headline(self, text: str) -> Style:
        longest = max(map(len, text.split()), default=0)
        size = 1.62 if self.narrow or len(text) > 140 or longest > _LONG_WORD else 2.05
        style = self._style(self._face(size), self.colours.text, size, line=1.16, after=0.66)
        style.letters.setFontWeight(QFont.Weight.DemiBold)
        return style

    def standfirst(self) -> Style:
        style = self._style(self._face(1.13), self.colours.muted, 1.13, line=self._loose(1.42), after=0.75)
        style.letters.setFontItalic(True)
        return style

    def point(self) -> Style:
        """One of several lines of a summary."""
        style = self._style(self._face(1.0), self.colours.muted, 1.0, line=self._loose(1.45), after=0.35)
        style.block.setLeftMargin(self.em(1.1))
        return style.with_part(Part.MARKER, "•")

    def byline(self) -> Style:
        style = self._style(self._sans(0.79), self.colours.text, 0.79, line=1.5, before=0.25, after=0.6)
        style.letters.setFontWeight(QFont.Weight.DemiBold)
        return style

    # ── the body ──

    def paragraph(self) -> Style:
        return self._style(self._face(1.0), self.colours.text, 1.0, line=self._loose(1.58), after=0.84)

    def dateline(self) -> QTextCharFormat:
        letters = _letters(self._sans(0.74), self.colours.muted)
        letters.setFontWeight(QFont.Weight.DemiBold)
        return self._spaced_capitals(letters, self.colours.muted)

    def heading(self, level: int) -> Style:
        size = {1: 1.42, 2: 1.32, 3: 1.14}.get(level, 1.0)
        style = self._style(self._face(size), self.colours.text, size, line=1.25, before=1.0, after=0.55)
        style.letters.setFontWeight(QFont.Weight.DemiBold)
        style.block.setHeadingLevel(min(6, level + 1))  # the headline is the first
        return style

    def quote(self, level: int) -> Style:
        style = self.paragraph()
        style.letters.setFontItalic(True)
        style.block.setLeftMargin(self.em(1.35) * min(level, 4))
        style.block.setRightMargin(self.em(1.0))
        return style.with_part(Part.BAR, min(level, 4))

    def item(self, level: int, marker: str, *, last: bool) -> Style:
        after = 0.84 if last else 0.36
        style = self._style(self._face(1.0), self.colours.text, 1.0, line=self._loose(1.52), after=after)
        style.block.setLeftMargin(self.em(1.5) * max(1, min(level, 6)))
        return style.with_part(Part.MARKER, marker)

    def code(self) -> Style:
        letters = _letters(fonts.mono(self.em(0.76)), self.colours.code_text)
        style = Style(self._block(0.76, line=1.5, before=1.65, after=1.75), letters)
        style.block.setLeftMargin(self.em(0.9))
        style.block.setRightMargin(self.em(0.9))
        return style.with_part(Part.PANEL, True)

    def frame(self) -> Style:
        """A picture that is not kept: its caption or its words in a quiet frame."""
        style = self._style(self._sans(0.77), self.colours.muted, 0.77, line=1.42, before=1.5, after=1.55)
        style.block.setLeftMargin(self.em(2.5))
        style.block.setRightMargin(self.em(0.9))
        return style.with_part(Part.FRAME, True)

    def plate(self) -> Style:
        """A picture that is shown, in the middle of the column."""
        block = QTextBlockFormat()
        block.setTopMargin(self.em(0.3))
        block.setBottomMargin(self.em(0.5))
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return Style(block, _letters(self._sans(0.77), self.colours.muted))

    def caption(self) -> Style:
        """The caption of a picture that is shown."""
        return self._style(self._sans(0.77), self.colours.muted, 0.77, line=1.42, after=1.2)

    def rule(self) -> Style:
        return self._style(self._sans(0.5), self.colours.muted, 0.5, line=3.2, after=0.84).with_part(
            Part.RULE, True
        )

    def cell(self, *, header: bool, numeric: bool) -> Style:
        colour = self.colours.muted if header else self.colours.text
        style = self._style(self._sans(0.82), colour, 0.82, line=1.35)
        style.letters.setFontWeight(QFont.Weight.DemiBold if header else QFont.Weight.Normal)
        if numeric:
            style.block.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        return style

    def gap(self) -> Style:
        """The empty paragraph that Qt wants between a table and what follows."""
        return Style(self._block(0.05, line=1.0, after=0.9), _letters(fonts.sans(1), self.colours.muted))

    def foot(self) -> Style:
        """What the program says at the end: more to come, the page, files that came along."""
        return self._style(self._sans(0.82), self.colours.muted, 0.82, line=1.5, before=0.3, after=0.3)

    # ── runs within a paragraph ──

    def link(self, letters: QTextCharFormat, address: str) -> None:
        letters.setAnchor(True)
        letters.setAnchorHref(address)
        letters.setForeground(QBrush(QColor(self.colours.accent)))
        letters.setFontUnderline(True)
        faded = QColor(self.colours.accent)
        faded.setAlphaF(0.45)
        letters.setUnderlineColor(faded)

    def inline_code(self, letters: QTextCharFormat) -> None:
        letters.setFontFamilies(fonts.MONO)
        letters.setProperty(QTextFormat.Property.FontPixelSize, self.em(0.82))
        letters.setBackground(QBrush(QColor(self.colours.code_panel)))

    # ── made of ──

    def _face(self, times: float) -> QFont:
        """The face that is read: a serif, unless the person chose another."""
        return fonts.reading(self.typography.face, self.em(times), self.language)

    def _sans(self, times: float) -> QFont:
        return fonts.sans(self.em(times), self.language)

    def _style(
        self, font: QFont, colour: str, size: float, *, line: float, before: float = 0, after: float = 0
    ) -> Style:
        return Style(self._block(size, line=line, before=before, after=after), _letters(font, colour))

    def _block(self, size: float, *, line: float, before: float = 0, after: float = 0) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLineHeight(self.em(size * line), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(self.em(before))
        block.setBottomMargin(self.em(after))
        return block

    def _spaced_capitals(self, letters: QTextCharFormat, colour: str) -> QTextCharFormat:
        capitals = QTextCharFormat(letters)
        capitals.setFontCapitalization(QFont.Capitalization.AllUppercase)
        capitals.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
        capitals.setFontLetterSpacing(106)
        capitals.setForeground(QBrush(QColor(colour)))
        return capitals


def suited(style: Style, text: str) -> Style:
    """The style as these words want it: from the right, or upright where a script has no italics."""
    block, letters = style.block, style.letters
    if reads_from_right(text):
        block = QTextBlockFormat(block)
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        block.setLeftMargin(style.block.rightMargin())
        block.setRightMargin(style.block.leftMargin())
    if letters.fontItalic() and _UPRIGHT.search(text[:LOOKED_AT]):
        letters = QTextCharFormat(letters)
        letters.setFontItalic(False)
    return Style(block, letters)


def _letters(font: QFont, colour: str) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFont(font)
    letters.setForeground(QBrush(QColor(colour)))
    return letters
