"""What a line of a news page is, judged by itself: furniture, a date, a caption, a bullet, a headline...

Owns the look of single lines, with word lists that anybody can extend (resources/lexicons). What a line
is *in its place* (the same words can be a headline or a sub-heading) is decided where the neighbours are
known: reader/news.py and reader/split.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from reader import credit, datelines, dates, lexicon


class Form(StrEnum):
    """What a line looks like."""

    HEADLINE = "headline"  # could be a headline, a sub-heading or a line of a menu
    TEXT = "text"  # a sentence or more
    UPDATED = "updated"
    BYLINE = "byline"
    CAPTION = "caption"
    BULLET = "bullet"
    ADDRESS = "address"
    LABEL = "label"  # says what the next line is: "Published", "Image caption,"
    LISTING = "listing"  # opens a list of other stories: "Most Popular"
    INDEX = "index"  # opens a list of the stories to come: "In this issue:"
    ENDING = "ending"  # an agency's sign after the last line: "Reuter"
    RULE = "rule"  # "-----"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Look:
    """The form of a line, and the part of it that counts.

    `value`: a date without its label, a byline without "By", a bullet without its mark, the kind of a
    label, why a line is furniture. `by`: the byline that stands in the same line as a date.
    """

    form: Form
    value: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a capture: its text with white space collapsed, the blank lines before it, its look.

    `start` and `end` say where it stands in the capture's text; `kept`: a person said it is no furniture.
    """

    text: str
    gap: int
    look: Look
    start: int = 0
    end: int = 0
    kept: bool = False

    @property
    def form(self) -> Form:
        return self.look.form


FEW_SIGNS = 3  # of a line that says nothing
_SIGNS = " |/·•»«›‹←→↑↓▲▼▶–—-"
END = 8  # characters in which a line's last signs are sought
CLEAR = 40  # a line this long with the end of a sentence is text
LONGEST_LINE = 400  # of what is no text; longer lines are not looked at
LONGEST_HEADLINE = 220


def look(line: str) -> Look:
    """Say what a line (white space collapsed, not empty) looks like."""
    if len(line) > LONGEST_LINE:
        return _caption(line) or Look(Form.TEXT)
    return _judged(line)


@lru_cache(maxsize=4096)  # furniture repeats itself
def _judged(line: str) -> Look:
    for judge in (_mark, _word, _dated, _byline, _caption, _bullet):
        judged = judge(line)
        if judged:
            return judged
    return Look(Form.HEADLINE if headline_like(line) else Form.TEXT)


def headline_like(line: str) -> bool:
    """Whether a line could stand over a story: no sentence, no fragment, at least a word."""
    if not 2 <= len(line) <= LONGEST_HEADLINE or not any(map(str.isalpha, line)):
        return False
    if line[0].islower() and not line[:3].startswith(("i", "e")):  # iPhone, eBay
        return False
    if len(line) > CLEAR and _opens_report(line):
        return False
    if not _ENDS_AS_TEXT.search(line, max(0, len(line) - END)):
        return True
    return len(line) < 120 and bool(_ENDS_SHORT.search(line))


def _opens_report(line: str) -> bool:
    """Whether a line begins with a dateline, and not with the name in "WORLD CUP: Ten Things We Learned"."""
    found = datelines.read(line)
    return found is not None and not (found.colon and "," not in found.place and _is_titled(line))


def _is_titled(line: str) -> bool:
    """Whether Nearly Every Word Has a Capital, or all are capitals."""
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return line.isupper() or sum(word[0].isupper() for word in words) * 10 >= len(words) * 8 > 0


_ENDS_AS_TEXT = re.compile(r"[.;:,。][”’\"')\]]{0,2}$")
_ENDS_SHORT = re.compile(r"(?:\b[A-Z]\.[A-Z]?\.?|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|No|St|Mr|Dr|vs|etc)\.|\.{3})$")


def is_sentence(line: str) -> bool:
    """Whether a line is plainly running text rather than a heading or a label."""
    return len(line) > LONGEST_HEADLINE or (
        len(line) >= CLEAR and bool(_ENDS_SENTENCE.search(line, len(line) - END))
    )


_ENDS_SENTENCE = re.compile(r"[.!?:;…。！？؟][”’»\"')\]]{0,3}$")


def letters(line: str) -> str:
    """A line's letters and digits alone: how one page prints it and another does not count."""
    return "".join(filter(str.isalnum, line.casefold()))


ENDS_OF_POSTS = frozenset(  # furniture that stands under the posts of an archive, and under no sub-heading
    {"a comment count or form", "a link to more", "a list of labels", "a share bar"}
)


# ── marks ────────────────────────────────────────────────────────────────────────────────────────

_RULE = re.compile(r"(?:[-=_*~—–·•#+]\s?){3,}$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,}$", re.IGNORECASE)
_E_MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}")
_BULLET = re.compile(r"(?:[•·▪‣◦●■►*–-]|\(?\d{1,2}[.)])\s+(?=\S)")


def _mark(line: str) -> Look | None:
    if _RULE.match(line):
        return Look(Form.RULE)
    if len(line) <= FEW_SIGNS and not line.strip(_SIGNS):
        return Look(Form.FURNITURE, "a sign between other things")
    if _E_MAIL.fullmatch(line):
        return Look(Form.FURNITURE, "an e-mail address")
    return Look(Form.ADDRESS, line) if _ADDRESS.match(line) else None


def _bullet(line: str) -> Look | None:
    match = _BULLET.match(line)
    return Look(Form.BULLET, line[match.end() :]) if match else None


# ── words ────────────────────────────────────────────────────────────────────────────────────────

_EDGES = " .,:;!?|·•*>«»›‹←→↑↓▲▼▶–—-\u200b\u200e\u200f"


def _bare(line: str) -> str:
    return line.strip(_EDGES).casefold().replace("’", "'")


def _word(line: str) -> Look | None:
    """A line that a lexicon knows: a label, a heading over a list, furniture, an agency's sign."""
    bare = _bare(line)
    if not bare or len(line) > LONGEST_KNOWN:
        return None
    kind = _labels().get(bare)
    if kind and bare not in _AMBIGUOUS:
        return Look(Form.LABEL, kind)
    listing = _phrases("listings").why(bare)
    if listing:
        return Look(Form.INDEX if listing == "index" else Form.LISTING, line)
    signed = line.strip(" ()-–—")
    if signed in credit.agencies():
        return Look(Form.ENDING, signed)
    if (own := _label("address", line)) and _ADDRESS.match(line[own.end() :].strip("<>() ")):
        return Look(Form.FURNITURE, "the page's own address")
    if _label("elsewhere", line) and not is_sentence(line):
        return Look(Form.FURNITURE, "a link to another story")
    why = furniture(line)
    return Look(Form.FURNITURE, why) if why else None


LONGEST_KNOWN = 160
_AMBIGUOUS = frozenset({"on", "da", "di", "photo", "image", "picture", "foto", "bild"})  # alone: anything


def furniture(line: str) -> str:
    """Why a line is furniture, in words; "" when it is not."""
    why = _phrases("furniture").why(_bare(line))
    return why or ("a line of the page's menu" if _is_menu(line) else "")


_BETWEEN_LINKS = re.compile(r"[|·•]")


def _is_menu(line: str) -> bool:
    """ "Home | News | About": short names between bars, or nothing but three known ones."""
    if not _BETWEEN_LINKS.search(line):
        names = line.split()
        return len(names) >= 3 and all(_phrases("furniture").why(_bare(name)) for name in names)
    parts = [part.strip() for part in _BETWEEN_LINKS.split(line) if part.strip()]
    if len(parts) < 2 or any(len(part) > 30 or _ENDS_SENTENCE.search(part) for part in parts):
        return False
    known = sum(bool(_phrases("furniture").why(_bare(part))) for part in parts)
    return known == len(parts) or (len(parts) >= 3 and known >= 1)


class _Phrases:
    """The phrases of a lexicon, by the reason (its section) that each stands for."""

    REST = 60  # characters that a "*" may stand for

    def __init__(self, name: str) -> None:
        self._whole: dict[str, str] = {}
        self._openings: dict[str, list[tuple[str, str]]] = {}
        for why, phrases in lexicon.sections(name).items():
            for phrase in phrases:
                self._learn(phrase.casefold().replace("’", "'"), why)

    def _learn(self, phrase: str, why: str) -> None:
        opening = phrase.removesuffix("*")
        if opening == phrase:
            self._whole.setdefault(phrase.strip(_EDGES), why)
        else:
            self._openings.setdefault(opening.split(maxsplit=1)[0], []).append((opening, why))

    def why(self, bare: str) -> str:
        """The reason of the phrase that a line is, "" when it is none."""
        counted = _NUMBER.sub("9", bare)
        if counted in self._whole:
            return self._whole[counted]
        for opening, why in self._openings.get(counted.split(maxsplit=1)[0] if counted else "", ()):
            if counted.startswith(opening) and len(counted) - len(opening) <= self.REST:
                return why
        return ""


_NUMBER = re.compile(r"\d[\d,.]{0,9}k?")


@cache
def _phrases(name: str) -> _Phrases:
    return _Phrases(name)


# ── dates and names ──────────────────────────────────────────────────────────────────────────────


@cache
def _labels() -> dict[str, str]:
    """What labels alone in their line are of; one of the page's address says nothing of the next."""
    kinds = lexicon.sections("labels").items()
    return {word: kind for kind, words in kinds if kind != "address" for word in words}


@cache
def _labelled(kind: str) -> re.Pattern[str]:
    words = sorted(lexicon.sections("labels")[kind], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?:\s?[:,]|(?=\s))\s*", re.IGNORECASE)


def _label(kind: str, line: str) -> re.Match[str] | None:
    """The label that a line opens with. Its first two signs are asked first, because few lines have one."""
    if line[:2].lower() not in _openings(kind) and line[:1].lower() not in _openings(kind):
        return None
    return _labelled(kind).match(line)


@cache
def _openings(kind: str) -> frozenset[str]:
    return frozenset(word[:2].lower() for word in lexicon.sections("labels")[kind])


_BY = re.compile(
    r"(?:[,|·/•]\s*)?\b(?:by|von|par|por|di|door|av|af):?\s+(?P<name>@?\w[^|]{1,60}?)\s*[|]?$", re.IGNORECASE
)
_SIGNED_FIRST = re.compile(  # "Posted by Ada Vane on 3 May 2020", "Von Ada Vane, 3. Mai 2020"
    r"(?:\w+\s){0,2}?(?:by|von|par|por|di|door):?\s+(?P<name>@?\w[^|]{1,60}?)"
    r"(?:\s+(?:on|at|am|le|el|em|il|op)\s+|\s*[,|·•–—-]\s*)(?P<date>.{4,60})$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s*[|/·•,—–-]\s*[A-Z@][\w.&’' -]{0,40}){0,2}\s*$")
_FILLERS = re.compile(r"(?:\b(?:on|at|am|um|uhr|the|le|el|il|em|of)\b|[|/·•,.;:()—–-]|\s)+", re.IGNORECASE)


def _dated(line: str) -> Look | None:
    """A line that says when: its date with or without a label, a name or an outlet beside it."""
    if len(line) > 110:
        return None
    signed = _SIGNED_FIRST.match(line)
    if signed and dates.around(signed["date"]) == "" and len(signed["name"].split()) <= 5:
        return Look(Form.UPDATED, signed["date"].strip(" |·•,–—-"), signed["name"])
    label = _label("updated", line)
    value = line[label.end() :] if label else line
    by = _BY.search(value)
    printed = (value[: by.start()] if by else value).strip(" |·•,–—-")
    if dates.is_time(printed, alone=label is None):
        return Look(Form.UPDATED, printed, by["name"] if by else "")
    rest = dates.around(printed)
    if rest is None or not (_says_nothing(rest) or (label and len(rest) <= 30)):
        return None
    return Look(Form.UPDATED, printed, by["name"] if by else "")


def _says_nothing(rest: str) -> bool:
    """Whether what stands beside a date is no more than an outlet's name set off by a sign."""
    rest = _labelled("updated").sub(" ", rest).strip()
    if rest and rest[0] in "|/·•,—–-":
        rest = rest[: _TAIL.search(rest).start()]  # type: ignore[union-attr]  # matches at the end at least
    return not _FILLERS.sub("", rest)


_NAME = re.compile(r"[A-Z@][\w.’'@-]*|[^\W\d_a-z][\w.’'-]*|&")
_SIGNATURE = re.compile(  # "— Ada Vane"
    r"(?:[—―]|--)\s?(?=[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){1,3}$)"
)
_EDITED = re.compile(r";[^;]*\bby\b.*", re.IGNORECASE)  # "; Editing by Per Holt"
LONGEST_NAME = 6  # words of a name with a role
_APART = re.compile(r"\s*[,;|/&]\s*|\s(?:and|und|et|y|e|en|for|in|at)\s", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"[\s,;|/]+")


def _byline(line: str) -> Look | None:
    label = _label("byline", line) or _SIGNATURE.match(line)
    if label is None or len(line) > 120 or len(line) == label.end():
        return None
    names = _EDITED.sub("", line[label.end() :])
    words = [word for word in _BETWEEN_NAMES.split(names) if word]
    if (
        len(words) > 12
        or max(len(name.split()) for name in _APART.split(names)) > LONGEST_NAME
        or _ENDS_AS_TEXT.search(names[4:])
    ):
        return None
    return Look(Form.BYLINE, names) if all(map(_in_byline, words)) else None


def is_name(line: str) -> bool:
    """Whether a line could be a person's name and nothing else: two to four words, each with a capital."""
    words = line.split()
    return 2 <= len(words) <= 4 and all(map(_NAME.fullmatch, words))


def _in_byline(word: str) -> bool:
    """Whether a word may stand in a byline: a name, what ties names together, or a writer's role."""
    return bool(_NAME.fullmatch(word)) or word.lower() in _words_of_bylines()


@cache
def _words_of_bylines() -> frozenset[str]:
    sections = lexicon.sections("labels")
    return frozenset(sections["roles"]) | frozenset(sections["between names"])


# ── captions ─────────────────────────────────────────────────────────────────────────────────────

LONGEST_CAPTION = 1200


def _caption(line: str) -> Look | None:
    """A line that ends with a credit, or begins with the words for a caption."""
    label = _label("caption", line)
    if label and line[label.end() - 1 : label.end()] in ":, " and re.search(r"[:,]", label[0]):
        return Look(Form.CAPTION, line[label.end() :])
    return Look(Form.CAPTION, line) if len(line) <= LONGEST_CAPTION and credit.ends(line) else None
