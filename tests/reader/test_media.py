"""Files of pictures: whole or not there, once, and none left over."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from reader import media
from reader.errors import DiskFullError, ReadOnlyError
from reader.media import Media

PNG = b"\x89PNG\r\n\x1a\n and more"
HASH = hashlib.sha256(PNG).hexdigest()


def old(path: Path) -> None:
    os.utime(path, (1, 1))


def test_a_file_is_called_by_what_is_in_it_and_kept_once(tmp_path: Path) -> None:
    kept = Media(tmp_path)
    assert kept.keep(PNG) == kept.keep(PNG) == HASH
    assert kept.path(HASH) == tmp_path / "media" / HASH[:2] / HASH
    assert kept.path(HASH).read_bytes() == PNG
    assert [path.name for path in (tmp_path / "media").rglob("*") if path.is_file()] == [HASH]


def test_the_disk_has_a_file_and_its_name_before_anybody_hears_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        done.append("folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "file")
        sync(handle)

    def renamed(self: Path, target: Path) -> Path:
        done.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", renamed)
    Media(tmp_path).keep(PNG)
    assert done == ["file", "name", "folder"]


def test_files_that_were_brought_are_settled_together_and_one_that_came_twice_once(tmp_path: Path) -> None:
    kept = Media(tmp_path)
    came = [kept.bring(PNG), kept.bring(PNG), kept.bring(PNG + b"!")]
    assert len({one.beside for one in came}) == 3, (
        "each lies by itself: one may be settled while another is written"
    )
    assert kept.missing({HASH: len(PNG)}) == [HASH]
    kept.settle(came)
    marks = {one.mark for one in came}
    assert {path.name for path in (tmp_path / "media").rglob("*") if path.is_file()} == marks
    assert len(marks) == 2
    assert kept.bring(PNG).beside is None
    kept.settle([kept.bring(PNG)])
    assert kept.read(HASH) == PNG


def test_half_a_file_is_written_again(tmp_path: Path) -> None:
    kept = Media(tmp_path)
    kept.keep(PNG)
    kept.path(HASH).write_bytes(PNG[:5])
    assert kept.missing({HASH: len(PNG)}) == [HASH]
    kept.keep(PNG)
    assert kept.missing({HASH: len(PNG)}) == []


def test_what_is_missing_damaged_or_left_over_is_named(tmp_path: Path) -> None:
    kept = Media(tmp_path)
    kept.keep(PNG)
    gone = "ab" * 32
    assert kept.missing({HASH: len(PNG), gone: 3}) == [gone]
    assert kept.damaged({HASH: len(PNG), gone: 3}) == []
    kept.path(HASH).write_bytes(PNG[::-1])
    assert kept.damaged({HASH: len(PNG)}) == [HASH]
    assert kept.left_over([]) == [], "its row may be on the way"
    old(kept.path(HASH))
    assert kept.left_over([HASH]) == []
    assert kept.left_over([]) == [kept.path(HASH)]


def test_only_files_of_ours_are_swept(tmp_path: Path) -> None:
    kept = Media(tmp_path)
    assert kept.sweep([]) == 0
    other = kept.keep(PNG + b"!")
    kept.keep(PNG)
    part = kept.path(HASH).with_name(f"{HASH}.77-ff.part")
    mine = kept.path(HASH).with_name("holiday.jpg")
    for path in (part, mine):
        path.write_bytes(b"x")
    for path in (part, mine, kept.path(HASH), kept.path(other)):
        old(path)
    assert kept.sweep([HASH]) == 2
    assert not part.exists()
    assert not kept.path(other).exists()
    assert mine.exists()
    assert kept.path(HASH).exists()
    kept.remove([HASH, other])
    assert not kept.path(HASH).exists()


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, DiskFullError), (errno.EROFS, ReadOnlyError)])
def test_a_disk_that_takes_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def full(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(kind):
        Media(tmp_path).keep(PNG)
    assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]


def test_a_file_that_goes_while_it_is_looked_at_is_no_trouble(tmp_path: Path) -> None:
    assert media._made(tmp_path / "gone") > 0
