"""A story as plain text, in the form in which news pages are copied: it splits into itself again.

Headline, caption, date, byline, points, and the body with its dateline, blank lines between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import dates
from reader.types import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.types import Story


def of_story(story: Story) -> str:
    """A stored story; one that prints no date has the day on which it was published."""
    day = dates.iso(story.published)[:10] if story.dated else ""
    return of_cut(
        Cut(
            headline=story.headline,
            updated=story.updated or day,
            byline=story.byline,
            caption=story.caption,
            summary=story.summary,
            dateline=story.dateline,
            paragraphs=tuple(story.body.text.split("\n\n")),
        )
    )


def of_cut(cut: Cut) -> str:
    """A story as the splitter sees it."""
    return "\n\n".join(("\n".join(_head(cut)), *_body(cut))) + "\n"


def _head(cut: Cut) -> Iterator[str]:
    """The lines over the body. A headline that nothing else tells is said twice, as pages say it."""
    yield cut.headline
    if not (cut.updated or cut.byline or cut.dateline):
        yield cut.headline
    if cut.caption:
        yield f"Caption: {cut.caption}"
    if cut.updated:
        yield f"Updated {cut.updated}"
    if cut.byline:
        yield f"By {cut.byline}"


def _body(cut: Cut) -> Iterator[str]:
    if cut.summary:
        yield "\n".join(f"  • {point}" for point in cut.summary)
    first, *others = cut.paragraphs or ("",)
    yield f"{cut.dateline}: {first}" if cut.dateline else first
    yield from others
