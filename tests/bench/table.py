"""The table that figures stand in: what was measured, the figure, what is needed, what is aimed at."""

from __future__ import annotations

import math
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def title(words: str) -> None:
    print(f"\n{words}\n{'':62}{'measured':>22}  {'needed':>14}  {'aim':>8}")


def row(what: str, figure: str, needed: str = "", aim: str = "") -> None:
    print(f"{what:62}{figure:>22}  {needed:>14}  {aim:>8}", flush=True)


def p95(times: Sequence[float]) -> float:
    """The time that 95 of a hundred keep."""
    return sorted(times)[max(0, math.ceil(len(times) * 0.95) - 1)]


class Timed:
    """Milliseconds by the clock and by the processor, of one thread."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.processor: list[float] = []

    @contextmanager
    def once(self) -> Iterator[None]:
        began, used = time.perf_counter(), time.thread_time()
        yield
        self.clock.append((time.perf_counter() - began) * 1000)
        self.processor.append((time.thread_time() - used) * 1000)

    def __str__(self) -> str:
        return f"{p95(self.clock):.1f} ({p95(self.processor):.1f}) ms"
