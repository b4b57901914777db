"""The judge of crashes finds what a crash could leave; and the whole script still runs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest

from reader.fetch import Fetcher
from reader.library import Library
from tests.crash import kill, together
from tests.crash.judge import judge, kept
from tests.crash.promises import Promises
from tests.crash.telling import Told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site

STORIES = [Told(number, 1) for number in range(3)]


@pytest.fixture
def folder(tmp_path: Path, site: Site) -> Path:
    """A library of three stories that say whether they are whole."""
    with Library.open(tmp_path / "library", fetcher=Fetcher(allowed=[site.host])) as library:
        library.subscribe(site.feed("/feed", stories=[(one.headline, one.html) for one in STORIES]))
    return tmp_path / "library"


def promises(folder: Path) -> Promises:
    """All that is in a library now was promised."""
    made = Promises()
    with closing(sqlite3.connect(folder / "library.db")) as db:
        made.hear(
            {"event": "ack", "id": id_, "hash": mark}
            for id_, mark in db.execute("select id, hash from story")
        )
    return made


def test_a_library_as_it_should_be_has_no_faults(folder: Path) -> None:
    assert judge(folder, promises(folder)) == []
    assert kept(folder) == {one.number: one for one in STORIES}


@pytest.mark.parametrize(
    ("blow", "fault"),
    [
        ("delete from body where story_id = 1", "story 1 has no body"),
        ("delete from story where id = 1", "a body has no story"),
        ("delete from source where story_id = 1", "story 1 has no source"),
        (
            "delete from source where story_id = 1; delete from state; delete from body; delete from story",
            "lost",
        ),
        ("update body set text = substr(text, 1, 200) where story_id = 1", "half a story"),
        ("update story set headline = 'x' where id = 1", "half a story"),
        ("insert into body_index(body_index) values ('delete-all')", "body_index finds nothing"),
        ("update title_index_data set block = x'00' where id > 100", "title_index: "),
        (
            "update body set text = (select text from body where story_id = 1);"
            "update story set headline = (select headline from story where id = 1)",
            "is there 3 times",
        ),
    ],
)
def test_what_a_crash_could_leave_is_found(folder: Path, blow: str, fault: str) -> None:
    promised = promises(folder)
    with closing(sqlite3.connect(folder / "library.db")) as db:
        db.executescript(f"pragma writable_schema = on; {blow}")
    assert any(fault in one for one in judge(folder, promised)), judge(folder, promised)


def test_a_damaged_file_and_litter_are_found(folder: Path) -> None:
    (folder / "library.db.tmp").write_text("left")
    assert judge(folder, Promises()) == ["litter: library.db.tmp"]
    (folder / "library.db.tmp").unlink()
    whole = (folder / "library.db").read_bytes()
    (folder / "library.db").write_bytes(whole[:50_000] + b"x" * 9_000 + whole[59_000:])
    assert judge(folder, Promises())


def test_a_promise_is_kept_by_an_earlier_text_too(folder: Path, site: Site) -> None:
    promised = promises(folder)
    edited = [(one.headline, one._replace(edition=2).html) for one in STORIES]
    with Library.open(folder, fetcher=Fetcher(allowed=[site.host])) as library:
        site.feed("/feed", stories=edited)
        library.refresh(force=True)
    assert not [fault for fault in judge(folder, promised) if "lost" in fault]


def test_a_refresh_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    (one,) = kill.rounds(tmp_path, Random(3), 1, ["refresh"])
    assert (one.faults, one.hit) == ([], True), one


def test_a_tag_that_was_promised_and_is_lost_is_found(folder: Path) -> None:
    promised = promises(folder)
    (id_, mark) = next(iter(promised._hashes.items()))
    promised.hear([{"event": "ack", "op": "tag", "id": id_, "hash": mark, "tag": "kept"}])
    assert judge(folder, promised) == [f"the tag kept of story {id_} was acknowledged and is lost"]


SYNCED = """\
7 pwrite64(5</a/library.db-wal>, "x", 10, 0) = 10
7 fdatasync(5</a/library.db-wal>) = 0
7 write(1<pipe:[9]>, "{\\"event\\": \\"ack\\", \\"op\\"", 60) = 60
"""


def test_an_acknowledgement_before_its_sync_is_found() -> None:
    assert together.early(SYNCED) == ([], 1)
    written, synced, said = SYNCED.splitlines()
    faults, acknowledged = together.early("\n".join((written, said, synced)))
    assert (len(faults), acknowledged) == (1, 1)
    assert together.early(said) == ([], 1)
