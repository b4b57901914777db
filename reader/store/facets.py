"""Sets of stories that tables list in order, by their keys: unread ones, those of a feed, those with a tag.

A set may lead a statement, or narrow one that something else leads. Which is quicker depends on its size,
and that is known without counting: the database keeps it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reader.store.state import like
from reader.types import Scope

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from reader.query import Where
    from reader.types import StoryId, View

Value = int | str

LISTED = 20_000
"""A set of usually up to so many is compared as a list made beforehand; of a larger one each is asked for."""

LONGEST_NAME = 5_000


class Facet(NamedTuple):
    """`listed`: the FROM and WHERE that give its stories. `holds`: if it holds the story {id}, {key}.

    `size`: about how many it has. All three take the same values. A set that can tell by the key alone does:
    then the rows of stories that it does not hold are not looked up.
    """

    listed: str
    holds: str
    size: str
    values: tuple[Value, ...] = ()
    key: str = "x.sort_key"  # in `listed`
    id: str = "x.story_id"
    ordered: bool = True  # `listed` can give its stories in the order of their keys
    once: bool = True  # ... and gives each of them once
    most: int = LISTED  # so many are compared as a list
    floor: str = ""  # of an unordered set: a key from which on it has more than ? (2nd) stories below ? (1st)

    def count(self, db: sqlite3.Connection) -> int:
        """About how many stories it has."""
        return int(db.execute(f"select {self.size}", self.values).fetchone()[0] or 0)


def _tally(what: str) -> str:
    return f"(select count from tally where what = '{what}')"


def _at_most(listed: str) -> str:
    """So many, counted as far as it matters."""
    return f"(select count(*) from (select 1 from {listed} limit {LISTED + 1}))"


def _indexed(table: str, condition: str, index: str, size: str, id_: str) -> Facet:
    """The stories of which a row says so that stands in an index of its own."""
    return Facet(
        listed=f"{table} x where {condition.format('x')}",
        holds=f"""exists (select 1 from {table} y indexed by {index}
            where y.sort_key = {{key}} and {condition.format("y")})""",
        size=size,
        id=f"x.{id_}",
    )


def _of_story(condition: str, index: str, size: str) -> Facet:
    return _indexed("story", condition, index, size, "id")


def _of_state(condition: str, index: str, size: str) -> Facet:
    return _indexed("state", condition, index, size, "story_id")


def _with_row(table: str, size: str) -> Facet:
    """The stories that a table of few has rows of."""
    return Facet(
        listed=f"(select distinct story_id from {table}) y cross join story x on x.id = y.story_id where 1",
        holds=f"exists (select 1 from {table} y where y.story_id = {{id}})",
        size=size,
        id="x.id",
        ordered=False,
    )


STATES = {
    "unread": _of_state("{}.read = 0", "state_unread", _tally("unread")),
    "bookmarked": _of_state("{}.bookmarked = 1", "state_bookmarked", _tally("bookmarks")),
    "reading": _of_state("{0}.bookmarked = 1 and {0}.read = 0", "state_reading", _tally("reading")),
    "noted": _with_row("note", _at_most("note")),
    "highlighted": _with_row("highlight", _tally("highlights")),
    "tagged": Facet(
        listed="story x where exists (select 1 from story_tag y where y.story_id = x.id)",
        holds="exists (select 1 from story_tag y where y.story_id = {id})",
        size=_tally("all"),
        id="x.id",
    ),
    "capture": _of_story("{}.capture_id is not null", "story_of_captures", _tally("captures")),
    "picture": _of_story("{}.pictured = 1", "story_with_picture", _at_most("story where pictured = 1")),
    "enclosure": _of_story("{}.enclosed = 1", "story_with_file", _at_most("story where enclosed = 1")),
    "quote": Facet(  # the index of quotes lists the stories that have some
        listed="quote_index_docsize d cross join story x on x.sort_key = d.id where 1",
        holds="exists (select 1 from quote_index_docsize y where y.id = {key})",
        size=_tally("quotes"),
        key="d.id",
        id="x.id",
    ),
}

SCOPES = {
    Scope.UNREAD: STATES["unread"],
    Scope.BOOKMARKS: STATES["bookmarked"],
    Scope.READING: STATES["reading"],
    Scope.CAPTURES: STATES["capture"],
    Scope.HIGHLIGHTS: STATES["highlighted"],
    Scope.QUOTES: STATES["quote"],
}


def tag(name: str) -> Facet:
    """The stories with a tag, or with one below it."""
    return Facet(
        listed="story_tag x where x.tag_id = (select id from tag where name = ?)",
        holds="""exists (select 1 from story_tag y
            where y.tag_id = (select id from tag where name = ?) and y.sort_key = {key})""",
        size="(select total from tag where name = ?)",
        values=(name,),
    )


def feed(id_: int) -> Facet:
    """The stories of a feed; two entries may share one."""
    return Facet(
        listed="source x where x.feed_id = ?",
        holds="exists (select 1 from source y where y.feed_id = ? and y.sort_key = {key})",
        size="(select total from feed where id = ?)",
        values=(id_,),
        once=False,
    )


_FOLDER = """with recursive inside(id) as (
    values(?) union select f.id from folder f join inside i on f.parent_id = i.id
) select id from feed where folder_id in inside"""

_CALLED = """select id from feed
    where title like ? escape '\\' or given_title like ? escape '\\' or address like ? escape '\\'"""


def folder(id_: int) -> Facet:
    """The stories of the feeds in a folder, and in those inside it."""
    return _of_feeds(_FOLDER, (id_,))


def called(name: str) -> Facet:
    """The stories of feeds by a part of their name."""
    return _of_feeds(_CALLED, (f"%{like(name[:LONGEST_NAME])}%",) * 3)


def _of_feeds(feeds: str, values: tuple[Value, ...]) -> Facet:
    return Facet(
        listed=f"source x where x.feed_id in ({feeds})",
        holds=f"exists (select 1 from source y where y.story_id = {{id}} and +y.feed_id in ({feeds}))",
        most=5 * LISTED,  # for each has to be asked for by its id
        size=f"(select sum(total) from feed where id in ({feeds}))",
        values=values,
        ordered=False,
        once=False,
        floor=f"""(select coalesce(max((
                select z.sort_key from source z where z.feed_id = f.id and z.sort_key < ?
                order by z.sort_key desc limit 1 offset ?)), 0)
            from feed f where f.id in ({feeds}))""",
    )


def among(stories: Sequence[StoryId]) -> Facet:
    """Some stories by their ids."""
    return Facet(
        listed="story x where x.id in (select value from json_each(?))",
        holds="{id} in (select value from json_each(?))",
        size="json_array_length(?)",
        values=(json.dumps(list(stories)),),
        id="x.id",
        ordered=False,
    )


def with_keys(keys: str) -> Facet:
    """Some stories by their keys, a JSON array. (For a list of keys SQLite leaves the join out.)"""
    return Facet(
        listed="json_each(?) w left join story x on x.sort_key = w.value where 1",
        holds="{key} in (select value from json_each(?))",
        size="json_array_length(?)",
        values=(keys,),
        key="w.value",
        id="x.id",
        ordered=False,
    )


_WHERE: dict[str, Callable[[str], Facet]] = {
    "tag": tag,
    "feed": called,
    "is": STATES.__getitem__,
    "has": STATES.__getitem__,
}


def where(part: Where) -> Facet:
    """The stories that a condition of a query names."""
    return _WHERE[part.kind](part.value)


def place(view: View) -> list[Facet]:
    """The stories that a view shows when nothing is searched for; none: all of them."""
    if view.feed is not None:
        return [feed(view.feed)]
    if view.folder is not None:
        return [folder(view.folder)]
    if view.tag:
        return [tag(view.tag)]
    return [SCOPES[view.scope]] if view.scope in SCOPES else []
