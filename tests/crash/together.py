"""Several programs at once, clocks that jump, and what is said before the disk has it."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

from tests.crash.judge import judge, kept
from tests.crash.keeping import fill, write
from tests.crash.program import Program, run
from tests.crash.promises import Promises
from tests.crash.round import Round, Skipped
from tests.crash.telling import Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

BUSY = 3
AT_ONCE = 5


def several(folder: Path, _chance: Random, count: int) -> Iterator[Round]:
    """Five programs write at once: each does it, or says that another is writing."""
    library, promises = folder / "library", Promises()
    told = len(fill(library))
    for number in range(count):
        files = [folder / f"{one}.jsonl" for one in range(AT_ONCE - 2)]
        for file in files:
            told += 30
            write(file, [Told(one, 1) for one in range(told - 29, told + 1)])
        acts = [["import", str(file)] for file in files] + [["tag", "--all", f"at-once/{number}"], ["backup"]]
        faults, before = [], promises.count
        for program in [Program(library, act) for act in acts]:
            said, ended = program.end()
            promises.hear(said)
            if ended.code not in (0, BUSY):
                faults.append(f"ended with {ended.code}: {ended.end or ended.errors}")
        yield Round("five at once", faults + judge(library, promises), True, promises.count - before)


MOMENTS = (
    *("1970-01-01", "1980-01-01", "1999-12-31T23:59:59", "2024-02-29", "2026-03-29T01:30"),
    *("2026-10-25T02:30", "2026-11-26", "2038-01-19T03:14:08", "2100-02-28", "9999-12-30"),
)
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns")


def clock(folder: Path, _chance: Random, count: int) -> Iterator[Round]:
    """The clock jumps between any two commands: nothing goes, and backups go on."""
    library, promises = folder / "library", Promises()
    told = fill(library)
    file = folder / "more.jsonl"
    for number in range(count):
        moment, zone = MOMENTS[number % len(MOMENTS)], ZONES[number % len(ZONES)]
        told += [Told(len(told) + one, 1) for one in range(1, 61)]
        write(file, told[-60:])
        faults = []
        for act in (["import", str(file)], ["tag", "1", "2", f"at/{number}"], ["refresh"], ["backup"]):
            said, ended = run(library, act, ["--now", moment, "--offline"], zone=zone)
            promises.hear(said)
            if ended.code != 0:
                faults.append(f"{act[0]} at {moment} in {zone}: {ended.end or ended.errors}")
        there = kept(library)
        lost = [f"{one.word} is gone" for one in told if there.get(one.number) != one][:3]
        yield Round(f"{moment} in {zone}", faults + lost + judge(library, promises), True, 61)


CALL = re.compile(r"(pwrite64|write|fsync|fdatasync|ftruncate)\((\d+)<([^>]*)>")
WATCHED = re.compile(r"library\.db(-wal|-journal)?$")


def synced(folder: Path, _chance: Random, count: int) -> Iterator[Round]:
    """An acknowledgement never precedes the sync of what it tells of: a power cut would show that, no kill."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        raise Skipped("there is no strace")
    library, log = folder / "library", folder / "calls"
    told = len(fill(library))
    for _ in range(count):
        told += 60
        write(folder / "more.jsonl", [Told(one, 1) for one in range(told - 59, told + 1)])
        calls = "trace=pwrite64,write,fsync,fdatasync"
        before = ["strace", "-f", "-y", "-s", "64", "-e", calls, "-o", str(log)]
        for act in (["import", str(folder / "more.jsonl")], ["tag", "--all", f"synced/{told}"]):
            said, ended = run(library, act, before=before)
            faults, acknowledged = early(log.read_text(errors="replace"))
            if ended.code != 0 or not acknowledged:
                faults.append(f"{act[0]} ended with {ended.code}: {ended.end or ended.errors}")
            yield Round(f"{act[0]}: {acknowledged} acknowledgements", faults, True, len(said))


def early(log: str) -> tuple[list[str], int]:
    """The acknowledgements of a trace that were said while something written was not synced; how many in all."""
    unsynced: set[str] = set()
    faults, acknowledged = [], 0
    for line in log.splitlines():
        if (call := CALL.search(line)) is None:
            continue
        name, number, path = call.groups()
        if name in ("fsync", "fdatasync"):
            unsynced.discard(path)
        elif WATCHED.search(path):
            unsynced.add(path)
        elif number == "1" and '\\"event\\": \\"ack\\"' in line:
            acknowledged += 1
            if unsynced:
                faults.append(f"acknowledged before it was synced: {', '.join(unsynced)}")
    return faults, acknowledged
