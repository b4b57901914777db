"""What a person typed into the search field, understood.

Words = and · OR · -not · "a phrase" · ( ) · tag:x #x · feed:x · is:unread · has:note · after: before: date:
title: author: place: site: note: quote: speaker: look for words in one part of a story.
Every text is a legal query: what makes no sense is searched as words or left out, with a notice that says
where it stands.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader import days

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH = 10  # brackets inside brackets, as SQLite can parse them; deeper ones are read as if not there
LONGEST = 200  # words and conditions; SQLite refuses expressions that are much larger


class Text(NamedTuple):
    """A word or phrase to find, in one part of a story when `part` names it: a value of FIELDS.

    `prefix`: also words that begin so (troop*). `unfinished`: the person is still typing it.
    """

    words: str
    part: str = ""
    prefix: bool = False
    unfinished: bool = False


class Where(NamedTuple):
    """A condition on the story: kind is tag, feed, is or has."""

    kind: str
    value: str


class Dates(NamedTuple):
    """Published from the second `start` up to before the second `end`."""

    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Not:
    part: Part


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Part, ...]


Part = Text | Where | Dates | Not | All | Either


class Query(NamedTuple):
    """An understood query. `notices` say in words what was taken differently than typed."""

    part: All | Either | Not | Text | Where | Dates
    notices: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """The words and phrases that a match contains, for marking them."""
        return tuple(_positive(self.part))


STATES = {
    "unread": "unread",
    "read": "read",
    "bookmarked": "bookmarked",
    "starred": "bookmarked",
    "noted": "noted",
    "tagged": "tagged",
    "capture": "capture",
    "highlighted": "highlighted",
}
HELD = {
    "quote": "quote",
    "image": "picture",
    "picture": "picture",
    "note": "noted",
    "highlight": "highlighted",
    "tag": "tagged",
    "audio": "enclosure",
    "enclosure": "enclosure",
}
FIELDS = {
    **dict.fromkeys(("title", "intitle", "headline"), "headline"),
    **dict.fromkeys(("author", "by", "byline"), "byline"),
    **dict.fromkeys(("place", "dateline"), "place"),
    **dict.fromkeys(("speaker", "said"), "speaker"),
    **{name: name for name in ("site", "note", "quote")},
}
_NAMED = {"tag": "tag", "label": "tag", "feed": "feed"}
_CHOSEN = {"is": STATES, "has": HELD}
_DATED = frozenset({"after", "before", "date"})
_OPERATORS = frozenset({*FIELDS, *_NAMED, *_CHOSEN, *_DATED})
NAMED_DAYS = {"today": 0, "yesterday": 1}  # how many days ago
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")


@cache
def _lexeme() -> re.Pattern[str]:
    """What a query is made of. It takes a while to make: not for the first paint, which searches nothing."""
    return re.compile(
        r"""\s*(?:
            (?P<bracket>[()])
          | (?P<minus>-|!)(?=[^\s\-!)])
          | (?:(?P<field>\w+):)?(?:["“”„«»](?P<phrase>[^"“”„«»]*)(?:["“”„«»]|$))
          | (?P<tag>\#)(?P<tagname>[^\s()"]+)
          | (?P<named>\w+):(?P<value>[^\s()"]+)
          | (?P<word>[^\s()]+)
        )""",
        re.VERBOSE,
    )


def _lexemes(text: str) -> Iterator[re.Match[str]]:
    return _lexeme().finditer(text) if text else iter(())


def parse(text: str, *, typing: bool = False, now: int | None = None) -> Query:
    """Understand what was typed; while `typing`, a last unfinished word also finds longer words.

    Days are those of the person's calendar; `today` is the day of `now`.
    """
    reader = _Reader(days.of(int(time.time()) if now is None else now))
    text = text.encode("utf-8", "replace").decode()  # a lone surrogate is in no text, and no value for SQLite
    for number, match in enumerate(_lexemes(text)):
        if number == LONGEST:
            reader.notices.append(f"only the first {LONGEST} words of the search were used")
            break
        reader.take(match)
    part = reader.close()
    if typing and text[-1:].isalnum():
        part = _unfinished(part)
    return Query(part, tuple(dict.fromkeys(reader.notices)))


class Operator(NamedTuple):
    """A condition as it was typed, and where: "tag:war", "#war", "-is:read"."""

    start: int
    end: int
    name: str
    value: str
    negated: bool


def operators(text: str) -> tuple[Operator, ...]:
    """The conditions of a query that have a name, from its beginning."""
    found: list[Operator] = []
    minus: int | None = None
    for match in islice(_lexemes(text), LONGEST):
        start = match.end() - len(match[0].lstrip())
        if match["minus"]:
            minus = start if minus is None else None
            continue
        name = "tag" if match["tag"] else (match["field"] or match["named"] or "").lower()
        if name in _OPERATORS:
            value = match["tagname"] or match["value"] or match["phrase"] or ""
            begin = start if minus is None else minus
            found.append(Operator(begin, match.end(), name, value, minus is not None))
        minus = None
    return tuple(found)


def _unfinished(part: Part) -> Part:
    """Mark the very last word as one that may go on."""
    if isinstance(part, Text) and " " not in part.words:
        return part._replace(unfinished=True)
    if isinstance(part, All | Either) and part.parts:
        return replace(part, parts=(*part.parts[:-1], _unfinished(part.parts[-1])))
    return part


class _Group:
    """One open bracket: alternatives of conjunctions, and whether a minus stood before it."""

    def __init__(self, negated: bool = False) -> None:
        self.negated = negated
        self.done: list[list[Part]] = []
        self.now: list[Part] = []

    def close(self) -> Part:
        options = [_all(parts) for parts in [*self.done, self.now] if parts]
        whole = options[0] if len(options) == 1 else Either(tuple(options)) if options else All(())
        return Not(whole) if self.negated and whole != All(()) else whole


class _Reader:
    """Takes lexemes one by one; a stack of open brackets instead of recursion."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.notices: list[str] = []
        self.at = 0  # of the lexeme that is read, from 1
        self.groups = [_Group()]
        self.negate = False
        self.skipped = 0  # brackets too deep to open

    def take(self, match: re.Match[str]) -> None:
        self.at = match.end() - len(match[0].lstrip()) + 1
        if match["bracket"] == "(":
            self.open()
        elif match["bracket"] == ")":
            self.shut()
        elif match["minus"]:
            self.negate = not self.negate
        elif match["word"] == "OR" and self.groups[-1].now:
            self.groups[-1].done.append(self.groups[-1].now)
            self.groups[-1].now = []
        else:
            self.add(self.leaf(match))

    def open(self) -> None:
        if len(self.groups) > DEPTH:
            self.skipped += 1
            return
        self.groups.append(_Group(negated=self.negate))
        self.negate = False

    def shut(self) -> None:
        if self.skipped:
            self.skipped -= 1
        elif len(self.groups) > 1:
            part = self.groups.pop().close()
            if part != All(()):
                self.groups[-1].now.append(part)
        else:
            self.notice("a bracket closes that was never opened; it was left out")

    def add(self, part: Part | None) -> None:
        if part is not None:
            self.groups[-1].now.append(Not(part) if self.negate else part)
        self.negate = False

    def close(self) -> Part:
        while len(self.groups) > 1:
            self.shut()
        return self.groups[0].close()

    def leaf(self, match: re.Match[str]) -> Part | None:
        if match["phrase"] is not None:
            return self.named((match["field"] or "").lower(), match["phrase"])
        if match["tag"]:
            return Where("tag", match["tagname"])
        if match["named"]:
            return self.named(match["named"].lower(), match["value"])
        return _text(match["word"])

    def named(self, name: str, value: str) -> Part | None:
        """The condition NAME:VALUE, or its words when no such condition is known."""
        if name in _DATED:
            return self.dated(name, value)
        if name in FIELDS:
            return _text(value, part=FIELDS[name])
        if name in _CHOSEN:
            return self.chosen(name, value)
        if name in _NAMED:
            return Where(_NAMED[name], value.strip()) if value.strip() else None
        return _text(f"{name} {value}") if name else _text(value)

    def chosen(self, name: str, value: str) -> Part | None:
        """One of the few things that a story can be or have."""
        choices = _CHOSEN[name]
        if value.lower() in choices:
            held = choices[value.lower()]
            return Not(Where(name, "unread")) if held == "read" else Where(name, held)
        self.notice(f"“{name}:{value}” is unknown (there are: {', '.join(choices)}); searched as words")
        return _text(f"{name} {value}")

    def notice(self, words: str) -> None:
        """Say what was taken differently than typed, and where it stands."""
        self.notices.append(f"At character {self.at}: {words}")

    def dated(self, name: str, value: str) -> Part | None:
        first, dots, last = value.partition("..") if ".." in value else value.partition("/")
        start, end = span(first, self.today), span(last, self.today) if dots else None
        if start is None or (dots and last and end is None):
            self.notice(f"“{name}:{value}” names no date (write 2026, 2026-10, 2026-10-31 or today)")
            return _text(f"{name} {value}")
        if dots:
            return Dates(start[0], end[1] if end else None)
        return {"after": Dates(start[0], None), "before": Dates(None, start[0]), "date": Dates(*start)}[name]


def span(text: str, today: date) -> tuple[int, int] | None:
    """First and last second (exclusive) of a year, month or day; None when it is none."""
    match = _DAY.match(text)
    try:
        if text.lower() in NAMED_DAYS:
            start = today - NAMED_DAYS[text.lower()] * days.ONE
            end = start + days.ONE
        elif match:
            year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
            start = date(year, month, day)
            if match[3]:
                end = start + days.ONE
            elif match[2]:
                end = date(year + month // 12, month % 12 + 1, 1)
            else:
                end = date(year + 1, 1, 1)
        else:
            return None
        return days.begin(start), days.begin(end)
    except (ValueError, OverflowError):
        return None


def _text(words: str, *, part: str = "") -> Text | None:
    """Words to find, or None when there is nothing in them that an index holds."""
    star = words.endswith("*")
    bare = words.strip("*").strip()
    return Text(bare, part, prefix=star) if any(char.isalnum() for char in bare) else None


def _all(parts: list[Part]) -> Part:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _positive(part: Part) -> list[Text]:
    found: list[Text] = []
    waiting: list[Part] = [part]
    while waiting:
        now = waiting.pop(0)
        if isinstance(now, Text):
            found.append(now)
        elif isinstance(now, All | Either):
            waiting = [*now.parts, *waiting]
    return found
