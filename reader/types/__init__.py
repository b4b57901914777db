"""The nouns of Cuttings, as plain values.

Words are the field's own and mean one thing everywhere: see docs/architecture.md. Nothing here knows
a file, a socket or a window. A module of nouns is loaded when one of them is first asked for: making all
their classes takes longer than opening a library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

NOUNS = {
    "changes": ("Changes", "NOTHING", "Progress"),
    "choice": ("Act", "COLOURS", "Rule", "SavedSearch", "TagState", "TagsChanged"),
    "highlight": ("Highlight", "HighlightColour", "HighlightedStory", "NEW"),
    "ids": ("CaptureId", "FeedId", "FolderId", "StoryId"),
    "incoming": (
        "Article",
        "ByHand",
        "CaptureRead",
        "Cut",
        "Dropped",
        "EXPORTED",
        "Entry",
        "FeedLink",
        "FeedRead",
        "Hand",
        "Lesson",
        "Mark",
        "Page",
        "Part",
        "Piece",
        "ReadStory",
        "Record",
        "Split",
        "StoriesRead",
        "lesson_key",
    ),
    "kept": ("Feed", "Folder", "Line", "Scope", "Sidebar", "Tag", "View"),
    "parts": ("Enclosure", "KeptPicture", "Picture", "When"),
    "ready": ("Indexed", "Ready"),
    "results": ("Completed", "Imported", "Refreshed", "Saved", "SavedMany", "Subscribed"),
    "safe": ("Backup", "Contents", "Cure", "Problem", "Restored", "Why"),
    "setting": ("Block", "Body", "Cell", "Confidence", "Field", "Kind", "Quote", "Span"),
    "story": ("Corrections", "Cutting", "QuoteCorrection", "ReadingPlace", "Story", "TOP", "Wholeness"),
    "subscription": ("FeedDetails", "FeedSettings", "Fetched", "Pictures", "RemovedFolder", "WholeText"),
}
_HOMES = {noun: module for module, nouns in NOUNS.items() for noun in nouns}

if TYPE_CHECKING:
    from reader.types.changes import *  # noqa: F403
    from reader.types.choice import *  # noqa: F403
    from reader.types.highlight import *  # noqa: F403
    from reader.types.ids import *  # noqa: F403
    from reader.types.incoming import *  # noqa: F403
    from reader.types.kept import *  # noqa: F403
    from reader.types.parts import *  # noqa: F403
    from reader.types.ready import *  # noqa: F403
    from reader.types.results import *  # noqa: F403
    from reader.types.safe import *  # noqa: F403
    from reader.types.setting import *  # noqa: F403
    from reader.types.story import *  # noqa: F403
    from reader.types.subscription import *  # noqa: F403
else:

    def __getattr__(name: str) -> object:
        """A noun that is asked for, with its module's other ones, which are found at once from then on."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f"{__name__}.{_HOMES[name]}")
        globals().update((noun, getattr(module, noun)) for noun in NOUNS[_HOMES[name]])
        return globals()[name]
