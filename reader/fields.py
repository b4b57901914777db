"""The texts of a story, one for each field: what the places of highlights refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.types import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.types import ReadStory, Story

    Texts = Mapping[Field, str]

BREAK = "\n"  # between two lines of a summary


def texts(headline: str, summary: Sequence[str], caption: str, body: str) -> Texts:
    """The text of each field, in the order in which a page has them."""
    return {
        Field.HEADLINE: headline,
        Field.SUMMARY: BREAK.join(summary),
        Field.CAPTION: caption,
        Field.BODY: body,
    }


def of_read(story: ReadStory) -> Texts:
    """The texts of a story as it came in."""
    return texts(story.headline, story.summary, story.caption, story.text)


def of_story(story: Story) -> Texts:
    """The texts of a story as it is kept and shown."""
    return texts(story.headline, story.summary, story.caption, story.body.text)


def line_start(summary: Sequence[str], line: int) -> int:
    """Where a line of a summary begins in the text of the field."""
    return sum(len(one) + len(BREAK) for one in summary[:line])
