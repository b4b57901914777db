"""Files written whole or not at all, and held by the disk before anybody hears of them."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.errors import DiskFullError, NotFoundError, ReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def sentences(path: Path, what: str) -> Iterator[None]:
    """Turn what the disk says no to into a StoreError; `what` says what cannot be done."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotFoundError(str(error.filename or path), "there is no such file or folder") from error
    except OSError as error:
        kind = DiskFullError if error.errno in FULL else ReadOnlyError
        raise kind(str(path), f"{what} ({error.strerror})") from error


def sync(path: Path) -> None:
    """Have the disk hold a file; of a folder, where the system can be asked that, its names."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put(beside: Path, path: Path) -> None:
    """Give a file that is whole its name, whatever had it before; both lie in one folder."""
    put_all({path: beside})


def put_all(files: Mapping[Path, Path]) -> None:
    """Give files that are whole the names they are to have; each lies in the folder where it stays."""
    for beside in files.values():
        sync(beside)
    for path, beside in files.items():
        beside.replace(path)
    for folder in dict.fromkeys(path.parent for path in files):
        sync(folder)


def share(path: Path, target: Path) -> None:
    """Have a file under a second name as well: by a link, or where there are none as a copy."""
    try:
        os.link(path, target)
    except FileNotFoundError:
        raise
    except FileExistsError:
        return
    except OSError:
        copy(path, target)


def copy(path: Path, target: Path) -> None:
    """Copy a file, whole or not at all."""
    import shutil

    beside = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        shutil.copyfile(path, beside)
        put(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def size(path: Path) -> int:
    """How many bytes a file has; 0 when it is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes."""
    import hashlib  # brings OpenSSL with it: not for the first paint

    return hashlib.sha256(content).hexdigest()


def fingerprint(path: Path) -> str:
    """The SHA-256 of what is in a file."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def taken(folder: Path) -> int:
    """How many bytes the files below a folder take."""
    return sum(size(path) for path in folder.rglob("*") if path.is_file())
