"""What SQLite complains of, in sentences with an exit code."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import BusyError, DamagedError, DiskFullError, ReaderError, ReadOnlyError, StoreError
from reader.store import connection, schema
from reader.store.connection import Readers, connect, connect_reading, only_one, sentences, transaction


def complaint(code: int, text: str = "") -> sqlite3.Error:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, BusyError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, BusyError),
        (sqlite3.SQLITE_FULL, DiskFullError),
        (sqlite3.SQLITE_IOERR_SHMSIZE, DiskFullError),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnlyError),
        (sqlite3.SQLITE_CANTOPEN, ReadOnlyError),
        (sqlite3.SQLITE_CORRUPT, DamagedError),
        (sqlite3.SQLITE_NOTADB, DamagedError),
        (sqlite3.SQLITE_IOERR_READ, StoreError),
    ],
)
def test_a_complaint_becomes_a_sentence(code: int, kind: type[StoreError]) -> None:
    with pytest.raises(kind, match=r"library\.db"), sentences(Path("library.db")):
        raise complaint(code)


def test_a_missing_table_is_damage_and_a_mistake_of_ours_stays_loud() -> None:
    with pytest.raises(DamagedError), sentences(Path("x")):
        raise complaint(sqlite3.SQLITE_ERROR, "no such table: story")
    with pytest.raises(sqlite3.OperationalError), sentences(Path("x")):
        raise complaint(sqlite3.SQLITE_ERROR, "near “selct”: syntax error")


def test_an_interrupted_read_is_no_error_of_the_file() -> None:
    with pytest.raises(InterruptedError), sentences(Path("x")):
        raise complaint(sqlite3.SQLITE_INTERRUPT)


def test_bytes_that_are_no_text_are_damage() -> None:
    with pytest.raises(DamagedError), sentences(Path("x")):
        b"\xff".decode()


def test_a_transaction_is_all_or_nothing(db: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError), transaction(db):
        db.execute("insert into tag(name) values ('half')").execute("no SQL")
    assert not db.in_transaction
    with transaction(db):
        db.execute("insert into tag(name) values ('whole')")
    assert db.execute("select name from tag").fetchall() == [("whole",)]


def test_who_finds_the_library_locked_waits_no_longer_than_its_patience(tmp_path: Path) -> None:
    schema.prepare(tmp_path)
    path = tmp_path / schema.FILE
    with (
        closing(connect(path, write=True)) as mine,
        closing(connect(path, write=True, patience=0.05)) as theirs,
    ):
        mine.execute("begin immediate")
        with pytest.raises(BusyError), sentences(path), transaction(theirs):
            pass


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyError):
        connect(tmp_path / schema.FILE)
    assert not list(tmp_path.iterdir())


def test_readers_have_a_connection_a_thread_and_cannot_write(tmp_path: Path) -> None:
    schema.prepare(tmp_path)
    readers = Readers(tmp_path / schema.FILE)
    with readers.reading() as mine, readers.reading() as again:
        assert mine is again
    found: list[sqlite3.Connection] = []

    def other() -> None:
        with readers.reading() as theirs:
            found.append(theirs)

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert found[0] is not mine
    with pytest.raises(ReadOnlyError), readers.reading() as db:
        db.execute("insert into tag(name) values ('x')")
    readers.interrupt(threading.get_ident())
    readers.interrupt(-1)
    readers.close()


def test_one_read_sees_one_state_whatever_is_written_meanwhile(tmp_path: Path) -> None:
    schema.prepare(tmp_path)
    readers = Readers(tmp_path / schema.FILE)
    count = "select count(*) from tag"
    with closing(connect(tmp_path / schema.FILE, write=True)) as writer:
        with readers.reading() as db:
            assert db.execute(count).fetchone() == (0,)
            writer.execute("insert into tag(name) values ('new')")
            with readers.reading() as within:
                assert within.execute(count).fetchone() == (0,)
            assert db.execute(count).fetchone() == (0,)
        with readers.reading() as db:
            assert db.execute(count).fetchone() == (1,)
    readers.close()


def test_a_connection_that_cannot_let_go_of_what_it_read_is_replaced(tmp_path: Path) -> None:
    schema.prepare(tmp_path)
    readers = Readers(tmp_path / schema.FILE)
    with readers.reading() as db:
        db.close()  # as by another thread that closes the library
    with readers.reading() as other:
        assert other is not db
        assert other.execute("select 1").fetchone() == (1,)
    readers.close()


def test_closed_readers_open_nothing_more(tmp_path: Path) -> None:
    schema.prepare(tmp_path)
    readers = Readers(tmp_path / schema.FILE)
    readers.close()
    with pytest.raises(ReaderError, match="closed"), readers.reading():
        pass


def test_only_one_holds_a_lock_file(tmp_path: Path) -> None:
    with only_one(tmp_path / "a.lock") as first, only_one(tmp_path / "a.lock") as second:
        assert (first, second) == (True, False)
    with only_one(tmp_path / "a.lock") as again:
        assert again
    with pytest.raises(ReadOnlyError), only_one(tmp_path / "no" / "a.lock"):
        pass


def test_where_nothing_can_be_written_the_file_is_read_as_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.prepare(tmp_path)
    with closing(connect(tmp_path / schema.FILE, write=True)) as db:
        db.execute("insert into tag(name) values ('kept')")

    def full(*_: object, **__: object) -> sqlite3.Connection:
        raise DiskFullError("library.db", "the disk is full")

    monkeypatch.setattr(connection, "connect", full)
    with closing(connect_reading(tmp_path / schema.FILE)) as db:
        assert db.execute("select name from tag").fetchall() == [("kept",)]
        with pytest.raises(ReadOnlyError), sentences(tmp_path):
            db.execute("insert into tag(name) values ('more')")


def test_where_its_newest_changes_lie_beside_it_the_past_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.prepare(tmp_path)
    path = tmp_path / schema.FILE

    def refused(*_: object, **__: object) -> None:
        raise ReadOnlyError(str(path), "the library cannot be written to")

    monkeypatch.setattr(connection, "connect", refused)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"changes")
    with pytest.raises(ReadOnlyError, match="another disk"):
        connect_reading(path)
    log.write_bytes(b"")
    connect_reading(path).close()
