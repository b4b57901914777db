"""./run bench [PART..]: how fast and how small, beside an empty PySide6 window in the same run.

Prints medians. Figures of one run compare with each other only: machines differ, and are noisy.
"""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path

from reader.library import Library
from tests.bench import collector, search, start, steps
from tests.bench.make_library import fill

PARTS = ("start", "search", "steps", "collector")


def main() -> int:
    arguments = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    arguments.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; without, all")
    arguments.add_argument("--runs", type=int, default=9)
    arguments.add_argument("--stories", type=int, default=10_000, help="in the library of start and search")
    args = arguments.parse_args()
    if unknown := set(args.parts) - set(PARTS):
        arguments.error(f"there is no part {', '.join(unknown)}")
    parts = args.parts or PARTS
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.platform()}")
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        if {"start", "search"} & set(parts):
            with Library.open(folder) as library:
                fill(library, args.stories)
        if "start" in parts:
            start.report(folder, args.stories, args.runs)
        if "search" in parts:
            search.report(folder)
        if "steps" in parts:
            steps.report()
        if "collector" in parts:
            collector.report(folder / "feeds", args.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
