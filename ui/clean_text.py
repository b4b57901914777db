"""Words selected on a page as clean text, to be pasted anywhere: a table into cells, a list as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtGui import QTextCursor

from ui.setting import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextTable

# What only type needs goes; blanks and line ends that are set in a way of their own become plain ones.
_OWN_SIGNS = {
    **dict.fromkeys((0x200B, 0x2068, 0x2069, 0xFFFC), ""),
    **dict.fromkeys((0xA0, 0x2002, 0x2003), " "),
    0x2028: "\n",
}


class Piece(NamedTuple):
    """The selected words of a paragraph, of an item of a list, or of a table's cell."""

    words: str
    is_item: bool = False
    table: QTextTable | None = None
    row: int = 0


def selected(cursor: QTextCursor) -> str:
    """Paragraphs apart, items line by line with their markers, rows line by line with tabs between cells."""
    said, before = "", None
    for piece in _cells(cursor) if cursor.hasComplexSelection() else _pieces(cursor):
        said += _between(before, piece) + piece.words
        before = piece
    return said


def _cells(cursor: QTextCursor) -> Iterator[Piece]:
    """The cells of a selection within one table: it is of whole cells, so many rows of so many columns."""
    table = cursor.currentTable()
    row, rows, column, columns = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    for cell in (table.cellAt(y, x) for y in range(row, row + rows) for x in range(column, column + columns)):
        yield _cell(cell.firstCursorPosition().block().text(), table, cell.row())


def _pieces(cursor: QTextCursor) -> Iterator[Piece]:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        piece = _piece(block, start, end)
        if piece.words or piece.table is not None:
            yield piece
        block = block.next()


def _piece(block: QTextBlock, start: int, end: int) -> Piece:
    part = QTextCursor(block)
    part.setPosition(max(start, block.position()))
    part.setPosition(min(end, block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
    words, table = part.selectedText(), cast("QTextTable | None", part.currentTable())
    if table is not None:
        return _cell(words, table, table.cellAt(block.position()).row())
    marker, words = block.blockFormat().property(Part.MARKER), words.translate(_OWN_SIGNS)
    if marker and words and start <= block.position():
        return Piece(f"{marker} {words}", is_item=True)
    return Piece(words, is_item=bool(marker))


def _cell(words: str, table: QTextTable, row: int) -> Piece:
    """A line end or tab within a cell would be another cell where it is pasted."""
    return Piece(" ".join(words.translate(_OWN_SIGNS).split()), table=table, row=row)


def _between(before: Piece | None, piece: Piece) -> str:
    if before is None:
        return ""
    if piece.table is not None and before.table == piece.table:
        return "\t" if before.row == piece.row else "\n"
    return "\n" if before.is_item and piece.is_item else "\n\n"
