"""Tags as such: renamed, merged, coloured, deleted; each act can be taken back to what was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import words
from reader.errors import NotFoundError, RefusedError
from reader.store import state
from reader.types import COLOURS, StoryId, TagState

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

Before = tuple[TagState, ...]

INSIDE = "select id, name, colour from tag where name = ? or name like ? escape '\\' order by name"


def rename(db: sqlite3.Connection, old: str, typed: str) -> frozenset[StoryId]:
    """Give a tag, and those in it, another name; a tag that has that name already takes its stories."""
    new = state.tag_name(typed)
    inside = _inside(db, old)
    if not inside:
        raise NotFoundError(f"tag {old}", "there is no such tag")
    if new.casefold() == old.casefold():
        for id_, name, _ in inside:
            db.execute("update tag set name = ? where id = ?", (new + name[len(old) :], id_))
        return frozenset()
    changed: set[StoryId] = set()
    for _, name, colour in inside:
        called, stories = new + name[len(old) :], _stories(db, name)
        state.tag(db, sorted(stories), called)
        db.execute("update tag set colour = ? where name = ? and colour = ''", (colour, called))
        state.untag(db, sorted(stories), name)
        changed |= stories
    _forget_unused(db, [name for _, name, _ in inside])
    return frozenset(changed)


def delete(db: sqlite3.Connection, name: str) -> frozenset[StoryId]:
    """Take a tag, and those in it, off all stories."""
    inside = _inside(db, name)
    if not inside:
        raise NotFoundError(f"tag {name}", "there is no such tag")
    changed: set[StoryId] = set()
    for _, called, _ in inside:
        changed |= state.untag(db, sorted(_stories(db, called)), called)
    _forget_unused(db, [called for _, called, _ in inside])
    return frozenset(changed)


def colour(db: sqlite3.Connection, name: str, wanted: str) -> None:
    """Give a tag a colour, "" takes it away."""
    if wanted not in COLOURS:
        raise RefusedError(name, f"a tag's colour is one of {', '.join(COLOURS[1:])}")
    if not db.execute("update tag set colour = ? where name = ?", (wanted, name)).rowcount:
        raise NotFoundError(f"tag {name}", "there is no such tag")


def before(db: sqlite3.Connection, *names: str) -> Before:
    """How tags are now, with those in them: what an act that touches them can be taken back to."""
    found = {name: colour for called in names for _, name, colour in _inside(db, called)}
    return tuple(TagState(name, colour, _stories(db, name)) for name, colour in sorted(found.items()))


def set_back(db: sqlite3.Connection, then: Before, names: Sequence[str]) -> frozenset[StoryId]:
    """Let the tags of these names, and those in them, be as they were."""
    changed: set[StoryId] = set()
    known = {one.name: one for one in then}
    for now in before(db, *names):
        if now.name not in known:
            changed |= state.untag(db, sorted(now.stories), now.name)
    for one in then:
        stories = _stories(db, one.name)
        changed |= state.tag(db, sorted(one.stories - stories), one.name)
        changed |= state.untag(db, sorted(stories - one.stories), one.name)
        db.execute("update tag set name = ?, colour = ? where name = ?", (one.name, one.colour, one.name))
    _forget_unused(db, [name for name in names if name not in known])
    return frozenset(changed)


def direct(db: sqlite3.Connection) -> frozenset[str]:
    """The tags that a story has itself, and not only by a tag below."""
    rows = db.execute(
        "select name from tag where exists (select 1 from story_tag where tag_id = tag.id and direct = 1)"
    )
    return frozenset(name for (name,) in rows)


def alike(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Pairs of tags that may be meant as one: they differ in accents, signs, a plural or one letter."""
    names = [name for (name,) in db.execute("select name from tag where total > 0 order by name")]
    found: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for name in names:
        forms = _forms(name)
        known = next((found[form] for form in forms if form in found), None)
        if known is not None:
            pairs.append((known, name))
        for form in forms:
            found.setdefault(form, name)
    return pairs


SHORT = 5  # letters: in shorter names one letter makes another word


def _forms(name: str) -> set[str]:
    """A name without what may differ, and that without each of its letters."""
    plain = "".join(filter(lambda char: char.isalnum() or char == "/", words.key(name)))
    plain = plain.removesuffix("s") or plain
    shorter = {plain[:at] + plain[at + 1 :] for at in range(len(plain))} if len(plain) > SHORT else set()
    return {plain, *shorter}


def _inside(db: sqlite3.Connection, name: str) -> list[tuple[int, str, str]]:
    return db.execute(INSIDE, (name, f"{state.like(name)}/%")).fetchall()


def _stories(db: sqlite3.Connection, name: str) -> frozenset[StoryId]:
    rows = db.execute(
        "select story_id from story_tag join tag g on g.id = tag_id where g.name = ? and direct = 1", (name,)
    )
    return frozenset(StoryId(id_) for (id_,) in rows)


def _forget_unused(db: sqlite3.Connection, names: Iterable[str]) -> None:
    for name in names:
        db.execute("delete from tag where name = ? and total = 0", (name,))
