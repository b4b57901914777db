"""Is the fast lane equal to feedparser? Asked of feedparser's own test files, which are fetched, not kept.

    python -m tests.reader.parse.oracle [FOLDER]

Without FOLDER, feedparser's source distribution is fetched by pip into a temporary one. Prints how many
files the fast lane takes, and each that it reads differently; exits 1 when there is one.
"""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from unittest.mock import patch

from reader import dom
from reader.errors import UnreadableError
from reader.parse import plainfeed, xmlfeed
from reader.types import FeedRead, Page

ADDRESS = "https://example.org/feeds/all.xml"
NOW = 1_700_000_000


def by_both(text: str, address: str = ADDRESS) -> tuple[FeedRead | str, FeedRead | str]:
    """A feed as it is read, and as feedparser alone reads it."""
    return _read(text, address), by_feedparser(text, address)


def by_feedparser(text: str, address: str = ADDRESS) -> FeedRead | str:
    """A feed as feedparser reads it."""
    with patch.object(plainfeed, "parsed", return_value=None):
        return _read(text, address)


def _read(text: str, address: str) -> FeedRead | str:
    try:
        return xmlfeed.read(text, "the feed", address, NOW)
    except UnreadableError as error:
        return error.reason


def main(folder: Path) -> int:
    plain = different = total = 0
    for path in sorted(folder.rglob("*.xml")):
        text = dom.decode(Page(content=path.read_bytes(), media_type="application/xml"))
        total += 1
        plain += plainfeed.parsed(text, ADDRESS) is not None
        ours, theirs = by_both(text)
        if ours != theirs:
            different += 1
            sys.stdout.write(f"{path}\n  ours   {ours}\n  theirs {theirs}\n")
    sys.stdout.write(f"{total} files, {plain} of them plain, {different} read differently\n")
    return 1 if different or not plain else 0


def fetched(folder: Path) -> Path:
    """feedparser's source distribution, unpacked in a folder."""
    wanted = f"feedparser=={importlib.metadata.version('feedparser')}"
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d"]
    subprocess.run([*pip, str(folder), wanted], check=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1])))
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(main(fetched(Path(temporary))))
