"""Take the tags out of HTML that nest too deep, before anything builds a tree of it.

libxml2 stops reading where a tree is 2,048 deep and is quadratic in the attributes of one element; Qt needs
40 s for 2,000 nested tables. The words inside always stay.
"""

from __future__ import annotations

import re
from collections import Counter

from reader.tags import BLOCKS, TABLE_PARTS, VOID, names

DEPTH = 250  # no honest page is deeper; browsers stop at 512
ATTRIBUTES = 200  # of one element

# A start tag ends what stands open before it, as in HTML: <p>one<p>two, <li>one<li>two.
ENDS = {name: names("p") for name in BLOCKS} | {
    "li": names("p li"),
    "dt": names("p dt dd"),
    "dd": names("p dt dd"),
    "option": names("option"),
    "td": names("p td th"),
    "th": names("p td th"),
    "tr": names("p td th tr"),
    "tbody": names("p td th tr thead tbody tfoot"),
    "tfoot": names("p td th tr thead tbody tfoot"),
}

# Every branch matches to the end of the text when its own end is missing: no character is read twice.
TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style)\b.*?(?:</(?P=raw)|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)"
    r"(?P<rest>(?:[^>=]|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?)*+)(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"[^\s=/>]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))?")
LONG = 4 * ATTRIBUTES  # characters: a shorter tag has few attributes or no long ones


def flatten(html: str, *, depth: int = DEPTH, tables: int = DEPTH) -> str:
    """The same HTML without the tags that nest deeper than allowed; what stands in them stays.

    A block that loses its tags leaves a line break, so that its words stay apart from their neighbours.
    """
    open_tags = _OpenTags(depth, tables)
    pieces: list[str] = []
    written = 0
    for token in TOKEN.finditer(html):
        instead = open_tags.read(token)
        if instead is not None:
            pieces += html[written : token.start()], instead
            written = token.end()
    return "".join([*pieces, html[written:]]) if pieces else html


class _OpenTags:
    """The elements open at a place of a page, and which of them had to go."""

    def __init__(self, depth: int, tables: int) -> None:
        self._depth, self._tables = depth, tables
        self._stack: list[tuple[str, bool]] = []  # (name, whether it stays)
        self._open: Counter[str] = Counter()
        self._staying = self._staying_tables = 0

    def read(self, token: re.Match[str]) -> str | None:
        """What to write instead of a token; None: itself."""
        name = (token["name"] or "").lower()
        if not name or name in VOID:
            return None if len(token[0]) < LONG else _few_attributes(token, name)
        if token["end"]:
            return self._close(name)
        return self._start(token, name)

    def _start(self, token: re.Match[str], name: str) -> str | None:
        while self._stack and self._stack[-1][0] in ENDS.get(name, ()):
            self._pop()
        if token["rest"].endswith("/"):
            return None
        parts = name in TABLE_PARTS and bool(self._stack) and not self._stack[-1][1]
        stays = not parts and self._staying < self._depth
        if name == "table":
            stays = stays and self._staying_tables < self._tables
        self._push(name, stays)
        if not stays:
            return "<br>" if name in BLOCKS else ""
        return None if len(token[0]) < LONG else _few_attributes(token, name)

    def _close(self, name: str) -> str | None:
        if not self._open[name]:
            return None
        while self._stack[-1][0] != name:
            self._pop()
        return None if self._pop() else ("<br>" if name in BLOCKS else "")

    def _push(self, name: str, stays: bool) -> None:
        self._stack.append((name, stays))
        self._open[name] += 1
        self._staying += stays
        self._staying_tables += stays and name == "table"

    def _pop(self) -> bool:
        name, stayed = self._stack.pop()
        self._open[name] -= 1
        self._staying -= stayed
        self._staying_tables -= stayed and name == "table"
        return stayed


def _few_attributes(token: re.Match[str], name: str) -> str | None:
    """A tag without its attributes when it has absurdly many of them."""
    rest = token["rest"] or ""
    many = sum(1 for _ in ATTRIBUTE.finditer(rest)) > ATTRIBUTES
    return f"<{token['end']}{name}>" if name and many else None
