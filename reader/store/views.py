"""What the side bar and the story list show: ids in order, the lines of a few of them, counts."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from reader import days, query, ranking
from reader.query import Dates
from reader.store import facets, found, search
from reader.store.search import Sql
from reader.types import Feed, FeedId, Folder, FolderId, Line, Scope, Sidebar, StoryId, Tag, View

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.query import Text
    from reader.store.phrases import Phrases
    from reader.store.search import Asked


def ids(
    db: sqlite3.Connection,
    view: View,
    now: int,
    limit: int | None = None,
    before: int | None = None,
    phrases: Phrases | None = None,
) -> array[int]:
    """The ids of a view's stories, newest first (or best match first); `before` is the key to go on from.

    `phrases` are those that were looked for lately.
    """
    if view.best and (terms := query.parse(view.search, typing=view.typing).texts):
        return _best(db, view, now, terms, limit, phrases)
    if view.scope is Scope.TRASH:
        return _read(db, _trash(view, limit, before))
    asked = _asked(view, now, before)
    if limit is not None and (near := search.near(db, asked)):
        found = _read(db, search.statement(db, near, limit))
        if len(found) == limit:
            return found
    if phrases is not None:
        asked = phrases.spare(db, asked, limit)
    return _read(db, search.statement(db, asked, limit))


def _read(db: sqlite3.Connection, asked: Sql) -> array[int]:
    (joined,) = db.execute(f"select group_concat(id) from ({asked.text})", asked.values).fetchone()
    return _numbers(joined or "")  # thrice as quick as a million rows, see LINES


PIECE = 1 << 16
"""So many characters become numbers at a time: nobody else has Python meanwhile, and a million take 0.2 s."""


def _numbers(joined: str) -> array[int]:
    found, start = array("q"), 0
    while start < len(joined):
        end = joined.find(",", start + PIECE)
        end = len(joined) if end < 0 else end
        found.extend(json.loads(f"[{joined[start:end]}]"))
        start = end + 1
    return found


def _best(
    db: sqlite3.Connection,
    view: View,
    now: int,
    terms: Sequence[Text],
    limit: int | None,
    phrases: Phrases | None,
) -> array[int]:
    """The newest matches by how well they answer, then all others, newest first."""
    newest = ids(db, view._replace(best=False), now, BEST_OF, phrases=phrases)
    score = ranking.scorer(terms)
    scored = [(score(*fields), id_) for id_, *fields in db.execute(TOLD, (json.dumps(list(newest)),))]
    best = array("q", (id_ for _, id_ in sorted(scored, key=lambda one: -one[0])))
    if limit is not None and limit <= BEST_OF:
        return best[:limit]
    known = frozenset(best)
    every = ids(db, view._replace(best=False), now, limit, phrases=phrases)
    return best + array("q", (id_ for id_ in every if id_ not in known))


BEST_OF = 500
"""So many of the newest matches are compared: that takes as long however large the library is."""

TOLD = """
select s.id, s.headline, b.summary, b.text from json_each(?) w
join story s on s.id = w.value join body b on b.story_id = s.id order by w.key
"""


def among(db: sqlite3.Connection, view: View, stories: Sequence[StoryId], now: int) -> list[StoryId]:
    """Those of some stories that a view holds."""
    wanted = json.dumps(list(stories))
    first, last = db.execute(KEYS, (wanted,)).fetchone()
    asked = _asked(view, now)
    within = asked._replace(
        facets=(*asked.facets, facets.among(stories)),
        dates=(*asked.dates, Dates(first, (last or 0) + 1)),
    )
    return [StoryId(id_) for id_, _ in db.execute(*search.statement(db, within))]


KEYS = "select min(sort_key), max(sort_key) from story where id in (select value from json_each(?))"


def _asked(view: View, now: int, before: int | None = None) -> Asked:
    """What a view asks for, all of it or what comes after a key."""
    dates = [Dates(None, before)] if before is not None else []
    if view.scope is Scope.TODAY:
        dates.append(Dates(today(now), None))
    return search.ask(query.parse(view.search, typing=view.typing, now=now).part, facets.place(view), dates)


def _trash(view: View, limit: int | None, before: int | None) -> Sql:
    """What is deleted is searched no more."""
    most, key = -1 if limit is None else limit, search.LAST if before is None else before
    return Sql(TRASH, (bool(view.search.strip()), key, most))


TRASH = """
select story_id as id, sort_key as key from trash where not ? and sort_key < ? order by sort_key desc limit ?
"""


def today(now: int) -> int:
    """Where "today" begins: at midnight, as the headings of the list say and as searches have it."""
    return days.begin(days.of(now))


# One row for all: sqlite3 lets go of Python at each row, and while other threads work, waits up to 5 ms to
# have it back. The window's thread reads lines, and must not be held up so.
LINES = """
select json_group_array(json(line)) from (select json_array(
    s.id, s.headline, coalesce(nullif(f.given_title, ''), nullif(f.title, ''), s.outlet), s.sort_key,
    s.excerpt, t.read, t.bookmarked, exists (select 1 from note n where n.story_id = s.id),
    (select group_concat(name, char(10)) from (
        select g.name from story_tag x join tag g on g.id = x.tag_id
        where x.story_id = s.id and x.direct = 1 order by g.name)),
    s.byline, s.address, f.id) line
from json_each(?) w
join story s on s.id = w.value
join state t on t.story_id = s.id
left join feed f on f.id = (select min(feed_id) from source where story_id = s.id)
order by w.key)
"""


def lines(db: sqlite3.Connection, wanted: Sequence[int], searched: str = "") -> list[Line]:
    """The lines of some stories in the order asked for, with the words of `searched` marked."""
    terms = query.parse(searched, typing=True).texts if searched.strip() else ()
    (rows,) = db.execute(LINES, (json.dumps(list(wanted)),)).fetchone()
    shown = [_line(db, row, terms) for row in json.loads(rows)]
    return shown if len(shown) == len(wanted) else _with_trash(db, wanted, shown)


def _with_trash(db: sqlite3.Connection, wanted: Sequence[int], there: list[Line]) -> list[Line]:
    """The lines with those of stories that lie in the trash, in the order asked for."""
    lying = db.execute(
        """select story_id, headline, outlet, sort_key, excerpt from trash
           where story_id in (select value from json_each(?))""",
        (json.dumps(list(wanted)),),
    )
    lines = {line.id: line for line in there} | {
        StoryId(id_): Line(
            id=StoryId(id_),
            headline=headline,
            outlet=outlet,
            published=published,
            excerpt=excerpt_,
            read=True,
            bookmarked=False,
            noted=False,
            tags=(),
        )
        for id_, headline, outlet, published, excerpt_ in lying
    }
    return [lines[StoryId(id_)] for id_ in wanted if id_ in lines]


def _line(db: sqlite3.Connection, row: Sequence[object], terms: Sequence[Text]) -> Line:
    (
        id_,
        headline,
        outlet,
        published,
        excerpt_,
        read,
        bookmarked,
        noted,
        tags,
        byline,
        address,
        feed,
    ) = row
    headline_marks = found.in_headline(str(headline), terms)
    is_seen = not terms or (headline_marks and found.is_begun(terms))  # then no text need be gone through
    seen = found.Found() if is_seen else found.found(db, int(str(id_)), terms)
    return Line(
        id=StoryId(int(str(id_))),
        headline=str(headline),
        outlet=str(outlet),
        published=int(str(published)),
        excerpt=seen.excerpt or str(excerpt_),
        read=bool(read),
        bookmarked=bool(bookmarked),
        noted=bool(noted),
        tags=tuple(str(tags).split("\n")) if tags else (),
        byline=str(byline),
        address=str(address),
        feed=FeedId(int(str(feed))) if feed is not None else None,
        marks=seen.marks,
        headline_marks=headline_marks,
        found_in=seen.place,
    )


FEEDS = """
select id, address, site, coalesce(nullif(given_title, ''), nullif(title, ''), address), folder_id, total,
    unread, fetched, due, error, retired, paused, icon
from feed where unsubscribed <= ? order by 4 collate nocase, id
"""


def feeds(db: sqlite3.Connection, unsubscribed: bool = False) -> tuple[Feed, ...]:
    """The subscriptions by title; on request also the feeds that are read no more."""
    return tuple(
        Feed(
            id=FeedId(row[0]),
            address=row[1],
            site=row[2],
            title=row[3],
            folder=FolderId(row[4]) if row[4] is not None else None,
            total=row[5],
            unread=row[6],
            fetched=row[7],
            due=row[8],
            error=row[9],
            retired=bool(row[10]),
            paused=bool(row[11]),
            icon=row[12],
        )
        for row in db.execute(FEEDS, (unsubscribed,))
    )


def tags(db: sqlite3.Connection) -> tuple[Tag, ...]:
    """The tags in use, by name."""
    rows = db.execute(
        "select name, total, unread, colour from tag where total > 0 order by name collate nocase"
    )
    return tuple(Tag(*row) for row in rows)


NEWS = "select count(*) from state where read = 0 and sort_key >= ?"


def sidebar(db: sqlite3.Connection, now: int) -> Sidebar:
    """Everything the side bar shows, from counts that are kept and from covering indexes."""
    counts = {Scope(what): int(count) for what, count in db.execute("select what, count from tally")}
    counts[Scope.TODAY] = db.execute(NEWS, (today(now),)).fetchone()[0]
    folders = db.execute("select id, name, parent_id from folder order by name collate nocase")
    return Sidebar(
        counts=counts,
        folders=tuple(
            Folder(FolderId(id_), name, None if parent is None else FolderId(parent))
            for id_, name, parent in folders
        ),
        feeds=feeds(db),
        tags=tags(db),
        total=counts[Scope.ALL],
    )
