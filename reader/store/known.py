"""Which stories of a feed we have already, also when the feed calls them something else now.

A story is known by its guid, else by its link, else by its headline with its path (its site moved) or its
date. All but the guid count only for stories whose guid the feed no longer says, and only when they single
one out: a feed whose entries all link to its front page has not one story but many.

A guid that is said of another story now (some feeds count the places of their entries) stands for that one:
what a person did to the one before stays on that.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar
from urllib.parse import urlsplit

from reader import sameness
from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from reader.types import FeedId, ReadStory

T = TypeVar("T")
Mark: TypeAlias = "Callable[[str, str, int | None], Hashable]"  # of an address, a headline and a date

LOOKED_BACK = 500  # stories of a feed that may come again under another guid
RUN = 3  # words in a row: two tellings of one story share many such runs, two stories hardly any
SHARED = 0.2  # of the runs of the shorter text
COMPARED = 4_000  # letters of a text


class _Kept(NamedTuple):
    """What tells a stored story from all others of its feed."""

    guid: str
    id: StoryId
    address: str
    headline: str
    published: int | None


BY_GUID = """
select x.guid, s.id, s.address, s.headline, s.published from source x join story s on s.id = x.story_id
where x.feed_id = ? and x.guid in (select value from json_each(?))
"""

NEWEST = """
select x.guid, s.id, s.address, s.headline, s.published
from source x join story s on s.id = x.story_id
where x.feed_id = ? order by x.sort_key desc limit ?
"""

CALL = "update source set guid = ? where feed_id = ? and guid = ?"


def known(db: sqlite3.Connection, feed: FeedId, stories: Sequence[ReadStory]) -> dict[str, StoryId]:
    """Those of a feed's stories that we have, by their guid; a guid that changed is taken over."""
    said = json.dumps([story.guid for story in stories])
    have = [_Kept(*row) for row in db.execute(BY_GUID, (feed, said))]
    reused = _reused(db, have, stories)
    for one in reused:
        db.execute(CALL, (_former(one), feed, one.guid))
    found = {one.guid: StoryId(one.id) for one in have if one not in reused}
    if len(found) < len(stories):
        kept = [_Kept(*row) for row in db.execute(NEWEST, (feed, LOOKED_BACK))]
        marks = (*MARKS, _headline) if reused else MARKS
        for guid, before in _renamed(kept, stories, set(found), marks).items():
            db.execute(CALL, (guid, feed, before.guid))
            found[guid] = before.id
    return found


def _former(one: _Kept) -> str:
    """What a story is called when its guid is said of another."""
    return f"story {one.id}, before {one.guid}"


def _reused(db: sqlite3.Connection, have: Sequence[_Kept], stories: Sequence[ReadStory]) -> list[_Kept]:
    """The stories whose guid is said of another one now: its headline, address and words are others, and one
    of them at least stands further down, under the guid of the next."""
    said = {story.guid: story for story in stories}
    headlines = {story.headline for story in stories}
    others = [
        one
        for one in have
        if (now := said[one.guid]).headline != one.headline
        and (now.address != one.address or not now.address)
    ]
    if not any(one.headline in headlines for one in others):
        return []
    return [one for one in others if not _is_retold(db, one, said[one.guid])]


def _is_retold(db: sqlite3.Connection, before: _Kept, now: ReadStory) -> bool:
    """Whether a story may be one that we have, changed: they share words, or there are none to tell."""
    (text,) = db.execute("select text from body where story_id = ?", (before.id,)).fetchone()
    runs = [_runs(text), _runs(now.text)]
    if not all(runs):
        return _link(before.address, "", None) is None or _link(now.address, "", None) is None
    return len(runs[0] & runs[1]) >= SHARED * min(map(len, runs))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text[:COMPARED].lower().split()
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


def _renamed(
    kept: Sequence[_Kept], stories: Sequence[ReadStory], known: set[str], marks: Sequence[Mark]
) -> dict[str, _Kept]:
    """The new stories that are kept ones under another guid, told by the first of the marks that tells."""
    gone = {one.guid for one in kept} - {story.guid for story in stories}
    found: dict[str, _Kept] = {}
    if not gone:
        return found
    for mark in marks:
        older = _singled((mark(one.address, one.headline, one.published), one) for one in kept)
        newer = _singled((mark(one.address, one.headline, _second(one)), one) for one in stories)
        for sign, story in newer.items():
            before = older.get(sign)
            if before and before.guid in gone and story.guid not in known:
                gone.remove(before.guid)
                known.add(story.guid)
                found[story.guid] = before
    return found


def _singled(marked: Iterable[tuple[Hashable, T]]) -> dict[Hashable, T]:
    """By its mark, what no other has the mark of."""
    listed = [(mark, one) for mark, one in marked if mark is not None]
    counts = Counter(mark for mark, _ in listed)
    return {mark: one for mark, one in listed if counts[mark] == 1}


def _second(story: ReadStory) -> int | None:
    return story.published.second if story.published else None


def _link(address: str, _headline: str, _published: int | None) -> Hashable:
    return sameness.canonical(address) or None  # a site that went from http to https is the same one


def _headline_and_path(address: str, headline: str, _published: int | None) -> Hashable:
    parts = urlsplit(address)
    return (headline, parts.path, parts.query) if headline and sameness.canonical(address) else None


def _headline_and_date(_address: str, headline: str, published: int | None) -> Hashable:
    return (headline, published) if headline and published is not None else None


def _headline(_address: str, headline: str, _published: int | None) -> Hashable:
    return headline or None


MARKS: tuple[Mark, ...] = (_link, _headline_and_path, _headline_and_date)
