"""A library's file: made whole, told apart from what is none, never emptied."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import DamagedError
from reader.store import schema


def test_a_new_library_is_made_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    assert not schema.current(tmp_path)
    schema.prepare(tmp_path)
    assert schema.current(tmp_path)
    schema.prepare(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [schema.FILE]


def test_the_version_counts_the_migrations(tmp_path: Path) -> None:
    schema.prepare(tmp_path)
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as db:
        applied = db.execute("select count(*) from _sqlite_migrations").fetchone()[0]
        assert db.execute("pragma user_version").fetchone()[0] == applied == schema.VERSION


def test_every_table_of_ours_is_strict(tmp_path: Path) -> None:
    schema.prepare(tmp_path)
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as db:
        rows = db.execute(
            "select name, strict from pragma_table_list where type = 'table' and schema = 'main'"
        )
        loose = [name for name, strict in rows if not strict and not name.startswith(("sqlite_", "_sqlite"))]
    assert not [name for name in loose if not name.startswith(("title_index_", "body_index_"))]


def test_somebody_quicker_keeps_their_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = tmp_path / "first"
    first.mkdir()
    schema.prepare(first)
    with closing(sqlite3.connect(first / schema.FILE)) as db:
        db.execute("insert into tag(name) values ('theirs')")
        db.commit()
    seen: list[Path] = []

    def not_there_yet(folder: Path) -> bool:  # as it was when the second process looked
        seen.append(folder)
        return False

    monkeypatch.setattr(schema, "current", not_there_yet)
    monkeypatch.setattr(Path, "exists", lambda _: False)
    schema.prepare(first)
    monkeypatch.undo()
    assert seen
    with closing(sqlite3.connect(first / schema.FILE)) as db:
        assert db.execute("select name from tag").fetchall() == [("theirs",)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is empty"),
        (b"these are notes, and no database" * 100, "the file is no library"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "the file is"),
    ],
)
def test_what_is_no_library_is_named_and_left_alone(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / schema.FILE).write_bytes(content)
    with pytest.raises(DamagedError, match=sentence):
        schema.prepare(tmp_path)
    assert (tmp_path / schema.FILE).read_bytes() == content


def test_another_programs_database_is_not_taken_over(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as db:
        db.execute("create table recipe(name text)")
        db.commit()
    with pytest.raises(DamagedError, match="not a library of Cuttings"):
        schema.prepare(tmp_path)


def test_a_newer_library_is_not_touched(tmp_path: Path) -> None:
    schema.prepare(tmp_path)
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as db:
        db.execute(f"pragma user_version = {schema.VERSION + 1}")
    with pytest.raises(DamagedError, match="newer version"):
        schema.prepare(tmp_path)


def test_a_missing_file_beside_its_journal_is_not_made_anew(tmp_path: Path) -> None:
    (tmp_path / f"{schema.FILE}-wal").write_bytes(b"left over")
    with pytest.raises(DamagedError, match="missing"):
        schema.prepare(tmp_path)


def test_an_older_library_is_brought_up_to_date_where_it_lies(tmp_path: Path) -> None:
    schema.prepare(tmp_path)
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as db:
        db.execute("pragma user_version = 0")
    assert not schema.current(tmp_path)
    schema.prepare(tmp_path)  # nothing pending: as an interrupted upgrade finds it
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as db:
        assert db.execute("select count(*) from story").fetchone() == (0,)


def test_a_script_is_cut_into_its_statements() -> None:
    script = "create table a(b);\ncreate trigger c after insert on a begin\n delete from a;\nend;\n"
    assert [text.split()[1] for text in schema.statements(script)] == ["table", "trigger"]
