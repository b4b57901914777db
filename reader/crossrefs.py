"""Links to a place in the same page: footnotes and the way back from them, tables of contents.

Where the place is in the same piece of HTML, its element keeps its name and the link stays "#name", so that
it works offline and in every export; all other names go. A place that is no element to keep (an empty
<a name>) gives its name to the one around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

from reader.tags import BLOCKS, TABLE_PARTS, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.dom import Element

CARRIERS = BLOCKS - TABLE_PARTS - names("html body head") | names("td th sup sub")
NAME = re.compile(r"[^\W\d][\w.:-]{0,200}")  # what may be a name everywhere, in XML too


class Places:
    """The places of a tree that its own links lead to."""

    def __init__(self, tree: Element, address: str) -> None:
        self._address = urldefrag(address).url
        self._names: dict[str, str] = {}  # as links call a place, and as its element is called here
        wanted = {self._fragment(link.get("href") or "") for link in tree.iter("a")} - {""}
        self.carriers = dict(self._found(tree, wanted)) if wanted else {}

    def link(self, written: str) -> str:
        """The short address of a link to a place of this tree; "" for any other."""
        name = self._names.get(self._fragment(written))
        return f"#{name}" if name else ""

    def _fragment(self, written: str) -> str:
        """The name of a place in this page that an address leads to."""
        address, sign, name = written.strip().partition("#")
        return unquote(name) if sign and address in ("", self._address) else ""

    def _found(self, tree: Element, wanted: set[str]) -> Iterator[tuple[Element, str]]:
        """Elements with the names they are to have."""
        taken: dict[Element, str] = {}
        for element in tree.iter():
            for name in {element.get("id", ""), element.get("name", "")} & wanted - self._names.keys():
                around = (element, *element.iterancestors())
                carrier = next((one for one in around if one.tag in CARRIERS), None)
                if carrier is not None and NAME.fullmatch(name):
                    if carrier not in taken:
                        yield carrier, name
                    self._names[name] = taken.setdefault(carrier, name)
