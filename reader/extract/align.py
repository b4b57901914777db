"""The chosen text, found again in the lines of its page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.extract.words import RUN, runs, shingles, words

if TYPE_CHECKING:
    from reader.dom import Element
    from reader.extract.lines import Line

SHARE = 0.5  # of a line's runs of words: as many in the chosen text make it a line of the story
MOST = 0.9  # of the story's words: what holds as many holds the story


def mark(lines: list[Line], text: str) -> Element:
    """Mark the lines that the chosen text is made of, and give the element that holds them."""
    left = shingles(text)
    candidates = [line for line in lines if len(line.words) >= RUN and _found(line, left)]
    story = _holder(lines[0].block.getroottree().getroot(), candidates)
    inside = set(story.iter())
    for line in lines:
        line.inside = line.block in inside
    for line in candidates:
        _keep_once(line, left)
    _keep_copies(candidates)
    _keep_short(lines, text)
    return story


def _found(line: Line, bag: Counter[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The runs of a line that are in the bag, or nothing when they are too few."""
    all_runs = runs(line.words)
    found = [run for run in all_runs if bag[run] > 0]
    return found if len(found) >= SHARE * len(all_runs) else []


def _keep_once(line: Line, left: Counter[tuple[str, ...]]) -> None:
    """Pages say things twice (a teaser, a pulled quote): as often as the text says it, it is kept."""
    found = _found(line, left) if line.inside else []
    if found:
        left.subtract(found)
        line.kept = True


def _keep_copies(candidates: list[Line]) -> None:
    """Voters take a paragraph once. A copy of it beside it, made as it is, is no teaser, but the story's."""
    kept = {_make(line) for line in candidates if line.kept}
    for line in candidates:
        line.kept = line.kept or _make(line) in kept


def _make(line: Line) -> tuple[object, ...]:
    block = line.block
    return block.getparent(), block.tag, block.get("class"), *line.words


def _holder(element: Element, candidates: list[Line]) -> Element:
    """The innermost element that holds most of the story."""
    weight: Counter[Element] = Counter()
    for line in candidates:
        for around in (line.block, *line.block.iterancestors()):
            weight[around] += len(line.words)
    enough = MOST * weight[element]
    while True:
        inner = next((child for child in element if 0 < enough <= weight[child]), None)
        if inner is None:
            return element
        element = inner


def _keep_short(lines: list[Line], text: str) -> None:
    """Lines of one to three words are the story's when the text has them as a line, or beside what they
    stand beside.
    """
    bag = shingles(text)
    alone = Counter(tuple(words(line)) for line in text.split("\n"))
    inside = [line for line in lines if line.inside]
    before: list[str] = []
    for place, line in enumerate(inside):
        if not line.kept and len(line.words) < RUN:
            own = tuple(line.words)
            after = [word for following in inside[place + 1 : place + RUN] for word in following.words]
            beside = runs(before + line.words), runs(line.words + after[: RUN - 1])
            line.kept = alone[own] > 0 or any(near and all(run in bag for run in near) for near in beside)
            alone[own] -= 1
        if line.kept:
            before = (before + line.words)[1 - RUN :]
