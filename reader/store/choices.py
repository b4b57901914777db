"""Saved searches and rules, each set as one value; what rules do with stories that arrive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.store import state, views
from reader.types import Act, Rule, SavedSearch, StoryId, View

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def saved_searches(db: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """The saved searches in their order."""
    rows = db.execute("select name, query, best from saved_search order by position")
    return tuple(SavedSearch(name=name, query=query, best=bool(best)) for name, query, best in rows)


def save_searches(db: sqlite3.Connection, searches: Sequence[SavedSearch]) -> None:
    """Put these saved searches in the place of those before."""
    db.execute("delete from saved_search")
    db.executemany(
        "insert into saved_search(name, query, best, position) values (?, ?, ?, ?)",
        [(one.name, one.query, one.best, position) for position, one in enumerate(searches)],
    )


def rules(db: sqlite3.Connection) -> tuple[Rule, ...]:
    """The rules in their order."""
    rows = db.execute("select name, query, acts, active from rule order by position")
    return tuple(
        Rule(
            name=name,
            query=query,
            acts=tuple((Act(act), with_) for act, with_ in json.loads(acts)),
            active=bool(active),
        )
        for name, query, acts, active in rows
    )


def set_rules(db: sqlite3.Connection, wanted: Sequence[Rule]) -> None:
    """Put these rules in the place of those before."""
    db.execute("delete from rule")
    db.executemany(
        "insert into rule(name, query, acts, active, position) values (?, ?, ?, ?, ?)",
        [
            (one.name, one.query, json.dumps(one.acts), one.active, position)
            for position, one in enumerate(wanted)
        ],
    )


def obey(db: sqlite3.Connection, new: Sequence[StoryId], now: int) -> tuple[StoryId, ...]:
    """Do with stories that have just arrived what the active rules say; those to be told to the person."""
    told: list[StoryId] = []
    for rule in rules(db) if new else ():
        if rule.active:
            told += apply(db, rule, new, now)
    return tuple(dict.fromkeys(told))


def apply(db: sqlite3.Connection, rule: Rule, among: Sequence[StoryId], now: int) -> list[StoryId]:
    """Do what a rule says with those of some stories that its query finds; those to be told."""
    found = views.among(db, View(search=rule.query), among, now)
    told: list[StoryId] = []
    for act, name in rule.acts:
        match act:
            case Act.TAG:
                state.tag(db, found, name)
            case Act.BOOKMARK:
                state.bookmark(db, found, True, now)
            case Act.READ:
                state.mark_read(db, found, True, now)
            case Act.NOTIFY:
                told += found
    return told
