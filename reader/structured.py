"""JSON-LD: what a page says to machines of the stories it holds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reader import dom

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.dom import Element

STORY_TYPES = re.compile(r"(?:Article|BlogPosting|Report|Review|Recipe)$")
LARGEST_JSON = 1 << 20
LONGEST = 8_000  # letters of a name


def stories(page: Element, inside: Sequence[str] = ("@graph",)) -> Iterator[dict[str, Any]]:
    """The objects that describe an article, also those that lie in others by the names `inside`."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            waiting = [_json(script.text or "")]
            while waiting:
                value = waiting.pop()
                if isinstance(value, list):
                    waiting += reversed(value)
                elif isinstance(value, dict):
                    if any(STORY_TYPES.search(str(kind)) for kind in listed(value.get("@type"))):
                        yield value
                    waiting += [value.get(name) for name in inside]


def _json(text: str) -> object:
    try:
        return json.loads(text, strict=False) if len(text) < LARGEST_JSON else None
    except (ValueError, RecursionError):
        return None


def listed(value: object) -> list[object]:
    """A value as a list, whether it is one or not."""
    return value if isinstance(value, list) else [value]


def named(value: object) -> str:
    """A value as words: names of people and houses, parted by commas."""
    names = (one.get("name") if isinstance(one, dict) else one for one in listed(value))
    return ", ".join(" ".join(dom.plain(name[:LONGEST]).split()) for name in names if isinstance(name, str))
