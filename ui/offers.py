"""What the search field offers for what is typed: commands, places of the side bar, and endings of words.

">" before the words asks for commands alone. Pure: it is given all there is, and gives back a few of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.types import View
    from ui.branches import Place

    Tr = Callable[[str], str]

COMMAND = ">"
FEW, MANY = 3, 9  # of each kind; of commands when only they are asked for
LEAST = 2  # letters that must be typed before places and commands are offered


class Kind(Enum):
    """What choosing an offer does."""

    COMMAND = auto()  # does it
    PLACE = auto()  # goes there
    ENDING = auto()  # puts it into the field


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One row: a sign, words, and what they are at the right."""

    kind: Kind
    words: str
    detail: str
    sign: str
    name: str = ""  # of a command
    view: View | None = None  # of a place
    text: str = ""  # what the field says after an ending was taken


HINTS = (
    ("tag:", "in a tag, as #name", "tag"),
    ("feed:", "from a feed", "feed"),
    ("speaker:", "quoting somebody", "quotes"),
    ("is:unread", "also is:bookmarked, is:highlighted, is:noted", "unread"),
    ("after:2026-10", "also before:, date:2026-10..2026-11, date:today", "today"),
    ("has:image", "also has:quote, has:note, has:highlight", "all"),
    ("title:", "in headlines; also author:, note:, quote:, place:, site:", "search"),
)


def hints(text: str, tr: Tr) -> list[Offer]:
    """The conditions one may write, for an empty field."""
    return [
        Offer(kind=Kind.ENDING, words=words, detail=tr(detail), sign=sign, text=f"{text}{words}")
        for words, detail, sign in HINTS
    ]


def commands(text: str, known: Sequence[Offer]) -> list[Offer]:
    """The commands that what was typed may mean; all of them for ">" alone."""
    only = text.startswith(COMMAND)
    asked = text.removeprefix(COMMAND).strip()
    if not only and len(asked) < LEAST:
        return []
    found = [one for one in known if fits(asked, one.words)]
    return found[:MANY] if only else found[:FEW]


def places(text: str, known: Iterable[Place], tr: Tr) -> list[Offer]:
    """The feeds, folders, tags and saved searches whose names have what was typed."""
    asked = text.strip()
    if len(asked) < LEAST:
        return []
    found = [place for place in known if place.view is not None and fits(asked, _name(place))]
    found.sort(key=lambda place: not _name(place).casefold().startswith(asked.casefold()))
    return [
        Offer(kind=Kind.PLACE, words=_name(p), detail=tr(_what(p)), sign=p.sign or "feed", view=p.view)
        for p in found[:FEW]
    ]


def endings(text: str, found: Iterable[str]) -> list[Offer]:
    """Names that the last word of the text may become: of tags, feeds or speakers."""
    begun = unfinished(text)
    if begun is None:
        return []
    name, value = begun
    before = text[: len(text) - len(value)]
    if before.endswith("#"):
        before = before[:-1] + "tag:"
    sign = {"tag": "tag", "feed": "feed", "speaker": "quotes"}[name]
    return [
        Offer(kind=Kind.ENDING, words=one, detail=name, sign=sign, text=f"{before}{_quoted(one)} ")
        for one in found
    ]


def unfinished(text: str) -> tuple[str, str] | None:
    """The condition that is being typed at the end of a text, and what of its value is there."""
    last = text.rsplit(None, 1)[-1] if text and not text[-1].isspace() else ""
    last = last.lstrip("-(")
    if last.startswith("#"):
        return "tag", last[1:]
    name, colon, value = last.partition(":")
    called = {"tag": "tag", "label": "tag", "feed": "feed", "speaker": "speaker", "said": "speaker"}
    return (called[name.lower()], value) if colon and name.lower() in called else None


def fits(asked: str, name: str) -> bool:
    """Whether each word asked for is the beginning of one of the name's: "n fo" is "New folder"."""
    words = "".join(char if char.isalnum() else " " for char in name.casefold()).split()
    return all(any(word.startswith(part) for word in words) for part in asked.casefold().split())


def _name(place: Place) -> str:
    return place.view.tag if place.view and place.view.tag else place.name


def _what(place: Place) -> str:
    view = place.view
    if view is None or not (view.feed or view.folder or view.tag or view.search):
        return "View"
    return "Feed" if view.feed else "Folder" if view.folder else "Tag" if view.tag else "Saved search"


def _quoted(value: str) -> str:
    return f'"{value}"' if any(char.isspace() or char in "()" for char in value) else value
