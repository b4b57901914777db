"""Is everything there, and does it agree? Says what is wrong in words; changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import words
from reader.store import index

if TYPE_CHECKING:
    import sqlite3

SAMPLE = 500
"""How many stories' index entries are made again and compared with what the index holds."""

FOUND = "select 1 from body_index where body_index match ? and rowid = ?"

_PROBES = {
    "a story is without its body": "select id from story where id not in (select story_id from body)",
    "a story is without its state": "select id from story where id not in (select story_id from state)",
    "a state has another key than its story": """
        select story_id from state t join story s on s.id = t.story_id where s.sort_key <> t.sort_key""",
    "a source has another key than its story": """
        select story_id from source x join story s on s.id = x.story_id where s.sort_key <> x.sort_key""",
    "a tag has another key than its story": """
        select story_id from story_tag x join story s on s.id = x.story_id where s.sort_key <> x.sort_key""",
    "a story belongs to no feed and no capture": """
        select id from story where capture_id is null and id not in (select story_id from source)""",
    "a story is missing in the search index": """
        select id from story where sort_key not in (select id from body_index_docsize)
                                or sort_key not in (select id from title_index_docsize)""",
    "the search index holds a story that is not there": """
        select id from body_index_docsize where id not in (select sort_key from story)
        union select id from title_index_docsize where id not in (select sort_key from story)
        union select id from quote_index_docsize
            where id not in (select s.sort_key from quote q join story s on s.id = q.story_id)""",
    "a quote is missing in the search index": """
        select distinct s.id from quote q join story s on s.id = q.story_id
        where s.sort_key not in (select id from quote_index_docsize)""",
    "a feed's count is wrong": """
        select id from feed f
        where total <> (select count(distinct story_id) from source where feed_id = f.id)
        or unread <> (select count(distinct x.story_id) from source x join state t on t.story_id = x.story_id
                      where x.feed_id = f.id and t.read = 0)""",
    "the count of a view is wrong": """
        select what from tally where count <> case what
            when 'all' then (select count(*) from story)
            when 'captures' then (select count(*) from story where capture_id is not null)
            when 'unread' then (select count(*) from state where read = 0)
            when 'bookmarks' then (select count(*) from state where bookmarked = 1)
            when 'reading' then (select count(*) from state where bookmarked = 1 and read = 0)
            when 'highlights' then (select count(distinct story_id) from highlight)
            when 'quotes' then (select count(distinct story_id) from quote)
            else (select count(*) from trash) end""",
    "a tag's count is wrong": """
        select id from tag g where total <> (select count(*) from story_tag where tag_id = g.id)
        or unread <> (select count(*) from story_tag x join state t on t.story_id = x.story_id
                      where x.tag_id = g.id and t.read = 0)""",
}


def check(db: sqlite3.Connection, quick: bool = False) -> list[str]:
    """What is wrong with the library, one sentence each; empty when all is well."""
    pragma = "quick_check" if quick else "integrity_check"
    found = [f"SQLite: {text}" for (text,) in db.execute(f"pragma {pragma}(20)") if text != "ok"]
    if found:
        return found
    found += [
        f"SQLite: a row of {table} refers to a row of {parent} that is not there"
        for table, _, parent, _ in db.execute("pragma foreign_key_check")
    ]
    for sentence, probe in _PROBES.items():
        ids = [str(id_) for (id_,) in db.execute(probe)]
        if ids:
            found.append(f"{sentence} ({len(ids)}: {', '.join(ids[:5])}{'…' if len(ids) > 5 else ''})")
    if not db.execute(index.MADE_BY_US, (words.VERSION,)).fetchone():
        found.append("the search index was made by another version of Cuttings")
    return found if quick else found + _index(db)


def _index(db: sqlite3.Connection) -> list[str]:
    """The first words of a sample of stories' headlines must be found where they stand."""
    lost = []
    for (id_,) in db.execute("select id from story order by random() limit ?", (SAMPLE,)).fetchall():
        key, texts = index.stored(db, id_)
        phrase = " ".join(texts.headline.replace('"', " ").replace("\0", " ").split()[:8])
        asked = (f'headline : "{phrase}"', key)
        if any(map(str.isalnum, phrase)) and not db.execute(FOUND, asked).fetchone():
            lost.append(str(id_))
    return (
        [f"search does not find a story by its headline ({len(lost)}: {', '.join(lost[:5])})"] if lost else []
    )
