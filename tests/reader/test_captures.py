"""Files and texts as pages."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import captures
from reader.errors import DiskFullError, NotFoundError, RefusedError, UnreadableError


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.md", "text/markdown"),
        ("a.txt", "text/plain"),
        ("a", ""),
    ],
)
def test_a_files_name_says_what_it_is(tmp_path: Path, name: str, media_type: str) -> None:
    (tmp_path / name).write_bytes(b"words")
    page = captures.from_file(tmp_path / name)
    assert (page.content, page.media_type, page.name) == (b"words", media_type, name)


def test_a_text_becomes_bytes_whatever_is_in_it() -> None:
    assert captures.from_text("“words”").content == "“words”".encode()
    assert captures.from_text("lone \ud800").content == b"lone ?"


def test_what_cannot_be_read_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file"):
        captures.from_file(tmp_path / "none.txt")
    with pytest.raises(RefusedError, match="this is a folder"):
        captures.from_file(tmp_path)
    with pytest.raises(RefusedError, match="cannot be read"):
        captures.from_file(Path("a\0b"))


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "LARGEST", 10)
    (tmp_path / "big.txt").write_bytes(b"x" * 11)
    with pytest.raises(UnreadableError, match="too large"):
        captures.from_file(tmp_path / "big.txt")
    with pytest.raises(UnreadableError, match="too large"):
        captures.from_text("x" * 11)
    with pytest.raises(UnreadableError, match="too large"):
        captures.from_stream(io.BytesIO(b"x" * 11), "standard input")
    assert captures.from_stream(io.BytesIO(b"x" * 10), "standard input").content == b"x" * 10


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    assert captures.write_lines(path, ["one", "two"]) == 2
    assert path.read_text() == "one\ntwo\n"
    with pytest.raises(RefusedError, match="cannot be written"):
        captures.write_lines(tmp_path / "no" / "out.jsonl", ["one"])

    def full() -> Iterator[str]:
        yield "one"
        raise OSError(28, os.strerror(28))

    with pytest.raises(DiskFullError):
        captures.write_lines(path, full())
    assert path.read_text() == "one\ntwo\n"
    assert [one.name for one in tmp_path.iterdir()] == ["out.jsonl"]
