"""Is everything there, and does it agree? Says what is wrong in words; changes nothing.

What can be put right is named by its cure: store/repair.py.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from typing import TYPE_CHECKING, NamedTuple

from reader import ready, squeezed, words
from reader.store import copying, index, index_check, pages
from reader.types import Cure, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SMALL = 64 << 20  # bytes of a file that even the quick check reads whole
NEWEST = 500  # stories that it looks at in a larger one: what was written last is where a crash shows
MOST = 20  # complaints of SQLite that are told
_OF_INDEXES = re.compile(r"row \d+ missing from index|wrong # of entries in index|non-unique entry in index")
CLEARED = ("quote", "derived", "fresh", "picture")  # rows without their story that are nobody's loss


class _Probe(NamedTuple):
    words: str
    cure: Cure | None
    sql: str


_MISSING = "not in (select id from {}_docsize)"

PROBES = (
    _Probe(
        "a story is without its body",
        None,
        "select id from story where id not in (select story_id from body)",
    ),
    _Probe(
        "a story is without its mark of being read",
        Cure.STATES,
        "select id from story where id not in (select story_id from state)",
    ),
    *(
        _Probe(
            f"a {called} has another key than its story",
            Cure.KEYS,
            f"select story_id from {table} x join story s on s.id = story_id where s.sort_key <> x.sort_key",
        )
        for called, table in (("mark", "state"), ("source", "source"), ("tag", "story_tag"))
    ),
    _Probe(
        "a story belongs to no feed and no capture",
        None,
        "select id from story where capture_id is null and id not in (select story_id from source)",
    ),
    _Probe(
        "a story is missing in the search index",
        Cure.INDEX,
        """select id from story where sort_key not in (select id from body_index_docsize)
                                or sort_key not in (select id from title_index_docsize)""",
    ),
    _Probe(
        "the search index holds a story that is not there",
        Cure.INDEX,
        """select id from body_index_docsize where id not in (select sort_key from story)
           union select id from title_index_docsize where id not in (select sort_key from story)
           union select id from quote_index_docsize
               where id not in (select s.sort_key from quote q join story s on s.id = q.story_id)""",
    ),
    _Probe(
        "a quote is missing in the search index",
        Cure.INDEX,
        """select distinct s.id from quote q join story s on s.id = q.story_id
           where s.sort_key not in (select id from quote_index_docsize)""",
    ),
    _Probe(
        "a feed's count is wrong",
        Cure.COUNTS,
        """select id from feed f
           where total <> (select count(distinct story_id) from source where feed_id = f.id)
           or unread <> (select count(distinct x.story_id)
                         from source x join state t on t.story_id = x.story_id
                         where x.feed_id = f.id and t.read = 0)""",
    ),
    _Probe(
        "a tag's count is wrong",
        Cure.COUNTS,
        """select id from tag g where total <> (select count(*) from story_tag where tag_id = g.id)
           or unread <> (select count(*) from story_tag x join state t on t.story_id = x.story_id
                         where x.tag_id = g.id and t.read = 0)""",
    ),
)

TALLIES = {
    "all": "select count(*) from story",
    "captures": "select count(*) from story where capture_id is not null",
    "unread": "select count(*) from state where read = 0",
    "bookmarks": "select count(*) from state where bookmarked = 1",
    "reading": "select count(*) from state where bookmarked = 1 and read = 0",
    "highlights": "select count(distinct story_id) from highlight",
    "quotes": "select count(distinct story_id) from quote",
    "trash": "select count(*) from trash",
}

NEW_ONES = f"""
select id from (select id, sort_key from story order by id desc limit {NEWEST})
where id not in (select story_id from body) or id not in (select story_id from state)
    or sort_key not in (select id from body_index_docsize)
    or sort_key not in (select id from title_index_docsize)
"""


def check(db: sqlite3.Connection, every: bool = False) -> list[Problem]:
    """What is wrong with the library; empty when all is well.

    The index is compared with what is stored for a sample of stories, with `every` for them all.
    """
    if found := _sqlite(db, "integrity_check"):
        return found
    return [*_rows(db), *_texts(db), *index_check.compare(db, None if every else index_check.SAMPLE)]


def quick(db: sqlite3.Connection) -> list[Problem]:
    """What is wrong, as far as half a second tells: of a large library only where it was written last."""
    (size,) = db.execute(
        "select page_count * page_size from pragma_page_count(), pragma_page_size()"
    ).fetchone()
    if size <= SMALL:
        return _sqlite(db, "quick_check") or list(_rows(db))
    return _named("a story that came lately is not whole", Cure.INDEX, db.execute(NEW_ONES))


def _sqlite(db: sqlite3.Connection, pragma: str) -> list[Problem]:
    found = list(_complaints(db, f"{pragma}({MOST})"))
    cure = Cure.PAGES if all(map(_OF_INDEXES.search, found)) else _whole_without(db, pragma)
    return [Problem(f"SQLite: {text}", cure) for text in found]


def _complaints(db: sqlite3.Connection, check: str) -> Iterator[str]:
    """What SQLite finds wrong; the last thing may be that it cannot go on."""
    try:
        yield from (text for (text,) in db.execute(f"pragma {check}") if text != "ok")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        yield str(error)


def _whole_without(db: sqlite3.Connection, pragma: str) -> Cure | None:
    """Whether all damage lies in what can be made again: a file without that is then as good as this one."""
    whole = not any(any(_complaints(db, f"{pragma}('{name}')")) for name in copying.kept_tables(db))
    return Cure.ANEW if whole else None


def _rows(db: sqlite3.Connection) -> Iterator[Problem]:
    for table, _, parent, _ in db.execute("pragma foreign_key_check").fetchmany(MOST):
        sentence = f"SQLite: a row of {table} refers to a row of {parent} that is not there"
        yield Problem(sentence, Cure.LEFT_OVER if table in CLEARED and parent == "story" else None)
    for probe in PROBES:
        if probe.cure is not Cure.COUNTS:
            yield from _named(probe.words, probe.cure, db.execute(probe.sql))
    yield from counts(db)
    if not db.execute(index.MADE_BY_US, (words.VERSION,)).fetchone():
        yield Problem("the search index was made by another version of Cuttings", Cure.INDEX)


def counts(db: sqlite3.Connection) -> Iterator[Problem]:
    """Counted anew: which of the counts that are kept are wrong."""
    for probe in PROBES:
        if probe.cure is Cure.COUNTS:
            yield from _named(probe.words, probe.cure, db.execute(probe.sql))
    for what, count in TALLIES.items():
        wrong = db.execute(f"select what from tally where what = ? and count <> ({count})", (what,))
        yield from _named("the count of a view is wrong", Cure.COUNTS, wrong)


def _texts(db: sqlite3.Connection) -> Iterator[Problem]:
    """Texts and pages must be those that were stored: a bit that fell over shows in their fingerprints."""
    changed = ((id_,) for id_, mark, *said in db.execute(TEXTS) if not _is_as_stored(mark, *said))
    yield from _named("a story's text is not as it was stored", None, changed)
    captures = db.execute("select id, hash, address, content from capture")
    spoilt = ((id_,) for id_, mark, address, content in captures if _mark(address, content) != mark)
    yield from _named("a capture's page is not as it was stored", None, spoilt)


TEXTS = """
select s.id, s.hash, s.address, s.headline, b.text, b.html from story s join body b on b.story_id = s.id
"""


def _is_as_stored(mark: str, address: str, headline: str, text: str, html: bytes) -> bool:
    try:
        squeezed.unsqueeze(html, text)  # it carries a sum of its own
    except (zlib.error, UnicodeDecodeError):
        return False
    return ready.fingerprint(address, headline, text) == mark


def _mark(address: str, content: bytes) -> str:
    try:
        return pages.fingerprint(address, zlib.decompress(content))
    except zlib.error:
        return ""


def _named(sentence: str, cure: Cure | None, rows: Iterable[tuple[object, ...]]) -> list[Problem]:
    ids = [str(id_) for (id_,) in rows]
    shown = ", ".join(ids[:5])
    return [Problem(f"{sentence} ({len(ids)}: {shown}{'…' if len(ids) > 5 else ''})", cure)] if ids else []
