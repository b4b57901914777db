"""Files and pasted texts as pages: where a capture begins when it does not come from the network."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader import types
from reader.errors import DiskFullError, NotFoundError, RefusedError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

    from reader.types import Page

LARGEST = 50 << 20
TOO_LARGE = f"it is too large: more than {LARGEST >> 20} MB; nothing was kept"
MEDIA_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
}


def is_given(word: str) -> bool:
    """Whether a word names something to open: an address of the web, or a file that is there."""
    if word.startswith(("http://", "https://")):
        return True
    try:
        return Path(word).is_file()
    except (OSError, ValueError):
        return False


def from_text(text: str, name: str = "") -> Page:
    """A pasted text."""
    content = text.encode("utf-8", errors="replace")
    if len(content) > LARGEST:
        raise UnreadableError(name or "the text", TOO_LARGE)
    return types.Page(content=content, media_type="text/plain", charset="utf-8", name=name)


def from_file(path: Path) -> Page:
    """A file of text, HTML or Markdown; what it is called says which, else its beginning will."""
    name = path.name.encode("utf-8", "replace").decode()  # a file's name may hold bytes that are no text
    return types.Page(
        content=read_bytes(path), media_type=MEDIA_TYPES.get(path.suffix.lower(), ""), name=name
    )


def from_stream(stream: IO[bytes], name: str) -> Page:
    """What standard input brings; its beginning says whether it is HTML."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UnreadableError(name, TOO_LARGE)
    return types.Page(content=content, name=name)


def read_bytes(path: Path) -> bytes:
    """A file's bytes, or a sentence about why they are not to be had."""
    try:
        if path.is_dir():
            raise RefusedError(str(path), "this is a folder; choose a file in it")
        if path.exists() and not path.is_file():  # reading it might never end
            raise RefusedError(str(path), "this is a device or a pipe, not a file; copy it into a file first")
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableError(str(path), TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(str(path), "there is no such file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RefusedError(str(path), f"the file cannot be read ({reason})") from error


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write a file whole or not at all; how many lines it has."""
    target = Path(os.path.realpath(path))  # a link stays one
    beside = target.parent / f".{target.name}.part"
    count = 0
    try:
        if target.exists() and not target.is_file():
            raise RefusedError(str(path), "this is a folder or a device; name a file to write")
        with beside.open("w", encoding="utf-8", errors="replace") as file:
            for line in lines:
                file.write(line + "\n")
                count += 1
        beside.replace(target)
    except OSError as error:
        kind = DiskFullError if error.errno == errno.ENOSPC else RefusedError
        raise kind(str(path), f"the file cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError):  # it cannot be there where it could not be made
            beside.unlink(missing_ok=True)
    return count
