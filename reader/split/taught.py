"""Lines of a feed's story that a person taught to drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import dom
from reader.split import flow as page_flow
from reader.split import markup
from reader.split.byhand import TAUGHT
from reader.types import Dropped, Lesson

if TYPE_CHECKING:
    from reader.types import ByHand


def taught(html: str, by_hand: ByHand) -> tuple[str, tuple[Dropped, ...]]:
    """The HTML without the lines that a lesson drops, and those lines."""
    tree = dom.parse(html) if by_hand.lessons else None
    if tree is None:
        return html, ()
    flow = page_flow.read(tree)
    lines = [block for block in flow.blocks if by_hand.lesson(block.line.text) is Lesson.ALWAYS]
    if not lines:
        return html, ()
    gone = {block.element for block in lines}
    kept = {block.element for block in flow.blocks} - gone
    dropped = tuple(Dropped(text=block.line.text, why=TAUGHT) for block in lines)
    return markup.without(tree, gone, kept), dropped
