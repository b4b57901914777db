"""What a person marked in a story."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.types.setting import Field

if TYPE_CHECKING:
    from reader.types.ids import StoryId

NEW = 0  # the id of a highlight that is not kept yet


class HighlightColour(StrEnum):
    """The four colours of highlights."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """Words of a story: where they stand in it, and how they are known again when it changes.

    `start` and `end` are offsets into the text of the field (reader/fields.py). `lost`: it says the words no
    more, or nobody can tell where; the words stay, the place counts no longer.
    """

    story: StoryId
    field: Field = Field.BODY
    start: int
    end: int
    exact: str
    prefix: str = ""  # up to 32 characters before
    suffix: str = ""  # and after
    colour: HighlightColour = HighlightColour.YELLOW
    note: str = ""  # Markdown
    tags: tuple[str, ...] = ()
    made: int = 0
    lost: bool = False
    id: int = NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightedStory:
    """A story with what was marked in it, for the view of all highlights."""

    id: StoryId
    headline: str
    outlet: str
    published: int  # its place in time, which lies in its day as it is here
    highlights: tuple[Highlight, ...]
