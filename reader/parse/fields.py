"""The fields of an entry, whatever format they came in: cut to size, made plain, given an identity."""

import hashlib
import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reader import dates
from reader.types import Entry, When

MOST_ENTRIES = 10_000
TOO_MANY = f"the feed has more than {MOST_ENTRIES} entries; only those were read"
MOST_ENCLOSURES = 20
LONGEST_HTML = 3_000_000  # letters; the longest book chapter is a tenth of that
LONGEST_LINE = 2_000  # of headlines, names, titles
LONGEST_GUID = 500

SANE = range(1, 4_102_444_800)  # seconds from 1970 to 2100; 0 is what a program says that knows no date

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_TIME = re.compile(r"\d:\d|\dT\d")
_YEAR = re.compile(r"(?<![\d+-])(?:19|20)\d\d")
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*", re.ASCII)  # seconds or milliseconds since 1970
_BY_THE_BOOK = re.compile(  # RFC 822 and W3C, which feedparser reads well; in others it loses zones and days
    r"\s*(?:(?:[A-Z][a-z]{2}, ?)?\d\d? [A-Z][a-z]{2} \d{2,4} \d\d:\d\d(?::\d\d)? ?"
    r"(?:[+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T)"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)\s*",
    re.ASCII,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SECTION, _SECTION_END = "<![CDATA[", "]]>"


def line(text: str, *, markup: bool = False) -> str:
    """A field that is one line of plain text; `markup`: it was written as HTML."""
    text = without_sections(text[: 4 * LONGEST_LINE])
    if markup:
        text = html.unescape(_TAG.sub("", text))
    return " ".join(text.split())[:LONGEST_LINE]


def paragraphs(text: str) -> str:
    """Plain text as HTML: a blank line parts paragraphs, a single line break stays one."""
    parts = re.split(r"\n[ \t]*\n\s*", text.strip())
    return "".join(
        f"<p>{html.escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part
    )


def markup(text: str) -> str:
    """A text that is said to be HTML, as HTML: without sections of XML in it, and when it has no tag at all
    but blank lines, in the paragraphs that these part."""
    text = without_sections(text)
    if "<" not in text and _BLANK_LINE.search(text):
        return paragraphs(html.unescape(text))
    return text


def without_sections(text: str) -> str:
    """A text without the marks of CDATA that are left when it was wrapped twice: HTML would take what
    follows one for a remark, and lose it."""
    return text.replace(_SECTION, "").replace(_SECTION_END, "") if _SECTION in text else text


def moment(text: str, second: int | None, now: int) -> When | None:
    """When a printed date says it was; `second` is what the feed's own reader made of it."""
    day_only = not _TIME.search(text)
    if second is None or not _BY_THE_BOOK.fullmatch(text):
        if counted := _EPOCH.fullmatch(text):
            second, day_only = int(counted[1]), False
        elif (second is None or _YEAR.search(text)) and (found := dates.read(text, now)):
            second, day_only = found
    return When(second, day_only) if second is not None and second in SANE else None


def identity(guid: str, address: str, headline: str, printed: str, body: str) -> str:
    """What tells an entry from all others of its feed: its own word for it, its link, or what it says."""
    known = guid.strip() or address
    if known and len(known) <= LONGEST_GUID:
        return known
    said = known or "\n".join((headline, printed)).strip() or body
    return "sha256:" + hashlib.sha256(said.encode()).hexdigest()


def within_limits(entries: Sequence[Entry]) -> tuple[list[Entry], tuple[str, ...]]:
    """Entries with as much text and as many enclosures as are kept; and what was cut, in words."""
    kept = [
        replace(entry, html=entry.html[:LONGEST_HTML], enclosures=entry.enclosures[:MOST_ENCLOSURES])
        if len(entry.html) > LONGEST_HTML or len(entry.enclosures) > MOST_ENCLOSURES
        else entry
        for entry in entries
    ]
    long = sum(len(entry.html) > LONGEST_HTML for entry in entries)
    many = sum(len(entry.enclosures) > MOST_ENCLOSURES for entry in entries)
    notices = (
        f"of an endless text (entries: {long}) only the first {LONGEST_HTML:,} letters were read"
        if long
        else "",
        f"of very many enclosures (entries: {many}) only the first {MOST_ENCLOSURES} were read"
        if many
        else "",
    )
    return kept, tuple(filter(None, notices))


def told_apart(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries with distinct identities: a feed that gives all the same guid must not lose all but one."""
    shared = {guid for guid, count in Counter(entry.guid for entry in entries).items() if count > 1}
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.guid in shared:
            told = identity("", "", f"{entry.guid} {entry.headline}", entry.address, "")
            entry = replace(entry, guid=told)
        found.setdefault(entry.guid, entry)
    return tuple(found.values())
