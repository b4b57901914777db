"""Checking a library and backing it up, and how little of that a reader beside it feels."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from reader.types import View
from tests.bench.table import row, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library

PAGE = 64


def report(library: Library) -> None:
    """The rows of the table about safety."""
    total = library.sidebar().total
    title(f"Safety of {total:,} stories")
    began = time.perf_counter()
    problems = library.check()
    took = time.perf_counter() - began
    row(f"check; {len(problems)} problems", f"{took:.1f} s", "<= 30 s/100k")
    began = time.perf_counter()
    library.check(quick=True)
    row("quick check", f"{time.perf_counter() - began:.2f} s", "<= 0.5 s")
    before, _ = _looked(library, lambda: time.sleep(2))
    had = {one.path for one in library.backups()}
    during, took = _looked(library, library.back_up)
    for made in {one.path for one in library.backups()} - had:
        made.unlink()
    row("backup", f"{took:.0f} s")
    row(
        "longest wait of a page read meanwhile (without a backup)",
        f"{during:.0f} ({before:.0f}) ms",
        "<= 50 ms",
    )


def _looked(library: Library, act: Callable[[], object]) -> tuple[float, float]:
    """Read pages of the list all the while an act lasts: the longest wait in ms, and the seconds of the act."""
    thread = threading.Thread(target=act)
    began, longest = time.perf_counter(), 0.0
    thread.start()
    while thread.is_alive():
        asked = time.perf_counter()
        library.lines(library.ids(View(), PAGE))
        longest = max(longest, time.perf_counter() - asked)
        time.sleep(0.01)
    return longest * 1000, time.perf_counter() - began
