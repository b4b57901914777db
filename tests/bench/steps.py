"""Characters a second of the steps that read every story."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader import blocks, quotes, sanitize, split

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPH = (
    "Dozens of horse patrols were sent out Friday to “close every logging road” in the valleys, Ranger Captain "
    "Erik Lindqvist told reporters. The province’s main river port stayed open, according to the harbour board.\n"
)


def rate(step: Callable[[str], object], text: str) -> float:
    """Megacharacters a CPU second, the best of five."""
    best = float("inf")
    for _ in range(5):
        began = time.process_time()
        step(text)
        best = min(best, time.process_time() - began)
    return len(text) / best / 1e6


def report() -> None:
    text = "A headline of a story\n\nPORT ELLIS: " + PARAGRAPH * 2000
    html = "".join(f"<p>{line}</p>" for line in text.splitlines())
    print("\nSteps, million characters a CPU second, best of five")
    steps: dict[str, tuple[Callable[[str], object], str]] = {
        "split": (split.text, text),
        "quotes": (quotes.find, text),
        "sanitize": (sanitize.clean, html),
        "blocks": (blocks.read, html),
    }
    for name, (step, given) in steps.items():
        print(f"  {name}: {rate(step, given):.1f}")
