"""Which backups stay, how one is made, and what a restore does with the library that is there."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import safety
from reader.errors import BusyError, DamagedError, DiskFullError, ReaderError, RefusedError
from reader.library import Library
from reader.media import Media
from reader.probe import Probe
from reader.store import backup, contents, pictures, schema
from reader.store.connection import only_one
from reader.types import Backup, Cure, StoryId, View, Why
from tests.damages import spoil
from tests.pictures_of import png

DAY = 86_400
NOW = 1_790_000_000
TWO = (Path(__file__).parent.parent.parent / "data" / "two-stories.txt").read_text(encoding="utf-8")


def clock() -> int:
    return NOW


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two stories, one of them tagged, with a note and a picture."""
    with Library.open(tmp_path / "library", clock=clock) as library:
        first, _ = library.save_text(TWO).stories
        library.tag([first], "harbour/wall")
        library.note(first, "ask Vane")
        mark = library.media.keep(png())
        library.write(lambda db: pictures.add(db, mark, Probe("png", 4, 4), len(png())))
        yield library


def told(library: Library) -> list[tuple[str, str, tuple[str, ...], str]]:
    found = [library.story(StoryId(id_)) for id_ in library.ids(View())]
    return [(story.headline, story.body.text, story.tags, story.note) for story in found]


# -- which stay --


def made(day: float, why: Why = Why.DAILY, size: int = 1) -> Backup:
    return Backup(path=Path(f"{day}.{why}"), made=NOW + int(day * DAY), why=why, bytes=size)


def test_seven_days_four_weeks_and_twelve_months_stay() -> None:
    year = [made(-day) for day in range(400)]
    stay = [one for one in year if one not in backup.superfluous(year)]
    assert stay[:7] == year[:7]
    assert len({datetime.fromtimestamp(one.made, UTC).strftime("%Y-%m") for one in stay}) == 12
    assert len(stay) <= 7 + 4 + 12


def test_what_the_person_made_stays_and_so_do_the_last_made_before_something() -> None:
    others = [made(-day) for day in range(30)]
    by_hand = made(-5_000, Why.BY_HAND)
    before = [made(-4_000 - day, Why.RESTORE) for day in range(5)]
    going = backup.superfluous([*others, by_hand, *before])
    assert by_hand not in going
    assert [one for one in before if one not in going] == before[:3]


def test_the_oldest_go_when_there_is_no_room() -> None:
    week = [made(-day, size=10) for day in range(7)]
    by_hand = made(-90, Why.BY_HAND, size=10)
    assert [one for one in [*week, by_hand] if one not in backup.superfluous([*week, by_hand], 30)] == [
        *week[:2],
        by_hand,
    ]
    assert backup.superfluous([made(0, size=100)], 1) == []


@given(
    st.lists(st.tuples(st.integers(-40_000, 40_000), st.sampled_from(Why)), max_size=60), st.integers(0, 60)
)
def test_the_newest_always_stays_and_what_goes_was_there(days: list[tuple[int, Why]], room: int) -> None:
    backups = [made(day, why) for day, why in dict(days).items()]
    going = backup.superfluous(backups, room)
    assert len(going) == len(set(going))
    assert set(going) <= set(backups)
    if backups:
        assert max(backups, key=lambda one: one.made) not in going


def test_a_clock_that_jumps_takes_one_place_and_is_made_up_for() -> None:
    before = [made(-day) for day in range(7)]
    jumped = [made(36_500), *before]
    assert backup.superfluous(jumped) == before[-1:]
    assert backup.is_due(jumped, NOW + DAY)
    assert not backup.is_due(jumped, NOW + 100)


# -- making one --


def test_a_backup_holds_all_but_what_can_be_made_again(library: Library) -> None:
    while library.renew_quotes(100):
        pass
    one = library.back_up()
    assert library.backups() == [one]
    assert one.path.name == "2026-09-21T141320Z.by-hand.db"
    with closing(sqlite3.connect(one.path)) as db:
        assert db.execute("select count(*) from story").fetchone() == (2,)
        assert db.execute("select text from note").fetchall() == [("ask Vane",)]
        assert db.execute("select count(*) from body_index_docsize").fetchone() == (0,)
        assert db.execute("select count(*) from quote").fetchone() == (0,)
    mark = Media(library.folder / "backups").path(contents.media(one.path)[0])
    assert mark.read_bytes() == png()
    assert mark.stat().st_nlink == 2
    assert [path.name for path in (library.folder / "backups").iterdir() if path.suffix == ".part"] == []


def test_the_backup_of_the_day_is_made_once_and_never_of_nothing(tmp_path: Path, library: Library) -> None:
    assert library.back_up_if_due() is not None
    assert library.back_up_if_due() is None
    with Library.open(tmp_path / "empty", clock=clock) as empty:
        assert empty.back_up_if_due() is None


def test_a_large_import_is_preceded_by_a_backup(library: Library) -> None:
    assert library.back_up_before_import(50) == ""
    assert library.backups() == []
    assert library.back_up_before_import(51) == ""
    assert [one.why for one in library.backups()] == [Why.IMPORT]


def test_without_room_no_backup_is_made_and_an_import_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(library.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100_000))
    with pytest.raises(DiskFullError, match="too little room"):
        library.back_up()
    assert "too little room" in library.back_up_before_import(51)


def test_only_one_backup_is_made_at_a_time(library: Library) -> None:
    with only_one(library.folder / "backup.lock"), pytest.raises(BusyError):
        library.back_up()
    with only_one(library.folder / "backup.lock"):
        assert library.back_up_if_due() is None


def test_a_backup_that_was_stopped_or_killed_leaves_nothing(library: Library) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("reader.store.copying.STEPS", 1)
        with pytest.raises(InterruptedError):
            library.back_up(stop=stop)
    left = library.folder / "backups" / "2026-09-21T141320Z.daily.db.part"
    left.write_bytes(b"half")
    assert library.backups() == []
    library.back_up()
    assert not left.exists()


def test_a_copy_that_is_not_right_gets_no_name(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise DamagedError("library.db", "the file is damaged")

    monkeypatch.setattr(contents, "prove", wrong)
    with pytest.raises(DamagedError):
        library.back_up()
    assert list((library.folder / "backups").iterdir()) == []


def test_pictures_stay_for_as_long_as_a_backup_names_them(library: Library) -> None:
    library.back_up(Why.DAILY)
    kept = Media(library.folder / "backups")
    (mark,) = contents.media(library.backups()[0].path)
    library.write(lambda db: db.execute("delete from media"))
    library.clock = lambda: NOW + 1
    os.utime(kept.path(mark), (0, 0))
    library.back_up(Why.DAILY)
    assert not kept.path(mark).exists(), "the newer of the day took the place of the other"


# -- restoring --


def test_a_library_comes_back_from_a_backup_and_goes_back_again(library: Library) -> None:
    before = told(library)
    one = library.back_up()
    library.tag(list(library.ids(View())), "wrong")
    after = told(library)
    library.close()
    found = safety.look(library.folder, Path(one.path.name))
    assert (found.stories, found.tags, found.notes, found.pictures) == (2, 2, 1, 1)
    restored = safety.put_back(library.folder, Path(one.path.name), clock)
    with Library.open(library.folder, clock=clock) as again:
        assert told(again) == before
        assert again.check() == []
        assert list(again.ids(View(search="timber")))
    assert restored.kept is not None
    safety.put_back(library.folder, restored.kept, clock)
    with Library.open(library.folder, clock=clock) as again:
        assert told(again) == after
        assert again.check() == []


def test_one_file_carries_all_to_another_computer(library: Library, tmp_path: Path) -> None:
    before = told(library)
    file = tmp_path / "away.db"
    assert library.export_backup(file).pictures == 1
    assert library.export_backup(file).stories == 2, "a backup may be written again"
    assert safety.verify(file).stories == 2
    safety.put_back(tmp_path / "other", file, clock)
    with Library.open(tmp_path / "other", clock=clock) as other:
        assert told(other) == before
        assert other.media.path(contents.media(file)[0]).read_bytes() == png()
        assert other.check() == []


def test_a_file_that_is_something_else_is_not_written_over(library: Library, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada")
    for file in (
        tmp_path / "letter.txt",
        library.folder / schema.FILE,
        tmp_path / "no" / "file.db",
        tmp_path,
    ):
        with pytest.raises(RefusedError):
            library.export_backup(file)
    assert (tmp_path / "letter.txt").read_text() == "Dear Ada"


def test_while_somebody_has_the_library_open_it_is_not_put_back(library: Library) -> None:
    one = library.back_up()
    with pytest.raises(BusyError, match="library"):
        safety.put_back(library.folder, one.path, clock)
    assert len(told(library)) == 2


@pytest.mark.parametrize("spoil", ["junk", "empty", "half", "missing"])
def test_a_damaged_library_is_kept_as_it_is_and_a_backup_takes_its_place(
    library: Library, spoil: str
) -> None:
    before = told(library)
    one = library.back_up()
    library.close()
    path = library.folder / schema.FILE
    content = path.read_bytes()
    damaged = {"junk": b"no database " * 999, "empty": b"", "half": content[: len(content) // 2]}.get(spoil)
    path.unlink() if damaged is None else path.write_bytes(damaged)
    with pytest.raises(DamagedError, match="backup"):
        Library.open(library.folder)
    restored = safety.put_back(library.folder, one.path, clock)
    with Library.open(library.folder, clock=clock) as again:
        assert told(again) == before
    if damaged is not None:
        kept = restored.kept
        assert kept is not None
        file = kept / schema.FILE if kept.is_dir() else kept
        assert file.read_bytes() == damaged


def test_a_backup_that_is_damaged_or_newer_is_refused_and_nothing_changes(library: Library) -> None:
    one = library.back_up()
    before = told(library)
    library.close()
    content = bytearray(one.path.read_bytes())
    for spoilt in (content[: len(content) // 2], b"junk" * 1_000, b""):
        one.path.write_bytes(spoilt)
        with pytest.raises(DamagedError):
            safety.put_back(library.folder, one.path, clock)
        with pytest.raises(DamagedError):
            safety.verify(one.path)
    one.path.write_bytes(content)
    with closing(sqlite3.connect(one.path)) as db:
        db.execute("pragma user_version = 99")
    with pytest.raises(DamagedError, match="newer"):
        safety.look(library.folder, one.path)
    for file in (library.folder / "backups" / "none.db", library.folder, library.folder / schema.FILE):
        with pytest.raises(ReaderError):
            safety.put_back(library.folder, file, clock)
    with Library.open(library.folder, clock=clock) as again:
        assert told(again) == before


def test_a_damaged_wal_is_named_kept_and_gone_on_without(library: Library) -> None:
    before = told(library)
    library.close()
    wal = library.folder / f"{schema.FILE}-wal"
    wal.write_bytes(b"junk" * 2_000)
    with pytest.raises(DamagedError, match="last changes"):
        Library.open(library.folder)
    aside = safety.put_wal_aside(library.folder, clock)
    assert aside is not None
    assert (aside / wal.name).read_bytes() == b"junk" * 2_000
    with Library.open(library.folder, clock=clock) as again:
        assert told(again) == before
        assert safety.put_wal_aside(library.folder, clock) is None


# -- sessions and repairs --


def test_a_window_that_did_not_end_is_known(library: Library) -> None:
    assert library.begin()
    assert not library.begin()
    library.end()
    assert library.begin()


def test_pictures_are_mended_from_the_backups_or_fetched_again(library: Library) -> None:
    (story, *_) = library.ids(View())
    (mark,) = contents.media(library.folder / schema.FILE)
    address = "https://courier.example/a.png"
    library.write(
        lambda db: db.execute(
            "insert into picture(story_id, address, hash) values (?, ?, ?)", (story, address, mark)
        )
    )
    library.back_up()
    path = library.media.path(mark)
    path.unlink()
    assert library.repair(library.check()) == []
    assert path.read_bytes() == png()
    path.write_bytes(bytes(len(png())))
    assert library.repair(library.check()) == []
    assert library.check() == []


# -- written anew --


REMADE = ("body_index_data", "body_index_docsize", "title_index_data", "title_index_idx", "quote", "derived")


@pytest.mark.parametrize("content", [b"", b"\xff" * 8_192], ids=["zeros", "noise"])
@pytest.mark.parametrize("tree", REMADE)
def test_damage_in_what_can_be_made_again_costs_nothing(library: Library, tree: str, content: bytes) -> None:
    before, folder = told(library), library.folder
    library.close()
    spoil(folder, tree, content)
    spoilt = (folder / schema.FILE).read_bytes()
    with Library.open(folder, clock=clock) as damaged:
        assert {problem.cure for problem in damaged.check()} == {Cure.ANEW}
        assert damaged.repair(damaged.check()) == damaged.check()  # not while it is open
    kept = safety.write_anew(folder, clock)
    assert (kept / schema.FILE).read_bytes()[4_096:] == spoilt[4_096:]  # its header tells who wrote last
    with Library.open(folder, clock=clock) as again:
        assert again.check(every=True) == []
        assert told(again) == before
        assert len(again.ids(View(search="timber"))) == 1
        while again.renew_quotes(100):
            pass
        assert again.story(StoryId(1)).quotes


def test_while_somebody_has_the_library_open_it_is_not_written_anew(library: Library) -> None:
    before = told(library)
    with pytest.raises(BusyError, match="library"):
        safety.write_anew(library.folder, clock)
    assert told(library) == before
    assert not list(library.folder.glob("*.new*"))


@pytest.mark.parametrize("tree", ["story", "body", "state", "note", "story_tag", "capture"])
def test_damage_in_what_cannot_be_made_again_leaves_all_as_it_is(library: Library, tree: str) -> None:
    folder = library.folder
    library.close()
    spoil(folder, tree, b"\xff" * 8_192)
    spoilt = (folder / schema.FILE).read_bytes()
    with pytest.raises(DamagedError):
        safety.write_anew(folder, clock)
    assert (folder / schema.FILE).read_bytes()[4_096:] == spoilt[4_096:]
    assert not list(folder.glob("*.new*"))
    assert not list((folder / "backups").glob("damaged-*"))
