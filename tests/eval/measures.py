"""How well stories and quotes are understood: the public scorers over their development sets.

The sets lie beside the project where they are at hand. What is scored is what the command line gives.
`python -m tests.eval` prints the three tables of docs/understanding.md.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import extract, pipeline, quotes, sanitize
from reader.types import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EVAL = Path(__file__).parents[3] / "shared" / "eval"
CAPTURES = EVAL / "dev" / "split"
QUOTED = EVAL / "dev" / "quotes.jsonl"
PAGES = EVAL / "dev" / "extract"
MEDIA_TYPES = {".html": "text/html", ".txt": "text/plain"}


def splitting(folder: Path, *options: str) -> str:
    """The scorer's table (with "--json" its figures) for every capture of the set."""
    return _scored("score_split.py", CAPTURES, _cut(), folder, options)


def quoting(folder: Path, *options: str) -> str:
    """The scorer's table (with "--json" its figures) for every text of the set."""
    return _scored("score_quotes.py", QUOTED, _quoted(), folder, options)


def extracting(folder: Path, *options: str) -> str:
    """The scorer's table for every page of the set."""
    return _scored("score_extract.py", PAGES, _extracted(), folder, options)


def _scored(
    scorer: str, dataset: Path, found: Iterable[dict[str, Any]], folder: Path, options: tuple[str, ...]
) -> str:
    guesses = folder / f"{scorer}.jsonl"
    if not guesses.exists():  # the same guesses serve for the table and its figures
        guesses.write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    command = [sys.executable, str(EVAL / scorer), str(dataset), str(guesses), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _cut() -> Iterator[dict[str, Any]]:
    for capture in sorted(CAPTURES.iterdir()):
        if capture.suffix in MEDIA_TYPES:
            page = Page(
                content=capture.read_bytes(), media_type=MEDIA_TYPES[capture.suffix], name=capture.name
            )
            stories = [
                {
                    "title": cut.headline,
                    "updated": cut.updated,
                    "caption": cut.caption,
                    "summary": cut.summary,
                    "dateline": cut.dateline,
                    "body": cut.paragraphs,
                }
                for cut in pipeline.cuts(page)
            ]
            yield {"id": capture.stem, "stories": stories}


def _quoted() -> Iterator[dict[str, Any]]:
    for line in QUOTED.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        spans = [
            {"start": one.start, "end": one.end, "level": one.level, "speaker": one.speaker or None}
            for one in quotes.find(case["text"])
        ]
        yield {"id": case["id"], "quotes": spans}


def _extracted() -> Iterator[dict[str, Any]]:
    for name in ("pages.jsonl", "structure.jsonl"):
        for line in (PAGES / name).read_text(encoding="utf-8").splitlines():
            page = json.loads(line)
            source = gzip.decompress((PAGES / page["file"]).read_bytes()).decode("utf-8", "replace")
            found = extract.article(source, page["url"])
            fields = (
                {}
                if found is None
                else {
                    "text": found.text,
                    "html": sanitize.clean(found.html, page["url"]).html,
                    "title": found.headline,
                    "byline": found.byline,
                }
            )
            yield {"id": page["id"], **fields}
