"""A story as plain text, in the form in which news pages are copied: it splits into itself again.

Headline, caption, date, byline, points, and the body with its dateline, blank lines between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import datelines, dates
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


def _agency(cut: Cut) -> str:
    """The agency that stands in the dateline: the last of those who signed."""
    last = cut.byline.rpartition(", ")[2]
    return last if cut.dateline and datelines.is_agency(last) else ""


def _head(cut: Cut) -> Iterator[str]:
    """The lines over the body. A headline that nothing else tells is said twice, as pages say it."""
    yield cut.headline
    if not (cut.updated or cut.byline or cut.dateline):
        yield cut.headline
    if cut.caption:
        yield f"Caption: {cut.caption}"
    if cut.updated:
        yield f"Updated {cut.updated}"
    writers = cut.byline.removesuffix(_agency(cut)).removesuffix(", ")
    if writers:
        yield f"By {writers}"


def _body(cut: Cut) -> Iterator[str]:
    if cut.summary:
        yield "\n".join(f"  • {point}" for point in cut.summary)
    first, *others = cut.paragraphs or ("",)
    yield _place(cut) + first
    yield from others


def _place(cut: Cut) -> str:
    agency = _agency(cut)
    if agency:
        return f"{cut.dateline} ({agency}) — "
    return f"{cut.dateline}: " if cut.dateline else ""
