"""How much room a library takes beside the plain text of its stories, table by table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.table import row, title

if TYPE_CHECKING:
    from reader.library import Library

SIZES = "select name, sum(pgsize) from dbstat where name <> 'capture' group by name order by 2 desc"
SHOWN = 12


def report(library: Library) -> None:
    """The rows of the table about room: all but raw captures and pictures."""
    with library.reading() as db:
        (plain,) = db.execute("select sum(length(cast(text as blob))) from body").fetchone()
        sizes: dict[str, int] = dict(db.execute(SIZES).fetchall())
    total = library.sidebar().total
    title(f"Room on the disk of {total:,} stories with {plain / total:,.0f} bytes of plain text each")
    row(
        "everything but captures and pictures, over the plain text",
        _over(sum(sizes.values()), plain),
        "<= 3.2x",
        "2.5x",
    )
    for name in list(sizes)[:SHOWN]:
        row(f"  {name}", f"{sizes[name] / total:,.0f} B, {_over(sizes[name], plain)}")
    others = sum(list(sizes.values())[SHOWN:])
    row(
        f"  {len(sizes) - SHOWN} smaller tables and indexes",
        f"{others / total:,.0f} B, {_over(others, plain)}",
    )


def _over(size: float, plain: int) -> str:
    return f"{size / plain:.2f}x"
