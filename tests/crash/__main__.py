"""python -m tests.crash [MODE..]: what the library keeps when everything else goes wrong."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.crash import damage, kill, places, together
from tests.crash.round import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.crash.round import Round

MODES: dict[str, Callable[[Path, Random, int], Iterator[Round]]] = {
    "kill": kill.rounds,
    "full": places.full,
    "read-only": places.read_only,
    "damage": damage.rounds,
    "several": together.several,
    "clock": together.clock,
    "sync": together.synced,
}


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    arguments.add_argument("modes", nargs="*", choices=[*MODES, []], help="all when none is named")
    arguments.add_argument("--rounds", type=int, default=50, help="of each thing that may go wrong")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--verbose", action="store_true", help="tell of every round")
    args = arguments.parse_args()
    faults = 0
    for mode in args.modes or MODES:
        with tempfile.TemporaryDirectory() as folder:
            rounds = MODES[mode](Path(folder), Random(args.seed), args.rounds)
            try:
                faults += _report(mode, rounds, args.verbose)
            except Skipped as why:
                print(f"{mode}: skipped ({why})")
    return 1 if faults else 0


def _report(mode: str, rounds: Iterator[Round], verbose: bool) -> int:
    """Print what came of a mode's rounds; how many faults there were."""
    began, count, hit, acknowledged, faults = time.monotonic(), 0, 0, 0, 0
    for count, one in enumerate(rounds, 1):
        hit, acknowledged, faults = hit + one.hit, acknowledged + one.acknowledged, faults + len(one.faults)
        if verbose or one.faults:
            print(f"  {count}: {one.told}; {one.acknowledged} acknowledged", flush=True)
        for fault in one.faults:
            print(f"     {fault}", flush=True)
    print(
        f"{mode}: {count} rounds, {hit} of them hit, {acknowledged} acknowledgements before the blow, "
        f"{faults} faults, {time.monotonic() - began:.0f} s"
    )
    return faults


if __name__ == "__main__":
    sys.exit(main())
