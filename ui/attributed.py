"""A quote as one passes it on: its words, who said them, where and when they were printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import days
from reader.pull_quotes import alone
from ui import ages
from ui.speakers import name_of

if TYPE_CHECKING:
    from reader.types import Quote, Story
    from ui.reader_pane import ReaderPane


def quoted(quote: Quote, story: Story) -> str:
    """“We were slow” — Tobias Renn, harbour director (The Harbour Post, 14 May 2026)."""
    words = alone(quote.text)
    said = ", ".join(filter(None, (name_of(quote), quote.role)))
    printed = ", ".join(filter(None, (story.outlet or story.headline, day(story) if story.dated else "")))
    return f"{words} — {said} ({printed})" if said else f"{words} ({printed})"


def to_copy(pane: ReaderPane) -> str:
    """What copying means on a pane: the selected words, the active quote, or the active highlight."""
    if pane.story is None:
        return ""
    if words := pane.selected_text():
        return words
    if pane.quote is not None:
        return quoted(pane.quote, pane.story)
    return pane.marks.highlight.exact if pane.marks.highlight else ""


def day(story: Story) -> str:
    """The day a story is of, in words."""
    return ages.date(days.here(story.published, day_only=story.day_only))
