"""Tables of a story: hairlines, small sans, numbers to the right."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reader.types import Block, Cell, Field, Span
from ui.places import Place
from ui.setting import suited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.setting import Setting
    from ui.typesetter import Typesetter

CELLS = 1_000  # above this Qt's layout of a table takes longer than turning a page may
_NUMBER = re.compile(r"[\s$€£¥+−–-]*\d[\d.,'\s\u00a0\u202f]*\s*(?:%|[kKmM]|bn|km|kg)?\s*")


def fits(block: Block) -> bool:
    """Whether a block has rows, and few enough to be laid out as a table."""
    return 0 < len(block.rows) * _columns(block) <= CELLS


def add(setter: Typesetter, block: Block) -> None:
    """Set a table where the cursor stands, and go on behind it."""
    table = setter.cursor.insertTable(len(block.rows), _columns(block), _format(setter.setting))
    _rule_off(table, setter.setting)
    numeric = [_is_numeric(block.rows, column) for column in range(_columns(block))]
    styles = {
        key: setter.setting.cell(header=key[0], numeric=key[1]) for key in product((False, True), repeat=2)
    }
    spans = _spans_by_cell(block)
    for row, cells in enumerate(block.rows):
        for column, cell in enumerate(cells):
            style = suited(styles[cell.header, numeric[column]], cell.text)
            setter.cursor = table.cellAt(row, column).firstCursorPosition()
            setter.cursor.setBlockFormat(style.block)
            place = Place(Field.BODY, block.start + cell.start)
            setter.run(cell.text, style.letters, place, spans.get(cell.start, ()))
    _go_on_behind(table, setter)


def _columns(block: Block) -> int:
    return max(map(len, block.rows), default=0)


def _format(setting: Setting) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setBorder(0)
    made.setBorderCollapse(True)
    made.setCellSpacing(0)
    made.setCellPadding(setting.em(0.42))
    made.setTopMargin(setting.em(0.5))
    made.setBottomMargin(setting.em(0.2))
    return made


def _rule_off(table: QTextTable, setting: Setting) -> None:
    """A hairline under each row, a stronger one under the headings and at the end."""
    thin, strong = _underlined(setting.colours.rule), _underlined(setting.colours.thumb)
    last = table.rows() - 1
    for row in range(table.rows()):
        for column in range(table.columns()):
            table.cellAt(row, column).setFormat(strong if row in (0, last) else thin)


def _underlined(colour: str) -> QTextTableCellFormat:
    made = QTextTableCellFormat()
    made.setBottomBorder(1)
    made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBottomBorderBrush(QBrush(QColor(colour)))
    made.setVerticalAlignment(QTextTableCellFormat.VerticalAlignment.AlignTop)
    return made


def _is_numeric(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether most cells of a column below its headings are numbers."""
    cells = [row[column].text for row in rows if column < len(row) and not row[column].header]
    filled = [text for text in cells if text.strip()]
    numbers = sum(bool(_NUMBER.fullmatch(text)) for text in filled)
    return bool(filled) and numbers * 2 > len(filled)


def _spans_by_cell(block: Block) -> dict[int, list[Span]]:
    """The spans of a table's text, by the start of the cell they stand in and relative to it."""
    starts = sorted(cell.start for row in block.rows for cell in row)
    found: dict[int, list[Span]] = {}
    for span in block.spans:
        at = bisect_right(starts, span.start) - 1
        if at >= 0:
            cell = starts[at]
            found.setdefault(cell, []).append(replace(span, start=span.start - cell, end=span.end - cell))
    return found


def _go_on_behind(table: QTextTable, setter: Typesetter) -> None:
    """Shrink the empty paragraph that Qt keeps behind a table to a gap."""
    setter.cursor = QTextCursor(table.document())
    setter.cursor.movePosition(QTextCursor.MoveOperation.End)
    gap = setter.setting.gap()
    setter.cursor.setBlockFormat(gap.block)
    setter.cursor.setBlockCharFormat(gap.letters)
