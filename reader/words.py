"""The words of a text, as search compares them.

One normaliser stands before the index and before every query, so that both sees the same: quotation
marks and apostrophes become plain, letters that no accent table knows (ł, ø, ß) their plain
spelling, Arabic its bare forms, and runs of scripts that write without spaces are cut into
overlapping pairs ("北京市" → "北京 京市"), so that every part of a run can be found.
Accents and case are left to SQLite's unicode61, which folds them itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from heapq import merge

from reader import unusual

VERSION = 2
"""Goes up with every change of `fold` or of what is indexed: an older index is made anew."""

_PLAIN = {
    **dict.fromkeys("‘’‚‛ʼʻ＇´", "'"),
    **dict.fromkeys("“”„‟«»＂", '"'),
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ø": "o",
    "Ø": "O",
    "ı": "i",
    "ħ": "h",
    "Ħ": "H",
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "ة": "ه",
    "ـ": "",
    **{chr(mark): "" for mark in range(0x64B, 0x653)},  # Arabic short vowels
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),  # written, but never typed
}
_TABLE = str.maketrans(_PLAIN)
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"  # CJK, Hangul
    "\U00020000-\U0003ffff"
)
_ALEFS = frozenset("اأإآٱ")
_ARABIC_ARTICLE = re.compile(r"\bال(?=[\u0621-\u064a]{3})")


@cache
def _run() -> re.Pattern[str]:
    """A stretch of unspaced script. (Compiled when needed: such large sets cost the start of the window.)"""
    return re.compile(f"[{_UNSPACED}]+")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\\W_])+")


def fold(text: str) -> str:
    """The text as it goes into the index and into a query. Idempotent but for the pairs."""
    if text.isascii():
        return text
    foreign = set(unusual.characters(text))  # few letters: so each step is taken only where it is one
    if not all(map(_composed, foreign)):
        text = unicodedata.normalize("NFC", text)
        foreign = set(unusual.characters(text))
    for letter in foreign & _PLAIN.keys():
        text = text.replace(letter, _PLAIN[letter])
    text = _ARABIC_ARTICLE.sub("", text) if foreign & _ALEFS else text
    if _run().search("".join(foreign)):
        text = _run().sub(lambda run: f" {' '.join(pairs(run.group()))} ", text)
    return text


@cache
def _composed(letter: str) -> bool:
    """Whether a letter certainly stays as it is where accents are joined with what they stand on."""
    return letter < "\u0300" or "\u2010" <= letter <= "\u2027"  # of Latin script, dashes and quotation marks


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run of unspaced script; a single character is its own pair."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def unspaced(word: str) -> bool:
    """Whether the word is written in a script without spaces between words."""
    return bool(_run().search(word))


@lru_cache(maxsize=1 << 13)  # a text says the same words again and again
def key(word: str) -> str:
    """A word without case, accents and variants, to compare it with another one."""
    return bare(word)


def bare(text: str) -> str:
    """A text without case, accents and variants."""
    plain = _ARABIC_ARTICLE.sub("", text.translate(_TABLE))
    parts = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def tokens(text: str, start: int = 0) -> Iterator[tuple[int, int, str]]:
    """Every word of a text as (start, end, key); unspaced scripts give one character at a time."""
    for match in _token().finditer(text, start):
        yield match.start(), match.end(), key(match.group())


def beginnings(text: str, phrases: Iterable[Sequence[str]]) -> Iterator[int]:
    """Where to look whether words are one of these phrases, given as keys: at all that are, and few others.

    The longest word of a phrase is looked for, which is seldom a common one. A word has a key when it says
    it, without accents and in any case, or has a letter for which keys have several or none.
    """
    plain, strange = text, ""
    for letter in filter(_changes, set(unusual.characters(text))):
        if len(key(letter)) == 1:
            plain = plain.replace(letter, key(letter))
        else:
            strange += letter
    sought: dict[int, list[str]] = {}  # by how many words stand before the longest
    for keys in phrases:
        longest = max(range(len(keys)), key=lambda at: len(keys[at]))
        sought.setdefault(longest, [f"[{strange}]"] * bool(strange)).append(re.escape(keys[longest]))
    return merge(
        *(
            _beginnings(text, re.finditer("|".join(said), plain, re.IGNORECASE), strange, before)
            for before, said in sought.items()
        )
    )


def _beginnings(text: str, found: Iterator[re.Match[str]], strange: str, before: int) -> Iterator[int]:
    """The words in which something was found, or those that stand so many words before these."""
    end = 0
    for match in found:
        at = match.start()
        if at >= end and (_begins(text, at) or text[at] in strange):
            start, end = _word(text, at)
            yield _before(text, start, before)


def _begins(text: str, at: int) -> bool:
    """Whether a word begins at a place, or goes on behind an Arabic article."""
    if not at or not text[at - 1].isalnum():
        return True
    return not text.isascii() and (unspaced(text[at - 1 : at + 1]) or text[max(0, at - 2) : at] == "ال")


@cache
def _changes(letter: str) -> bool:
    """Whether a letter is more than its small one without case, accents and variants."""
    return letter.isalnum() and bare(letter) != letter.lower()


def _word(text: str, at: int) -> tuple[int, int]:
    """Where the word begins and ends that has a letter at a place."""
    start, end = at, at + 1
    if not unspaced(text[at]):
        while start and text[start - 1].isalnum() and not unspaced(text[start - 1]):
            start -= 1
        while end < len(text) and text[end].isalnum() and not unspaced(text[end]):
            end += 1
    return start, end


def _before(text: str, start: int, words: int) -> int:
    """Where the word begins that stands so many words before one; 0 when there are not so many."""
    for _ in range(words):
        while start and not text[start - 1].isalnum():
            start -= 1
        if start:
            start, _end = _word(text, start - 1)
    return start


def says(text: str, phrase: str) -> bool:
    """Whether a text has the words of a phrase one after the other; after "*" the last may go on."""
    wanted = [key for _, _, key in tokens(phrase)]
    said = [key for _, _, key in tokens(text)]
    grows = phrase.endswith("*")
    return any(follow(said[at : at + len(wanted)], wanted, grows) for at in range(len(said)))


def follow(said: list[str], wanted: list[str], grows: bool) -> bool:
    """Whether words begin with those that are wanted, of which the last may go on when it `grows`."""
    here = said[: len(wanted)]
    if not wanted or len(here) < len(wanted) or here[:-1] != wanted[:-1]:
        return False
    return here[-1].startswith(wanted[-1]) if grows else here[-1] == wanted[-1]
