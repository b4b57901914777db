"""The small grammar a language needs here, read from the lexicons that anybody can extend."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "ru", "ar", "zh", "ja")
LETTERS = re.compile(r"[^\W\d_]+")
SAMPLE = 3_000
ENOUGH = 3  # small words of a language among those of English; alone one of them says enough
SCRIPTS = (
    ("ja", re.compile(r"[ぁ-ヿ]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("ru", re.compile(r"[Ѐ-ӿ]")),
)
SUBJECTLESS = frozenset(("es", "it", "pt", "ar", "zh", "ja"))  # a verb needs no subject: “...”, dijo.
NOT_LATIN = re.compile(r"[Ѐ-ۿぁ-ヿ一-鿿]")
LATIN = ("en", "fr", "de", "es", "it", "pt", "nl")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the attribution asks about words, all in lower case."""

    language: str
    cues: dict[str, str]  # form of a verb of saying -> its first form
    judging: dict[str, str]  # form of a verb that judges or describes -> its first form
    thinking: dict[str, str]
    nouns: frozenset[str]  # forms of verbs that are nouns as often
    pronouns: frozenset[str]
    determiners: frozenset[str]
    stops: frozenset[str]
    auxiliaries: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    institutions: frozenset[str]
    links: frozenset[str]
    according: dict[str, tuple[tuple[str, ...], ...]]  # by its first word: "according" -> ("according", "to")
    closing: dict[str, tuple[tuple[str, ...], ...]]  # the same for what names a source only behind its words
    views: frozenset[str]
    gestures: frozenset[str]
    offices: frozenset[str]
    works: frozenset[str]
    parts: frozenset[str]
    terms: frozenset[str]
    naming: frozenset[str]
    circumstances: frozenset[str]
    phrasals: frozenset[str]
    utterances: frozenset[str]
    uses: frozenset[str]
    turns: frozenset[str]

    def is_verb(self, word: str) -> bool:
        """Say whether a word may be a verb of saying, judging or thinking."""
        return word in self.cues or word in self.judging or word in self.thinking

    @property
    def is_subjectless(self) -> bool:
        """Say whether a verb may stand without a subject, which then is that of the sentence before."""
        return self.language in SUBJECTLESS

    def is_genitive(self, word: str) -> bool:
        """Say whether a word ties a noun to its owner without more: of, de, von."""
        return word in self.links and (self.language != "en" or word == "of")

    def is_between(self, word: str) -> bool:
        """Say whether a word may stand between a subject and its verb: "also", "has", "angrily"."""
        return word.lower() in self.auxiliaries or self.is_adverb(word)

    def is_adverb(self, word: str) -> bool:
        return self.language == "en" and len(word) > 4 and word.endswith("ly") and word.islower()


@cache
def of_language(language: str) -> Grammar:
    """Build the grammar of one language from the lexicons."""

    def words(name: str) -> frozenset[str]:
        return frozenset(lexicon.sections(name).get(language, ()))

    return Grammar(
        language=language,
        cues=_verbs("cues", language),
        judging=_verbs("judging", language),
        thinking=_verbs("thinking", language),
        nouns=words("nouns_of_saying"),
        pronouns=words("pronouns"),
        determiners=words("determiners"),
        stops=words("stops"),
        auxiliaries=words("auxiliaries"),
        titles=lexicon.entries("titles"),
        particles=lexicon.entries("particles"),
        institutions=lexicon.entries("institutions"),
        links=words("links"),
        according=_by_first_word(words("according")),
        closing=_by_first_word(words("closing")),
        views=words("views"),
        gestures=words("gestures"),
        offices=lexicon.entries("offices"),
        works=words("works"),
        parts=words("parts"),
        terms=words("terms"),
        naming=words("naming"),
        circumstances=words("circumstances"),
        phrasals=words("phrasals"),
        utterances=words("utterances"),
        uses=words("uses"),
        turns=words("turns"),
    )


def of_text(text: str) -> Grammar:
    """Choose the grammar of a text by its letters and small words; English when in doubt."""
    sample = text[:SAMPLE].lower()
    words = LETTERS.findall(sample)
    for language, letters in SCRIPTS if NOT_LATIN.search(sample) else ():
        if len(letters.findall(sample)) * 4 > len(words):
            return of_language(language)
    seen = Counter(words)
    scores = {
        language: sum(seen[word] for word in seen.keys() & _small_words(language)) for language in LATIN
    }
    best = max(LATIN, key=lambda language: scores[language])
    needed = max(ENOUGH, scores["en"] * 1.5) if scores["en"] else 1
    return of_language(best if scores[best] >= needed else "en")


@cache
def _small_words(language: str) -> frozenset[str]:
    """The words that give a language away: those of its small words that English does not have."""
    own = {
        word
        for name in ("pronouns", "determiners", "stops", "auxiliaries", "cues")
        for line in lexicon.sections(name).get(language, ())
        for word in line.split()
    }
    return frozenset(own)


def _by_first_word(entries: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Word groups by their first word, the longest of each first."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(entry.split()) for entry in entries), key=len, reverse=True):
        groups.setdefault(words[0], []).append(words)
    return {first: tuple(found) for first, found in groups.items()}


def _verbs(name: str, language: str) -> dict[str, str]:
    lines = (line.split() for line in lexicon.sections(name).get(language, ()))
    verbs = {form: forms[0] for forms in lines for form in forms}
    if language == "ar":  # "and" is written as the first letter of a verb: وقال
        verbs |= {f"و{form}": first for form, first in verbs.items() if not form.startswith("و")}
    return verbs
