"""docs/library.md says of every table and column what it is, and its examples run."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (Path(__file__).parents[3] / "docs" / "library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
SECTION = re.compile(r"^### (.*?)\n(.*?)(?=^##|\Z)", re.DOTALL | re.MULTILINE)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A new library, as any program would open it."""
    schema.prepare(tmp_path)
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as db:
        yield db


def described() -> dict[str, set[str]]:
    """The names in backticks that stand under each table."""
    found: dict[str, set[str]] = {}
    for heading, words in SECTION.findall(PAGE):
        for table in re.findall(r"`(\w+)`", heading.split(":")[0]):
            found[table] = set(re.findall(r"`(\w+)`", words))
    return found


def test_every_table_and_column_is_described(fresh: sqlite3.Connection) -> None:
    tables = [
        name
        for name, kind in fresh.execute("select name, type from pragma_table_list where schema = 'main'")
        if kind in ("table", "virtual") and not name.startswith(("sqlite_", "_sqlite_"))
    ]
    known = described()
    assert set(known) == set(tables)
    for table in tables:
        columns = {name for (name,) in fresh.execute("select name from pragma_table_info(?)", (table,))}
        assert columns <= known[table], table


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs_without_this_program(fresh: sqlite3.Connection, example: str) -> None:
    assert fresh.execute(example).description


def test_there_are_five_examples() -> None:
    assert len(EXAMPLES) == 5
