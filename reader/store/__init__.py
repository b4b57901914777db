"""Everything that is kept: SQLite behind one house of small rooms, a file a noun.

    connection  who may read and write; complaints as sentences       schema   the tables, and how they change
    stories     in and out, with their bodies, index and quotes       keys     the integer that orders them
    feeds       subscriptions and folders                             state    what the person did
    views       what lists and the side bar show                      search   a query as SQL
    index       the full text            quotes  who said what        check    does it all agree?

Functions take a connection and never commit; `library` runs them in its transactions.
Whoever stands above says `store.feeds.due(db)`: a room is loaded when somebody first walks in.
"""

# ruff: noqa: F401 # the rooms are named for mypy
from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store import (
        age,
        arrivals,
        aside,
        backup,
        check,
        choices,
        connection,
        contents,
        copying,
        corrections,
        cutting,
        facets,
        feeds,
        folders,
        found,
        header,
        highlights,
        index,
        index_check,
        keys,
        known,
        matching,
        moving,
        packed,
        pages,
        phrases,
        pictures,
        places,
        quotes,
        recut,
        removed,
        repair,
        restore,
        schema,
        search,
        settings,
        state,
        stories,
        tags,
        trash,
        views,
        whole,
    )
else:

    def __getattr__(room: str) -> object:
        if room.startswith("_"):  # asked for by Python, not by us
            raise AttributeError(f"module {__name__!r} has no attribute {room!r}")
        return import_module(f"{__name__}.{room}")
