"""Tables of a story: rows of cells whose texts stand on one line, parted by tabs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.runs import Runs
from reader.tags import HEADINGS, names
from reader.types import Block, Cell, Kind, Span

if TYPE_CHECKING:
    from reader.dom import Element

LAYOUT = HEADINGS | names("table blockquote figure pre hr")  # a table that holds these only arranges a page
LONGEST_CELL = 1_000  # letters; longer ones are columns of a page


def holds_records(table: Element) -> bool:
    """Whether a <table> is one, and not a frame to arrange a page."""
    if next(table.iterdescendants(*LAYOUT), None) is not None:
        return False
    wide = [row for row in table.iter("tr") if len(row) > 1]
    if next(table.iterdescendants("th"), None) is not None:
        return bool(wide)
    return len(wide) > 1 and not any(map(_arranges, table.iter("td")))


def _arranges(cell: Element) -> bool:
    many = sum(1 for _ in cell.iter("p", "li", "img")) > 1
    return many or len("".join(map(str, cell.itertext()))) > LONGEST_CELL


class Table:
    """A table while it is read."""

    def __init__(self) -> None:
        self.caption = Runs()
        self._rows: list[list[tuple[Runs, bool]]] = []

    def begin_row(self) -> None:
        self._rows.append([])

    def begin_cell(self, *, header: bool) -> Runs:
        """The text of a new cell, to be written into."""
        if not self._rows:
            self.begin_row()
        runs = Runs()
        self._rows[-1].append((runs, header))
        return runs

    def block(self, at: int) -> Block:
        """The whole table, without its empty rows, at an offset; its text is empty when no cell has any."""
        rows: list[tuple[Cell, ...]] = []
        spans: list[Span] = []
        start = 0
        for row in self._rows:
            cells: list[Cell] = []
            for runs, header in row:
                text, styled = runs.finish()
                spans += (replace(span, start=start + span.start, end=start + span.end) for span in styled)
                cells.append(Cell(start=start, text=text, header=header))
                start += len(text) + 1
            if any(cell.text for cell in cells):
                rows.append(tuple(cells))
            else:
                start -= len(row)
        text = "\n".join("\t".join(cell.text for cell in row) for row in rows)
        return Block(kind=Kind.TABLE, start=at, text=text, spans=tuple(spans), rows=tuple(rows))
