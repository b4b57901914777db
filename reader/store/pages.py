"""Captures: pages and texts that a person saved, kept as they came, and the stories cut out of them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reader import disk
from reader.store import stories
from reader.store.stories import Stored
from reader.types import CaptureId, StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.types import Page, ReadStory


def save(db: sqlite3.Connection, page: Page, brought: Sequence[ReadStory], now: int) -> Stored:
    """Keep a page or text a person saved, and its stories; the same bytes a second time change nothing."""
    before = known(db, page)
    if before is not None:
        rows = db.execute("select id from story where capture_id = ? order by ordinal", (before,))
        return Stored(same=tuple(StoryId(id_) for (id_,) in rows))
    capture = db.execute(
        """insert into capture(address, name, media_type, charset, captured, hash, content)
           values (?, ?, ?, ?, ?, ?, ?)""",
        (
            page.address,
            page.name,
            page.media_type,
            page.charset,
            now,
            fingerprint(page.address, page.content),
            zlib.compress(page.content, 6),
        ),
    ).lastrowid
    last = len(brought) - 1  # a capture's first story stands first, so of equal seconds it takes the latest
    ids = [stories.insert(db, story, now + last - at, capture) for at, story in enumerate(brought)]
    return Stored(added=tuple(ids))


def known(db: sqlite3.Connection, page: Page) -> CaptureId | None:
    """The capture of these very bytes."""
    row = db.execute(
        "select id from capture where hash = ?", (fingerprint(page.address, page.content),)
    ).fetchone()
    return None if row is None else CaptureId(row[0])


def fingerprint(address: str, content: bytes) -> str:
    """What tells the same capture from any other."""
    return disk.digest(address.encode() + b"\0" + content)


def captured(db: sqlite3.Connection) -> dict[str, StoryId]:
    """The stories of captures by their fingerprints."""
    return dict(db.execute("select hash, id from story where capture_id is not null"))


def raw(db: sqlite3.Connection, capture: CaptureId) -> bytes:
    """The bytes of a capture as they came."""
    (content,) = db.execute("select content from capture where id = ?", (capture,)).fetchone()
    return zlib.decompress(content)
