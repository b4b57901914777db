"""A server of made-up feeds on this machine, in a process of its own: python -m tests.bench.feed_server FEEDS ENTRIES.

Says its port on the first line of its output. Feeds come packed, with validators, and every entry has its own
picture; `/latency/MS` sets how long each answer takes from then on.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import hashlib
import random
import struct
import subprocess
import sys
import urllib.request
import zlib
from email.utils import formatdate
from html import escape
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parent.parent.parent
NEWEST, HOUR = 1_790_000_000, 3600
PEOPLE = ("Ann Lee", "Bo Kim", "Carla Ruiz", "Dev Rao", "Ewa Nowak")
PLACES = ("harbour", "school", "bridge", "market", "library", "hospital", "railway")


class FeedServer:
    """The server as others use it: started on entering, ended on leaving."""

    def __init__(self, feeds: int, entries: int) -> None:
        self.feeds, self.entries = feeds, entries

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", __name__, str(self.feeds), str(self.entries)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self._process.stdout is not None
        self.host = f"127.0.0.1:{int(self._process.stdout.readline())}"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def wait_each(self, milliseconds: int) -> None:
        """Let every answer take so long."""
        with urllib.request.urlopen(f"http://{self.host}/latency/{milliseconds}"):
            pass

    def opml(self) -> str:
        """The list of the feeds."""
        lines = "".join(
            f'<outline type="rss" text="Feed {n}" xmlUrl="http://{self.host}/feed/{n}"/>'
            for n in range(self.feeds)
        )
        return f'<opml version="2.0"><head/><body>{lines}</body></opml>'


# ── what is served ───────────────────────────────────────────────────────────────────────────────


def feed(number: int, entries: int, host: str, words: list[str]) -> bytes:
    """A feed, its newest entry first."""
    chance = random.Random(number)
    items = "".join(_item(number, entry, host, words, chance) for entry in range(entries))
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Feed {number}</title><link>http://{host}/</link><description>Made up</description>"
        f"{items}</channel></rss>"
    ).encode()


def _item(number: int, entry: int, host: str, words: list[str], chance: random.Random) -> str:
    paragraphs = [_paragraph(words, chance) for _ in range(7)]
    speaker, place = chance.choice(PEOPLE), chance.choice(PLACES)
    said = f"“The {place} will open again in spring,” said {speaker}, who had seen the plans."
    picture = f'<img src="http://{host}/picture/{number}-{entry}.png" width="64" height="64" alt=""/>'
    body = f"<p>{picture}</p><p>{'</p><p>'.join([*paragraphs, said])}</p>"
    second = NEWEST - entry * HOUR - number
    return (
        f"<item><title>{escape(paragraphs[0][:60])}</title><guid isPermaLink='false'>{number}/{entry}</guid>"
        f"<link>http://{host}/story/{number}/{entry}</link><pubDate>{formatdate(second, usegmt=True)}</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def _paragraph(words: list[str], chance: random.Random) -> str:
    return " ".join(chance.choices(words, k=60)).capitalize() + "."


def vocabulary() -> list[str]:
    """Words as often as languages have them: a few all the time, most rarely."""
    chance = random.Random("words")
    syllables = [
        "ba",
        "ke",
        "li",
        "mo",
        "nu",
        "ra",
        "se",
        "ti",
        "vo",
        "za",
        "fen",
        "gor",
        "hal",
        "sti",
        "tra",
    ]
    made = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(8_000)]
    return [word for rank, word in enumerate(made) for _ in range(1 + 2_000 // (rank + 3))]


def picture(name: str) -> bytes:
    """A small PNG, another one for each name."""
    row = b"\0" + hashlib.sha256(name.encode()).digest() * 6
    packed = zlib.compress(row * 64)
    header = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


# ── the server ───────────────────────────────────────────────────────────────────────────────────


class Server:
    def __init__(self, feeds: int, entries: int) -> None:
        self._feeds, self._entries = feeds, entries
        self._packed: dict[str, bytes] = {}
        self._latency = 0.0

    async def serve(self) -> None:
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        words = vocabulary()
        for number in range(self._feeds):
            made = feed(number, self._entries, f"127.0.0.1:{port}", words)
            self._packed[f"/feed/{number}"] = gzip.compress(made, 5, mtime=0)
        print(port, flush=True)
        await server.serve_forever()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()
            return
        path = head.split(" ", 2)[1]
        if path.startswith("/latency/"):
            self._latency = int(path.rpartition("/")[2]) / 1000
        elif self._latency:
            await asyncio.sleep(self._latency)
        status, kind, content = self._found(path)
        etag = hashlib.sha256(content).hexdigest()[:16]
        if f'"{etag}"' in head:
            status, content = "304 Not Modified", b""
        packed = "Content-Encoding: gzip\r\n" if path in self._packed else ""
        said = f'HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{packed}ETag: "{etag}"\r\nConnection: close\r\n'
        writer.write(f"{said}Content-Length: {len(content)}\r\n\r\n".encode() + content)
        writer.close()

    def _found(self, path: str) -> tuple[str, str, bytes]:
        if path in self._packed:
            return "200 OK", "application/rss+xml", self._packed[path]
        if path.startswith("/picture/"):
            return "200 OK", "image/png", picture(path)
        return (
            ("200 OK", "text/plain", b"")
            if path.startswith("/latency/")
            else ("404 Not Found", "text/plain", b"")
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("feeds", type=int)
    parser.add_argument("entries", type=int)
    given = parser.parse_args()
    asyncio.run(Server(given.feeds, given.entries).serve())
