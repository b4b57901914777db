"""Cutting by hand: a person's marks on the lines of a capture, and what they taught about a site's lines.

A person's marks are one value. An act sets a new one, undo sets the old one; whichever stands, the capture
is cut again, and its stories keep their ids and all that is the person's (reader/store/recut.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keeper import Keeper

if TYPE_CHECKING:
    from reader.types import CaptureId, Changes, Cutting, Lesson, Mark, StoryId


class CutByHand(Keeper):
    """How captures are cut, and how a person cuts them. All of it belongs off the window's thread."""

    def cutting(self, id: StoryId) -> Cutting:
        """How the capture of a story is cut. RefusedError for a story that came from a feed."""
        raise NotImplementedError

    def set_marks(self, capture: CaptureId, marks: tuple[Mark, ...]) -> Changes:
        """Put these marks in the place of all others, and cut the capture again.

        `Changes.stories` names what is different now, `added` what is new or back, `gone` what is no more.
        """
        raise NotImplementedError

    def cut(self, id: StoryId, at: int) -> Changes:
        """Let a story begin at the paragraph of the body's plain text that holds the offset `at`."""
        raise NotImplementedError

    def join(self, first: StoryId, second: StoryId) -> Changes:
        """Make one story of two neighbours of one capture; RefusedError when they are none."""
        raise NotImplementedError

    def lessons(self, site: str) -> dict[str, Lesson]:
        """What was taught about the lines of a site, by `lesson_key` of the line."""
        raise NotImplementedError

    def teach(self, id: StoryId, line: str, lesson: Lesson | None) -> Changes:
        """Teach "always" or "never drop this line" for the site of a story; None takes it back.

        The story's capture is cut again at once; a feed's stories follow when the feed next shows them.
        """
        raise NotImplementedError

    def read_again(self, capture: CaptureId) -> Changes:
        """Read a stored capture with the splitter of today and the person's marks."""
        raise NotImplementedError
