"""Ways out of a library. Each gives lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exporters import jsonl, opml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library import Library

FORMATS: dict[str, Callable[[Library], Iterator[str]]] = {"jsonl": jsonl.lines, "opml": opml.lines}
