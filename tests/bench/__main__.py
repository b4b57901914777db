"""./run bench: how fast and how small, beside an empty PySide6 window in the same run.

Prints a table of medians. Figures of one run compare with each other only: machines differ, and are noisy.
"""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path

from tests.bench import search, start, steps


def main() -> int:
    arguments = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    arguments.add_argument("--runs", type=int, default=9)
    arguments.add_argument("--stories", type=int, default=10_000, help="in the library of the start")
    args = arguments.parse_args()
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.platform()}")
    with tempfile.TemporaryDirectory() as folder:
        start.report(Path(folder), args.stories, args.runs)
        search.report(Path(folder))
        steps.report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
