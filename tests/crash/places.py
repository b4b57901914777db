"""A disk that is full or read-only: a small file system of our own, where we may make one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.crash.judge import judge
from tests.crash.keeping import fill, write
from tests.crash.program import run
from tests.crash.promises import Promises
from tests.crash.round import Round, Skipped
from tests.crash.telling import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from random import Random

SIZE = "20m"
LEVELS = (0, 8 << 10, 64 << 10, 400 << 10, 2 << 20)  # bytes that are left free
READ_ONLY = 6
FULL = 5


@contextmanager
def disk(place: Path) -> Iterator[Path]:
    """A file system of 20 MB, mounted while the block runs."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        raise Skipped("it takes root on Linux to mount a small file system")
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "cuttings", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        raise Skipped("no file system may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def full(folder: Path, _chance: Random, count: int) -> Iterator[Round]:
    """Write with so little room; then read; then write again where there is room."""
    with disk(folder / "disk") as place:
        library, more = place / "library", folder / "more.jsonl"
        told, promises = len(fill(library)), Promises()
        for number in range(count):
            free = LEVELS[number % len(LEVELS)]
            told += 60
            write(more, [Told(one, 1) for one in range(told - 59, told + 1)])
            act = _writing(number // len(LEVELS), more)
            filler = _fill_up(place, free)
            said, ended = run(library, act)
            promises.hear(said)
            faults = [] if ended.code in (0, FULL) else [f"{act[0]} ended with {ended.code}: {ended}"]
            faults += _reads(library)
            filler.unlink()
            said, again = run(library, act)
            promises.hear(said)
            faults += [] if again.code == 0 else [f"with room again: {again}"]
            told_ = f"{act[0]} with {free >> 10} kB: {ended.code}"
            yield Round(told_, faults + judge(library, promises), ended.code != 0, len(said))


def read_only(folder: Path, _chance: Random, count: int) -> Iterator[Round]:
    """Nothing can be written: every act says so, and everything can be read."""
    with disk(folder / "disk") as place:
        library, more, promises = place / "library", folder / "more.jsonl", Promises()
        fill(library)
        write(more, [Told(number, 1) for number in range(500, 600)])
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        for number in range(count):
            act = _writing(number, more)
            _, ended = run(library, act)
            faults = [] if ended.code == READ_ONLY else [f"{act[0]} ended with {ended.code}: {ended}"]
            faults += _reads(library) + judge(library, promises)
            yield Round(f"{act[0]}: {ended.code}", faults, True, 0)


def _writing(number: int, more: Path) -> Sequence[str]:
    acts: tuple[Sequence[str], ...] = (
        ("import", str(more)),
        ("tag", "--all", f"kept/{number}"),
        ("note", "1", f"a note, the {number}th"),
        ("bookmark", "1", "2"),
        ("unread", "1"),
        ("backup",),
        ("read", "2"),
    )
    return acts[number % len(acts)]


def _reads(library: Path) -> list[str]:
    """What cannot be read."""
    faults = []
    for words in (("list",), ("search", "story7edition1"), ("show", "7"), ("info",)):
        _, ended = run(library, words)
        if ended.code != 0 or not (ended.end.get("stories", True)):
            faults.append(f"{words[0]} ended with {ended.code}: {ended.end or ended.errors}")
    return faults


def _fill_up(place: Path, free: int) -> Path:
    """Leave so many bytes of a disk free."""
    filler = place / "filler"
    with filler.open("wb") as file:
        room = shutil.disk_usage(place).free - free
        while room > 0:
            file.write(bytes(min(room, 1 << 20)))
            room -= 1 << 20
    return filler
