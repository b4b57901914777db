"""A refresh of many feeds: at each round they bring new stories, with pictures, and edit some of the old."""

from __future__ import annotations

import struct
import tempfile
import zlib
from html import escape
from typing import TYPE_CHECKING

from tests.crash import program
from tests.crash.judge import kept
from tests.crash.telling import Told
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

FEEDS = 12
SHOWN = 20  # of a feed's newest stories
NEW = 3  # a round and feed


class Refreshing:
    """Feeds that change before every refresh, on a server of their own."""

    words: Sequence[str] = ("refresh", "--force")

    def __init__(self, folder: Path, chance: Random) -> None:
        self._folder, self._chance = folder, chance
        self._site = Site()
        self._told: list[list[Told]] = [[] for _ in range(FEEDS)]
        self._number = 0
        self._subscribe()

    @property
    def options(self) -> Sequence[str]:
        return ("--allow-host", self._site.host)

    def close(self) -> None:
        self._site.close()

    def prepare(self) -> int:
        """Let every feed change; how many stories a refresh has to tell of."""
        for feed, told in enumerate(self._told):
            if told:
                at = self._chance.randrange(max(0, len(told) - SHOWN), len(told))
                told[at] = Told(told[at].number, told[at].edition + 1)
            told += [self._new() for _ in range(NEW)]
            self._serve(feed)
        return FEEDS * (NEW + 1)

    def missing(self) -> list[str]:
        """What a refresh that came to its end did not bring."""
        there = kept(self._folder)
        shown = [one for told in self._told for one in told[-SHOWN:]]
        faults = [f"{one.word} did not come" for one in shown if there.get(one.number) != one]
        gone = {one.number for told in self._told for one in told} - set(there) if not faults else set()
        return faults + [f"story {number}, which its feed no longer shows, is lost" for number in gone]

    def _subscribe(self) -> None:
        feeds = [f'<outline xmlUrl="{self._site.address(f"/{feed}.xml")}"/>' for feed in range(FEEDS)]
        with tempfile.NamedTemporaryFile("w", suffix=".opml") as file:
            file.write(f"<opml version='2.0'><body>{''.join(feeds)}</body></opml>")
            file.flush()
            _, ended = program.run(self._folder, ["import", file.name])
        assert ended.code == 0, ended

    def _new(self) -> Told:
        self._number += 1
        return Told(self._number, 1)

    def _serve(self, feed: int) -> None:
        items = "".join(
            f"<item><title>{one.headline}</title><guid>{one.number}</guid>"
            f"<link>{self._site.address(f'/{one.number}')}</link>"
            f"<description>{escape(one.html + self._picture(one))}</description></item>"
            for one in reversed(self._told[feed][-SHOWN:])
        )
        self._site.put(
            f"/{feed}.xml",
            f'<rss version="2.0"><channel><title>Feed {feed}</title>{items}</channel></rss>',
            "application/rss+xml",
        )

    def _picture(self, story: Told) -> str:
        """The picture of every third story, put on the site."""
        if story.number % 3:
            return ""
        address = self._site.put(f"/{story.number}.png", _png(story.number), "image/png")
        return f'<p><img src="{address}" width="40" height="30"></p>'


def _png(number: int) -> bytes:
    """A picture like no other: its colour is a number."""
    header = struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)
    rows = (b"\0" + number.to_bytes(3, "big") * 40) * 30
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )
