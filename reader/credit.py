"""Who took a picture: the credit at the end of a caption, in brackets, behind a word for it, or bare.

"(AFP)", "[File: Ana Ruiz/Reuters]", "| Photo: PTI", "© Getty Images", "REUTERS/Ana Ruiz", "— AFP pic".
"""

from __future__ import annotations

import re
from functools import cache

from reader import lexicon

LONGEST = 84  # characters of a credit

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\.?$")
_WORDS = "photo|photograph|picture|image|credit|foto|bild|crédit|imagem|imagen"
_BEHIND_WORD = re.compile(
    rf"(?P<before>.)\s*[/–—-]?\s*(?:\b(?:{_WORDS})s?(?:\s(?:by|credit|credits))?\s?[:©]|©)\s?(?P<credit>[^.:!?]{{2,50}})$",
    re.IGNORECASE,
)
_BEHIND_SENTENCE = re.compile(r"[a-z0-9)”\"][.!?][”\"]?\s+([A-Z][^.!?—–]{1,50})$")
_BEHIND_DASH = re.compile(r"[—–]\s([A-Z][^.!?—–]{1,50}\s(?:pic|pix|photo|picture))$")
_WITHIN = frozenset(("by", "via", "for", "of", "pic", "photo", "file", "de", "and"))
_TAKEN_FOR = re.compile(
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3} for (?:the |The )?[A-Z]"
)  # Ana Ruiz for The Post
_OF_SOMEBODY = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3} ?/ ?[A-Z][\w.’' -]*$")  # Ana Ruiz/The Post
_ENDS = (".", "!", "?", "”", '"')


def ends(line: str) -> bool:
    """Whether a line ends with the credit of a picture."""
    start = max(0, len(line) - LONGEST)
    if line[-1] in ")].":
        bracketed = _IN_BRACKETS.search(line, start)
        return bracketed is not None and (_is_credit(bracketed[1]) or _is_signed(line, bracketed))
    worded = _BEHIND_WORD.search(line, start)
    if worded is not None:
        apart = worded["before"] in '.!?”’"|)' and _is_name(worded["credit"])
        return apart or _is_credit(worded["credit"])
    bare = _BEHIND_SENTENCE.search(line, start) or _BEHIND_DASH.search(line, start)
    return bare is not None and _is_name(bare[1]) and _is_credit(bare[1])


def _is_signed(line: str, bracketed: re.Match[str]) -> bool:
    """Whether somebody and an outlet, of which nothing is known, stand behind a whole sentence."""
    return line[: bracketed.start()].rstrip()[-1:] in _ENDS and _OF_SOMEBODY.match(bracketed[1]) is not None


def _is_name(text: str) -> bool:
    """Whether a text is made of names and what ties them together."""
    return all(word[0].isupper() or word in _WITHIN for word in text.split())


def _is_credit(text: str) -> bool:
    """Whether a text names an agency, or says that it names who took a picture."""
    if _TAKEN_FOR.match(text) or "courtesy" in text.lower():
        return True
    parts = [part.strip().lower() for part in re.split(r"[/,|;:]|\bby\b|\bvia\b", text)]
    return any(part in _credits() or part.split(" ")[-1] in _words() for part in parts if part)


@cache
def _words() -> frozenset[str]:
    return frozenset(lexicon.sections("agencies")["credits"])


@cache
def _credits() -> frozenset[str]:
    return _words() | {name.lower() for name in agencies()}


@cache
def agencies() -> frozenset[str]:
    """The names by which agencies sign."""
    return frozenset(lexicon.sections("agencies")["names"])
