"""Kill -9 while the program works: right after something was acknowledged, or at any time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from tests.crash.judge import judge
from tests.crash.keeping import BackingUp, Importing, Tagging, Upgrading
from tests.crash.program import Program, run
from tests.crash.promises import Promises
from tests.crash.refreshing import Refreshing
from tests.crash.round import Round

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path
    from random import Random

AFTER_ACK = 0.4  # of the rounds; the others end at any time


class Act(Protocol):
    """Something that the program does again and again."""

    @property
    def words(self) -> Sequence[str]:
        """The command."""

    @property
    def options(self) -> Sequence[str]:
        """What stands before it."""

    def prepare(self) -> int:
        """Make sure that there is something to do; how many acknowledgements it will bring."""

    def missing(self) -> list[str]:
        """What is not there though the command came to its end."""

    def close(self) -> None: ...


ACTS: dict[str, Callable[[Path, Random], Act]] = {
    "refresh": Refreshing,
    "import": Importing,
    "tag": Tagging,
    "backup": BackingUp,
    "upgrade": Upgrading,
}


def rounds(folder: Path, chance: Random, count: int, acts: Collection[str] = tuple(ACTS)) -> Iterator[Round]:
    """Kill each act so many times, and judge what is left after each."""
    for name in acts:
        act = ACTS[name](folder / name, chance)
        try:
            yield from _killed(folder / name, act, chance, count)
        finally:
            act.close()


def _killed(folder: Path, act: Act, chance: Random, count: int) -> Iterator[Round]:
    promises = Promises()
    act.prepare()
    usual, faults = _to_its_end(folder, act, promises)
    for _ in range(count):
        expected, heard = act.prepare(), promises.count
        program = Program(folder, act.words, act.options)
        told = _kill(program, promises, chance, expected, usual)
        said, ended = program.end()
        promises.hear(said)
        if program.left_behind():
            faults.append("its workers outlived it")
        faults += judge(folder, promises)
        acknowledged = promises.count - heard
        usual, still = _to_its_end(folder, act, promises)
        yield Round(told, faults + still, not ended.end, acknowledged)
        faults = []


def _kill(program: Program, promises: Promises, chance: Random, expected: int, usual: float) -> str:
    """Listen to a program until the moment drawn for its end, and end it; which moment that was."""
    if expected and chance.random() < AFTER_ACK:
        last = chance.randint(1, expected)
        for count, record in enumerate(program.said(), 1):
            promises.hear([record])
            if count == last:
                break
        told = f"killed after {last} of {expected} acknowledgements"
    else:
        after = chance.uniform(0, usual)
        promises.hear(program.said(until=program.began + after))
        told = f"killed after {after:.3f} s of {usual:.3f}"
    program.kill()
    return told


def _to_its_end(folder: Path, act: Act, promises: Promises) -> tuple[float, list[str]]:
    """Run the command once more and undisturbed: how long that took, and what is wrong then, or still."""
    began = time.monotonic()
    said, ended = run(folder, act.words, act.options)
    seconds = time.monotonic() - began
    promises.hear(said)
    failed = [] if ended.code == 0 else [f"the next {act.words[0]} ended with {ended.code}: {ended.end}"]
    _, checked = run(folder, ["check"])
    disagrees = [] if checked.code == 0 else [f"check: {checked.end or checked.errors}"]
    return seconds, failed + act.missing() + disagrees + judge(folder, promises)
