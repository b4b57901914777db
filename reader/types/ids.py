"""Numbers that name things in a library. A type for each, so that none is taken for another."""

from __future__ import annotations

from typing import NewType

FeedId = NewType("FeedId", int)
FolderId = NewType("FolderId", int)
StoryId = NewType("StoryId", int)
CaptureId = NewType("CaptureId", int)
