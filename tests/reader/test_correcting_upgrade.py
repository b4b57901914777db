"""A library of the first version is opened by this one, with all that was in it and a copy of how it was."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from reader.library import Library
from reader.store import schema
from reader.types import Corrections, StoryId, View
from tests.reader.handiwork import opened

FIRST = Path(__file__).parent.parent / "data" / "library-v1.db"


def older(folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(FIRST, folder / schema.FILE)
    return folder


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        found: int = db.execute("pragma user_version").fetchone()[0]
        return found


def test_all_is_there_after_the_upgrade(tmp_path: Path) -> None:
    folder = older(tmp_path / "library")
    assert not Library.ready(folder)
    with opened(folder) as library:
        assert library.check() == []
        told = {id_: library.story(StoryId(id_)) for id_ in library.ids(View())}
        assert len(told) == 3
        assert {name for story in told.values() for name in story.tags} == {"kept"}
        assert [story.note for story in told.values() if story.note] == ["of the first version"]
        assert sum(len(story.quotes) for story in told.values()) == 10
    assert Library.ready(folder)
    assert version(folder / schema.FILE) == schema.VERSION


def test_the_library_as_it_was_is_kept_beside_it(tmp_path: Path) -> None:
    folder = older(tmp_path / "library")
    opened(folder).close()
    opened(folder).close()
    (backup,) = (folder / "backups").iterdir()
    assert version(backup) == 1
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        assert db.execute("select count(*) from story").fetchone() == (3,)


def test_stories_of_the_first_version_can_be_cut_and_put_right(tmp_path: Path) -> None:
    with opened(older(tmp_path / "library")) as library:
        first, second = (
            StoryId(id_)
            for id_ in sorted(library.ids(View()))
            if library.story(StoryId(id_)).capture == library.story(StoryId(1)).capture
        )
        before = library.cutting(first).stories
        assert before == (first, second)
        was = [library.story(id_).tags for id_ in before]
        library.tag([second], "second")
        library.join(first, second)
        capture = library.story(StoryId(library.ids(View(tag="second"))[0])).capture
        assert capture is not None
        library.set_marks(capture, ())
        assert library.cutting(first).stories == (first, second)
        assert library.story(second).note == "of the first version"
        assert [library.story(id_).tags for id_ in before] == [was[0], (*was[1], "second")]
        library.correct(first, Corrections(headline="Right"))
        assert library.check() == []
