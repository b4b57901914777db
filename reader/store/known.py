"""Which stories of a feed we have already, also when the feed calls them something else now.

A story is known by its guid, else by its link, else by its headline with its path (its site moved) or its
date. All but the guid count only for stories whose guid the feed no longer says, and only when they single
one out: a feed whose entries all link to its front page has not one story but many.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlsplit

from reader import sameness
from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Hashable, Iterable, Sequence

    from reader.types import FeedId, ReadStory

T = TypeVar("T")

LOOKED_BACK = 500  # stories of a feed that may come again under another guid


class _Kept(NamedTuple):
    """What tells a stored story from all others of its feed."""

    guid: str
    id: StoryId
    address: str
    headline: str
    published: int | None


BY_GUID = """
select guid, story_id from source where feed_id = ? and guid in (select value from json_each(?))
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
    found = {guid: StoryId(id_) for guid, id_ in db.execute(BY_GUID, (feed, said))}
    if len(found) < len(stories):
        kept = [_Kept(*row) for row in db.execute(NEWEST, (feed, LOOKED_BACK))]
        for guid, before in _renamed(kept, stories, set(found)).items():
            db.execute(CALL, (guid, feed, before.guid))
            found[guid] = before.id
    return found


def _renamed(kept: Sequence[_Kept], stories: Sequence[ReadStory], known: set[str]) -> dict[str, _Kept]:
    """The new stories that are kept ones under another guid."""
    gone = {one.guid for one in kept} - {story.guid for story in stories}
    found: dict[str, _Kept] = {}
    if not gone:
        return found
    for mark in (_link, _headline_and_path, _headline_and_date):
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
