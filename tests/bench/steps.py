"""Characters a second of the steps that read every story, and milliseconds a page of the extractor.

Measured on text it makes itself; where the development sets lie beside the project, on their news, too.
"""

from __future__ import annotations

import gzip
import json
import time
from statistics import median
from typing import TYPE_CHECKING

from reader import blocks, extract, quotes, sanitize, split
from tests.eval import measures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STORY = """A headline of story number {0}
Updated {1} May 2026
By Ada Vane

PORT ELLIS: Dozens of horse patrols were sent out Friday to “close every logging road” in the valleys, Ranger \
Captain Erik Lindqvist told reporters. The province’s main river port stayed open, according to the harbour board.
“We found {0} stolen oaks,” he said. “Nobody had looked for them since the counting began.”
The council’s engineer, who asked not to be named, called the wall of 19{1} “a ruin that happens to stand”; it \
may not stand another winter of storms, and there is no money for a new one.
The wall was begun in the winter of 19{1}, when the fishermen of the old town had lost eleven boats in one night, \
and it took the masons of three villages nine years to bring the stones across the bay, as the chronicle has it.
More oaks were stolen this year than in all the years before, and most of them were carried off by night on carts \
without lights. The rangers have six horses and one car, which has stood in its shed since the bridge was closed.

"""
PAGE = "<html><head><title>A headline</title></head><body><nav>{0}</nav><article><h1>A headline</h1>{1}</article>{0}</body>"
BEST_OF = 5


def rate(step: Callable[[str], object], text: str) -> float:
    """Megacharacters a CPU second, the best of five."""
    return len(text) / min(_seconds(step, text) for _ in range(BEST_OF)) / 1e6


def _seconds(step: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    step(text)
    return time.process_time() - began


def report() -> None:
    text = "".join(STORY.format(number, number % 28 + 1) for number in range(1000))
    html = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    print("\nSteps, million characters a CPU second, best of five")
    steps: dict[str, tuple[Callable[[str], object], str]] = {
        "split": (split.text, text),
        "quotes": (quotes.find, text),
        "sanitize": (sanitize.clean, html),
        "blocks": (blocks.read, html),
    }
    for name, (step, given) in steps.items():
        print(f"  {name}: {rate(step, given):.1f}")
    menu = "".join(f"<li><a href='/{number}'>Another story {number}</a></li>" for number in range(40))
    page = PAGE.format(f"<ul>{menu}</ul>", html[:8_000])
    print(f"  a page extracted: {min(_seconds(extract.article, page) for _ in range(BEST_OF)) * 1000:.0f} ms")
    if measures.QUOTED.exists():
        _report_sets()


def _report_sets() -> None:
    """The same over real news: the articles joined to one text, and each page by itself."""
    articles = "\n\n".join(_articles())
    print(f"  news, {len(articles) / 1e6:.1f} million characters:", end="")
    print(f" split {rate(split.text, articles):.1f}, quotes {rate(quotes.find, articles):.1f}")
    pages = [_seconds(extract.article, page) * 1000 for page in _pages()]
    print(f"  {len(pages)} pages extracted: median {median(pages):.0f} ms, longest {max(pages):.0f} ms")


def _articles() -> Iterator[str]:
    for line in measures.QUOTED.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["set"] == "polnear":
            yield case["text"]


def _pages() -> Iterator[str]:
    for path in sorted(measures.PAGES.glob("*.html.gz")):
        yield gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
