"""What a reading pane may ask of those around it: pixels, rendered notes, known tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.types import Body
    from ui.gallery import Decode
    from ui.note_box import Render


def as_written(text: str, then: Callable[[Body], None]) -> None:
    """A note as it was written, not rendered."""
    from reader.types import Block, Body, Kind  # nouns of a story: not for the first paint

    then(Body(text, (Block(kind=Kind.PARAGRAPH, start=0, text=text),)))


def unknown(_typed: str) -> list[str]:
    """No tags are known."""
    return []


class Means(NamedTuple):
    """Without anything said a pane helps itself, and everything happens at once."""

    decode: Decode | None = None  # decodes pictures on a thread
    render: Render = as_written  # makes notes of Markdown
    complete: Callable[[str], list[str]] = unknown  # the tags that what was typed may become
