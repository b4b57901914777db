"""./run bench [PART..]: how fast and how small, beside an empty PySide6 window in the same run.

Figures of one run compare with each other only: machines differ, and are noisy. `--library DIR` is measured
as it is, or made there first; the needed figures are for --stories 1000000.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library import Library
from reader.types import Scope
from tests.bench import (
    acts,
    collector,
    disk,
    listing,
    page,
    reading,
    safety,
    search,
    start,
    steps,
    use,
    window,
)
from tests.bench.make_library import NEWEST, fill

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Given:
    """What a part may measure: an open library, an empty folder, and how often."""

    library: Library
    beside: Path
    runs: int


PARTS: dict[str, Callable[[Given], None]] = {
    "start": lambda given: start.report(given.library, given.runs),
    "window": lambda given: window.report(given.library),
    "search": lambda given: search.report(given.library),
    "list": lambda given: listing.report(given.library),
    "acts": lambda given: acts.report(given.library, given.beside / "taken in"),
    "disk": lambda given: disk.report(given.library),
    "safety": lambda given: safety.report(given.library),
    "page": lambda _: page.report(),
    "reading": lambda given: reading.report(given.beside / "read"),
    "steps": lambda _: steps.report(),
    "collector": lambda given: collector.report(given.beside / "feeds", given.runs),
    "use": lambda given: use.report(given.beside / "used"),
}
OF_A_LIBRARY = ("start", "window", "search", "list", "acts", "disk", "safety")


def main() -> int:
    arguments = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    arguments.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; without, all")
    arguments.add_argument("--runs", type=int, default=9)
    arguments.add_argument("--stories", type=int, default=10_000, help="in the library that is measured")
    arguments.add_argument("--library", type=Path, metavar="DIR", help="where it is, or is to be made")
    args = arguments.parse_args()
    if unknown := set(args.parts) - set(PARTS):
        arguments.error(f"there is no part {', '.join(unknown)}")
    print(_machine())
    with tempfile.TemporaryDirectory() as beside:
        folder = args.library or Path(beside) / "library"
        with Library.open(folder, clock=lambda: NEWEST) as library:
            if not library.sidebar().counts[Scope.ALL] and set(args.parts or PARTS) & set(OF_A_LIBRARY):
                fill(library, args.stories)
            for part in args.parts or PARTS:
                PARTS[part](Given(library, Path(beside), args.runs))
    return 0


def _machine() -> str:
    """What all figures depend on."""
    with sqlite3.connect(":memory:") as db:
        options = {option for (option,) in db.execute("pragma compile_options")}
    threads = next((option for option in options if option.startswith("THREADSAFE")), "")
    busy = f"{os.getloadavg()[0]:.1f} programs running" if hasattr(os, "getloadavg") else ""
    return (
        f"{platform.platform()}, {os.cpu_count()} processors, {busy}\n"
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version} ({threads})"
    )


if __name__ == "__main__":
    sys.exit(main())
