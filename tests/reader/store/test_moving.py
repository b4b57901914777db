"""A library is moved whole or not at all, and what is not its own stays where it is."""

import shutil
from pathlib import Path

import pytest

from reader import disk, safety
from reader.errors import BusyError, DamagedError, DiskFullError, RefusedError
from reader.library import Library
from reader.probe import Probe
from reader.store import pictures
from reader.types import View
from tests.pictures_of import png

TWO = (Path(__file__).parent.parent.parent / "data" / "two-stories.txt").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with a picture, a backup, and a letter that is not its own."""
    with Library.open(tmp_path / "library") as library:
        library.save_text(TWO)
        mark = library.media.keep(png())
        library.write(lambda db: pictures.add(db, mark, Probe("png", 4, 4), len(png())))
        library.back_up()
    (tmp_path / "library" / "letter.txt").write_text("Dear Ada")
    return tmp_path / "library"


def test_a_library_is_copied_whole_and_the_old_one_is_removed_on_request(
    folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "place"
    safety.move(folder, target)
    with Library.open(target) as moved:
        assert len(moved.ids(View())) == 2
        assert moved.check() == []
        (backup,) = moved.backups()
        assert safety.verify(backup.path).pictures == 1
    (kept,) = (target / "media").glob("??/*")
    assert kept.stat().st_nlink == 2, "the backup's picture is the library's, as it was"
    assert not list(target.glob("*.lock"))
    safety.remove_moved(folder)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_nothing_is_copied_where_something_is_or_while_it_is_open(folder: Path, tmp_path: Path) -> None:
    for target in (folder, folder / "inside", tmp_path):
        with pytest.raises(RefusedError):
            safety.move(folder, target)
    with Library.open(folder) as library:
        library.bookmark([1])
        with pytest.raises(BusyError):
            safety.move(folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_copy_that_is_not_what_was_copied_does_not_stay(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(path: Path, target: Path) -> None:
        target.write_bytes(path.read_bytes()[:-1] + b"x")

    (tmp_path / "new").mkdir()
    monkeypatch.setattr(disk, "copy", spoil)
    with pytest.raises(DamagedError):
        safety.move(folder, tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000))
    with pytest.raises(DiskFullError, match="too little room"):
        safety.move(folder, tmp_path / "new")
    with Library.open(folder) as library:
        assert library.check() == []


def test_where_there_are_no_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    (tmp_path / "a").write_bytes(b"picture")
    monkeypatch.setattr("os.link", no_links)
    disk.share(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"picture"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
