"""Judgements about whole texts: whether an entry is only the beginning of its story, and whether what came
from its page may stand in its place.

Pure, and learnt from nothing: lengths, how a text ends, and lists of words that anybody can extend.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader import addresses
from reader.lexicon import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.types import Enclosure

SHORT = 450  # characters: an entry without a sign of being cut is taken for a beginning up to here
TEASER = 4_000  # characters: the longest text that a "read more" at its end makes a beginning
SAME_LENGTH = 1.05  # times the length of the entry: a page that says no more than that says the same
MUCH_SHORTER = 0.5
WALL = 1_500  # characters: in a longer text, words about cookies and logging in are no wall
SHARED = 0.25  # of the words that tell an entry's story, how many must stand on its page
FEWEST_WORDS = 6  # that say something about what an entry is about

_ELLIPSIS = re.compile(r"(?:…|\.\.\.|\. \. \.)[\s\])）】»”\"'.]*$")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_WALLED = re.compile(
    r"(?:^|/)(?:log-?in|sign-?in|signup|register|consent|cookiewall|subscribe|account)(?:[/.?]|$)"
)


def is_beginning(text: str, headline: str, address: str, enclosures: Sequence[Enclosure] = ()) -> bool:
    """Whether a feed's entry is only the beginning of a story that its page tells whole."""
    if not leads_to_an_article(address):
        return False
    last = text.rstrip().rpartition("\n")[2]
    if len(text) <= TEASER and (_ELLIPSIS.search(text.rstrip()) or _calls_to_read_more(last)):
        return True
    if any(one.media_type.startswith(("audio/", "video/")) for one in enclosures):
        return False  # its few words go with something to hear or see
    return len(text) <= SHORT and not _is_its_own_headline(text, headline)


def leads_to_an_article(address: str) -> bool:
    """Whether an address is a page of its own, and not a site's front page or a film."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not (parts.path.strip("/") or parts.query):
        return False
    site = addresses.site(address)
    return not any(site == one or site.endswith(f".{one}") for one in entries("no_whole_text"))


def _calls_to_read_more(line: str) -> bool:
    """Whether an entry's last line is a "Read more"; a sentence that only begins so is none."""
    line = _AROUND.sub("", line).lower()
    return len(line) <= 200 and line.startswith(_calls())


@cache
def _calls() -> tuple[str, ...]:
    return tuple(sorted(entries("read_more")))


def _is_its_own_headline(text: str, headline: str) -> bool:
    """Whether an entry is a short note: its headline is nothing but how it begins."""
    beginning = " ".join(text.split())
    return bool(beginning) and beginning.startswith(" ".join(headline.rstrip("…").split())[:60])


def fault(text: str, *, entry: str, headline: str, page: str, asked: str) -> str:
    """Why a page's text may not take the place of an entry's, in words; "" when it may.

    `page` is the address that answered, `asked` the one that was asked for.
    """
    if _is_wall(text, page, asked):
        return "its page shows no story but asks to log in, to subscribe or to take its cookies"
    if len(text) < len(entry) * MUCH_SHORTER:
        return "its page shows less of it than the feed does"
    if not _is_about(text, f"{headline}\n{entry}"):
        return "its page is about something else"
    return ""


def says_no_more(text: str, *, entry: str) -> bool:
    """Whether a page's text is no longer than the entry: there is nothing to gain."""
    return len(text) <= len(_without_call(entry)) * SAME_LENGTH


def _without_call(entry: str) -> str:
    before, _, last = entry.rstrip().rpartition("\n")
    return before if before and _calls_to_read_more(last) else entry


def _is_wall(text: str, page: str, asked: str) -> bool:
    if page != asked and _WALLED.search(urlsplit(page).path.lower()):
        return True
    said = " ".join(text.lower().replace("’", "'").split())
    return len(said) <= WALL and any(words in said for words in entries("walls"))


def _is_about(text: str, entry: str) -> bool:
    """Whether a page tells what the entry tells: their words are alike. Too few words prove nothing."""
    wanted = {word.lower() for word in _WORD.findall(entry[:TEASER])}
    if len(wanted) < FEWEST_WORDS:
        return True
    said = {word.lower() for word in _WORD.findall(text)}
    return len(wanted & said) >= len(wanted) * SHARED
