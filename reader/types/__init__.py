"""The nouns of Cuttings, as plain values.

Words are the field's own and mean one thing everywhere: see docs/architecture.md. Nothing here knows
a file, a socket or a window.
"""

from reader.types.ids import CaptureId, FeedId, FolderId, StoryId
from reader.types.incoming import (
    Article,
    Cut,
    Dropped,
    Entry,
    FeedLink,
    FeedRead,
    Page,
    ReadStory,
    Record,
    StoriesRead,
)
from reader.types.kept import Feed, Folder, Line, Scope, Sidebar, Story, Tag, View
from reader.types.parts import Enclosure, Picture, When
from reader.types.results import NOTHING, Changes, Imported, Progress, Refreshed, Saved, Subscribed
from reader.types.setting import Block, Body, Cell, Confidence, Field, Kind, Quote, Span

__all__ = [
    "NOTHING",
    "Article",
    "Block",
    "Body",
    "CaptureId",
    "Cell",
    "Changes",
    "Confidence",
    "Cut",
    "Dropped",
    "Enclosure",
    "Entry",
    "Feed",
    "FeedId",
    "FeedLink",
    "FeedRead",
    "Field",
    "Folder",
    "FolderId",
    "Imported",
    "Kind",
    "Line",
    "Page",
    "Picture",
    "Progress",
    "Quote",
    "ReadStory",
    "Record",
    "Refreshed",
    "Saved",
    "Scope",
    "Sidebar",
    "Span",
    "StoriesRead",
    "Story",
    "StoryId",
    "Subscribed",
    "Tag",
    "View",
    "When",
]
