"""What happens to an XML feed before feedparser gets it.

The prologue goes, and with it what a document type declares: bombs of entities, files of the disk. What
stands behind the feed goes, an unfinished last entry (it comes whole next time), entries beyond the limit,
and references to what is no character, at which feedparser raises.
"""

import itertools
import re

from reader.errors import UnreadableError
from reader.parse import fields

ROOTS = frozenset({"rss", "feed", "rdf", "channel"})

_PREFIX = r"(?:[A-Za-z_][\w.-]{0,40}:)?"
_MARKUP = re.compile(r"<[A-Za-z_!?]")
_NAME = re.compile(r"[A-Za-z_][\w.:-]{0,100}")
_ROOT = re.compile(rf"<{_PREFIX}(?:rss|feed|RDF|channel)[\s>]")
_ENTRY = re.compile(rf"<{_PREFIX}(?:item|entry)[\s>]")
_ENTRY_END = re.compile(rf"</{_PREFIX}(?:item|entry)\s*>")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")


def guarded(text: str, subject: str) -> tuple[str, tuple[str, ...]]:
    """A feed's text that feedparser can be trusted with, and what was left out of it, in words."""
    text, root = _from_root(text, subject)
    text, broken = _to_root_end(text, root)
    text, many = _few_entries(text)
    return _REFERENCE.sub(_character, text), (*broken, *many)


def _from_root(text: str, subject: str) -> tuple[str, str]:
    """The text from its root element on, if that can be a feed's, and the root's name."""
    start, name = _first_element(text)
    kind = name.rpartition(":")[2].lower()
    if kind == "html":
        raise UnreadableError(subject, "this is a web page, not a feed")
    if kind not in ROOTS:
        found = _ROOT.search(text)  # behind a warning of the server, say
        if not found:
            raise UnreadableError(subject, "this is not a feed")
        start, name = found.start(), found[0][1:-1]
    return text[start:], name


def _first_element(text: str) -> tuple[int, str]:
    """Where the first element begins, and its name; (0, "") when there is none."""
    mark = _MARKUP.search(text)
    while mark:
        name = _NAME.match(text, mark.start() + 1)
        if name:
            return mark.start(), name[0]
        mark = _MARKUP.search(text, _behind(text, mark.start()))
    return 0, ""


def _behind(text: str, place: int) -> int:
    """Where the comment, instruction or declaration that begins at `place` is over."""
    if text.startswith("<!--", place):
        closing = "-->"
    elif text.startswith("<?", place):
        closing = "?>"
    else:  # a document type; with declarations of its own it ends behind their bracket
        own = text.find("[", place, text.find(">", place) + 1)
        closing = "]>" if own >= 0 else ">"
    end = text.find(closing, place)
    return end + len(closing) if end >= 0 else len(text)


def _to_root_end(text: str, root: str) -> tuple[str, tuple[str, ...]]:
    """The text up to the end of its root element; a feed that broke off is closed behind its last entry."""
    closing = f"</{root}>"
    end = text.rfind(closing)
    if end >= 0:
        return text[: end + len(closing)], ()
    last = _last_entry_end(text) or _last_entry(text)
    if last == 0:
        return text, ()  # feedparser may find something in it all the same
    inner = "</channel>" if root == "rss" else ""
    return text[:last] + inner + closing, ("the feed broke off before its end; the whole entries were read",)


def _few_entries(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with as many entries as are read at most."""
    following = next(itertools.islice(_ENTRY.finditer(text), fields.MOST_ENTRIES, None), None)
    if following is None:
        return text, ()
    end = max(following.start(), _last_entry_end(text))
    return text[: following.start()] + text[end:], (fields.TOO_MANY,)


def _last_entry_end(text: str) -> int:
    """Where the last finished entry ends, 0 when none is finished."""
    return max((found.end() for found in _ENTRY_END.finditer(text)), default=0)


def _last_entry(text: str) -> int:
    """Where the last entry begins, 0 when there is none."""
    return max((found.start() for found in _ENTRY.finditer(text)), default=0)


def _character(reference: re.Match[str]) -> str:
    """The reference, or "\\ufffd" when XML has no such character (a lone surrogate, &#0;)."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    code = int(digits.lstrip("0")[:9] or "0", base)
    legal = (
        code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    )
    return reference[0] if legal else "\ufffd"
