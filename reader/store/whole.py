"""Whole texts of stories whose feed gives only a beginning: which are wanted, how each went, what stays.

A row says how it stands with one story. `entry` is the fingerprint of what the feed said: when it says
something else, its page is looked at again; when it says the same again, the whole text stays.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reader import disk, ready, whole_text
from reader.store import corrections, pictures, stories
from reader.types import Enclosure, Picture, Pictures, ReadStory, StoryId, Wholeness, WholeText

if TYPE_CHECKING:
    import sqlite3


class Wanted(NamedTuple):
    """A story whose whole text is to be fetched. `typed`: the person gave the host, it may be a local one."""

    id: StoryId
    address: str
    typed: str  # an address whose host the person gave; "" when they gave none
    tries: int


# ── which ────────────────────────────────────────────────────────────────────────────────────────

FRESH = """
select s.id, s.address, s.headline, s.picture, s.capture_id is not null,
    unsqueezed(b.html, b.text), b.text, b.enclosures,
    f.whole_text, f.pictures, w.story_id is not null,
    t.bookmarked or exists (select 1 from story_tag where story_id = s.id)
                 or exists (select 1 from note where story_id = s.id)
                 or exists (select 1 from highlight where story_id = s.id)
from fresh x join story s on s.id = x.story_id
join body b on b.story_id = s.id
join state t on t.story_id = s.id
left join whole_text w on w.story_id = s.id
left join feed f on f.id = (
    select min(y.feed_id) from source y join feed g on g.id = y.feed_id
    where y.story_id = s.id and g.unsubscribed = 0
)
where :only is null or s.id = :only
order by x.story_id desc limit :most
"""


def look(db: sqlite3.Connection, most: int, only: StoryId | None = None) -> int:
    """Look at stories that are new or changed: what of them is to be fetched. How many there were."""
    rows = db.execute(FRESH, {"most": most, "only": only}).fetchall()
    for row in rows:
        _look_at(db, *row)
    db.executemany("delete from fresh where story_id = ?", [row[:1] for row in rows])
    return len(rows)


def _look_at(
    db: sqlite3.Connection,
    id_: StoryId,
    address: str,
    headline: str,
    picture: str | None,
    captured: int,
    html: str,
    text: str,
    enclosures: str,
    how: str | None,
    which: str | None,
    known: int,
    kept: int,
) -> None:
    if how and not known and _is_wanted(WholeText(how), text, headline, address, enclosures):
        values = (id_, Wholeness.WANTED, _fingerprint(text))
        db.execute("insert into whole_text(story_id, state, entry, due) values (?, ?, ?, 0)", values)
    lead = Picture(**json.loads(picture)) if picture else None
    wanted = captured or which == Pictures.ALL or (which == Pictures.KEPT and kept)
    pictures.want(db, id_, html, lead, wanted=bool(wanted))


def _is_wanted(how: WholeText, text: str, headline: str, address: str, enclosures: str) -> bool:
    if how is WholeText.ALWAYS:
        return whole_text.leads_to_an_article(address)
    files = [Enclosure(**one) for one in json.loads(enclosures)]
    return how is WholeText.AUTO and whole_text.is_beginning(text, headline, address, files)


def _fingerprint(text: str) -> str:
    return disk.digest(text.encode())


WANTED = """
select w.story_id, s.address, coalesce((
        select f.address from source x join feed f on f.id = x.feed_id
        where x.story_id = w.story_id and f.typed = 1 limit 1), ''), w.tries
from whole_text w join story s on s.id = w.story_id
where w.due <= :now and (:only is null or w.story_id = :only)
order by s.sort_key desc limit :most
"""


def wanted(db: sqlite3.Connection, now: int, most: int, only: StoryId | None = None) -> list[Wanted]:
    """The stories whose whole text is to be fetched now, the newest first."""
    rows = db.execute(WANTED, {"now": now, "most": most, "only": only})
    return [Wanted(StoryId(id_), *rest) for id_, *rest in rows]


ANY = """
select exists (select 1 from fresh where :only is null or story_id = :only)
    or exists (select 1 from whole_text where due <= :now and (:only is null or story_id = :only))
    or exists (select 1 from picture where due <= :now and (:only is null or story_id = :only))
"""


def is_any_wanted(db: sqlite3.Connection, now: int, only: StoryId | None = None) -> bool:
    """Whether there is anything to look at or to fetch, texts or pictures."""
    return bool(db.execute(ANY, {"now": now, "only": only}).fetchone()[0])


def entry(db: sqlite3.Connection, id_: StoryId) -> ReadStory:
    """A story as the web tells it, without what a person put right. NotFoundError."""
    return corrections.found(db, id_, stories.as_read(db, id_))


# ── how it went ──────────────────────────────────────────────────────────────────────────────────

WENT = "update whole_text set state = ?, said = ?, due = ?, tries = tries + 1 where story_id = ?"


def keep(db: sqlite3.Connection, id_: StoryId, story: ReadStory, now: int) -> bool:
    """Store a story with its whole text; the text before is kept as a version. False when it went away
    meanwhile, or when what we have by now is the better one."""
    if not stories.exists(db, id_):
        return False
    is_new = stories.update(db, id_, ready.made(story), now)
    db.execute(WENT, (Wholeness.WHOLE if is_new else Wholeness.ENOUGH, "", None, id_))
    return is_new


def suffice(db: sqlite3.Connection, id_: StoryId) -> None:
    """The page tells no more than the feed does: its text is what there is."""
    db.execute(WENT, (_unless_whole(db, id_, Wholeness.ENOUGH), "", None, id_))


def fail(db: sqlite3.Connection, id_: StoryId, said: str, due: int | None) -> None:
    """Keep why the whole text could not be had; it is tried again when `due`, None: only when asked."""
    otherwise = Wholeness.FAILED if due is None else Wholeness.WANTED
    db.execute(WENT, (_unless_whole(db, id_, otherwise), said, due, id_))


def _unless_whole(db: sqlite3.Connection, id_: StoryId, otherwise: Wholeness) -> Wholeness:
    """How it stands after a try that brought nothing: a whole text we have stays one."""
    state, _ = of_story(db, id_)
    return state if state is Wholeness.WHOLE else otherwise


def again(db: sqlite3.Connection, id_: StoryId) -> None:
    """Try once more, now, whatever came of it before."""
    story = entry(db, id_)
    db.execute(
        """insert into whole_text(story_id, state, entry, due) values (?, ?, ?, 0)
           on conflict (story_id) do update set due = 0, tries = 0""",
        (id_, Wholeness.WANTED, _fingerprint(story.text)),
    )


def of_story(db: sqlite3.Connection, id_: StoryId) -> tuple[Wholeness, str]:
    """How it stands with a story's whole text, and why it is not there."""
    row = db.execute("select state, said from whole_text where story_id = ?", (id_,)).fetchone()
    return (Wholeness(row[0]), row[1]) if row else (Wholeness.ENTRY, "")


# ── what stays ───────────────────────────────────────────────────────────────────────────────────

NEARLY = 0.9  # of a whole text: a feed that sends so much sends the story itself


def over(db: sqlite3.Connection, id_: StoryId, said: ReadStory) -> ReadStory:
    """A story as its feed tells it now, with the whole text that was fetched in place of its beginning."""
    row = db.execute("select state, entry from whole_text where story_id = ?", (id_,)).fetchone()
    if row is None:
        return said
    mark = _fingerprint(said.text)
    if mark != row[1]:
        db.execute(
            "update whole_text set entry = ?, due = 0, tries = 0, said = '' where story_id = ?", (mark, id_)
        )
    if row[0] != Wholeness.WHOLE:
        return said
    have = entry(db, id_)
    if len(said.text) >= len(have.text) * NEARLY:
        db.execute("delete from whole_text where story_id = ?", (id_,))
        return said
    return said._replace(
        html=have.html,
        text=have.text,
        byline=said.byline or have.byline,
        language=said.language or have.language,
        picture=said.picture or have.picture,
    )
