"""What is done about what `check` found. Only what can be made again is: nothing of a person's goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store import check, index
from reader.types import Cure

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection


def repair(db: sqlite3.Connection, cures: Collection[Cure]) -> None:
    """Apply cures, in the order in which one may need what another did."""
    for cure, act in CURES.items():
        if cure in cures:
            act(db)


def _pages(db: sqlite3.Connection) -> None:
    db.execute("reindex")


def _left_over(db: sqlite3.Connection) -> None:
    for table in check.CLEARED:
        db.execute(f"delete from {table} where story_id not in (select id from story)")


def _states(db: sqlite3.Connection) -> None:
    db.execute(
        """insert into state(story_id, sort_key) select id, sort_key from story
           where id not in (select story_id from state)"""
    )
    _counts(db)  # a state that comes counts its story, and these were counted


def _keys(db: sqlite3.Connection) -> None:
    for table in ("state", "source", "story_tag"):
        db.execute(
            f"""update {table} set sort_key = (select sort_key from story where id = story_id)
                where sort_key <> (select sort_key from story where id = story_id)"""
        )


def _counts(db: sqlite3.Connection) -> None:
    db.execute(
        """update feed set
            total = (select count(distinct story_id) from source where feed_id = feed.id),
            unread = (select count(distinct x.story_id) from source x join state t on t.story_id = x.story_id
                      where x.feed_id = feed.id and t.read = 0)"""
    )
    db.execute(
        """update tag set
            total = (select count(*) from story_tag where tag_id = tag.id),
            unread = (select count(*) from story_tag x join state t on t.story_id = x.story_id
                      where x.tag_id = tag.id and t.read = 0)"""
    )
    for what, count in check.TALLIES.items():
        db.execute(f"insert or replace into tally values (?, ({count}))", (what,))


CURES: dict[Cure, Callable[[sqlite3.Connection], None]] = {
    Cure.PAGES: _pages,
    Cure.LEFT_OVER: _left_over,
    Cure.STATES: _states,
    Cure.KEYS: _keys,
    Cure.INDEX: index.rebuild,
    Cure.COUNTS: _counts,
}
