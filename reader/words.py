"""The words of a text, as search compares them.

One normaliser stands before the index and before every query, so that both sees the same: quotation
marks and apostrophes become plain, letters that no accent table knows (ł, ø, ß) their plain
spelling, Arabic its bare forms, and runs of scripts that write without spaces are cut into
overlapping pairs ("北京市" → "北京 京市"), so that every part of a run can be found.
Accents and case are left to SQLite's unicode61, which folds them itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

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
_FOREIGN = re.compile("[^\x00-\x7f]+")
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
    text = unicodedata.normalize("NFC", text)
    foreign = set("".join(_FOREIGN.findall(text)))  # few letters: so each step is taken only where it is one
    for letter in foreign & _PLAIN.keys():
        text = text.replace(letter, _PLAIN[letter])
    text = _ARABIC_ARTICLE.sub("", text) if "ال" in text else text
    if _run().search("".join(foreign)):
        text = _run().sub(lambda run: f" {' '.join(pairs(run.group()))} ", text)
    return text


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


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Every word of a text as (start, end, key); unspaced scripts give one character at a time."""
    for match in _token().finditer(text):
        yield match.start(), match.end(), key(match.group())


def says(text: str, phrase: str) -> bool:
    """Whether a text has the words of a phrase one after the other; after "*" the last may go on."""
    wanted = [key for _, _, key in tokens(phrase)]
    said = [key for _, _, key in tokens(text)]
    grows = phrase.endswith("*")
    return any(_follow(said[at : at + len(wanted)], wanted, grows) for at in range(len(said)))


def _follow(said: list[str], wanted: list[str], grows: bool) -> bool:
    if not wanted or len(said) < len(wanted) or said[:-1] != wanted[:-1]:
        return False
    return said[-1].startswith(wanted[-1]) if grows else said[-1] == wanted[-1]
